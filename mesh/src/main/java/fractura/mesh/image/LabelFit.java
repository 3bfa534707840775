package fractura.mesh.image;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Bringing labels onto the grid of an image that is not their own, when that can be trusted.
final class LabelFit {
    private static final String MEND = " Resample the label map onto the CT grid, or check which CT it was drawn on.";

    private LabelFit() {}

    static LabelMap resample(LabelMap labels, Grid target, Consumer<Warning> warnings) {
        Grid grid = labels.grid();
        String mirror = MirroredGrids.words(grid, target);
        if (!mirror.isEmpty()) {
            throw new InputException("W08: the label map is a mirror image of the CT: " + mirror
                    + ". Export the label map again with the CT's own affine.");
        }
        if (!meet(grid, target)) {
            throw new InputException(
                    "Label map and CT do not meet in space: labels " + box(grid) + ", CT " + box(target) + "." + MEND);
        }
        refuseLabelsOutside(labels, target);
        LabelMap result = new LabelMap(target, sample(labels, target));
        StringBuilder text = new StringBuilder("The label map has another grid than the CT (" + words(grid) + ", CT "
                + words(target) + ") and was resampled by nearest neighbour; surfaces may be off by half a voxel.");
        SortedMap<Integer, Integer> lost = new TreeMap<>(labels.labelCounts());
        lost.keySet().removeAll(result.labelCounts().keySet());
        if (!lost.isEmpty()) {
            text.append(" Labels too thin for the CT grid were lost: ")
                    .append(lost.keySet())
                    .append('.');
        }
        warnings.accept(Warning.caution("W16", text.toString()));
        return result;
    }

    private static int[] sample(LabelMap labels, Grid target) {
        Grid grid = labels.grid();
        int[] values = new int[target.voxelCount()];
        // voxel coordinates are affine in the target's indices: one start, three steps
        double[] start = toVoxel(grid, target.toPatient(0, 0, 0));
        double[] dx = step(grid, target, 0, start);
        double[] dy = step(grid, target, 1, start);
        double[] dz = step(grid, target, 2, start);
        int at = 0;
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                for (int i = 0; i < target.nx(); i++) {
                    values[at++] = labels.nearest(
                            start[0] + i * dx[0] + j * dy[0] + k * dz[0],
                            start[1] + i * dx[1] + j * dy[1] + k * dz[1],
                            start[2] + i * dx[2] + j * dy[2] + k * dz[2]);
                }
            }
        }
        return values;
    }

    /// A labelled voxel may stick out by one CT voxel, as resampled grids do;
    /// more is a wrong placement or a bone cut off.
    private static void refuseLabelsOutside(LabelMap labels, Grid target) {
        Grid grid = labels.grid();
        SortedMap<Integer, Integer> outside = new TreeMap<>();
        int[] values = labels.values();
        double[] start = toVoxel(target, grid.toPatient(0, 0, 0));
        double[] dx = step(target, grid, 0, start);
        double[] dy = step(target, grid, 1, start);
        double[] dz = step(target, grid, 2, start);
        int[] n = {target.nx(), target.ny(), target.nz()};
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (values[at] == 0) {
                        continue;
                    }
                    boolean isOutside = false;
                    for (int a = 0; a < 3; a++) {
                        double v = start[a] + i * dx[a] + j * dy[a] + k * dz[a];
                        isOutside |= v < -1.5 || v > n[a] + 0.5;
                    }
                    if (isOutside) {
                        outside.merge(values[at], 1, Integer::sum);
                    }
                }
            }
        }
        if (!outside.isEmpty()) {
            StringBuilder list = new StringBuilder();
            SortedMap<Integer, Integer> all = labels.labelCounts();
            outside.forEach((label, count) -> list.append(list.isEmpty() ? "" : ", ")
                    .append(label + " (" + count + " of " + all.get(label) + " voxels)"));
            throw new InputException("Labels lie outside the CT: " + list + "; labels " + box(grid) + ", CT "
                    + box(target) + "." + MEND);
        }
    }

    /// Whether the boxes of two grids meet, judged by the corners of each in the other's axes.
    private static boolean meet(Grid a, Grid b) {
        return !isApart(a, b) && !isApart(b, a);
    }

    private static boolean isApart(Grid a, Grid b) {
        int[] n = {a.nx(), a.ny(), a.nz()};
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int corner = 0; corner < 8; corner++) {
                double[] p = b.toPatient(
                        -0.5 + (corner & 1) * b.nx(), -0.5 + (corner >> 1 & 1) * b.ny(), -0.5 + (corner >> 2) * b.nz());
                double v = toVoxel(a, p)[axis];
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
            if (high <= -0.5 || low >= n[axis] - 0.5) {
                return true;
            }
        }
        return false;
    }

    private static double[] step(Grid of, Grid over, int axis, double[] start) {
        double[] v = toVoxel(of, over.toPatient(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0));
        for (int a = 0; a < 3; a++) {
            v[a] -= start[a];
        }
        return v;
    }

    private static double[] toVoxel(Grid grid, double[] p) {
        return grid.toVoxel(p[0], p[1], p[2]);
    }

    private static String words(Grid g) {
        double[] s = g.spacingMm();
        return String.format(
                java.util.Locale.ROOT,
                "%d×%d×%d voxels of %.4g×%.4g×%.4g mm",
                g.nx(),
                g.ny(),
                g.nz(),
                s[0],
                s[1],
                s[2]);
    }

    private static String box(Grid g) {
        double[] a = g.toPatient(0, 0, 0);
        double[] b = g.toPatient(g.nx() - 1, g.ny() - 1, g.nz() - 1);
        return String.format(
                java.util.Locale.ROOT,
                "from (%.1f, %.1f, %.1f) to (%.1f, %.1f, %.1f) mm LPS",
                a[0],
                a[1],
                a[2],
                b[0],
                b[1],
                b[2]);
    }
}
