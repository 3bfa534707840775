package fractura.solver;

/// How the equations are solved.
///
/// @param tolerance stop at ‖r‖₂ ≤ tolerance ‖f‖₂ over the free degrees of freedom; 1e-12 to 1e-2
/// @param maxIterations of the conjugate-gradient method
/// @param threads worker threads, 1 or more; the result does not depend on it, to the bit
public record SolverSettings(double tolerance, int maxIterations, int threads) {
    public SolverSettings {
        if (!(tolerance >= 1e-12 && tolerance <= 1e-2)) {
            throw new IllegalArgumentException("Solver tolerance " + tolerance + " is outside 1e-12 to 1e-2");
        }
        if (maxIterations < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "Iterations and threads must be at least 1: " + maxIterations + ", " + threads);
        }
    }

    /// @return tolerance 1e-6, 400 iterations, all processors
    public static SolverSettings defaults() {
        return new SolverSettings(1e-6, 400, Runtime.getRuntime().availableProcessors());
    }

    /// @param count threads
    /// @return the same settings with another thread count
    public SolverSettings withThreads(int count) {
        return new SolverSettings(tolerance, maxIterations, count);
    }

    /// @param value tolerance
    /// @return the same settings with another tolerance
    public SolverSettings withTolerance(double value) {
        return new SolverSettings(value, maxIterations, threads);
    }
}
