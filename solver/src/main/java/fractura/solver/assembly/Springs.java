package fractura.solver.assembly;

import fractura.solver.linear.TwoEndedCholesky;
import java.util.Arrays;

/// Springs to the ground that stand on coarse levels for supports of the finest one: a symmetric 3×3 block per
/// node, for the few nodes that have any.
///
/// Restricted like residuals, s = Pᵀ s of the finer level, which lumps the springs' own product. Only skew
/// supports couple the components of a node.
final class Springs {
    /// No spring anywhere.
    static final Springs NONE = new Springs(new int[0], new float[0], 0);

    /// xx, yy, zz, xy, xz, yz
    private static final int BLOCK = 6;

    /// numbers on the diagonal of a block
    private static final int AXES = 3;

    private final int[] node;
    private final float[] block;
    private final int stride;
    private final boolean isCoupled;

    private Springs(int[] node, float[] block, int stride) {
        this.node = node;
        this.block = block;
        this.stride = stride;
        isCoupled = isCoupled(block);
    }

    /// @param diagonal one per unknown
    /// @param coupling xy, xz and yz in the places of x, y and z; empty for none
    /// @param grid rows of both
    static Springs of(float[] diagonal, float[] coupling, RowGrid grid) {
        int[] node = new int[grid.nodeTotal];
        int count = 0;
        for (int i = 0; i < node.length; i++) {
            if (hasAny(diagonal, i, grid.stride) || hasAny(coupling, i, grid.stride)) {
                node[count++] = i;
            }
        }
        float[] block = new float[BLOCK * count];
        for (int q = 0; q < block.length; q++) {
            float[] from = q % BLOCK < AXES ? diagonal : coupling;
            block[q] = from.length == 0 ? 0 : from[node[q / BLOCK] + q % AXES * grid.stride];
        }
        return new Springs(Arrays.copyOf(node, count), block, grid.stride);
    }

    /// @param block of all nodes, `BLOCK*node + q`; overwritten with those where there are any
    private static Springs ofAll(float[] block, RowGrid grid) {
        int[] node = new int[grid.nodeTotal];
        int count = 0;
        for (int i = 0; i < grid.nodeTotal; i++) {
            boolean isAny = false;
            for (int q = 0; q < BLOCK; q++) {
                isAny |= block[BLOCK * i + q] != 0;
                block[BLOCK * count + q] = block[BLOCK * i + q];
            }
            if (isAny) {
                node[count++] = i;
            }
        }
        return new Springs(Arrays.copyOf(node, count), Arrays.copyOf(block, BLOCK * count), grid.stride);
    }

    private static boolean hasAny(float[] v, int i, int stride) {
        return v.length > 0 && (v[i] != 0 || v[i + stride] != 0 || v[i + 2 * stride] != 0);
    }

    private static boolean isCoupled(float[] block) {
        for (int q = 0; q < block.length; q++) {
            if (q % BLOCK >= AXES && block[q] != 0) {
                return true;
            }
        }
        return false;
    }

    boolean isCoupled() {
        return isCoupled;
    }

    long bytes() {
        return 4L * (node.length + block.length);
    }

    /// @param g rows
    /// @return the diagonal of all unknowns, a new array
    float[] diagonal(RowGrid g) {
        float[] v = new float[g.vectorLength()];
        for (int q = 0; q < node.length; q++) {
            for (int c = 0; c < AXES; c++) {
                v[node[q] + c * g.stride] = block[BLOCK * q + c];
            }
        }
        return v;
    }

    /// The springs of the next coarser level: those of each node go to the coarse nodes that move it.
    Springs restricted(RowGrid fine, RowGrid coarse) {
        float[] sums = new float[BLOCK * coarse.nodeTotal];
        int s = 0;
        for (int q = 0; q < node.length; q++) {
            while (fine.nodeOffset[s + 1] <= node[q]) {
                s++;
            }
            int x = fine.nodeFirst[s] + node[q] - fine.nodeOffset[s] + coarse.padding.x();
            int y = s % (fine.ny + 1) + coarse.padding.y();
            int z = s / (fine.ny + 1) + coarse.padding.z();
            float weight = 1f / ((1 + x % 2) * (1 + y % 2) * (1 + z % 2));
            for (int k = z / 2; k <= (z + 1) / 2; k++) {
                for (int j = y / 2; j <= (y + 1) / 2; j++) {
                    for (int i = x / 2; i <= (x + 1) / 2; i++) {
                        int to = BLOCK * coarse.nodeAt(i, j, k);
                        for (int p = 0; p < BLOCK; p++) {
                            sums[to + p] += weight * block[BLOCK * q + p];
                        }
                    }
                }
            }
        }
        return ofAll(sums, coarse);
    }

    /// r -= S u on n nodes that follow each other.
    ///
    /// @param u nodal vector
    /// @param first entry of the first node in a component
    /// @param n nodes
    /// @param r residuals
    /// @param rAt place of the first node's
    /// @param rStride from one of its components to the next
    void subtract(float[] u, int first, int n, float[] r, int rAt, int rStride) {
        int found = Arrays.binarySearch(node, first);
        for (int q = found < 0 ? -found - 1 : found; q < node.length && node[q] < first + n; q++) {
            float ux = u[node[q]];
            float uy = u[node[q] + stride];
            float uz = u[node[q] + 2 * stride];
            int b = BLOCK * q;
            int at = rAt + node[q] - first;
            r[at] -= block[b] * ux + block[b + 3] * uy + block[b + 4] * uz;
            r[at + rStride] -= block[b + 3] * ux + block[b + 1] * uy + block[b + 5] * uz;
            r[at + 2 * rStride] -= block[b + 4] * ux + block[b + 5] * uy + block[b + 2] * uz;
        }
    }

    /// Adds the springs to an assembled matrix.
    ///
    /// @param unknown row of each entry of a nodal vector, negative where it has none
    void addTo(TwoEndedCholesky matrix, int[] unknown) {
        for (int q = 0; q < node.length; q++) {
            int x = unknown[node[q]];
            int y = unknown[node[q] + stride];
            int z = unknown[node[q] + 2 * stride];
            int b = BLOCK * q;
            addPair(matrix, x, x, block[b]);
            addPair(matrix, y, y, block[b + 1]);
            addPair(matrix, z, z, block[b + 2]);
            addPair(matrix, x, y, block[b + 3]);
            addPair(matrix, x, z, block[b + 4]);
            addPair(matrix, y, z, block[b + 5]);
        }
    }

    /// Rows are numbered component after component at a node, so the second row is the later one.
    private static void addPair(TwoEndedCholesky matrix, int row, int later, float value) {
        if (row >= 0 && later >= 0) {
            matrix.add(later, row, value);
        }
    }
}
