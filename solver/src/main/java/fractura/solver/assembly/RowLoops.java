package fractura.solver.assembly;

/// Loops of `MirrorKernel` over a row of nodes, the same for all materials.
///
/// Arrays of a row's modes lie `w` entries apart.
///
/// @param <A> `double[]` or `float[]`
interface RowLoops<A> {
    /// @return bytes of an entry
    int entryBytes();

    /// Modes of a row of nodes and the one above it: sum and difference along x, then along z.
    ///
    /// @param x nodal vector
    /// @param lower entry of the first node of the row in plane k
    /// @param upper entry of the first node of the row in plane k+1
    /// @param stride from one component to the next
    /// @param t scratch; rows `to`, `to + w`, … get modes 0, x, z, xz of the three components
    /// @param to entry for the first interval
    /// @param w distance of the rows
    /// @param n intervals
    void forward(A x, int lower, int upper, int stride, A t, int to, int w, int n);

    /// Shares of n nodes of two rows, one in each plane, from four rows of modes: back along z and x.
    ///
    /// @param lower gets the share of plane k, added; the scratch itself, of which one row serves all
    ///     components, for a plane that nobody reads
    /// @param lowerAt its first entry
    /// @param upper gets the share of plane k+1, added
    /// @param upperAt its first entry
    /// @param stride from one component to the next
    /// @param t scratch
    /// @param from first entry of mode 0 of the first component; the entry before it belongs to the interval
    ///     left of the first node
    /// @param w distance of the rows
    /// @param n nodes
    void back(A lower, int lowerAt, A upper, int upperAt, int stride, A t, int from, int w, int n);

    /// Zero into twelve rows.
    ///
    /// @param t scratch
    /// @param from first entry of the first row
    /// @param w distance of the rows
    /// @param n entries of each
    void clear(A t, int from, int w, int n);
}
