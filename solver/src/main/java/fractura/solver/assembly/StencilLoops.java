package fractura.solver.assembly;

/// Rows of nodes times the 3×3 blocks that couple them with three neighbours each in another row.
interface StencilLoops {
    /// numbers of a pass
    int WORDS = 8;

    /// first coefficient
    int K = 0;

    /// from the coefficients of one neighbour to those of the next
    int K_STEP = 1;

    /// from one row of a block to the next
    int ROW = 2;

    /// from one column of a block to the next
    int COLUMN = 3;

    /// entry of the first neighbour of the first node
    int X = 4;

    /// from one neighbour to the next
    int X_STEP = 5;

    /// place of the first node in its plane
    int Y = 6;

    /// nodes
    int COUNT = 7;

    /// y -= Σ_d K_d x_d for nodes in a row, d = 0, 1, 2. Coefficient (c, m) of K_d of node i is
    /// `k[K + d*K_STEP + c*ROW + m*COLUMN + i]`, component m of x_d is `x[X + d*X_STEP + m*xStride + i]`, and
    /// component c of y is `y[yAt + Y + c*yStride + i]`, with the words of the pass.
    ///
    /// @param pass words of passes
    /// @param at first word of the one to run
    /// @param k coefficients; vector loads may overrun
    /// @param x nodal vector; vector loads may overrun, and where a coefficient is 0, any finite entry may stand
    /// @param xStride from one component to the next
    /// @param y no other entries are written
    /// @param yAt first entry of the plane
    /// @param yStride from one component to the next
    void subtract(int[] pass, int at, float[] k, float[] x, int xStride, float[] y, int yAt, int yStride);
}
