package fractura.solver.assembly;

/// Products of many elements of one shape.
interface SideLoops {
    /// Numbers of elements are multiples of this, as many as the widest vectors take.
    int STEP = 16;

    /// Rows of Σ_q c_q K_q x of each element. Unknown m of element i stands at `m*n + i`, row p of the product goes to
    /// `(24 + p)*n + i`.
    ///
    /// @param matrices K_q, 24×24
    /// @param constants c_q of the elements, `[q][i]`
    /// @param from first row, a multiple of 3
    /// @param to behind the last one
    /// @param work unknowns, and place for the products: 48 n entries
    /// @param n elements, a multiple of `STEP`
    void multiply(float[][] matrices, float[][] constants, int from, int to, float[] work, int n);
}
