package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The exact products Pᵀ K P of the finest elements of each chunk.
///
/// On one cell the product of an element of unit constant is a polynomial of its place, of degree two along each
/// axis, as strains are linear there. So 27 places give all of them: the constants of a chunk's elements are
/// weighted with Lagrange's polynomials, summed, and multiplied with the products at these places once. Elements
/// at nodes that are not free are multiplied one by one. Threads take whole layers of cells.
final class ChunkElements {
    private static final int D = Hex8.DOFS;
    private static final int PLACES = 27;

    private final RowGrid grid;
    private final Chunks chunks;
    private final TwoFloats[] constants;
    private final ElasticBasis basis;
    private final IntPredicate isFree;

    /// whether P moves all components of a node
    private final boolean[] isWhole;

    /// polynomial p of three at voxel x of a cell, `3*x + p`
    private final double[] lagrange;

    /// 24×24 of each chunk
    private final double[] matrices;

    /// `(PLACES*chunk + place)*constants + q`
    private final double[] weighted;

    /// @param constants of the finest elements
    /// @param basis what they multiply
    /// @param isFree whether P moves an entry of a nodal vector
    ChunkElements(
            RowGrid grid,
            Chunks chunks,
            TwoFloats[] constants,
            ElasticBasis basis,
            IntPredicate isFree,
            Parallel parallel) {
        this.grid = grid;
        this.chunks = chunks;
        this.constants = constants;
        this.basis = basis;
        this.isFree = isFree;
        isWhole = new boolean[grid.nodeTotal];
        for (int i = 0; i < isWhole.length; i++) {
            isWhole[i] = isFree.test(i) && isFree.test(i + grid.stride) && isFree.test(i + 2 * grid.stride);
        }
        lagrange = new double[3 * chunks.edge()];
        Arrays.setAll(lagrange, q -> lagrange(q % 3, q / 3));
        matrices = new double[Math.multiplyExact(chunks.count(), D * D)];
        weighted = new double[Math.multiplyExact(chunks.count(), PLACES * constants.length)];
        int parts = LevelParts.of(grid, parallel);
        parallel.run(parts, part -> {
            Rows rows = new Rows();
            int end = grid.firstRow(part + 1, parts, chunks.edge());
            for (int r = grid.firstRow(part, parts, chunks.edge()); r < end; r++) {
                rows.add(r);
            }
        });
        double[][] products = products();
        parallel.forRanges(parts, chunks.count(), (from, to) -> {
            for (int c = from; c < to; c++) {
                addWeighted(c, products);
            }
        });
    }

    /// Product of chunk c, row-major, unknown `3*a + c` of corner a.
    double at(int chunk, int row, int column) {
        return matrices[chunk * D * D + row * D + column];
    }

    /// The polynomial that is 1 at place `at` of three along an axis and 0 at the others.
    private double lagrange(int at, int x) {
        double t = 2.0 * x / (chunks.edge() - 1) - 1; // places at -1, 0, 1
        return at == 1 ? 1 - t * t : 0.5 * t * (at == 0 ? t - 1 : t + 1);
    }

    /// Takes elements row by row; one for each thread.
    private final class Rows {
        /// constants of a run weighted along x, `3*q + p`
        private final double[] sum = new double[3 * constants.length];

        private final double[] k = new double[D * D];
        private final int[] entry = new int[D];

        void add(int r) {
            int end = grid.elementOffset[r] + grid.elementCount[r];
            int e = grid.elementOffset[r];
            while (e < end) {
                int chunk = chunks.ofElement(e);
                int from = e;
                while (e < end && chunks.ofElement(e) == chunk) {
                    e++;
                }
                if (chunk >= 0) {
                    addRun(r, from - grid.elementOffset[r], e - from, chunk);
                }
            }
        }

        private void addRun(int r, int from, int n, int chunk) {
            int x0 = grid.elementFirst[r] + from;
            int y = r % grid.ny % chunks.edge();
            int z = r / grid.ny % chunks.edge();
            Arrays.fill(sum, 0);
            for (int i = 0; i < n; i++) {
                int x = (x0 + i) % chunks.edge();
                int e = grid.elementOffset[r] + from + i;
                if (isWhole(r, from + i)) {
                    for (int q = 0; q < constants.length; q++) {
                        double c = constants[q].at(e);
                        sum[3 * q] += lagrange[3 * x] * c;
                        sum[3 * q + 1] += lagrange[3 * x + 1] * c;
                        sum[3 * q + 2] += lagrange[3 * x + 2] * c;
                    }
                } else {
                    grid.unknownsInto(r, from + i, entry);
                    addAlone(e, chunk, x, y, z);
                }
            }
            int o = chunk * PLACES * constants.length;
            for (int p = 0; p < PLACES; p++) {
                double across = lagrange[3 * y + p / 3 % 3] * lagrange[3 * z + p / 9];
                for (int q = 0; q < constants.length; q++) {
                    weighted[o++] += across * sum[3 * q + p % 3];
                }
            }
        }

        private boolean isWhole(int r, int i) {
            int s = r % grid.ny + (grid.ny + 1) * (r / grid.ny);
            for (int a = 0; a < 4; a++) {
                int node = grid.nodeEntry(s + (a & 1) + (a >> 1) * (grid.ny + 1), r) + i;
                if (!isWhole[node] || !isWhole[node + 1]) {
                    return false;
                }
            }
            return true;
        }

        /// With the rows of P of unknowns that are not free left out.
        private void addAlone(int e, int chunk, int x, int y, int z) {
            Arrays.fill(k, 0);
            for (int q = 0; q < constants.length; q++) {
                ElasticBasis.addMultiple(constants[q].at(e), basis.matrices()[q], k);
            }
            for (int p = 0; p < D; p++) {
                if (!isFree.test(entry[p])) {
                    for (int q = 0; q < D; q++) {
                        k[p * D + q] = 0;
                        k[q * D + p] = 0;
                    }
                }
            }
            interpolate(k, x, y, z);
            for (int m = 0; m < D * D; m++) {
                matrices[chunk * D * D + m] += k[m];
            }
        }
    }

    /// K = Pᵀ K P of an element at a place in its cell.
    private void interpolate(double[] k, double x, double y, double z) {
        double edge = chunks.edge();
        InterpolatedElement.along(k, 0, x / edge, (x + 1) / edge);
        InterpolatedElement.along(k, 1, y / edge, (y + 1) / edge);
        InterpolatedElement.along(k, 2, z / edge, (z + 1) / edge);
    }

    /// Those of unit constant at 27 places, `place*constants + q`.
    private double[][] products() {
        double[][] products = new double[PLACES * constants.length][];
        double middle = 0.5 * (chunks.edge() - 1);
        for (int m = 0; m < products.length; m++) {
            int p = m / constants.length;
            products[m] = basis.matrices()[m % constants.length].clone();
            interpolate(products[m], middle * (p % 3), middle * (p / 3 % 3), middle * (p / 9));
        }
        return products;
    }

    private void addWeighted(int chunk, double[][] products) {
        double[] sum = new double[D * D];
        for (int m = 0; m < products.length; m++) {
            ElasticBasis.addMultiple(weighted[chunk * products.length + m], products[m], sum);
        }
        for (int m = 0; m < D * D; m++) {
            matrices[chunk * D * D + m] += sum[m];
        }
    }
}
