package fractura.solver.linear;

/// A symmetric positive definite approximation z ≈ A⁻¹ r.
@FunctionalInterface
public interface Preconditioner {
    /// Applies the approximation.
    ///
    /// @param r residual; not changed
    /// @param z overwritten
    void apply(double[] r, double[] z);

    /// Applies the approximation to several residuals.
    ///
    /// @param r residuals; not changed
    /// @param norm ‖r‖₂ of each, above 0
    /// @param z as many; overwritten, each with the bits it would have alone
    default void apply(double[][] r, double[] norm, double[][] z) {
        for (int c = 0; c < r.length; c++) {
            apply(r[c], z[c]);
        }
    }
}
