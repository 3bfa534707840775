package fractura.solver;

import fractura.mesh.VoxelMesh;
import fractura.solver.assembly.MemoryNeed;
import fractura.solver.assembly.Pieces;
import fractura.solver.assembly.VoxelSystem;
import fractura.solver.assembly.WarmUp;
import fractura.solver.linear.Parallel;

/// The door of the solver: a boundary-value problem in, a converged solution out, or an exception in words.
///
/// Small-strain linear elasticity on eight-node voxels, isotropic or with mirror planes along the axes; conjugate
/// gradients preconditioned by geometric multigrid. Limits: staircase surfaces make stresses at the outermost voxel
/// layer unreliable point by point (use volume means); walls in bending need four voxels; Poisson's ratios close to
/// 0.5 make the elements too stiff in shear and bending (locking); no contact, no plasticity.
public final class Elastostatics {
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
        try (ElasticSystem system = new ElasticSystem(problem, settings)) {
            return system.solve();
        }
    }

    /// What solving for a body takes, known before anything large is made. Not counted is what nobody can know
    /// beforehand: loose parts, and what the garbage collector leaves unused.
    ///
    /// @param mesh body, of isotropic materials
    /// @return bytes of memory a solve takes at least
    public static long bytesNeeded(VoxelMesh mesh) {
        try (Parallel parallel = new Parallel(1)) {
            return MemoryNeed.ofSolving(mesh, parallel);
        }
    }

    /// Has Java compile the fastest loops there are, which takes one to two seconds. For benchmarks: solves begin on
    /// plain loops, which are fast sooner and have the same bits, and change over by themselves once a process has
    /// solved for 1.5 million elements, voids of the hulls and each load counted.
    public static void warmUp() {
        WarmUp.run();
    }

    /// How long one application of the stiffness operator takes.
    ///
    /// @param nanosPerElement in double precision, ns per element of the body; voids cost time but do not count
    /// @param floatNanosPerElement in single precision, as the preconditioner's finest level applies it
    public record OperatorTimes(double nanosPerElement, double floatNanosPerElement) {}

    /// Times the stiffness operator alone, in both precisions, after `warmUp` and as many untimed applications.
    ///
    /// @param problem body, materials, conditions
    /// @param threads worker threads, 1 or more
    /// @param repeats applications timed, 1 or more; the mean counts
    /// @return the times
    /// @throws NumericalException when the data cannot be solved with
    public static OperatorTimes operatorTimes(ElasticProblem problem, int threads, int repeats) {
        ProblemCheck.requireFinite(problem);
        warmUp();
        try (Parallel parallel = new Parallel(threads)) {
            boolean[] floating =
                    ProblemCheck.supports(problem, new Pieces(problem.mesh())).floating();
            VoxelSystem system =
                    new VoxelSystem(problem.mesh(), problem.materials(), problem.conditions(), floating, parallel);
            double applications = (double) repeats * problem.mesh().elementCount();
            double inDouble = nanosOfSecond(() -> system.applyRepeatedly(repeats)) / applications;
            double inFloat = nanosOfSecond(() -> system.applyInFloatRepeatedly(repeats)) / applications;
            return new OperatorTimes(inDouble, inFloat);
        }
    }

    /// Runs a piece of work twice and times the second run.
    private static double nanosOfSecond(Runnable work) {
        work.run();
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
