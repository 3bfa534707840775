package fractura.viz;

import fractura.mesh.Grid;
import fractura.mesh.Tissue;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// A scan in three planes through a point, with structures outlined on it. All three have one scale; axial planes are
/// seen from the feet, as radiologists do.
///
/// They show the whole first structure and what lies around it, or, where that is longer than can be looked at
/// closely, the surroundings of the point.
public final class ScanPlanes {
    private static final int SIDE = 620;
    private static final int GAP = 12;
    private static final int TOP = 76;
    private static final int BOTTOM = 132;
    private static final double MARGIN_MM = 15;

    /// Longest field of view, mm.
    private static final double LONGEST_MM = 240;

    /// Field of view where the whole structure would need a longer one, mm.
    private static final double CLOSE_MM = 140;

    /// Half the length of the cross, pixels.
    private static final double CROSS_REACH = 14;

    private static final Color CROSS = new Color(0x4fb3ff);
    private static final Color LETTER = new Color(0xf2d16b);

    private final Grid grid;
    private final float[] values;
    private final Window window;
    private final List<Outline> outlines;
    private final double[] through;

    /// Which values are black and which white.
    ///
    /// @param dark value of black, in the unit of the scan
    /// @param bright value of white; above `dark`
    public record Window(double dark, double bright) {
        /// Soft tissue and spongy bone, HU.
        public static final Window SPONGY = new Window(-150, 850);

        /// The usual window of bone, 1800 HU wide around 400.
        public static final Window BONE = new Window(-500, 1300);

        public Window {
            if (!(bright > dark)) {
                throw new IllegalArgumentException("Window from " + dark + " to " + bright);
            }
        }
    }

    /// A structure whose border is drawn.
    ///
    /// @param holds whether a voxel, by its index in the grid, belongs to it
    /// @param rgb colour of the border, 0xRRGGBB
    /// @param words what it is, for the key; empty for none
    public record Outline(IntPredicate holds, int rgb, String words) {
        /// What everything is about: red.
        ///
        /// @param holds whether a voxel belongs to it
        /// @param words what it is, for the key; empty for none
        /// @return the outline
        public static Outline of(IntPredicate holds, String words) {
            return new Outline(holds, 0xff4d3d, words);
        }

        /// A lesion, in the hue it has on stress maps, lighter, since scans are dark.
        ///
        /// @param kind lytic, blastic or mixed
        /// @param holds whether a voxel belongs to it
        /// @param which of that kind, before its name in the key; may be empty
        /// @return the outline
        public static Outline ofLesion(Tissue kind, IntPredicate holds, String which) {
            int rgb =
                    switch (kind) {
                        case BLASTIC -> ResultModel.Lesion.BLASTIC.rgb();
                        case MIXED -> 0xb48cff;
                        default -> 0xff5fd0;
                    };
            return new Outline(holds, rgb, which + kind.name().toLowerCase(Locale.ROOT) + " lesion");
        }
    }

    /// @param grid voxels of the scan
    /// @param values one per voxel, x fastest; not written to
    /// @param window which of them are black and white
    /// @param outlines at least one; the first is what is shown whole
    /// @param through a point of all three planes, LPS, mm; not written to
    public ScanPlanes(Grid grid, float[] values, Window window, List<Outline> outlines, double[] through) {
        this.grid = grid;
        this.values = values;
        this.window = window;
        this.outlines = List.copyOf(outlines);
        this.through = through;
    }

    /// @param name of the picture
    /// @param title one line
    /// @param words below the planes
    /// @return the picture; or why there is none
    public Rendering draw(String name, String title, String words) {
        return StressPicture.lettersWork()
                ? new Rendering.Rendered(List.of(new Rendering.Picture(name, sheet(title, words))), "Java 2D")
                : StressPicture.noLetters();
    }

    private BufferedImage sheet(String title, String words) {
        int width = 3 * SIDE + 4 * GAP;
        int height = TOP + SIDE + BOTTOM;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Lettering pen = new Lettering(sheet);
        pen.fill(new Rectangle2D.Double(0, 0, width, height), Lettering.PAPER);
        pen.text(pen.fit(title, width - 2.0 * GAP, Lettering.bold(30)), GAP, 46, Lettering.bold(30), Lettering.INK);
        double[] box = box();
        double longest = Math.max(box[3] - box[0], Math.max(box[4] - box[1], box[5] - box[2]));
        boolean isClose = longest > LONGEST_MM;
        double mm = (isClose ? CLOSE_MM : longest) / SIDE;
        double[] middle = isClose ? through : middle(box);
        for (Plane plane : Plane.values()) {
            int left = GAP + plane.ordinal() * (SIDE + GAP);
            paint(sheet, plane, left, mm, middle);
            letter(pen, plane, left, mm, middle);
        }
        double below = key(pen, TOP + SIDE + 34);
        pen.paragraph(words, GAP, below, width - 2.0 * GAP, Lettering.plain(20), Lettering.FAINT);
        pen.close();
        return sheet;
    }

    /// @return baseline of the words below it
    private double key(Lettering pen, double baseline) {
        double x = GAP;
        for (Outline o : outlines) {
            if (!o.words().isEmpty()) {
                pen.line(x, baseline - 7, x + 30, baseline - 7, 4, new Color(o.rgb()));
                x += 40 + pen.text(o.words(), x + 38, baseline, Lettering.plain(20), Lettering.INK) + 24;
            }
        }
        return x == GAP ? baseline : baseline + 30;
    }

    private enum Plane {
        AXIAL("Axial", 2, 0, 1, "R", "L", "A", "P"),
        CORONAL("Coronal", 1, 0, 2, "R", "L", "H", "F"),
        SAGITTAL("Sagittal", 0, 1, 2, "A", "P", "H", "F");

        final String words;
        final int normal;
        final int across;
        final int along;
        final String[] sides;

        Plane(String words, int normal, int across, int along, String... sides) {
            this.words = words;
            this.normal = normal;
            this.across = across;
            this.along = along;
            this.sides = sides;
        }

        /// Patient point of a pixel; heights grow upwards, depths downwards.
        void point(double x, double y, double[] middle, double[] through, double[] p) {
            p[normal] = through[normal];
            p[across] = middle[across] + x;
            p[along] = middle[along] + (along == 2 ? -y : y);
        }
    }

    /// LPS box of the first structure and a margin; of one without voxels around the point.
    private double[] box() {
        double[] box = {through[0], through[1], through[2], through[0], through[1], through[2]};
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {-1, -1, -1};
        IntPredicate holds = outlines.getFirst().holds();
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    if (holds.test(grid.index(i, j, k))) {
                        widen(low, high, i, j, k);
                    }
                }
            }
        }
        for (int corner = 0; corner < 8 && high[0] >= 0; corner++) {
            double[] p = grid.toPatient(
                    (corner & 1) == 0 ? low[0] : high[0],
                    (corner & 2) == 0 ? low[1] : high[1],
                    (corner & 4) == 0 ? low[2] : high[2]);
            for (int a = 0; a < 3; a++) {
                box[a] = Math.min(box[a], p[a]);
                box[3 + a] = Math.max(box[3 + a], p[a]);
            }
        }
        for (int a = 0; a < 3; a++) {
            box[a] -= MARGIN_MM;
            box[3 + a] += MARGIN_MM;
        }
        return box;
    }

    private static void widen(int[] low, int[] high, int... voxel) {
        for (int a = 0; a < 3; a++) {
            low[a] = Math.min(low[a], voxel[a]);
            high[a] = Math.max(high[a], voxel[a]);
        }
    }

    private static double[] middle(double[] box) {
        return new double[] {(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2};
    }

    private void paint(BufferedImage sheet, Plane plane, int left, double mm, double[] middle) {
        double[] p = new double[3];
        int[] voxels = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                plane.point((x - SIDE / 2.0) * mm, (y - SIDE / 2.0) * mm, middle, through, p);
                double[] q = grid.toVoxel(p[0], p[1], p[2]);
                double share = Math.clamp((at(q) - window.dark()) / (window.bright() - window.dark()), 0.0, 1.0);
                int grey = (int) Math.round(255 * share);
                sheet.setRGB(left + x, TOP + y, grey << 16 | grey << 8 | grey);
                voxels[y * SIDE + x] = voxel(q);
            }
        }
        for (Outline o : outlines) {
            boolean[] held = new boolean[voxels.length];
            for (int v = 0; v < held.length; v++) {
                held[v] = voxels[v] >= 0 && o.holds().test(voxels[v]);
            }
            border(sheet, held, left, o.rgb());
        }
    }

    private static void border(BufferedImage sheet, boolean[] held, int left, int rgb) {
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                int v = y * SIDE + x;
                boolean isEdge = held[v] && !(held[v - 1] && held[v + 1] && held[v - SIDE] && held[v + SIDE]);
                if (isEdge) {
                    sheet.setRGB(left + x, TOP + y, rgb);
                    sheet.setRGB(left + x + (held[v + 1] ? 1 : -1), TOP + y, rgb);
                }
            }
        }
    }

    /// @return index of the voxel a point lies in; -1 outside the scan
    private int voxel(double[] q) {
        int i = (int) Math.round(q[0]);
        int j = (int) Math.round(q[1]);
        int k = (int) Math.round(q[2]);
        return grid.contains(i, j, k) ? grid.index(i, j, k) : -1;
    }

    /// Between voxel centres; black beyond the scan.
    private double at(double[] q) {
        int[] low = new int[3];
        int[] n = {grid.nx(), grid.ny(), grid.nz()};
        for (int a = 0; a < 3; a++) {
            if (!(q[a] >= -0.5 && q[a] <= n[a] - 0.5)) {
                return window.dark();
            }
            low[a] = Math.clamp((int) Math.floor(q[a]), 0, Math.max(0, n[a] - 2));
        }
        double sum = 0;
        for (int c = 0; c < 8; c++) {
            double weight = 1;
            int[] at = new int[3];
            for (int a = 0; a < 3; a++) {
                double part = Math.clamp(q[a] - low[a], 0.0, 1.0);
                boolean isHigh = (c >> a & 1) == 1;
                at[a] = Math.min(n[a] - 1, low[a] + (isHigh ? 1 : 0));
                weight *= isHigh ? part : 1 - part;
            }
            sum += weight * values[grid.index(at[0], at[1], at[2])];
        }
        return sum;
    }

    private void letter(Lettering pen, Plane plane, int left, double mm, double[] middle) {
        double x = left + SIDE / 2.0 + (through[plane.across] - middle[plane.across]) / mm;
        double up = (through[plane.along] - middle[plane.along]) / mm;
        double y = TOP + SIDE / 2.0 + (plane.along == 2 ? -up : up);
        pen.line(x - CROSS_REACH, y, x + CROSS_REACH, y, 2, CROSS);
        pen.line(x, y - CROSS_REACH, x, y + CROSS_REACH, 2, CROSS);
        String at = String.format(
                Locale.ROOT, "%s, %s %.0f mm", plane.words, "xyz".charAt(plane.normal), through[plane.normal]);
        onDark(pen, at, left + 10, TOP + 28, 20);
        onDark(pen, plane.sides[0], left + 8, TOP + SIDE / 2.0, 22);
        onDark(pen, plane.sides[1], left + SIDE - 24, TOP + SIDE / 2.0, 22);
        onDark(pen, plane.sides[2], left + SIDE / 2.0, TOP + 28, 22);
        onDark(pen, plane.sides[3], left + SIDE / 2.0, TOP + SIDE - 10, 22);
        double bar = 20 / mm;
        pen.line(left + 11, TOP + SIDE - 16, left + 13 + bar, TOP + SIDE - 16, 5, Color.BLACK);
        pen.line(left + 12, TOP + SIDE - 16, left + 12 + bar, TOP + SIDE - 16, 3, LETTER);
        onDark(pen, "20 mm", left + 12, TOP + SIDE - 24, 18);
    }

    /// Letters with a dark edge, to be read on bright bone too.
    private static void onDark(Lettering pen, String words, double x, double y, int size) {
        for (int[] by : new int[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}) {
            pen.text(words, x + 1.5 * by[0], y + 1.5 * by[1], Lettering.bold(size), Color.BLACK);
        }
        pen.text(words, x, y, Lettering.bold(size), LETTER);
    }
}
