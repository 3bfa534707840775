package fractura.solver.assembly;

/// Where the shares of a layer of voxels in its two node planes are added: to a whole nodal vector, or to planes
/// that stand elsewhere. Component c of the node `n` places behind the first of its plane has entry `at +
/// c*stride + n`. Kernels may add 0 to `PAD` entries before and behind each component.
///
/// @param lower gets what node plane k is due
/// @param lowerAt first entry of that plane
/// @param upper gets what node plane k+1 is due
/// @param upperAt first entry of that plane
/// @param stride from one component to the next, in both
/// @param <A> `double[]` or `float[]`
record PlanePair<A>(A lower, int lowerAt, A upper, int upperAt, int stride) {
    /// The planes of a whole vector.
    ///
    /// @param grid its rows
    /// @param y nodal vector behind `PAD` spare entries
    /// @param k element layer
    static <A> PlanePair<A> of(RowGrid grid, A y, int k) {
        return new PlanePair<>(
                y, RowGrid.PAD + grid.planeStart(k), y, RowGrid.PAD + grid.planeStart(k + 1), grid.stride);
    }
}
