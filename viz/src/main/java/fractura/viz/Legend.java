package fractura.viz;

import fractura.viz.ResultModel.Part;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/// What the colours and lines of a picture mean, and how much lies above the limits.
final class Legend {
    static final String SMOOTHED = "Surface smoothed for display; colours are element values averaged to the surface.";
    static final String SECTION = "The cut is a true section with one colour per element.";
    static final String YIELD = "Local yield comes before fracture of the whole bone";
    private static final String STRENGTH = "; its strength stands in the result";
    static final String FOOTER = "Decision support for research; not a certified medical device";

    private static final int WORDS = 22;
    /// Height of a line of text, pixels.
    private static final double LINE = 26;

    private static final int BAR = 54;

    /// Heights of the bar of colours in a column, pixels.
    private static final double LONGEST = 500;

    private static final double SHORTEST = 180;

    private final ResultModel model;
    private final ColorScale scale;
    private final ColorBar colors;
    private final FieldSummary summary;
    private final Caption caption;
    private final String lesionKey;

    /// @param lesionKey how lesions are drawn
    Legend(ResultModel model, ColorScale scale, Caption caption, String lesionKey) {
        this.model = model;
        this.scale = scale;
        colors = new ColorBar(scale);
        this.caption = caption;
        this.lesionKey = lesionKey;
        summary = FieldSummary.of(model, scale);
    }

    /// Draws the full legend as a column; its bar is as long as the words below leave room.
    ///
    /// @return lower edge of the last line
    double column(Lettering pen, Rectangle2D at) {
        BufferedImage nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        double over = column(new Lettering(nowhere), at, LONGEST) - at.getMaxY();
        return column(pen, at, Math.clamp(LONGEST - over, SHORTEST, LONGEST));
    }

    private double column(Lettering pen, Rectangle2D at, double bar) {
        double x = at.getX();
        double w = at.getWidth();
        double y = at.getY() + 32;
        y = pen.paragraph(scale.title(), x, y, w, Lettering.bold(34), Lettering.INK) - 11;
        y = pen.paragraph(quantity(), x, y, w, Lettering.plain(WORDS), Lettering.FAINT);
        if (scale.dependsOnLoad()) {
            y = pen.paragraph("Load: " + caption.loadOf(scale), x, y + 6, w, Lettering.plain(WORDS), Lettering.INK) + 4;
        }
        Rectangle2D strip = new Rectangle2D.Double(x, y, BAR, bar);
        colors.paint(pen, strip, true);
        ticks(pen, strip);
        y += bar + 44;
        y = amounts(pen, x, y, w) + 16;
        pen.line(x, y, x + w, y, 1.5f, Lettering.LINE);
        double below = keys(pen, x, y + 40, w);
        if (below > y + 40) {
            y = below - 10;
            pen.line(x, y, x + w, y, 1.5f, Lettering.LINE);
        }
        String yield = YIELD + (caption.answer().isEmpty() ? "" : STRENGTH) + ". ";
        String notes = (Double.isNaN(scale.failsAbove()) ? "" : yield) + SMOOTHED + " " + SECTION;
        return pen.paragraph(notes, x, y + 34, w, Lettering.plain(19), Lettering.FAINT) - 0.75 * LINE;
    }

    /// Draws a short legend as a strip, for a view that stands alone; narrow views take more lines.
    ///
    /// @param at its width counts, and its upper edge
    /// @return lower edge of the last line
    double strip(Lettering pen, Rectangle2D at) {
        double x = at.getX();
        double y = at.getY() + 24;
        Font bold = Lettering.bold(WORDS);
        Font plain = Lettering.plain(WORDS);
        double after = x + pen.text(scale.title() + unit(), x, y, bold, Lettering.INK) + 14;
        String load = scale.dependsOnLoad() ? caption.loadOf(scale) : caption.site();
        if (after + pen.width(load, plain) <= at.getMaxX()) {
            pen.text(load, after, y, plain, Lettering.FAINT);
        } else {
            y = pen.paragraph(load, x, y + LINE, at.getWidth(), plain, Lettering.FAINT) - LINE;
        }
        Rectangle2D bar = new Rectangle2D.Double(x, y + 14, at.getWidth(), 22);
        colors.lying(pen, bar);
        double below =
                pen.paragraph(shortAmount(), x, bar.getMaxY() + 58, at.getWidth(), Lettering.plain(20), Lettering.INK);
        String small = caption.caseName() + " · " + FOOTER;
        Font font = Lettering.plain(17);
        return pen.paragraph(small, x, below, at.getWidth(), font, Lettering.FAINT) - font.getSize();
    }

    private String quantity() {
        return scale.field().equals("utilisation")
                ? "demand ÷ strength, no unit"
                : scale.unit().isEmpty() ? "no unit" : "in " + scale.printedUnit();
    }

    private String unit() {
        return scale.unit().isEmpty() ? "" : " (" + scale.printedUnit() + ")";
    }

    private String shortAmount() {
        return shortAmount(scale, summary);
    }

    /// @return how much of a bone lies above the limit of a scale, in words
    static String shortAmount(ColorScale scale, FieldSummary summary) {
        return Double.isNaN(scale.failsAbove())
                ? "Above range: " + words(summary.beyond())
                : "Above " + Lettering.number(scale.failsAbove(), 2) + " (hatched, predicted to yield): "
                        + words(summary.failing());
    }

    private double amounts(Lettering pen, double x, double top, double w) {
        double y = top;
        Font font = Lettering.plain(WORDS);
        if (!Double.isNaN(scale.failsAbove())) {
            pen.text(
                    "Above " + Lettering.number(scale.failsAbove(), 2) + ", yields locally:",
                    x,
                    y,
                    font,
                    Lettering.INK);
            y = pen.paragraph(words(summary.failing()), x, y + 30, w, Lettering.bold(WORDS), Lettering.INK) + 8;
        }
        y = pen.paragraph(
                "Above range (" + Lettering.number(scale.high(), 3) + "): " + words(summary.beyond()),
                x,
                y,
                w,
                font,
                Lettering.INK);
        String highest = Double.isNaN(summary.highest()) ? "none" : significant(summary.highest()) + spaced();
        return pen.paragraph("Highest element: " + highest, x, y + 4, w, font, Lettering.INK);
    }

    private String spaced() {
        return scale.unit().isEmpty() ? "" : " " + scale.printedUnit();
    }

    private static String words(FieldSummary.Amount a) {
        return String.format(
                Locale.ROOT,
                "%,d element%s, %.1f cm³",
                a.elements(),
                a.elements() == 1 ? "" : "s",
                a.volumeMm3() / 1000);
    }

    private static String significant(double v) {
        double size = Math.abs(v);
        return Lettering.number(v, size >= 100 ? 0 : size >= 0.1 ? 2 : 5);
    }

    private double keys(Lettering pen, double x, double top, double w) {
        double y = top;
        for (ResultModel.Lesion kind : model.lesionKinds()) {
            String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            double cm3 = model.volumeMm3(kind) / 1000;
            Shape ring = new Ellipse2D.Double(x + 3, y - 22, 34, 28);
            pen.dashed(ring, kind);
            String words = String.format(Locale.ROOT, "%s lesion, %.1f cm³ (%s)", name, cm3, lesionKey);
            y = pen.paragraph(words, x + 54, y, w - 54, Lettering.plain(WORDS), Lettering.INK) + 10;
        }
        if (caption.failureMm().isPresent()) {
            pen.mark(x + 20, y - 8);
            String words = "Fails first, as the load grows (may lie inside or behind)";
            y = pen.paragraph(words, x + 54, y, w - 54, Lettering.plain(WORDS), Lettering.INK) + 10;
        }
        if (summary.blank().elements() > 0) {
            y = swatch(pen, x, y, w, ColorScale.BLANK, "No value: no bone");
        }
        if (model.volumeMm3(model.elementsOf(Part.PLATEN)) > 0) {
            y = swatch(pen, x, y, w, 0xdde1e4, "Embedding disc (load and support)");
        }
        if (model.volumeMm3(model.elementsOf(Part.IMPLANT)) > 0) {
            y = swatch(pen, x, y, w, 0x9fb3a8, "Cement or implant");
        }
        return y;
    }

    private static double swatch(Lettering pen, double x, double y, double w, int rgb, String words) {
        pen.fill(new Rectangle2D.Double(x + 3, y - 20, 34, 24), new Color(rgb));
        pen.box(x + 3, y - 20, 34, 24, Lettering.LINE);
        return pen.paragraph(words, x + 54, y, w - 54, Lettering.plain(WORDS), Lettering.INK) + 10;
    }

    /// Bands narrower than a line of text, as on a widened range, keep their strokes and lose their words.
    private void ticks(Lettering pen, Rectangle2D strip) {
        double[] t = scale.ticks();
        boolean isCrowded = false;
        for (int i = 1; i < t.length; i++) {
            isCrowded |= Math.abs(place(strip, t[i]) - place(strip, t[i - 1])) < LINE;
        }
        for (int i = 0; i < t.length; i++) {
            double y = place(strip, t[i]);
            boolean isMain = i == 0 || i == t.length - 1 || t[i] == scale.failsAbove();
            pen.line(strip.getX(), y, strip.getMaxX() + 8, y, 2, Lettering.INK);
            if (isMain || !isCrowded) {
                pen.text(colors.tick(t[i]), strip.getMaxX() + 16, y + 8, Lettering.bold(WORDS), Lettering.INK);
            }
        }
        if (Double.isNaN(scale.failsAbove()) || scale.bands().length != 3) {
            return;
        }
        String[] words = {"less than half of its strength", "up to three quarters", "close to its limit"};
        double[] b = scale.bands();
        double[] middle = {(scale.low() + b[0]) / 2, (b[0] + b[1]) / 2, (b[1] + b[2]) / 2};
        double x = strip.getMaxX() + 84;
        double w = 376 - BAR - 84;
        for (int i = 0; i < 3 && !isCrowded; i++) {
            pen.paragraph(words[i], x, place(strip, middle[i]) + 7, w, Lettering.plain(20), Lettering.FAINT);
        }
        double y = place(strip, (b[2] + scale.high()) / 2) - 14;
        pen.paragraph("predicted to yield under this load", x, y, w, Lettering.bold(20), new Color(0xa80f2e));
    }

    private double place(Rectangle2D strip, double value) {
        return strip.getMaxY() - strip.getHeight() * (value - scale.low()) / (scale.high() - scale.low());
    }
}
