package fractura.solver.assembly;

/// Rows of nodes times the 3×3 blocks that couple them with three neighbours each in another row.
interface StencilLoops {
    /// y -= Σ_d K_d x_d for nodes in a row, d = 0, 1, 2. Coefficient (c, m) of K_d of node i is
    /// `k[at.k() + d*at.kStep() + c*at.row() + m*at.column() + i]`, component m of x_d is
    /// `x[at.x() + d*at.xStep() + m*at.xStride() + i]`.
    ///
    /// @param k coefficients; vector loads may overrun
    /// @param x nodal vector; vector loads may overrun, and where a coefficient is 0, any finite entry may stand
    /// @param y component c of node i is `y[at.y() + c*at.yStride() + i]`; no other entry is written
    /// @param at first entries and strides
    /// @param n nodes
    void subtract(float[] k, float[] x, float[] y, At at, int n);

    /// First entries and strides, as above.
    record At(int k, int kStep, int row, int column, int x, int xStep, int xStride, int y, int yStride) {
        /// The same from node i on.
        At from(int i) {
            return new At(k + i, kStep, row, column, x + i, xStep, xStride, y + i, yStride);
        }
    }
}
