package fractura.viz;

import fractura.mesh.Grid;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/// A mask over its scan: three planes through a point, grey values from -150 to 850 HU, the mask's border in
/// colour. All three have one scale; axial planes are seen from the feet, as radiologists do.
public final class MaskPicture {
    private static final int SIDE = 620;
    private static final int GAP = 12;
    private static final int TOP = 76;
    private static final int BOTTOM = 132;
    private static final double MARGIN_MM = 15;
    private static final double DARK_HU = -150;
    private static final double BRIGHT_HU = 850;
    private static final Color EDGE = new Color(0xff4d3d);
    private static final Color CROSS = new Color(0x4fb3ff);
    private static final Color LETTER = new Color(0xf2d16b);

    private final Grid grid;
    private final float[] hounsfield;
    private final boolean[] mask;
    private final double[] through;

    /// @param grid voxels of scan and mask
    /// @param hounsfield one value per voxel, x fastest; not written to
    /// @param mask one flag per voxel; not written to
    /// @param through a point of all three planes, LPS, mm; not written to
    public MaskPicture(Grid grid, float[] hounsfield, boolean[] mask, double[] through) {
        this.grid = grid;
        this.hounsfield = hounsfield;
        this.mask = mask;
        this.through = through;
    }

    /// @param title one line
    /// @param words below the planes
    /// @return the picture `mask`; or why there is none
    public Rendering draw(String title, String words) {
        return StressPicture.lettersWork()
                ? new Rendering.Rendered(List.of(new Rendering.Picture("mask", sheet(title, words))), "Java 2D")
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
        double mm = longest / SIDE;
        for (Plane plane : Plane.values()) {
            int left = GAP + plane.ordinal() * (SIDE + GAP);
            paint(sheet, plane, left, mm, box);
            letter(pen, plane, left, mm, box);
        }
        pen.paragraph(words, GAP, TOP + SIDE + 34, width - 2.0 * GAP, Lettering.plain(20), Lettering.FAINT);
        pen.close();
        return sheet;
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

    /// LPS box of the mask and a margin; of an empty mask around the point.
    private double[] box() {
        double[] box = {through[0], through[1], through[2], through[0], through[1], through[2]};
        for (int v = 0; v < mask.length; v++) {
            if (mask[v]) {
                double[] p = grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
                for (int a = 0; a < 3; a++) {
                    box[a] = Math.min(box[a], p[a]);
                    box[3 + a] = Math.max(box[3 + a], p[a]);
                }
            }
        }
        for (int a = 0; a < 3; a++) {
            box[a] -= MARGIN_MM;
            box[3 + a] += MARGIN_MM;
        }
        return box;
    }

    private static double[] middle(double[] box) {
        return new double[] {(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2};
    }

    private void paint(BufferedImage sheet, Plane plane, int left, double mm, double[] box) {
        double[] middle = middle(box);
        double[] p = new double[3];
        boolean[] held = new boolean[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                plane.point((x - SIDE / 2.0) * mm, (y - SIDE / 2.0) * mm, middle, through, p);
                double[] q = grid.toVoxel(p[0], p[1], p[2]);
                double share = Math.clamp((at(q) - DARK_HU) / (BRIGHT_HU - DARK_HU), 0.0, 1.0);
                int grey = (int) Math.round(255 * share);
                sheet.setRGB(left + x, TOP + y, grey << 16 | grey << 8 | grey);
                held[y * SIDE + x] = holds(q);
            }
        }
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                int v = y * SIDE + x;
                boolean isEdge = held[v] && !(held[v - 1] && held[v + 1] && held[v - SIDE] && held[v + SIDE]);
                if (isEdge) {
                    sheet.setRGB(left + x, TOP + y, EDGE.getRGB());
                    sheet.setRGB(left + x + (held[v + 1] ? 1 : -1), TOP + y, EDGE.getRGB());
                }
            }
        }
    }

    private boolean holds(double[] q) {
        int i = (int) Math.round(q[0]);
        int j = (int) Math.round(q[1]);
        int k = (int) Math.round(q[2]);
        return grid.contains(i, j, k) && mask[grid.index(i, j, k)];
    }

    /// Between voxel centres; black beyond the scan.
    private double at(double[] q) {
        int[] low = new int[3];
        int[] n = {grid.nx(), grid.ny(), grid.nz()};
        for (int a = 0; a < 3; a++) {
            if (!(q[a] >= -0.5 && q[a] <= n[a] - 0.5)) {
                return DARK_HU;
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
            sum += weight * hounsfield[grid.index(at[0], at[1], at[2])];
        }
        return sum;
    }

    private void letter(Lettering pen, Plane plane, int left, double mm, double[] box) {
        double[] middle = middle(box);
        double x = left + SIDE / 2.0 + (through[plane.across] - middle[plane.across]) / mm;
        double up = (through[plane.along] - middle[plane.along]) / mm;
        double y = TOP + SIDE / 2.0 + (plane.along == 2 ? -up : up);
        pen.line(x - 9, y, x + 9, y, 1.5f, CROSS);
        pen.line(x, y - 9, x, y + 9, 1.5f, CROSS);
        String at = String.format(
                Locale.ROOT, "%s, %s %.0f mm", plane.words, "xyz".charAt(plane.normal), through[plane.normal]);
        pen.text(at, left + 10, TOP + 28, Lettering.bold(20), LETTER);
        pen.text(plane.sides[0], left + 8, TOP + SIDE / 2.0, Lettering.bold(22), LETTER);
        pen.text(plane.sides[1], left + SIDE - 24, TOP + SIDE / 2.0, Lettering.bold(22), LETTER);
        pen.text(plane.sides[2], left + SIDE / 2.0, TOP + 28, Lettering.bold(22), LETTER);
        pen.text(plane.sides[3], left + SIDE / 2.0, TOP + SIDE - 10, Lettering.bold(22), LETTER);
        double bar = 20 / mm;
        pen.line(left + 12, TOP + SIDE - 16, left + 12 + bar, TOP + SIDE - 16, 3, LETTER);
        pen.text("20 mm", left + 12, TOP + SIDE - 24, Lettering.plain(18), LETTER);
    }
}
