package fractura.solver;

import java.util.OptionalDouble;

/// How the equations are solved.
///
/// @param tolerance stop at ‖r‖₂ ≤ tolerance ‖f‖₂ over the free degrees of freedom; 1e-12 to 1e-2
/// @param settle when given, stop too as soon as the energy still to come is estimated below this share of the
/// potential energy, 1e-12 to 1e-2. Energy, stiffness and the work of loads and supports are then known to about
/// this share, displacements and strains only to about its square root.
/// @param maxIterations of the conjugate-gradient method
/// @param threads worker threads, 1 or more; the result does not depend on it, to the bit
public record SolverSettings(double tolerance, OptionalDouble settle, int maxIterations, int threads) {
    public SolverSettings {
        if (!(tolerance >= 1e-12 && tolerance <= 1e-2)) {
            throw new IllegalArgumentException("Solver tolerance " + tolerance + " is outside 1e-12 to 1e-2");
        }
        if (settle.isPresent() && !(settle.getAsDouble() >= 1e-12 && settle.getAsDouble() <= 1e-2)) {
            throw new IllegalArgumentException("Settling share " + settle.getAsDouble() + " is outside 1e-12 to 1e-2");
        }
        if (maxIterations < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "Iterations and threads must be at least 1: " + maxIterations + ", " + threads);
        }
    }

    /// Stops by the residual alone.
    ///
    /// @param tolerance as above
    /// @param maxIterations as above
    /// @param threads as above
    public SolverSettings(double tolerance, int maxIterations, int threads) {
        this(tolerance, OptionalDouble.empty(), maxIterations, threads);
    }

    /// @return tolerance 1e-6, 400 iterations, all processors
    public static SolverSettings defaults() {
        return new SolverSettings(1e-6, 400, Runtime.getRuntime().availableProcessors());
    }

    /// @param count threads
    /// @return the same settings with another thread count
    public SolverSettings withThreads(int count) {
        return new SolverSettings(tolerance, settle, maxIterations, count);
    }

    /// @param value tolerance
    /// @return the same settings with another tolerance
    public SolverSettings withTolerance(double value) {
        return new SolverSettings(value, settle, maxIterations, threads);
    }

    /// @param share of the energy that may be still to come
    /// @return the same settings with that end too; whichever comes first stops the iteration
    public SolverSettings withSettling(double share) {
        return new SolverSettings(tolerance, OptionalDouble.of(share), maxIterations, threads);
    }
}
