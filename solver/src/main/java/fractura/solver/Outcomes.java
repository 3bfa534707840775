package fractura.solver;

import fractura.mesh.VoxelMesh;
import fractura.solver.assembly.Pieces;
import fractura.solver.assembly.VoxelSystem;
import fractura.solver.linear.Solve;
import java.util.Locale;

/// Turns the end of an iteration into a converged solve or an error in words.
final class Outcomes {
    private Outcomes() {}

    static Solve.Converged converged(VoxelSystem.Result result, VoxelMesh mesh, SolverSettings settings) {
        return switch (result.outcome()) {
            case Solve.Converged c -> c;
            case Solve.Exhausted x -> throw exhausted(x.relativeResidual(), settings.tolerance());
            case Solve.Stalled s ->
                throw new NumericalException(String.format(
                        Locale.ROOT,
                        "The solve stopped after %d iterations at a relative residual of %.2e, above the tolerance %.0e.%s "
                                + "Walls one voxel thick in bending, Poisson's ratios near 0.5 and stacked layers of extreme contrast do this: use a smaller "
                                + "voxel, check the moduli, or raise solver.tolerance knowing what it costs.",
                        s.iterations(),
                        s.relativeResidual(),
                        settings.tolerance(),
                        hinges(mesh)));
            case Solve.Broke b ->
                throw new NumericalException(
                        "The solve broke down in iteration " + b.iteration() + " (" + b.curvature()
                                + "): " + b.hint()
                                + ". Look for loads or moduli of extreme size, and for many parts joined by edges or nodes only.");
        };
    }

    /// Where voxels touch along an edge alone, in words for a solve that failed; such joints are common in porous
    /// bone and harmless there.
    private static String hinges(VoxelMesh mesh) {
        int count = Pieces.hingeCount(mesh);
        return count == 0
                ? ""
                : " At " + count + (count == 1 ? " edge" : " edges")
                        + " two voxels touch along that edge alone, as a hinge.";
    }

    /// No result leaves the solver with a number that is none.
    static void requireFinite(VoxelSystem.Result result) {
        boolean isFinite = Double.isFinite(result.strainEnergyNewtonMm());
        for (int i = 0; i < result.displacementMm().length; i++) {
            isFinite &= Double.isFinite(result.displacementMm()[i]) && Double.isFinite(result.reactionNewton()[i]);
        }
        if (!isFinite) {
            throw new NumericalException(
                    "The iteration converged, but displacements, reactions or energy are not finite "
                            + "numbers. Check the sizes of loads and moduli: they leave the range of double precision.");
        }
    }

    /// The recursive residual of conjugate gradients can drift from the true one; a gap of ten is no convergence.
    static void requireTrue(SolveReport report, double reached) {
        if (!(report.trueRelativeResidual() <= 10 * reached)) {
            throw exhausted(report.trueRelativeResidual(), reached);
        }
    }

    private static NumericalException exhausted(double reached, double asked) {
        return new NumericalException(String.format(
                Locale.ROOT,
                "A relative residual of %.0e is below what double precision reaches here: recomputed from the displacements it"
                        + " stays at %.1e. Set solver.tolerance to %.0e or more.",
                asked,
                reached,
                3 * reached));
    }
}
