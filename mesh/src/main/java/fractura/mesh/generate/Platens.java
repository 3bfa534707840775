package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.util.Arrays;
import java.util.Locale;

/// Embedding discs of polymethylmethacrylate on both endplates, flat outside, moulded to the bone inside.
///
/// A disc stands on those columns of the body whose surface stays near the endplate's plane; holes in that
/// footprint are closed, strips narrower than 6 mm (roots of processes) taken off. Each column is filled from the
/// bone to one common layer, which lies the disc's thickness beyond the most prominent 2 % of the endplate.
/// Single spikes beyond even that layer are cut. Columns in which a process hangs over the endplate are left out,
/// so no process is embedded.
final class Platens {
    private static final double PROMINENT = 0.98;

    private final Voxels voxels;
    private final Grid grid;
    private final int layer;
    private int cutVoxels;

    private Platens(Voxels voxels) {
        this.voxels = voxels;
        grid = voxels.grid();
        layer = grid.nx() * grid.ny();
    }

    /// Adds both discs to a voxel model in the vertebra's axes.
    ///
    /// @param voxels the bone; filled on
    /// @param marks its landmarks
    /// @param platenMm thickness beyond the most prominent bone, mm
    /// @return voxels of bone cut because they stood out of a disc
    static int add(Voxels voxels, Landmarks marks, double platenMm) {
        Platens platens = new Platens(voxels);
        double h = voxels.grid().spacingMm()[0];
        int layers = Math.max(1, (int) Math.round(platenMm / h));
        double reach = Columns.reach(marks.axes().heightMm()) / h;
        platens.add(marks.upperPlane(), reach, layers, 1);
        platens.add(marks.lowerPlane(), reach, layers, -1);
        return platens.cutVoxels;
    }

    /// @param up +1 for the upper disc, -1 for the lower; heights below are counted along it
    private void add(double[] plane, double reach, int layers, int up) {
        int[] surface = new int[layer];
        double[] ideal = new double[layer];
        boolean[] near = new boolean[layer];
        for (int c = 0; c < layer; c++) {
            surface[c] = surface(c, up);
            ideal[c] = up * planeLayer(plane, c);
            near[c] = surface[c] > Integer.MIN_VALUE && Math.abs(surface[c] + 0.5 - ideal[c]) <= reach;
        }
        double smooth = Columns.SMOOTH_MM / grid.spacingMm()[0];
        boolean[] open = DistanceTransform.opened(near, grid.nx(), grid.ny(), smooth);
        boolean[] foot = closed(Components.of(open, grid.nx(), grid.ny(), Components.Contact.FACE)
                .flags(0));
        int outer = prominent(surface, near, foot) + layers;
        for (int c = 0; c < layer; c++) {
            if (foot[c]) {
                int from = Math.max(surface[c] == Integer.MIN_VALUE ? surface[c] : surface[c] + 1, (int)
                        Math.ceil(ideal[c] - reach));
                fill(c, from, outer, up);
            }
        }
    }

    /// Highest layer of body in a column, counted along `up`; the least integer where there is none.
    private int surface(int c, int up) {
        for (int n = 0; n < grid.nz(); n++) {
            int k = up > 0 ? grid.nz() - 1 - n : n;
            if (voxels.fill()[c + layer * k] == Voxels.BODY) {
                return up * k;
            }
        }
        return Integer.MIN_VALUE;
    }

    /// Continuous layer at which a column meets the plane of the endplate.
    private double planeLayer(double[] plane, int c) {
        double[] p = grid.toPatient(c % grid.nx(), c / grid.nx(), 0);
        double[] m = grid.axes();
        double climb = grid.spacingMm()[2] * (plane[0] * m[6] + plane[1] * m[7] + plane[2] * m[8]);
        return (plane[3] - plane[0] * p[0] - plane[1] * p[1] - plane[2] * p[2]) / climb;
    }

    private int prominent(int[] surface, boolean[] near, boolean[] foot) {
        int[] heights = new int[layer];
        int n = 0;
        for (int c = 0; c < layer; c++) {
            if (near[c] && foot[c]) {
                heights[n++] = surface[c];
            }
        }
        if (n == 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The vertebral body has no endplate a disc could be moulded to: no face as wide as %.0f mm. Check that"
                            + " the labels hold a whole vertebra, or take a smaller voxel.",
                    2 * Columns.SMOOTH_MM));
        }
        Arrays.sort(heights, 0, n);
        return heights[Math.min(n - 1, (int) (PROMINENT * n))];
    }

    private void fill(int c, int from, int outer, int up) {
        for (int t = from; t <= outer; t++) {
            if (voxels.fill()[c + layer * up * t] == Voxels.POSTERIOR) {
                return;
            }
        }
        for (int t = from; t <= outer; t++) {
            int v = c + layer * up * t;
            if (voxels.fill()[v] == Voxels.EMPTY) {
                voxels.fill()[v] = up > 0 ? Voxels.PLATEN_TOP : Voxels.PLATEN_BOTTOM;
            }
        }
        int last = up > 0 ? grid.nz() - 1 : 0;
        for (int t = outer + 1; t <= last; t++) {
            int v = c + layer * up * t;
            if (voxels.fill()[v] == Voxels.BODY) {
                voxels.fill()[v] = Voxels.EMPTY;
                cutVoxels++;
            }
        }
    }

    private boolean[] closed(boolean[] foot) {
        boolean[] free = new boolean[layer];
        for (int c = 0; c < layer; c++) {
            free[c] = !foot[c];
        }
        int[] labels = Components.of(free, grid.nx(), grid.ny(), Components.Contact.FACE)
                .labels();
        boolean[] closed = foot.clone();
        for (int c = 0; c < layer; c++) {
            closed[c] |= labels[c] >= 0 && labels[c] != labels[0];
        }
        return closed;
    }
}
