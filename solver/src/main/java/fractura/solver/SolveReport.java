package fractura.solver;

/// How a solve went: part of every solution.
///
/// @param iterations conjugate-gradient iterations
/// @param trueRelativeResidual ‖f - K u‖₂ / ‖f‖₂ recomputed in double after the last iteration
/// @param setupSeconds building the operator and the multigrid hierarchy
/// @param solveSeconds iterating
/// @param levelCount multigrid levels, the direct one included
/// @param freeDofCount unknowns
/// @param balance of forces, moments and energy
/// @param floatingPieceCount pieces nothing holds or loads; kept still and left out
/// @param hingedPartCount parts that can swing about an edge or a corner, driven by no load; left in, with the
/// displacement of one of their many equilibria
/// @param hierarchy one line per level of the multigrid
/// @param bytesPerElement working memory of operator, hierarchy and Krylov vectors per element
public record SolveReport(
        int iterations,
        double trueRelativeResidual,
        double setupSeconds,
        double solveSeconds,
        int levelCount,
        long freeDofCount,
        Balance balance,
        int floatingPieceCount,
        int hingedPartCount,
        String hierarchy,
        double bytesPerElement) {}
