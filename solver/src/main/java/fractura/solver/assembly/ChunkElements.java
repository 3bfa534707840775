package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The exact products Pᵀ K P of the finest elements of each chunk.
///
/// On one cell the product of an element of unit constant is a polynomial of its place, of degree two along each
/// axis, as strains are linear there. So 27 places give all of them: the constants of a chunk's elements are
/// weighted with Lagrange's polynomials, summed, and multiplied with the products at these places once. Elements
/// at nodes that are not free are multiplied one by one.
final class ChunkElements {
    private static final int D = Hex8.DOFS;
    private static final int PLACES = 27;

    private final RowGrid grid;
    private final Chunks chunks;
    private final TwoFloats[] constants;
    private final ElasticBasis basis;
    private final IntPredicate isFree;

    /// 24×24 of each chunk
    private final double[] matrices;

    private final double[] half = new double[D * D];
    private final double[] w = new double[8 * 8];
    private final double[] mask = new double[D];

    /// @param constants of the finest elements
    /// @param basis what they multiply
    /// @param isFree whether P moves an entry of a nodal vector
    ChunkElements(RowGrid grid, Chunks chunks, TwoFloats[] constants, ElasticBasis basis, IntPredicate isFree) {
        this.grid = grid;
        this.chunks = chunks;
        this.constants = constants;
        this.basis = basis;
        this.isFree = isFree;
        matrices = new double[Math.multiplyExact(chunks.count(), D * D)];
        double[] weighted = new double[Math.multiplyExact(chunks.count(), PLACES * constants.length)];
        forMatter((e, chunk, x, y, z, entry) -> add(e, chunk, x, y, z, entry, weighted));
        addWeighted(weighted);
    }

    /// Product of chunk c, row-major, unknown `3*a + c` of corner a.
    double at(int chunk, int row, int column) {
        return matrices[chunk * D * D + row * D + column];
    }

    private interface Visitor {
        /// An element with its place in the cell and the entries of its unknowns.
        void of(int e, int chunk, int x, int y, int z, int[] entry);
    }

    private void forMatter(Visitor visitor) {
        int[] entry = new int[D];
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            for (int i = 0; i < grid.elementCount[r]; i++) {
                int e = grid.elementOffset[r] + i;
                if (chunks.ofElement(e) >= 0) {
                    grid.unknownsInto(r, i, entry);
                    int edge = chunks.edge();
                    int x = (grid.elementFirst[r] + i) % edge;
                    visitor.of(e, chunks.ofElement(e), x, r % grid.ny % edge, r / grid.ny % edge, entry);
                }
            }
        }
    }

    private void add(int e, int chunk, int x, int y, int z, int[] entry, double[] weighted) {
        boolean isWhole = true;
        for (int p = 0; p < D; p++) {
            mask[p] = isFree.test(entry[p]) ? 1 : 0;
            isWhole &= mask[p] == 1;
        }
        if (!isWhole) {
            place(x, y, z);
            for (int q = 0; q < constants.length; q++) {
                addProduct(constants[q].at(e), basis.matrices()[q], matrices, chunk * D * D);
            }
            return;
        }
        int o = chunk * PLACES * constants.length;
        for (int p = 0; p < PLACES; p++) {
            double weight = lagrange(p % 3, x) * lagrange(p / 3 % 3, y) * lagrange(p / 9, z);
            for (TwoFloats values : constants) {
                weighted[o++] += weight * values.at(e);
            }
        }
    }

    /// The polynomial that is 1 at place `at` of three along an axis and 0 at the others.
    private double lagrange(int at, int x) {
        double t = 2.0 * x / (chunks.edge() - 1) - 1; // places at -1, 0, 1
        return at == 1 ? 1 - t * t : 0.5 * t * (at == 0 ? t - 1 : t + 1);
    }

    private void addWeighted(double[] weighted) {
        Arrays.fill(mask, 1);
        double[] product = new double[D * D];
        double middle = 0.5 * (chunks.edge() - 1);
        for (int p = 0; p < PLACES; p++) {
            place(middle * (p % 3), middle * (p / 3 % 3), middle * (p / 9));
            for (int q = 0; q < constants.length; q++) {
                Arrays.fill(product, 0);
                addProduct(1, basis.matrices()[q], product, 0);
                for (int c = 0; c < chunks.count(); c++) {
                    double factor = weighted[(c * PLACES + p) * constants.length + q];
                    for (int m = 0; m < D * D; m++) {
                        matrices[c * D * D + m] += factor * product[m];
                    }
                }
            }
        }
    }

    /// Interpolation from the corners of a cell to those of an element in it, `w[8*a + corner]`.
    private void place(double x, double y, double z) {
        double edge = chunks.edge();
        for (int a = 0; a < 8; a++) {
            for (int corner = 0; corner < 8; corner++) {
                w[8 * a + corner] =
                        Hex8.shape(corner, (x + (a & 1)) / edge, (y + (a >> 1 & 1)) / edge, (z + (a >> 2)) / edge);
            }
        }
    }

    /// sum += factor Pᵀ K P, P of one element with the rows of unknowns that are not free left out.
    private void addProduct(double factor, double[] k, double[] sum, int o) {
        for (int p = 0; p < D; p++) {
            for (int q = 0; q < D; q++) {
                double s = 0;
                for (int a = 0; a < 8; a++) {
                    s += mask[3 * a + q % 3] * k[p * D + 3 * a + q % 3] * w[8 * a + q / 3];
                }
                half[p * D + q] = s;
            }
        }
        for (int p = 0; p < D; p++) {
            for (int q = 0; q < D; q++) {
                double s = 0;
                for (int a = 0; a < 8; a++) {
                    s += mask[3 * a + p % 3] * w[8 * a + p / 3] * half[(3 * a + p % 3) * D + q];
                }
                sum[o + p * D + q] += factor * s;
            }
        }
    }
}
