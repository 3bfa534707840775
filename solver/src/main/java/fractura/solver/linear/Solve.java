package fractura.solver.linear;

/// How an iterative solve ended. Only `Converged` holds a solution, so no number can come from one that did not.
public sealed interface Solve {
    /// The residual fell below the tolerance.
    ///
    /// @param x solution; owned by the receiver
    /// @param iterations steps taken
    /// @param relativeResidual ‖r‖₂ / ‖b‖₂ of the recursive residual
    record Converged(double[] x, int iterations, double relativeResidual) implements Solve {}

    /// The iteration limit was reached first.
    ///
    /// @param iterations steps taken
    /// @param relativeResidual where it stood
    record Stalled(int iterations, double relativeResidual) implements Solve {}

    /// Operator or preconditioner turned out not to be positive definite, or a number was not finite.
    ///
    /// @param iteration the step at which it showed
    /// @param curvature the offending value of p·Ap or r·z
    /// @param hint what to look at
    record Broke(int iteration, double curvature, String hint) implements Solve {}
}
