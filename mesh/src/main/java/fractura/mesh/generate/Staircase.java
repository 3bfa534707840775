package fractura.mesh.generate;

import fractura.mesh.Grid;
import java.util.Arrays;
import java.util.Locale;

/// Steps of a mask that was made on a coarser grid than the scan and blown up.
///
/// The surface of such a mask turns only where voxels of the coarse grid end: most planes between slices hold no
/// face of it at all, at a regular distance. A bone drawn on the grid of the scan has faces in every plane it
/// crosses. The step along an axis is the mean distance of the planes with faces.
///
/// Limits: a coarse mask that was smoothed afterwards has no steps and is not found; a step must repeat four
/// times.
///
/// @param steps length of a step in voxels of the scan along x, y, z; 1 where there is none; owned
/// @param grid of the scan
record Staircase(double[] steps, Grid grid) {
    /// Project choice: a mask of 1.5 mm on a scan of 0.8 mm has steps of 1.9 voxels.
    static final double LEAST_STEP = 1.75;

    private static final int FEWEST_PLANES = 4;
    /// A plane with fewer faces than this share of the mean is left to stray voxels.
    private static final double STRAY_SHARE = 0.02;

    /// Project choice: this share of the distances must be whole steps.
    private static final double REGULAR_SHARE = 0.9;

    /// @param bone flags
    /// @param grid their grid
    /// @return its steps
    static Staircase of(boolean[] bone, Grid grid) {
        double[] steps = new double[3];
        for (int a = 0; a < 3; a++) {
            steps[a] = step(faces(bone, grid, a));
        }
        return new Staircase(steps, grid);
    }

    /// @return whether the mask is coarser than the scan along any axis
    boolean isCoarse() {
        return Math.max(steps[0], Math.max(steps[1], steps[2])) > 1;
    }

    /// @return the steps, mm, a new array of 3
    double[] stepsMm() {
        double[] mm = new double[3];
        for (int a = 0; a < 3; a++) {
            mm[a] = steps[a] * grid.spacingMm()[a];
        }
        return mm;
    }

    /// @return steps as printed
    String words() {
        double[] mm = stepsMm();
        return String.format(
                Locale.ROOT,
                "%.2g×%.2g×%.2g mm (%.1f, %.1f and %.1f voxels of the scan)",
                mm[0],
                mm[1],
                mm[2],
                steps[0],
                steps[1],
                steps[2]);
    }

    /// Faces of the mask between slices n - 1 and n along an axis.
    private static int[] faces(boolean[] bone, Grid g, int axis) {
        int[] size = {g.nx(), g.ny(), g.nz()};
        int stride = axis == 0 ? 1 : axis == 1 ? g.nx() : g.nx() * g.ny();
        int[] faces = new int[size[axis]];
        for (int v = 0; v < bone.length; v++) {
            int at = v / stride % size[axis];
            if (at > 0 && bone[v] != bone[v - stride]) {
                faces[at]++;
            }
        }
        return faces;
    }

    private static double step(int[] faces) {
        double stray = STRAY_SHARE * Arrays.stream(faces).average().orElse(0);
        int[] gaps = new int[faces.length];
        int planes = 0;
        int before = -1;
        for (int n = 0; n < faces.length; n++) {
            if (faces[n] > stray) {
                if (before >= 0) {
                    gaps[planes - 1] = n - before;
                }
                before = n;
                planes++;
            }
        }
        return planes < FEWEST_PLANES ? 1 : regular(Arrays.copyOf(gaps, planes - 1));
    }

    /// @return the mean of the usual distances, when nearly all are whole multiples of it, rounded down or up:
    ///     a plane may lack faces by chance; else 1
    private static double regular(int[] gaps) {
        Arrays.sort(gaps);
        int middle = gaps[(gaps.length - 1) / 2];
        double step = Arrays.stream(gaps)
                .filter(g -> 2 * g >= middle && 2 * g <= 3 * middle)
                .average()
                .orElse(1);
        long fit = Arrays.stream(gaps).filter(g -> isMultiple(g, step)).count();
        return step >= LEAST_STEP && fit >= REGULAR_SHARE * gaps.length ? step : 1;
    }

    private static boolean isMultiple(int gap, double step) {
        double whole = Math.max(1, Math.round(gap / step)) * step;
        return gap >= Math.floor(whole) && gap <= Math.ceil(whole);
    }
}
