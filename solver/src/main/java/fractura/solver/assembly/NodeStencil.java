package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import java.util.Arrays;
import java.util.function.Supplier;

/// The matrix of a level whose elements have matrices of their own, assembled: 3×3 blocks that couple each node
/// with the 26 around it and itself. Rows of nodes are multiplied as a whole.
///
/// A node has 243 coefficients where its elements have 576 each. Only pairs of rows that ascend are kept, since
/// the matrix is symmetric: a row with itself, with the next one in its plane and with the three nearest in the
/// plane above. Of each pair there are 27 arrays, `9*(d+1) + 3*c + m` for component c of a node i of the lower row
/// and m of node i + d of the upper one, as long as the part of the lower row that sees the upper one, between
/// margins of zeros.
final class NodeStencil implements LayerKernel<float[]> {
    private static final int D = Hex8.DOFS;

    /// pairs of rows that begin with the same one: itself, the next in the plane, three in the plane above
    private static final int PAIRS = 5;

    private static final int ABOVE = 2;

    /// arrays of a pair, one matrix for each of three neighbours
    private static final int BLOCK = 9;

    /// passes within a plane, from the plane above, to the plane above
    private static final int KINDS = 3;

    /// Zeros on both sides of an array: shifted by one node, the upper row sees this far.
    private static final int MARGIN = 2;

    private final RowGrid grid;
    private final Supplier<StencilLoops> loops;
    private final StencilLoops guarded = new PlainStencilLoops();

    /// first entry of each pair's arrays in `k`, `PAIRS*row + pair`
    private final int[] offset;

    private final float[] k;

    /// passes over rows, of the kinds of each plane one after the other
    private int[] pass = new int[1024];

    private int end;

    /// first word of the passes of kind `KINDS*plane + kind`
    private final int[] ofKind;

    /// @param grid rows
    /// @param elements their matrices
    /// @param loops over nodes in a row, asked for at each use
    NodeStencil(RowGrid grid, StoredElements elements, Supplier<StencilLoops> loops) {
        this.grid = grid;
        this.loops = loops;
        int rows = grid.nodeFirst.length;
        offset = new int[PAIRS * rows + 1];
        for (int q = 0; q < PAIRS * rows; q++) {
            int arrays = isPair(q) ? 3 * BLOCK * length(q / PAIRS, upper(q)) : 0;
            offset[q + 1] = Math.addExact(offset[q], arrays);
        }
        k = new float[offset[PAIRS * rows] + RowGrid.PAD];
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            assemble(r, elements.matrices());
        }
        ofKind = new int[KINDS * grid.planeCount() + 1];
        for (int q = 0; q < ofKind.length - 1; q++) {
            if (q % KINDS == 0) {
                addInPlane(q / KINDS);
            } else if (q / KINDS < grid.nz) {
                addAcross(q / KINDS, q % KINDS == 1);
            }
            ofKind[q + 1] = end;
        }
    }

    long bytes() {
        return 4L * (k.length + offset.length + pass.length + ofKind.length);
    }

    /// Row of a pair's upper nodes.
    private int upper(int q) {
        int pair = q % PAIRS;
        return q / PAIRS + (pair < ABOVE ? pair : grid.ny + 1 + pair - ABOVE - 1);
    }

    /// Whether both rows are there and beside each other, with nodes that see each other.
    private boolean isPair(int q) {
        int s = q / PAIRS;
        int pair = q % PAIRS;
        int j = s % (grid.ny + 1) + (pair < ABOVE ? pair : pair - ABOVE - 1);
        return j >= 0 && j <= grid.ny && upper(q) < grid.nodeFirst.length && count(s, upper(q)) > 0;
    }

    /// First node of row s, by its x, that has a neighbour in row t.
    private int first(int s, int t) {
        return Math.max(grid.nodeFirst[s], grid.nodeFirst[t] - 1);
    }

    /// How many have one.
    private int count(int s, int t) {
        if (grid.nodeCount(s) == 0 || grid.nodeCount(t) == 0) {
            return 0;
        }
        int end = Math.min(grid.nodeFirst[s] + grid.nodeCount(s), grid.nodeFirst[t] + grid.nodeCount(t) + 1);
        return Math.max(0, end - first(s, t));
    }

    private int length(int s, int t) {
        return count(s, t) + 2 * MARGIN;
    }

    /// Entry of node i in row s, which need not have it.
    private int node(int s, int i) {
        return grid.nodeOffset[s] + i - grid.nodeFirst[s];
    }

    private void assemble(int r, float[] matrices) {
        int s = r % grid.ny + (grid.ny + 1) * (r / grid.ny);
        for (int a = 0; a < 8; a++) {
            int row = s + (a >> 1 & 1) + (a >> 2) * (grid.ny + 1);
            for (int b = 0; b < 8; b++) {
                int dy = (b >> 1 & 1) - (a >> 1 & 1);
                int dz = (b >> 2) - (a >> 2);
                if (dz > 0 || dz == 0 && dy >= 0) {
                    int q = PAIRS * row + (dz == 0 ? dy : ABOVE + 1 + dy);
                    int length = length(row, upper(q));
                    int at = offset[q] + BLOCK * length * (1 + (b & 1) - (a & 1));
                    int first = grid.elementFirst[r] + (a & 1) - first(row, upper(q)) + MARGIN;
                    for (int i = 0; i < grid.elementCount[r]; i++) {
                        int m = (grid.elementOffset[r] + i) * D * D + 3 * a * D + 3 * b;
                        for (int c = 0; c < BLOCK; c++) {
                            k[at + c * length + first + i] += matrices[m + c / 3 * D + c % 3];
                        }
                    }
                }
            }
        }
    }

    /// What the nodes of a plane give each other.
    private void addInPlane(int plane) {
        for (int q = firstPair(plane); q < firstPair(plane + 1); q++) {
            if (q % PAIRS < ABOVE && isPair(q)) {
                addToLower(q, plane);
                if (q % PAIRS > 0) {
                    addToUpper(q, plane);
                }
            }
        }
    }

    private int firstPair(int plane) {
        return PAIRS * (grid.ny + 1) * plane;
    }

    private void addAcross(int plane, boolean isToLower) {
        for (int q = firstPair(plane); q < firstPair(plane + 1); q++) {
            if (q % PAIRS >= ABOVE && isPair(q)) {
                if (isToLower) {
                    addToLower(q, plane);
                } else {
                    addToUpper(q, plane + 1);
                }
            }
        }
    }

    /// What the upper row of a pair gives the lower one, in a plane.
    private void addToLower(int q, int plane) {
        int s = q / PAIRS;
        int t = upper(q);
        int first = first(s, t);
        int length = length(s, t);
        int y = node(s, first) - grid.planeStart(plane);
        add(offset[q] + MARGIN, BLOCK * length, 3 * length, length, node(t, first - 1), 1, y, count(s, t));
    }

    /// What the lower row gives the upper one, with the transposed blocks.
    private void addToUpper(int q, int plane) {
        int s = q / PAIRS;
        int t = upper(q);
        int first = first(t, s);
        int length = length(s, t);
        int at = offset[q] + MARGIN + first + 1 - first(s, t);
        int y = node(t, first) - grid.planeStart(plane);
        add(at, BLOCK * length - 1, length, 3 * length, node(s, first + 1), -1, y, count(t, s));
    }

    /// The first nodes of a vector have nothing before them to load, so they are a pass of their own.
    private void add(int at, int kStep, int row, int column, int x, int xStep, int y, int n) {
        int alone = Math.min(n, Math.max(0, -Math.min(x, x + 2 * xStep)));
        if (alone > 0) {
            append(at, kStep, row, column, x, xStep, y, alone);
        }
        if (n > alone) {
            append(at + alone, kStep, row, column, x + alone, xStep, y + alone, n - alone);
        }
    }

    private void append(int... words) {
        pass = end + StencilLoops.WORDS > pass.length ? Arrays.copyOf(pass, 2 * pass.length) : pass;
        System.arraycopy(words, 0, pass, end, StencilLoops.WORDS);
        end += StencilLoops.WORDS;
    }

    @Override
    public int scratchLength(RowGrid rows) {
        return 0;
    }

    @Override
    public void applyLayer(
            RowGrid rows,
            LayerConstants<float[]> constants,
            float[] x,
            PlanePair<float[]> y,
            int layer,
            boolean lower,
            boolean upper,
            float[] scratch) {
        int kind = KINDS * layer;
        if (lower) {
            run(kind, kind + 2, x, y.lower(), y.lowerAt(), y.stride());
        }
        if (upper) {
            boolean isLast = layer + 1 == grid.nz;
            run(kind + 2, isLast ? kind + 4 : kind + 3, x, y.upper(), y.upperAt(), y.stride());
        }
    }

    private void run(int from, int to, float[] x, float[] y, int yAt, int yStride) {
        for (int p = ofKind[from]; p < ofKind[to]; p += StencilLoops.WORDS) {
            int first = pass[p + StencilLoops.X] + Math.min(0, 2 * pass[p + StencilLoops.X_STEP]);
            (first < 0 ? guarded : loops.get()).subtract(pass, p, k, x, grid.stride, y, yAt, yStride);
        }
    }
}
