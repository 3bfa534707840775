package fractura.solver.assembly;

import fractura.solver.element.Hex8;

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

    /// Zeros on both sides of an array: shifted by one node, the upper row sees this far.
    private static final int MARGIN = 2;

    private final RowGrid grid;
    private final StencilLoops loops;
    private final StencilLoops guarded = new PlainStencilLoops();

    /// first entry of each pair's arrays in `k`, `PAIRS*row + pair`
    private final int[] offset;

    private final float[] k;

    /// @param grid rows
    /// @param elements their matrices
    /// @param loops over nodes in a row
    NodeStencil(RowGrid grid, StoredElements elements, StencilLoops loops) {
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

    @Override
    public float[] scratch(RowGrid rows) {
        return new float[0];
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
        if (lower) {
            inPlane(layer, x, y.lower(), y.lowerAt(), y.stride());
        }
        int s = (grid.ny + 1) * layer;
        for (int q = PAIRS * s; q < PAIRS * (s + grid.ny + 1); q++) {
            if (q % PAIRS >= ABOVE && isPair(q)) {
                if (lower) {
                    toLower(q, x, y.lower(), y.lowerAt() - grid.planeStart(layer), y.stride());
                }
                if (upper) {
                    toUpper(q, x, y.upper(), y.upperAt() - grid.planeStart(layer + 1), y.stride());
                }
            }
        }
        if (upper && layer + 1 == grid.nz) {
            inPlane(layer + 1, x, y.upper(), y.upperAt(), y.stride());
        }
    }

    /// What the nodes of a plane give each other.
    private void inPlane(int plane, float[] x, float[] y, int yAt, int yStride) {
        int s = (grid.ny + 1) * plane;
        int at = yAt - grid.planeStart(plane);
        for (int q = PAIRS * s; q < PAIRS * (s + grid.ny + 1); q++) {
            if (q % PAIRS < ABOVE && isPair(q)) {
                toLower(q, x, y, at, yStride);
                if (q % PAIRS > 0) {
                    toUpper(q, x, y, at, yStride);
                }
            }
        }
    }

    /// What the upper row of a pair gives the lower one.
    private void toLower(int q, float[] x, float[] y, int yAt, int yStride) {
        int s = q / PAIRS;
        int t = upper(q);
        int first = first(s, t);
        int length = length(s, t);
        subtract(
                x,
                y,
                new StencilLoops.At(
                        offset[q] + MARGIN,
                        BLOCK * length,
                        3 * length,
                        length,
                        node(t, first - 1),
                        1,
                        grid.stride,
                        yAt + node(s, first),
                        yStride),
                count(s, t));
    }

    /// What the lower row gives the upper one, with the transposed blocks.
    private void toUpper(int q, float[] x, float[] y, int yAt, int yStride) {
        int s = q / PAIRS;
        int t = upper(q);
        int first = first(t, s);
        int length = length(s, t);
        subtract(
                x,
                y,
                new StencilLoops.At(
                        offset[q] + MARGIN + first + 1 - first(s, t),
                        BLOCK * length - 1,
                        length,
                        3 * length,
                        node(s, first + 1),
                        -1,
                        grid.stride,
                        yAt + node(t, first),
                        yStride),
                count(t, s));
    }

    /// The first row of a vector has nothing before it to load.
    private void subtract(float[] x, float[] y, StencilLoops.At at, int n) {
        int before = Math.max(0, -Math.min(at.x(), at.x() + 2 * at.xStep()));
        int alone = Math.min(before, n);
        if (alone > 0) {
            guarded.subtract(k, x, y, at, alone);
        }
        if (n > alone) {
            loops.subtract(k, x, y, at.from(alone), n - alone);
        }
    }
}
