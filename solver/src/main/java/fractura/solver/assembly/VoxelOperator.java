package fractura.solver.assembly;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.LinearOperator;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Matrix-free stiffness of a voxel body in double precision, in grid units (K/h): y = K x on the free unknowns.
///
/// Each thread owns a run of node planes and computes every element layer that touches them, the one at the seam
/// twice, so nothing is scattered to another's planes and the bits do not depend on the number of threads.
final class VoxelOperator implements LinearOperator {
    private static final Use NOTHING = (column, k) -> {};

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

    private interface Use {
        /// Takes a node plane of a product as soon as it is final and still in the cache.
        void of(int column, int k);
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
        parallel.run(scratch.length, part -> planes(part, x, y, true, NOTHING));
    }

    /// Products are summed plane by plane, and the planes in their order.
    @Override
    public double[] applyAndDot(double[][] x, double[][] y) {
        double[][] ofPlane = new double[x.length][grid.planeCount()];
        parallel.run(scratch.length, part -> planes(part, x, y, true, (q, k) -> ofPlane[q][k] = dot(x[q], y[q], k)));
        double[] products = new double[x.length];
        for (int q = 0; q < x.length; q++) {
            for (double share : ofPlane[q]) {
                products[q] += share;
            }
        }
        return products;
    }

    private double dot(double[] x, double[] y, int k) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            sum += BlockSums.dot(x, y, o + grid.planeStart(k), o + grid.planeStart(k + 1));
        }
        return sum;
    }

    /// The full product, held unknowns included: what the supports feel.
    ///
    /// @param x nodal vector
    /// @param y overwritten
    void applyUnmasked(double[] x, double[] y) {
        parallel.run(scratch.length, part -> planes(part, new double[][] {x}, new double[][] {y}, false, NOTHING));
    }

    /// All vectors layer by layer: moduli are read once for all of them, and planes are cleared and used in the
    /// cache.
    private void planes(int part, double[][] x, double[][] y, boolean masked, Use use) {
        int k0 = cut[part];
        int k1 = cut[part + 1];
        for (int k = Math.max(0, k0 - 1); k <= Math.min(k1, grid.nz) - 1; k++) {
            for (int q = 0; q < x.length; q++) {
                if (k0 == 0 && k == 0) {
                    clear(y[q], 0);
                }
                if (k + 1 < k1) {
                    clear(y[q], k + 1);
                }
                kernel.applyLayer(
                        grid, constants, x[q], PlanePair.of(grid, y[q], k), k, k >= k0, k + 1 < k1, scratch[part]);
                if (k >= k0) {
                    finish(y[q], q, k, masked, use);
                }
            }
        }
        for (int q = 0; q < x.length && k1 == grid.planeCount(); q++) {
            finish(y[q], q, grid.nz, masked, use);
        }
    }

    private void finish(double[] y, int column, int k, boolean masked, Use use) {
        for (int c = 0; c < 3 && masked; c++) {
            int o = c * grid.stride;
            held.clear(y, o + grid.planeStart(k), o + grid.planeStart(k + 1));
        }
        use.of(column, k);
    }

    private void clear(double[] y, int k) {
        for (int c = 0; c < 3; c++) {
            int o = c * grid.stride;
            Arrays.fill(y, o + grid.planeStart(k), o + grid.planeStart(k + 1), 0);
        }
    }
}
