package fractura.solver.assembly;

/// Loop of `MirrorKernel` over a row of elements; what it knows is the material.
///
/// @param <A> `double[]` or `float[]`
interface BlockLoops<A> {
    /// Sums and differences along y, the blocks of `HexModes`, and back along y, for a row of n elements. The
    /// shares of the node row at the elements' lower y are added, those of the one at their upper y overwrite.
    ///
    /// @param moduli element constants
    /// @param e first element
    /// @param t scratch
    /// @param at where the twelve rows of modes begin: in and out, each at lower and upper y
    /// @param w distance of the rows
    /// @param n elements
    void apply(A[] moduli, int e, A t, Rows at, int w, int n);

    /// First entries of twelve rows of modes, row `4*component + mode` at `w` times that.
    ///
    /// @param in modes at the lower y
    /// @param inNext modes at the upper y
    /// @param out shares of the lower y, added to
    /// @param outNext shares of the upper y, written
    record Rows(int in, int inNext, int out, int outNext) {}
}
