package fractura.solver.assembly;

/// The inner loops of `MirrorKernel`: one row of nodes or elements each.
///
/// Arrays of a row's modes lie `w` entries apart. Loops may write up to `lanes() - 1` entries more than asked for into
/// scratch, never into nodal vectors, and read up to `lanes()` more.
///
/// @param <A> `double[]` or `float[]`
interface RowLoops<A> {
    /// @param length entries
    /// @return a new array of zeros
    A allocate(int length);

    /// @return entries a loop takes at once
    int lanes();

    /// Modes of a row of nodes and the one above it: sum and difference along x, then along z.
    ///
    /// @param x nodal vector
    /// @param lower entry of the first node of the row in plane k
    /// @param upper entry of the first node of the row in plane k+1
    /// @param t scratch; rows `to`, `to + w`, … get modes 0, x, z, xz
    /// @param to entry for the first interval
    /// @param w distance of the rows
    /// @param n intervals
    void forward(A x, int lower, int upper, A t, int to, int w, int n);

    /// Sums and differences along y, the blocks of `HexModes`, and back along y, for a row of n elements. The shares
    /// of the node row at the elements' lower y are added, those of the one at their upper y overwrite.
    ///
    /// @param moduli element constants
    /// @param e first element
    /// @param t scratch
    /// @param at where the twelve rows of modes begin: in and out, each at lower and upper y
    /// @param w distance of the rows
    /// @param n elements
    void blocks(A[] moduli, int e, A t, Rows at, int w, int n);

    /// First entries of twelve rows of modes, row `4*component + mode` at `w` times that.
    ///
    /// @param in modes at the lower y
    /// @param inNext modes at the upper y
    /// @param out shares of the lower y, added to
    /// @param outNext shares of the upper y, written
    record Rows(int in, int inNext, int out, int outNext) {}

    /// Shares of n nodes of two rows, one in each plane, from four rows of modes: back along z and x.
    ///
    /// @param lower gets the share of plane k, added
    /// @param lowerAt its first entry
    /// @param upper gets the share of plane k+1, added
    /// @param upperAt its first entry
    /// @param t scratch
    /// @param from first entry of mode 0; the entry before it belongs to the interval left of the first node
    /// @param w distance of the rows
    /// @param n nodes
    void back(A lower, int lowerAt, A upper, int upperAt, A t, int from, int w, int n);

    /// Zero into twelve rows.
    ///
    /// @param t scratch
    /// @param from first entry of the first row
    /// @param w distance of the rows
    /// @param n entries of each
    void clear(A t, int from, int w, int n);
}
