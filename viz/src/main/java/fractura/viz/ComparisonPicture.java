package fractura.viz;

import fractura.mesh.Field;
import fractura.mesh.io.VtuFile;
import fractura.viz.ResultModel.Part;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Several results side by side: from the front and cut open, all in one size and on one scale of colours, each with
/// its answer above it.
///
/// Bones that lie in the same place of their scan, as one with a lesion and without it, are cut in one plane.
public final class ComparisonPicture {
    /// Most results on one picture; more would be too small to read.
    public static final int MOST = 6;

    private static final int MARGIN = 32;
    private static final int GAP = 16;
    private static final int TITLE = 92;
    private static final int HEAD = 190;
    private static final int AMOUNT = 66;
    private static final int BOTTOM = 190;

    /// Widest and tallest a view may be, pixels; a long bone is tall.
    private static final int WIDEST = 560;

    private static final int NARROWEST = 400;
    private static final int TALLEST = 580;
    private static final int TALLEST_LONG = 920;

    /// Room around the bone inside a view, pixels: name and letters.
    private static final int ROOM_X = 110;

    private static final int ROOM_Y = 250;

    /// Middles nearer than this are those of one bone, mm.
    private static final double SAME_PLACE_MM = 1;

    private final List<Compared> results;
    private final List<ResultModel> models;
    private final ColorScale scale;
    private final double mm;
    private final int width;
    private final int height;

    /// A result to be compared.
    ///
    /// @param file mesh and fields
    /// @param caption its words
    public record Compared(VtuFile file, Caption caption) {}

    private ComparisonPicture(List<Compared> results, ColorScale scale) {
        this.results = results;
        this.scale = scale;
        models = results.stream().map(r -> ResultModel.of(r.file())).toList();
        double breadth = 0;
        double tall = 0;
        boolean isAnyLong = false;
        for (ResultModel m : models) {
            double[] box = m.box();
            breadth = Math.max(breadth, Math.max(box[3] - box[0], box[4] - box[1]));
            tall = Math.max(tall, box[5] - box[2]);
            isAnyLong |= StandardCut.isLong(box);
        }
        int tallest = isAnyLong ? TALLEST_LONG : TALLEST;
        mm = Math.max(breadth / (WIDEST - ROOM_X), tall / (tallest - ROOM_Y));
        width = Math.clamp((int) Math.ceil(breadth / mm) + ROOM_X, NARROWEST, WIDEST);
        height = (int) Math.ceil(tall / mm) + ROOM_Y;
    }

    /// Draws the picture.
    ///
    /// @param results 2 to `MOST`, each with the field
    /// @param field scalar field on elements, for example `utilisation`
    /// @return the picture `comparison`; or why there is none
    /// @throws fractura.mesh.InputException when a result has no such field
    public static Rendering render(List<Compared> results, String field) {
        if (results.size() < 2 || results.size() > MOST) {
            throw new IllegalArgumentException("Compared are 2 to " + MOST + " results, got " + results.size());
        }
        ColorScale scale =
                common(results.stream().map(r -> r.file().field(field)).toList());
        return StressPicture.lettersWork() ? new ComparisonPicture(results, scale).draw() : StressPicture.noLetters();
    }

    /// The range that holds those of all.
    static ColorScale common(List<Field> fields) {
        List<ColorScale> own = fields.stream().map(ColorScale::of).toList();
        return own.getFirst()
                .withRange(
                        own.stream().mapToDouble(ColorScale::low).min().orElseThrow(),
                        own.stream().mapToDouble(ColorScale::high).max().orElseThrow());
    }

    private Rendering draw() {
        List<List<BufferedImage>> columns = new ArrayList<>();
        String renderer = "";
        for (int k = 0; k < models.size(); k++) {
            List<ViewPanel> panels = panels(k);
            ResultSurfaces surfaces = new ResultSurfaces(models.get(k));
            Rendering raw = HeadlessRenderer.render(
                    models.get(k),
                    surfaces,
                    panels.stream().map(ViewPanel::shot).toList());
            switch (raw) {
                case Rendering.Unavailable none -> {
                    return none;
                }
                case Rendering.Rendered drawn -> {
                    renderer = drawn.renderer();
                    List<BufferedImage> column = new ArrayList<>();
                    for (int i = 0; i < panels.size(); i++) {
                        BufferedImage image = drawn.pictures().get(i).image();
                        panels.get(i)
                                .letter(
                                        image,
                                        surfaces,
                                        results.get(k).caption().failureMm());
                        column.add(image);
                    }
                    columns.add(column);
                }
            }
        }
        return new Rendering.Rendered(List.of(new Rendering.Picture("comparison", sheet(columns))), renderer);
    }

    private List<ViewPanel> panels(int k) {
        double[] centre = middle(models.get(k));
        StandardCut cut = cut(k);
        Shot whole = new Shot("front", View.ANTERIOR, centre, mm, width, height, SceneOptions.whole(scale));
        Shot open = new Shot("cut", cut.from(), centre, mm, width, height, SceneOptions.cutBy(scale, cut.plane()));
        return List.of(new ViewPanel(whole, View.ANTERIOR.words()), new ViewPanel(open, cut.title()));
    }

    /// That of the first one with a lesion among those in the same place; else its own.
    private StandardCut cut(int k) {
        StandardCut own = own(k);
        for (int i = 0; i < models.size(); i++) {
            StandardCut other = own(i);
            if (other.hasLesion() && other.from() == own.from() && isSamePlace(models.get(i), models.get(k))) {
                return other.of(own);
            }
        }
        return own;
    }

    private StandardCut own(int k) {
        return StandardCut.of(models.get(k), results.get(k).caption().lateral());
    }

    private static boolean isSamePlace(ResultModel a, ResultModel b) {
        double[] p = middle(a);
        double[] q = middle(b);
        return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]) < SAME_PLACE_MM;
    }

    private static double[] middle(ResultModel model) {
        double[] box = model.box();
        return new double[] {(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2};
    }

    private BufferedImage sheet(List<List<BufferedImage>> columns) {
        int across = 2 * MARGIN + columns.size() * (width + GAP) - GAP;
        int down = TITLE + HEAD + 2 * (height + GAP) + AMOUNT + BOTTOM;
        BufferedImage sheet = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
        Lettering pen = new Lettering(sheet);
        pen.fill(new Rectangle2D.Double(0, 0, across, down), Lettering.PAPER);
        pen.text(scale.title() + ", on one scale", MARGIN, 60, Lettering.bold(38), Lettering.INK);
        for (int k = 0; k < columns.size(); k++) {
            double x = MARGIN + k * (width + GAP);
            head(pen, results.get(k).caption(), x);
            double y = TITLE + HEAD;
            for (BufferedImage image : columns.get(k)) {
                pen.graphics().drawImage(image, (int) x, (int) y, null);
                pen.box(x, y, width, height, Lettering.LINE);
                y += height + GAP;
            }
            String amount = Legend.shortAmount(scale, FieldSummary.of(models.get(k), scale));
            pen.paragraph(amount, x, y + 16, width, Lettering.plain(20), Lettering.INK);
        }
        foot(pen, across, down);
        pen.close();
        return sheet;
    }

    /// Case, status, answer and load of a column.
    private void head(Lettering pen, Caption caption, double x) {
        double y = TITLE + 24;
        var bold = Lettering.bold(26);
        pen.text(pen.fit(caption.caseName(), width, bold), x, y, bold, Lettering.INK);
        var small = Lettering.bold(19);
        double after = x
                + pen.text(
                        caption.status().words(),
                        x,
                        y + 29,
                        small,
                        new Color(caption.status().rgb()))
                + 12;
        pen.text(
                pen.fit(caption.site(), x + width - after, Lettering.plain(19)),
                after,
                y + 29,
                Lettering.plain(19),
                Lettering.FAINT);
        double next = y + 60;
        if (!caption.answer().isEmpty()) {
            for (String part : caption.answer().split(", ")) {
                next = pen.paragraph(part, x, next, width, Lettering.plain(21), Lettering.INK);
            }
        }
        if (scale.dependsOnLoad()) {
            pen.paragraph("Load: " + caption.loadOf(scale), x, next, width, Lettering.plain(19), Lettering.FAINT);
        }
    }

    private void foot(Lettering pen, int across, int down) {
        double top = down - BOTTOM + 34;
        String unit = scale.unit().isEmpty() ? "" : " (" + scale.printedUnit() + ")";
        String what = scale.field().equals("utilisation") ? "demand ÷ strength, no unit" : scale.title() + unit;
        pen.text(what, MARGIN, top, Lettering.bold(22), Lettering.INK);
        double wide = Math.min(across - 2.0 * MARGIN, 900);
        double below = new ColorBar(scale).lying(pen, new Rectangle2D.Double(MARGIN, top + 14, wide, 22));
        List<String> signs = new ArrayList<>();
        if (models.stream().anyMatch(m -> !m.lesionKinds().isEmpty())) {
            signs.add("Dashed: lesion inside the bone.");
        }
        if (results.stream().anyMatch(r -> r.caption().failureMm().isPresent())) {
            signs.add("Cross: fails first, as the load grows.");
        }
        if (models.stream().anyMatch(m -> FieldSummary.of(m, scale).blank().elements() > 0)) {
            signs.add("Grey: no value, no bone.");
        }
        if (models.stream().anyMatch(m -> m.volumeMm3(m.elementsOf(Part.PLATEN)) > 0)) {
            signs.add("White: embedding disc.");
        }
        if (!Double.isNaN(scale.failsAbove())) {
            signs.add(Legend.YIELD + ".");
        }
        signs.add(Legend.FOOTER + ".");
        pen.paragraph(
                String.join(" ", signs),
                MARGIN,
                below + 34,
                across - 2.0 * MARGIN,
                Lettering.plain(18),
                Lettering.FAINT);
    }
}
