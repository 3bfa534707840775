package fractura.solver.assembly;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.LinearOperator;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Matrix-free stiffness of a voxel body in double precision, in grid units (K/h): y = K x on the free unknowns.
///
/// Each thread owns a run of node planes and computes every element layer that touches them, the one at the seam
/// twice, so nothing is scattered to another's planes and the bits do not depend on the number of threads.
///
/// Little is kept in double precision. Element constants are sums of two floats, written out a layer at a time;
/// the products that conjugate gradients ask for go to vectors the preconditioner has no use for meanwhile.
final class VoxelOperator implements LinearOperator {
    private final RowGrid grid;
    private final TwoFloats[] constants;
    private final HeldRuns held;
    private final SkewPlanes skew;
    private final LevelColumns lent;
    private final LayerKernel<double[]> kernel;
    private final Parallel parallel;
    private final int[] cut;
    private final Part[] parts;

    /// @param constants element constants, one entry per hull element
    /// @param held unknowns left out
    /// @param skew planes that products are projected into
    /// @param lent work vectors of the finest level: products are kept there until the next cycle
    VoxelOperator(
            RowGrid grid,
            TwoFloats[] constants,
            HeldRuns held,
            SkewPlanes skew,
            LevelColumns lent,
            LayerKernel<double[]> kernel,
            Parallel parallel) {
        this.grid = grid;
        this.constants = constants;
        this.held = held;
        this.skew = skew;
        this.lent = lent;
        this.kernel = kernel;
        this.parallel = parallel;
        cut = grid.partition(LevelParts.of(grid, parallel));
        parts = new Part[cut.length - 1];
        Arrays.setAll(parts, _ -> new Part());
    }

    private interface Use {
        /// Takes a node plane of a product as soon as it is final and still in the cache.
        ///
        /// @param column which product
        /// @param k node plane
        /// @param planes hold it
        void of(int column, int k, ProductPlanes planes);
    }

    @Override
    public int size() {
        return grid.vectorLength();
    }

    @Override
    public void constrain(double[] x) {
        skew.project(x);
    }

    @Override
    public void apply(double[] x, double[] y) {
        apply(new double[][] {x}, new double[][] {y});
    }

    @Override
    public void apply(double[][] x, double[][] y) {
        run(x, true, (column, k, planes) -> copy(k, planes, y[column]));
        for (double[] product : y) {
            skew.project(product);
        }
    }

    /// Dot products are summed plane by plane, and the planes in their order. x lies in the planes of skew
    /// supports, so what a projection drops adds nothing to them.
    @Override
    public List<Product> products(double[][] x, double[] size) {
        lent.use(x.length);
        TwoFloats[] kept = new TwoFloats[x.length];
        Arrays.setAll(kept, q -> lent.get(q).lent(TwoFloats.unitFor(size[q])));
        double[][] ofPlane = new double[x.length][grid.planeCount()];
        run(x, true, (column, k, planes) -> {
            ofPlane[column][k] = dot(x[column], k, planes);
            keep(k, planes, kept[column]);
        });
        List<Product> products = new ArrayList<>();
        for (int q = 0; q < kept.length; q++) {
            skew.project(kept[q]);
            products.add(new Kept(sum(ofPlane[q]), kept[q]));
        }
        return products;
    }

    /// The full product, held unknowns and directions included: what the supports feel.
    ///
    /// @param x nodal vector
    /// @param y overwritten
    void applyUnmasked(double[] x, double[] y) {
        run(new double[][] {x}, false, (_, k, planes) -> copy(k, planes, y));
    }

    private record Kept(double dot, TwoFloats q) implements Product {
        @Override
        public double at(int entry) {
            return q.at(entry);
        }

        @Override
        public double advance(double alpha, double[] p, double[] x, double[] r, BlockSums sums) {
            return sums.advance(alpha, p, q.unit(), q.high(), q.low(), x, r);
        }
    }

    private void copy(int k, ProductPlanes planes, double[] y) {
        for (int c = 0; c < 3; c++) {
            System.arraycopy(planes.plane(k), planes.at(c), y, entry(c, k), nodes(k));
        }
    }

    private void keep(int k, ProductPlanes planes, TwoFloats y) {
        for (int c = 0; c < 3; c++) {
            y.put(entry(c, k), planes.plane(k), planes.at(c), nodes(k));
        }
    }

    private double dot(double[] x, int k, ProductPlanes planes) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += BlockSums.dot(x, entry(c, k), planes.plane(k), planes.at(c), nodes(k));
        }
        return sum;
    }

    private static double sum(double[] ofPlane) {
        double sum = 0;
        for (double share : ofPlane) {
            sum += share;
        }
        return sum;
    }

    /// First entry of component c on node plane k.
    private int entry(int c, int k) {
        return c * grid.stride + grid.planeStart(k);
    }

    private int nodes(int k) {
        return grid.planeStart(k + 1) - grid.planeStart(k);
    }

    private void run(double[][] x, boolean masked, Use use) {
        parallel.run(parts.length, part -> parts[part].planes(cut[part], cut[part + 1], x, masked, use));
    }

    /// What one thread works in.
    private final class Part {
        private final double[] scratch = new double[kernel.scratchLength(grid)];

        /// constants of one layer
        private final double[][] layer = new double[constants.length][grid.largestLayer() + RowGrid.PAD];

        /// one for each vector
        private final List<ProductPlanes> products = new ArrayList<>();

        /// All vectors layer by layer: constants are made ready once for all of them.
        ///
        /// @param k0 first node plane it owns
        /// @param k1 behind its last one
        void planes(int k0, int k1, double[][] x, boolean masked, Use use) {
            while (products.size() < x.length) {
                products.add(new ProductPlanes(grid));
            }
            for (int k = Math.max(0, k0 - 1); k <= Math.min(k1, grid.nz) - 1; k++) {
                LayerConstants<double[]> ready = ready(k);
                for (int q = 0; q < x.length; q++) {
                    ProductPlanes y = products.get(q);
                    if (k0 == 0 && k == 0) {
                        y.begin(0);
                    }
                    if (k + 1 < k1) {
                        y.begin(k + 1);
                    }
                    kernel.applyLayer(grid, ready, x[q], y.pair(k), k, k >= k0, k + 1 < k1, scratch);
                    if (k >= k0) {
                        finish(q, k, masked, use);
                    }
                }
            }
            for (int q = 0; q < x.length && k1 == grid.planeCount(); q++) {
                finish(q, grid.nz, masked, use);
            }
        }

        private LayerConstants<double[]> ready(int k) {
            int first = grid.layerStart(k);
            for (int q = 0; q < layer.length; q++) {
                constants[q].get(first, layer[q], grid.layerStart(k + 1) - first);
            }
            return new LayerConstants<>(layer, first);
        }

        private void finish(int column, int k, boolean masked, Use use) {
            ProductPlanes y = products.get(column);
            for (int c = 0; c < 3 && masked; c++) {
                held.clear(y.plane(k), y.at(c), entry(c, k), entry(c, k) + nodes(k));
            }
            use.of(column, k, y);
        }
    }
}
