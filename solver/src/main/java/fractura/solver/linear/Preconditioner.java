package fractura.solver.linear;

import java.util.List;
import java.util.Optional;

/// A symmetric positive definite approximation z ≈ A⁻¹ r.
@FunctionalInterface
public interface Preconditioner {
    /// Applies the approximation to several residuals.
    ///
    /// @param r residuals; not changed
    /// @param norm ‖r‖₂ of each, above 0
    /// @return as many, each with the bits it would have alone
    List<Correction> apply(double[][] r, double[] norm);

    /// @return directions to be taken out beside it, in which it is slow
    default Optional<Deflation> deflation() {
        return Optional.empty();
    }

    /// @param w directions to be taken out
    /// @return the same with them
    default Preconditioner beside(Deflation w) {
        Preconditioner own = this;
        return new Preconditioner() {
            @Override
            public List<Correction> apply(double[][] r, double[] norm) {
                return own.apply(r, norm);
            }

            @Override
            public Optional<Deflation> deflation() {
                return Optional.of(w);
            }
        };
    }
}
