package fractura.solver;

import fractura.solver.linear.Solve;
import java.util.List;

/// How a solve went: part of every solution.
///
/// @param iterations conjugate-gradient iterations
/// @param trueRelativeResidual ‖f - K u‖₂ / ‖f‖₂ recomputed in double after the last iteration
/// @param stoppedBy whether the residual or the energy ended the iteration
/// @param energyError estimate of the relative error that ending here leaves in the work of loads or supports,
/// and with it in the stiffness; over the potential energy where both act; rounding not included
/// @param setupSeconds building the operator and the multigrid hierarchy
/// @param solveSeconds iterating
/// @param levelCount multigrid levels, the direct one included
/// @param freeDofCount unknowns
/// @param balance of forces, moments and energy
/// @param floatingPieceCount pieces nothing holds or loads; kept still and left out
/// @param islands the largest of these pieces, at most 5
/// @param hingedPartCount parts that can swing about an edge or a corner, driven by no load; left in, with the
/// displacement of one of their many equilibria; -1 when they are too many to be looked through
/// @param thinShare share of the elements, or of their stiffness (shear moduli summed) if that is more, in no full
/// block of 2×2×2 of matter of its kind: walls one voxel thick, beside air or marrow, whose bending comes out too
/// stiff, by about half if the error of the cantilever in verification is carried on to one voxel
/// @param hullElementCount elements the operator works on, voids inside the body's hull included
/// @param hierarchy one line per level of the multigrid
/// @param bytesPerElement working memory of operator, hierarchy and Krylov vectors per element
public record SolveReport(
        int iterations,
        double trueRelativeResidual,
        Solve.Stop stoppedBy,
        double energyError,
        double setupSeconds,
        double solveSeconds,
        int levelCount,
        long freeDofCount,
        Balance balance,
        int floatingPieceCount,
        List<Island> islands,
        int hingedPartCount,
        double thinShare,
        int hullElementCount,
        String hierarchy,
        double bytesPerElement) {
    /// A piece that nothing holds or loads.
    ///
    /// @param nodeCount its nodes
    /// @param xMm mean of their places, to the left, LPS, mm
    /// @param yMm to the back
    /// @param zMm to the head
    public record Island(int nodeCount, double xMm, double yMm, double zMm) {}

    /// @return whether the energy, and not the residual, ended the iteration
    public boolean hasSettled() {
        return stoppedBy == Solve.Stop.ENERGY;
    }

    /// @return the same report of a solution whose balance and energy error are not known
    SolveReport withoutEnergy() {
        return new SolveReport(
                iterations,
                trueRelativeResidual,
                stoppedBy,
                Double.NaN,
                setupSeconds,
                solveSeconds,
                levelCount,
                freeDofCount,
                new Balance(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
                floatingPieceCount,
                islands,
                hingedPartCount,
                thinShare,
                hullElementCount,
                hierarchy,
                bytesPerElement);
    }
}
