package fractura.solver.assembly;

import fractura.solver.linear.EnvelopeCholesky;
import java.util.Arrays;

/// Springs to the ground that stand on coarse levels for supports of the finest one: a symmetric 3×3 block per
/// node.
///
/// The diagonal is kept for all unknowns. Only skew supports couple the components of a node, so the rest is a
/// list of nodes. Both are restricted like residuals, s = Pᵀ s of the finer level, which lumps the springs' own
/// product.
final class Springs {
    /// No spring anywhere.
    static final Springs NONE = new Springs(new float[0], new int[0], new float[0], 0);

    private final float[] diagonal;
    private final int[] node;
    private final float[] coupling;
    private final int stride;

    /// @param diagonal one per unknown; owned
    /// @param node entries of coupled nodes in a component; owned
    /// @param coupling xy, xz, yz of each; owned
    /// @param stride from one component to the next
    Springs(float[] diagonal, int[] node, float[] coupling, int stride) {
        this.diagonal = diagonal;
        this.node = node;
        this.coupling = coupling;
        this.stride = stride;
    }

    /// @param diagonal one per unknown; owned
    static Springs alongAxes(float[] diagonal) {
        return new Springs(diagonal, new int[0], new float[0], diagonal.length / 3);
    }

    float[] diagonal() {
        return diagonal;
    }

    boolean isCoupled() {
        return node.length > 0;
    }

    long bytes() {
        return 4L * (diagonal.length + node.length + coupling.length);
    }

    /// The springs of the next coarser level.
    Springs restricted(RowGrid fine, RowGrid coarse) {
        float[] coarseDiagonal = gathered(fine, coarse, diagonal);
        if (!isCoupled()) {
            return alongAxes(coarseDiagonal);
        }
        float[] spread = new float[fine.vectorLength()];
        for (int q = 0; q < coupling.length; q++) {
            spread[q % 3 * fine.stride + node[q / 3]] = coupling[q];
        }
        float[] sum = gathered(fine, coarse, spread);
        int[] coarseNode = new int[coarse.nodeTotal];
        int count = 0;
        for (int i = 0; i < coarse.nodeTotal; i++) {
            if (sum[i] != 0 || sum[i + coarse.stride] != 0 || sum[i + 2 * coarse.stride] != 0) {
                coarseNode[count++] = i;
            }
        }
        float[] coarseCoupling = new float[3 * count];
        for (int q = 0; q < coarseCoupling.length; q++) {
            coarseCoupling[q] = sum[q % 3 * coarse.stride + coarseNode[q / 3]];
        }
        return new Springs(coarseDiagonal, Arrays.copyOf(coarseNode, count), coarseCoupling, coarse.stride);
    }

    private static float[] gathered(RowGrid fine, RowGrid coarse, float[] v) {
        float[] sum = new float[coarse.vectorLength()];
        for (int c = 0; c < 3; c++) {
            float[] line = new float[2 * coarse.nx + 6];
            Transfer.gather(fine, coarse, v, sum, c, 0, coarse.planeCount(), line);
        }
        return sum;
    }

    /// r -= S u on n nodes that follow each other.
    ///
    /// @param u nodal vector
    /// @param first entry of the first node in a component
    /// @param n nodes
    /// @param r residual of these nodes alone
    /// @param rStride from one of its components to the next
    void subtract(float[] u, int first, int n, float[] r, int rStride) {
        for (int c = 0; c < 3 && diagonal.length > 0; c++) {
            subtractDiagonal(u, first + c * stride, r, c * rStride, n);
        }
        int found = Arrays.binarySearch(node, first);
        for (int q = found < 0 ? -found - 1 : found; q < node.length && node[q] < first + n; q++) {
            int x = node[q];
            int y = x + stride;
            int z = y + stride;
            float xy = coupling[3 * q];
            float xz = coupling[3 * q + 1];
            float yz = coupling[3 * q + 2];
            int at = x - first;
            r[at] -= xy * u[y] + xz * u[z];
            r[at + rStride] -= xy * u[x] + yz * u[z];
            r[at + 2 * rStride] -= xz * u[x] + yz * u[y];
        }
    }

    private void subtractDiagonal(float[] u, int from, float[] r, int at, int n) {
        for (int i = 0; i < n; i++) {
            r[at + i] -= diagonal[from + i] * u[from + i];
        }
    }

    /// Adds the springs to an assembled matrix.
    ///
    /// @param unknown row of each entry of a nodal vector, negative where it has none
    void addTo(EnvelopeCholesky matrix, int[] unknown) {
        for (int i = 0; i < diagonal.length; i++) {
            if (unknown[i] >= 0) {
                matrix.add(unknown[i], unknown[i], diagonal[i]);
            }
        }
        for (int q = 0; q < node.length; q++) {
            int x = unknown[node[q]];
            int y = unknown[node[q] + stride];
            int z = unknown[node[q] + 2 * stride];
            addPair(matrix, x, y, coupling[3 * q]);
            addPair(matrix, x, z, coupling[3 * q + 1]);
            addPair(matrix, y, z, coupling[3 * q + 2]);
        }
    }

    /// Rows are numbered component after component at a node, so the second row is the later one.
    private static void addPair(EnvelopeCholesky matrix, int row, int later, float value) {
        if (row >= 0 && later >= 0) {
            matrix.add(later, row, value);
        }
    }
}
