package fractura.solver.assembly;

/// What `FusedKernel` does along a row. Arrays of a row's modes lie `Strip.rowLength` entries apart, component by
/// component and in the order 0, x, z, xz. Passes read and write up to `Strip.overrun` entries beyond what they are
/// asked for: in vectors and scratch these are spare or follow, in planes they get 0 added.
///
/// @param <A> `double[]` or `float[]`
interface RowPasses<A> {
    /// @return bytes of an entry
    int entryBytes();

    /// Zero into n entries from `from` on.
    void clear(A t, int from, int n);

    /// Modes of a row of nodes and the one above it: sum and difference along x, then along z.
    ///
    /// @param x nodal vector
    /// @param lower entry of the first node of the row in plane k
    /// @param upper entry of the first node of the row in plane k+1
    /// @param stride from one component to the next
    /// @param t scratch
    /// @param to entry of mode 0 of the first interval
    /// @param n intervals
    void forward(A x, int lower, int upper, int stride, A t, int to, int n);

    /// A row of elements: sums and differences along y, the blocks of `HexModes`, back along y; then back along x
    /// and z for the node row at its lower y, which has all its shares now. All places are those of x = 0.
    ///
    /// @param moduli element constants
    /// @param e place of the element
    /// @param x where elements and nodes are
    /// @param lower plane k, added to
    /// @param lowerAt place of the node in it
    /// @param upper plane k+1, added to
    /// @param upperAt place of the node in it
    /// @param stride from one component to the next, in both planes
    /// @param t scratch
    /// @param at where its rows begin
    void blocks(A[] moduli, int e, Extent x, A lower, int lowerAt, A upper, int upperAt, int stride, A t, Modes at);

    /// Back along x and z for a node row that gets no more shares.
    ///
    /// @param lower plane k, added to
    /// @param lowerAt place of its first node in it
    /// @param upper plane k+1, added to
    /// @param upperAt place of its first node in it
    /// @param stride from one component to the next, in both planes
    /// @param t scratch
    /// @param from first share of mode 0
    /// @param n intervals, one less than nodes
    void back(A lower, int lowerAt, A upper, int upperAt, int stride, A t, int from, int n);

    /// Where a pass goes along x: elements of the row lie in [first, end), the nodes at its lower y in [from,
    /// to], and [low, high) holds them and the elements of the next row.
    record Extent(int first, int end, int from, int to, int low, int high) {}

    /// Places of rows of modes at x = 0.
    ///
    /// @param row modes of the node row at the lower y
    /// @param next modes of the one at the upper y
    /// @param shares of the lower y in, of the upper y out
    record Modes(int row, int next, int shares) {}
}
