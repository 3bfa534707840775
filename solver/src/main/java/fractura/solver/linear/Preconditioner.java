package fractura.solver.linear;

/// A symmetric positive definite approximation z ≈ A⁻¹ r.
@FunctionalInterface
public interface Preconditioner {
    /// Applies the approximation.
    ///
    /// @param r residual; not changed
    /// @param z overwritten
    void apply(double[] r, double[] z);
}
