package fractura.solver.linear;

import java.util.List;

/// A symmetric positive definite approximation z ≈ A⁻¹ r.
@FunctionalInterface
public interface Preconditioner {
    /// Applies the approximation to several residuals.
    ///
    /// @param r residuals; not changed
    /// @param norm ‖r‖₂ of each, above 0
    /// @return as many, each with the bits it would have alone
    List<Correction> apply(double[][] r, double[] norm);
}
