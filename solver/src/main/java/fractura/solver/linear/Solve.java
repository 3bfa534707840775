package fractura.solver.linear;

/// How an iterative solve ended. Only `Converged` holds a solution, so no number can come from one that did not.
public sealed interface Solve {
    /// What made an iteration stop.
    enum Stop {
        /// ‖r‖₂ ≤ tolerance ‖b‖₂
        RESIDUAL,
        /// the energy still to come is below the share asked for
        ENERGY
    }

    /// The residual fell below the tolerance, or the energy settled.
    ///
    /// @param x solution; owned by the receiver
    /// @param iterations steps taken
    /// @param relativeResidual ‖r‖₂ / ‖b‖₂ of the recursive residual
    /// @param norm ‖b‖₂
    /// @param by which of the two came first
    /// @param energyError estimate of |b·x - b·x*|; without rounding
    record Converged(double[] x, int iterations, double relativeResidual, double norm, Stop by, double energyError)
            implements Solve {}

    /// The iteration limit was reached first.
    ///
    /// @param iterations steps taken
    /// @param relativeResidual where it stood
    record Stalled(int iterations, double relativeResidual) implements Solve {}

    /// The recomputed residual no longer follows the recursive one: double precision gets no nearer to the
    /// solution.
    ///
    /// @param iterations steps taken
    /// @param relativeResidual ‖b - A x‖₂ / ‖b‖₂, recomputed
    record Exhausted(int iterations, double relativeResidual) implements Solve {}

    /// Operator or preconditioner turned out not to be positive definite, or a number was not finite.
    ///
    /// @param iteration the step at which it showed
    /// @param curvature the offending value of p·Ap or r·z
    /// @param hint what to look at
    record Broke(int iteration, double curvature, String hint) implements Solve {}
}
