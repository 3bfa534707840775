package fractura.solver.assembly;

/// Stiffness of one layer of voxels times a vector, added or subtracted, which of the two the kernel is made for.
///
/// @param <A> `double[]` for the Krylov operator, `float[]` for the preconditioner
interface LayerKernel<A> {
    /// Adds ±Kᵉ x of all elements of layer k. What a node plane gets does not depend on the other flag.
    ///
    /// @param grid rows
    /// @param constants of the elements of layer k at least
    /// @param x nodal vector
    /// @param y planes k and k+1, added to
    /// @param k element layer
    /// @param lower whether node plane k is wanted; if not, what stands there is not to be used
    /// @param upper whether node plane k+1 is wanted, likewise
    /// @param scratch at least `scratchLength` entries, one thread's own, whatever they hold
    void applyLayer(
            RowGrid grid,
            LayerConstants<A> constants,
            A x,
            PlanePair<A> y,
            int k,
            boolean lower,
            boolean upper,
            A scratch);

    /// @param grid rows
    /// @return entries of scratch
    int scratchLength(RowGrid grid);
}
