package fractura.solver.assembly;

import fractura.solver.linear.LinearOperator;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Matrix-free stiffness of a voxel body in double precision, in grid units (K/h): y = K x on the free unknowns.
///
/// Each thread owns a run of node planes and computes every element layer that touches them, the one at the seam
/// twice, so nothing is scattered to another's planes and the bits do not depend on the number of threads.
final class VoxelOperator implements LinearOperator {
    private final RowGrid grid;
    private final double[][] constants;
    private final HeldRuns held;
    private final LayerKernel<double[]> kernel;
    private final Parallel parallel;
    private final int[] cut;
    private final double[][] scratch;

    /// @param constants element constants, double precision
    /// @param held unknowns left out
    VoxelOperator(RowGrid grid, double[][] constants, HeldRuns held, LayerKernel<double[]> kernel, Parallel parallel) {
        this.grid = grid;
        this.constants = constants;
        this.held = held;
        this.kernel = kernel;
        this.parallel = parallel;
        cut = grid.partition(LevelParts.of(grid, parallel));
        scratch = new double[cut.length - 1][];
        Arrays.setAll(scratch, _ -> kernel.scratch(grid));
    }

    @Override
    public int size() {
        return grid.vectorLength();
    }

    @Override
    public void apply(double[] x, double[] y) {
        apply(new double[][] {x}, new double[][] {y});
    }

    @Override
    public void apply(double[][] x, double[][] y) {
        parallel.run(scratch.length, part -> planes(part, x, y, true));
    }

    /// The full product, held unknowns included: what the supports feel.
    ///
    /// @param x nodal vector
    /// @param y overwritten
    void applyUnmasked(double[] x, double[] y) {
        parallel.run(scratch.length, part -> planes(part, new double[][] {x}, new double[][] {y}, false));
    }

    /// All vectors layer by layer: moduli are read once for all of them.
    private void planes(int part, double[][] x, double[][] y, boolean masked) {
        int k0 = cut[part];
        int k1 = cut[part + 1];
        for (double[] product : y) {
            clear(product, k0, k1);
        }
        for (int k = Math.max(0, k0 - 1); k <= Math.min(k1, grid.nz) - 1; k++) {
            for (int q = 0; q < x.length; q++) {
                kernel.applyLayer(grid, constants, x[q], y[q], k, k >= k0, k + 1 < k1, scratch[part]);
            }
        }
        for (int q = 0; q < y.length && masked; q++) {
            mask(y[q], k0, k1);
        }
    }

    private void clear(double[] y, int k0, int k1) {
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            Arrays.fill(y, o + grid.planeStart(k0), o + grid.planeStart(k1), 0);
        }
    }

    private void mask(double[] y, int k0, int k1) {
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            held.clear(y, o + grid.planeStart(k0), o + grid.planeStart(k1));
        }
    }
}
