package fractura.solver.assembly;

/// Stiffness of one layer of voxels times a vector, in double precision.
interface DoubleKernel {
    /// Adds Kᵉ x of all elements of layer k to y.
    ///
    /// @param grid rows
    /// @param lambda per hull element, MPa, 0 in voids
    /// @param mu per hull element, MPa
    /// @param x nodal vector
    /// @param y nodal vector, added to
    /// @param k element layer
    /// @param lower whether to write node plane k
    /// @param upper whether to write node plane k+1
    /// @param scratch of at least `scratchLength`
    void addLayer(
            RowGrid grid,
            double[] lambda,
            double[] mu,
            double[] x,
            double[] y,
            int k,
            boolean lower,
            boolean upper,
            double[] scratch);

    /// @param grid rows
    /// @return entries of scratch a thread needs
    int scratchLength(RowGrid grid);
}
