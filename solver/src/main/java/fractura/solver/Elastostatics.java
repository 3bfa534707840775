package fractura.solver;

import fractura.mesh.Mesh;
import fractura.mesh.VoxelMesh;
import fractura.solver.assembly.Pieces;
import fractura.solver.assembly.StressRecovery;
import fractura.solver.assembly.VoxelSystem;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Solve;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.Arrays;
import java.util.Locale;

/// The door of the solver: a boundary-value problem in, a converged solution out, or an exception in words.
///
/// Small-strain linear isotropic elasticity on eight-node voxels, conjugate gradients preconditioned by geometric
/// multigrid. Limits: staircase surfaces make stresses at the outermost voxel layer unreliable point by point
/// (use volume means); walls in bending need four voxels; no contact, no plasticity.
public final class Elastostatics {
    /// Moduli taken; the multigrid works in single precision, which holds no more than 1e-38 to 3e38.
    private static final double MODULUS_LEAST_MPA = 1e-15;

    private static final double MODULUS_MOST_MPA = 1e15;

    /// A direction whose cosine with a grid axis is above this is called by the axis's name.
    private static final double ALONG_AXIS = 0.999;

    private Elastostatics() {}

    /// Solves a problem.
    ///
    /// @param problem body, materials, conditions
    /// @param settings tolerance, limits, threads
    /// @return displacement, strain, stress and reactions of a converged solve; a force on a held component goes
    /// into its reaction and nowhere else
    /// @throws fractura.mesh.InputException when the model is larger than the memory Java may use
    /// @throws NumericalException when the data cannot be solved with, a rigid motion is free, or the iteration
    /// ends without convergence
    public static Solution solve(ElasticProblem problem, SolverSettings settings) {
        requireFinite(problem);
        VoxelMesh mesh = problem.mesh();
        try (Parallel parallel = new Parallel(settings.threads())) {
            long start = System.nanoTime();
            Pieces.Support support = supports(problem);
            int hingedParts = HingeCheck.hingedParts(problem, support.floating());
            VoxelSystem system =
                    new VoxelSystem(mesh, problem.materials(), problem.conditions(), support.floating(), parallel);
            long ready = System.nanoTime();
            VoxelSystem.Result result = system.solve(
                    settings.tolerance(),
                    settings.maxIterations(),
                    settings.settle().orElse(0));
            long done = System.nanoTime();
            Solve.Converged converged = converged(result, mesh, settings);
            requireFinite(result);
            double[] strain = StressRecovery.strain(mesh, result.displacementMm());
            SolveReport report = new SolveReport(
                    converged.iterations(),
                    result.trueRelativeResidual(),
                    converged.by(),
                    result.relativeEnergyError(),
                    1e-9 * (ready - start),
                    1e-9 * (done - ready),
                    system.levelCount(),
                    system.freeDofCount(),
                    Balance.of(
                            problem, result.displacementMm(), result.reactionNewton(), result.strainEnergyNewtonMm()),
                    support.floatingPieceCount(),
                    hingedParts,
                    system.describe(),
                    (double) system.bytes() / mesh.elementCount());
            requireTrue(report, Math.max(settings.tolerance(), converged.relativeResidual()));
            return new Solution(
                    mesh,
                    result.displacementMm(),
                    strain,
                    StressRecovery.stress(problem.materials(), strain),
                    result.reactionNewton(),
                    report);
        }
    }

    /// How long one application of the stiffness operator takes.
    ///
    /// @param hullElementCount elements it works on, voids inside the body's hull included
    /// @param nanosPerElement in double precision, ns per element of the body; voids cost time but do not count
    /// @param floatNanosPerElement in single precision, as the preconditioner's finest level applies it
    public record OperatorTimes(int hullElementCount, double nanosPerElement, double floatNanosPerElement) {}

    /// Times the stiffness operator alone, in both precisions, after as many untimed applications.
    ///
    /// @param problem body, materials, conditions
    /// @param threads worker threads, 1 or more
    /// @param repeats applications timed, 1 or more; the mean counts
    /// @return the times
    /// @throws NumericalException when the data cannot be solved with
    public static OperatorTimes operatorTimes(ElasticProblem problem, int threads, int repeats) {
        requireFinite(problem);
        try (Parallel parallel = new Parallel(threads)) {
            boolean[] floating = supports(problem).floating();
            VoxelSystem system =
                    new VoxelSystem(problem.mesh(), problem.materials(), problem.conditions(), floating, parallel);
            double applications = (double) repeats * problem.mesh().elementCount();
            double inDouble = nanosOfSecond(() -> system.applyRepeatedly(repeats)) / applications;
            double inFloat = nanosOfSecond(() -> system.applyInFloatRepeatedly(repeats)) / applications;
            return new OperatorTimes(system.hullElementCount(), inDouble, inFloat);
        }
    }

    /// Runs a piece of work twice and times the second run.
    private static double nanosOfSecond(Runnable work) {
        work.run();
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static void requireFinite(ElasticProblem problem) {
        Materials m = problem.materials();
        for (int e = 0; e < m.youngsModulusMPa().length; e++) {
            double modulus = m.youngsModulusMPa()[e];
            double nu = m.poissonsRatio()[e];
            if (!(modulus >= MODULUS_LEAST_MPA && modulus <= MODULUS_MOST_MPA) || !(nu >= 0 && nu < 0.5)) {
                throw new NumericalException(String.format(
                        Locale.ROOT,
                        "Element %d has Young's modulus %s MPa and Poisson's ratio %s. The modulus must be from %.0e to "
                                + "%.0e MPa and the ratio from 0 to below 0.5: check density law and clamps.",
                        e,
                        modulus,
                        nu,
                        MODULUS_LEAST_MPA,
                        MODULUS_MOST_MPA));
            }
        }
        BoundaryConditions c = problem.conditions();
        for (int i = 0; i < c.fixed().length; i++) {
            double force = c.forceNewton()[i];
            double value = c.fixed()[i] && Double.isFinite(force) ? c.displacementMm()[i] : force;
            if (!Double.isFinite(value)) {
                throw new NumericalException("Node " + i / 3 + " has a load or displacement of " + value
                        + " along axis " + i % 3 + ". Loads and displacements must be finite numbers.");
            }
        }
        SkewCheck.require(c);
    }

    private static Pieces.Support supports(ElasticProblem problem) {
        BoundaryConditions conditions = problem.conditions();
        Pieces pieces = new Pieces(problem.mesh());
        Pieces.Support support = pieces.supportBy(conditions);
        Mesh mesh = problem.mesh();
        if (support.looseNode() >= 0) {
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "%d of 6 rigid motions of a piece with %d of %d nodes are not held by the supports, most of all %s. Fix "
                            + "more displacements, or keep only the largest connected part.",
                    support.looseMotions().size(),
                    pieces.pieceSize(support.looseNode()),
                    mesh.nodeCount(),
                    motion(support.looseMotions().getFirst())));
        }
        if (support.floatingPieceCount() > 0 && allFloat(support.floating())) {
            throw new NumericalException("No displacement is prescribed anywhere, so the body can move freely in all 6 "
                    + "rigid motions. Fix at least three nodes.");
        }
        for (int i = 0; i < conditions.forceNewton().length; i++) {
            if (support.floating()[i / 3] && conditions.forceNewton()[i] != 0) {
                throw new NumericalException("A force of " + conditions.forceNewton()[i] + " N acts on node " + i / 3
                        + ", whose piece no support holds. Hold it, or keep only the largest connected part.");
            }
        }
        return support;
    }

    /// The strongest part of a rigid motion, in words.
    private static String motion(double[] mode) {
        int strongest = 0;
        for (int m = 1; m < mode.length; m++) {
            strongest = Math.abs(mode[m]) > Math.abs(mode[strongest]) ? m : strongest;
        }
        String kind = strongest < 3 ? "translation along " : "rotation about ";
        double[] axis = Arrays.copyOfRange(mode, strongest / 3 * 3, strongest / 3 * 3 + 3);
        double length = Math.hypot(Math.hypot(axis[0], axis[1]), axis[2]);
        if (Math.abs(mode[strongest]) > ALONG_AXIS * length) {
            return kind + "grid axis " + "xyz".charAt(strongest % 3);
        }
        double sign = Math.signum(mode[strongest]) / length;
        double[] n = Arrays.stream(axis)
                .map(v -> Math.rint(1e3 * sign * v) / 1e3 + 0.0)
                .toArray(); // no -0.000
        return String.format(Locale.ROOT, "%s(%.3f, %.3f, %.3f)", kind, n[0], n[1], n[2]);
    }

    private static boolean allFloat(boolean[] floating) {
        for (boolean f : floating) {
            if (!f) {
                return false;
            }
        }
        return true;
    }

    private static Solve.Converged converged(VoxelSystem.Result result, VoxelMesh mesh, SolverSettings settings) {
        return switch (result.outcome()) {
            case Solve.Converged c -> c;
            case Solve.Exhausted x -> throw exhausted(x.relativeResidual(), settings.tolerance());
            case Solve.Stalled s ->
                throw new NumericalException(String.format(
                        Locale.ROOT,
                        "The solve stopped after %d iterations at a relative residual of %.2e, above the tolerance %.0e.%s "
                                + "Walls one voxel thick in bending and stacked layers of extreme contrast do this: use a smaller "
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

    /// Where voxels touch along an edge alone, in words for a solve that failed; such joints are common in porous bone
    /// and harmless there.
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
    private static void requireTrue(SolveReport report, double reached) {
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
