package fractura.viz;

import fractura.mesh.io.VtuFile;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The stress map as pictures: one sheet of four views with its legend, and each view alone.
///
/// The projection is parallel and the scale the same in all views, so that the scale bar is true everywhere.
/// Drawn without a window; where nothing can be drawn the outcome says why.
public final class StressPicture {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1440;
    private static final int MARGIN = 32;
    private static final int TOP = 122;
    private static final int LEGEND = 376;
    private static final int GAP = 16;
    private static final int BOTTOM = 66;

    /// Room around the bone inside a view, pixels: name and letters.
    private static final int ROOM_X = 110;

    private static final int ROOM_Y = 200;

    private final ResultModel model;
    private final ColorScale scale;
    private final Caption caption;

    private StressPicture(VtuFile result, ColorScale scale, Caption caption) {
        model = ResultModel.of(result);
        this.scale = scale;
        this.caption = caption;
    }

    /// Draws utilisation on its fixed scale.
    ///
    /// @param result mesh and fields; wants `utilisation`; uses `tissue` and `lesion` where present
    /// @param caption the words of the picture
    /// @return pictures `sheet`, then one per view; or why there are none
    /// @throws fractura.mesh.InputException when the result has no such field
    public static Rendering render(VtuFile result, Caption caption) {
        return render(result, ColorScale.utilisation(), caption);
    }

    /// Draws any field.
    ///
    /// @param result mesh and fields; uses `tissue` and `lesion` where present
    /// @param scale field and colours
    /// @param caption the words of the picture
    /// @return pictures `sheet`, then one per view; or why there are none
    /// @throws fractura.mesh.InputException when the result has no such field
    public static Rendering render(VtuFile result, ColorScale scale, Caption caption) {
        StressPicture picture = new StressPicture(result, scale, caption);
        Legend legend = new Legend(picture.model, scale, caption, "dashed: inside the bone");
        return lettersWork() ? picture.draw(legend) : noLetters();
    }

    static Rendering noLetters() {
        return new Rendering.Unavailable(
                "Java finds no fonts for the legend",
                "Install fonts (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core).");
    }

    /// A machine without fonts makes Java fail in several ways, all at the first measured word.
    static boolean lettersWork() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true"); // lettering must not look for a display
        }
        Lettering pen = new Lettering(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
        try {
            return pen.width("Utilisation", Lettering.plain(20)) > 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        } finally {
            pen.close();
        }
    }

    private Rendering draw(Legend legend) {
        List<ViewPanel> panels = panels();
        ResultSurfaces surfaces = new ResultSurfaces(model);
        Rendering raw = HeadlessRenderer.render(
                model, surfaces, panels.stream().map(ViewPanel::shot).toList());
        return switch (raw) {
            case Rendering.Unavailable none -> none;
            case Rendering.Rendered drawn -> {
                List<Rendering.Picture> pictures = new ArrayList<>();
                for (int k = 0; k < panels.size(); k++) {
                    BufferedImage image = drawn.pictures().get(k).image();
                    panels.get(k).letter(image, surfaces, caption.failureMm());
                    pictures.add(new Rendering.Picture(panels.get(k).shot().name(), alone(image, legend)));
                }
                pictures.addFirst(new Rendering.Picture("sheet", sheet(drawn, legend)));
                yield new Rendering.Rendered(pictures, drawn.renderer());
            }
        };
    }

    private List<ViewPanel> panels() {
        double[] box = model.box();
        double[] size = {box[3] - box[0], box[4] - box[1], box[5] - box[2]};
        double[] centre = {(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2};
        boolean isLong = StandardCut.isLong(box);
        int columns = isLong ? 4 : 2;
        int w = (WIDTH - 2 * MARGIN - LEGEND - MARGIN - (columns - 1) * GAP) / columns;
        int h = (HEIGHT - TOP - BOTTOM - (4 / columns - 1) * GAP) / (4 / columns);
        double mm = Math.max(Math.max(size[0], size[1]) / (w - ROOM_X), size[2] / (h - ROOM_Y));
        View side = caption.lateral().orElse(View.LEFT);
        List<ViewPanel> panels = new ArrayList<>();
        for (View view : List.of(View.ANTERIOR, side, View.POSTERIOR)) {
            String name = view.name().toLowerCase(Locale.ROOT);
            String title = isLong && caption.lateral().isEmpty() && view == side ? "From the left" : view.words();
            panels.add(new ViewPanel(new Shot(name, view, centre, mm, w, h, SceneOptions.whole(scale)), title));
        }
        StandardCut cut = StandardCut.of(model, caption.lateral());
        Shot open = new Shot("cut", cut.from(), centre, mm, w, h, SceneOptions.cutBy(scale, cut.plane()));
        panels.add(new ViewPanel(open, cut.title()));
        return panels;
    }

    private BufferedImage sheet(Rendering.Rendered drawn, Legend legend) {
        BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Lettering pen = new Lettering(sheet);
        pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Lettering.PAPER);
        header(pen);
        double x = MARGIN;
        double y = TOP;
        for (Rendering.Picture p : drawn.pictures()) {
            BufferedImage image = p.image();
            if (x + image.getWidth() > WIDTH - MARGIN - LEGEND) {
                x = MARGIN;
                y += image.getHeight() + GAP;
            }
            pen.graphics().drawImage(image, (int) x, (int) y, null);
            pen.box(x, y, image.getWidth(), image.getHeight(), Lettering.LINE);
            x += image.getWidth() + GAP;
        }
        legend.column(pen, new Rectangle2D.Double(WIDTH - MARGIN - LEGEND, TOP, LEGEND, HEIGHT - TOP - BOTTOM));
        pen.text(Legend.FOOTER, MARGIN, HEIGHT - 24, Lettering.plain(22), Lettering.FAINT);
        String frame = "Patient sides: A front, P back, L left, R right, H head, F feet";
        pen.text(
                frame,
                WIDTH - MARGIN - pen.width(frame, Lettering.plain(20)),
                HEIGHT - 24,
                Lettering.plain(20),
                Lettering.FAINT);
        pen.close();
        return sheet;
    }

    private void header(Lettering pen) {
        String badge = caption.status().words();
        var badgeFont = Lettering.bold(26);
        double w = pen.width(badge, badgeFont) + 44;
        double left = WIDTH - MARGIN - w;
        pen.fill(
                new RoundRectangle2D.Double(left, 28, w, 50, 14, 14),
                new Color(caption.status().rgb()));
        pen.text(badge, left + 22, 62, badgeFont, Color.WHITE);
        var titleFont = Lettering.bold(38);
        String title = pen.fit(caption.caseName() + "  ·  " + caption.site(), left - 2 * MARGIN, titleFont);
        pen.text(title, MARGIN, 56, titleFont, Lettering.INK);
        String what = scale.dependsOnLoad() ? scale.title() + " under " + caption.loadOf(scale) : scale.title();
        if (scale.field().equals("utilisation") && !caption.answer().isEmpty()) {
            what = caption.answer() + "  ·  " + what;
        }
        pen.text(
                pen.fit(what, left - 2 * MARGIN, Lettering.plain(25)),
                MARGIN,
                94,
                Lettering.plain(25),
                Lettering.FAINT);
    }

    /// A view with a short legend below it, since no picture leaves without its legend.
    private static BufferedImage alone(BufferedImage view, Legend legend) {
        Rectangle2D at = new Rectangle2D.Double(18, view.getHeight() + 8, view.getWidth() - 36, 0);
        Lettering nowhere = new Lettering(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        int strip = (int) Math.ceil(legend.strip(nowhere, at)) - view.getHeight() + 14;
        nowhere.close();
        BufferedImage image = new BufferedImage(view.getWidth(), view.getHeight() + strip, BufferedImage.TYPE_INT_RGB);
        Lettering pen = new Lettering(image);
        pen.fill(new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()), Lettering.PAPER);
        pen.graphics().drawImage(view, 0, 0, null);
        legend.strip(pen, at);
        pen.close();
        return image;
    }
}
