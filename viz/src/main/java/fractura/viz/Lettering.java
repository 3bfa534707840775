package fractura.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text and lines over pictures: one set of sizes and inks, so that everything is legible at half size.
final class Lettering {
    static final Color INK = new Color(0x22262b);
    static final Color FAINT = new Color(0x5d656e);
    static final Color LINE = new Color(0xc9ccd0);
    static final Color PAPER = Color.WHITE;

    /// Half width of the free middle of a mark, and of the whole mark, pixels.
    private static final double MARK_FREE = 4;

    private static final double MARK_REACH = 13;

    private final Graphics2D g;

    Lettering(BufferedImage image) {
        this(image.createGraphics());
    }

    /// @param graphics to draw on; closed by the caller, or here with `close`
    Lettering(Graphics2D graphics) {
        g = graphics;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    Graphics2D graphics() {
        return g;
    }

    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    /// Writes one line.
    ///
    /// @return its width, pixels
    double text(String words, double x, double baseline, Font font, Color ink) {
        g.setFont(font);
        g.setColor(ink);
        g.drawString(words, (float) x, (float) baseline);
        return width(words, font);
    }

    /// Writes one line, its middle at x.
    void centred(String words, double x, double baseline, Font font, Color ink) {
        text(words, x - width(words, font) / 2, baseline, font, ink);
    }

    double width(String words, Font font) {
        return g.getFontMetrics(font).getStringBounds(words, g).getWidth();
    }

    /// Writes as many lines as needed.
    ///
    /// @return baseline below the last line
    double paragraph(String words, double x, double baseline, double width, Font font, Color ink) {
        double y = baseline;
        for (String line : wrap(words, width, font)) {
            text(line, x, y, font, ink);
            y += font.getSize() * 1.32;
        }
        return y;
    }

    private List<String> wrap(String words, double width, Font font) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /// The words, cut and ended by an ellipsis where they are too long.
    String fit(String words, double width, Font font) {
        String fitting = words;
        while (fitting.length() > 1 && width(fitting, font) > width) {
            fitting = fitting.substring(0, fitting.length() - 2).stripTrailing() + "…";
        }
        return fitting;
    }

    void line(double x1, double y1, double x2, double y2, float width, Color ink) {
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.setColor(ink);
        g.draw(new java.awt.geom.Line2D.Double(x1, y1, x2, y2));
    }

    void fill(Shape shape, Color ink) {
        g.setColor(ink);
        g.fill(shape);
    }

    void box(double x, double y, double w, double h, Color ink) {
        g.setStroke(new BasicStroke(1.5f));
        g.setColor(ink);
        g.draw(new Rectangle2D.Double(x, y, w, h));
    }

    /// The silhouette of a lesion: dashed in its colour over a casing, seen on every colour of the maps.
    void dashed(Shape shape, ResultModel.Lesion kind) {
        Color casing = new Color(kind.casing());

        g.setStroke(new BasicStroke(5.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(casing.getRed(), casing.getGreen(), casing.getBlue(), 170));
        g.draw(shape);
        g.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {11, 7}, 0));
        g.setColor(new Color(kind.rgb()));
        g.draw(shape);
    }

    /// A cross that leaves its place free, dark on a light casing, seen on every colour of the maps.
    void mark(double x, double y) {
        for (boolean isCasing : new boolean[] {true, false}) {
            g.setStroke(new BasicStroke(isCasing ? 7 : 3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(isCasing ? PAPER : INK);
            for (int[] arm : new int[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}) {
                g.draw(new java.awt.geom.Line2D.Double(
                        x + MARK_FREE * arm[0],
                        y + MARK_FREE * arm[1],
                        x + MARK_REACH * arm[0],
                        y + MARK_REACH * arm[1]));
            }
        }
    }

    void close() {
        g.dispose();
    }

    /// A number with at most so many decimals, without trailing zeros.
    static String number(double value, int decimals) {
        String s = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return s.contains(".") ? s.replaceAll("0+$", "").replaceAll("\\.$", "") : s;
    }
}
