package fractura.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/// The colours of a scale as a bar; what is predicted to yield is hatched on it as it is on the bone.
record ColorBar(ColorScale scale) {
    /// Paints the bar.
    ///
    /// @param isUpright whether values rise from below, else from the left
    void paint(Lettering pen, Rectangle2D strip, boolean isUpright) {
        int steps = (int) (isUpright ? strip.getHeight() : strip.getWidth());
        double range = scale.high() - scale.low();
        for (int i = 0; i < steps; i++) {
            Color c = new Color(scale.rgb(scale.low() + (i + 0.5) / steps * range));
            pen.fill(
                    isUpright
                            ? new Rectangle2D.Double(
                                    strip.getX(), strip.getY(), strip.getWidth(), strip.getHeight() - i)
                            : new Rectangle2D.Double(
                                    strip.getX() + i, strip.getY(), strip.getWidth() - i, strip.getHeight()),
                    c);
        }
        if (!Double.isNaN(scale.failsAbove()) && scale.failsAbove() < scale.high()) {
            double f = (scale.failsAbove() - scale.low()) / range;
            hatch(
                    pen,
                    isUpright
                            ? new Rectangle2D.Double(
                                    strip.getX(), strip.getY(), strip.getWidth(), strip.getHeight() * (1 - f))
                            : new Rectangle2D.Double(
                                    strip.getX() + f * strip.getWidth(),
                                    strip.getY(),
                                    strip.getWidth() * (1 - f),
                                    strip.getHeight()));
        }
        pen.box(strip.getX(), strip.getY(), strip.getWidth(), strip.getHeight(), Lettering.INK);
    }

    /// Paints a lying bar with its numbers below.
    ///
    /// @return baseline of the numbers
    double lying(Lettering pen, Rectangle2D bar) {
        paint(pen, bar, false);
        double baseline = bar.getMaxY() + 26;
        for (double t : scale.ticks()) {
            double tx = bar.getX() + bar.getWidth() * (t - scale.low()) / (scale.high() - scale.low());
            pen.line(tx, bar.getMaxY(), tx, bar.getMaxY() + 6, 2, Lettering.INK);
            String words = tick(t);
            double half = pen.width(words, Lettering.plain(20)) / 2;
            pen.centred(
                    words,
                    Math.clamp(tx, bar.getX() + half, bar.getMaxX() - half),
                    baseline,
                    Lettering.plain(20),
                    Lettering.INK);
        }
        return baseline;
    }

    /// A tick's number, with as many decimals as the finest of them needs.
    String tick(double value) {
        int decimals = 0;
        for (double t : scale.ticks()) {
            String s = Lettering.number(t, 6);
            decimals = Math.max(decimals, s.contains(".") ? s.length() - s.indexOf('.') - 1 : 0);
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static void hatch(Lettering pen, Rectangle2D area) {
        Graphics2D g = pen.graphics();
        Shape before = g.getClip();
        g.clip(area);
        double h = area.getHeight();
        for (double x = area.getX() - h; x < area.getMaxX(); x += 9.9) {
            pen.line(x, area.getMaxY(), x + h, area.getY(), 1.7f, new Color(0x45, 0, 0x0d, 204));
        }
        g.setClip(before);
    }
}
