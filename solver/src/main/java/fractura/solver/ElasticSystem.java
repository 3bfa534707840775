package fractura.solver;

import fractura.mesh.VoxelMesh;
import fractura.solver.assembly.Hinges;
import fractura.solver.assembly.Pieces;
import fractura.solver.assembly.StressRecovery;
import fractura.solver.assembly.VoxelSystem;
import fractura.solver.linear.ConjugateGradient;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Solve;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import fractura.solver.material.Materials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A body with its supports, set up once and solved many times: for several loads together, from a nearby
/// solution, for other materials.
///
/// Supports (which degrees of freedom and directions are held) are those of the problem it was made from; loads
/// and prescribed values may change from solve to solve. Holds threads and work vectors until it is closed, and
/// throws `IllegalStateException` from then on; one caller at a time. A solve gives the same bits whatever was
/// solved before, and together with others the same as alone.
public final class ElasticSystem implements AutoCloseable {
    private static final double[] FROM_ZERO = new double[0];

    private final SolverSettings settings;
    private final Parallel parallel;
    private final Pieces.Support support;
    private final Hinges hinges;
    private final VoxelSystem system;
    private ElasticProblem problem;
    private double setupSeconds;
    private boolean isClosed;

    /// Checks the problem and builds operator and multigrid hierarchy.
    ///
    /// @param problem body, materials, supports
    /// @param settings tolerance, limits, threads
    /// @throws fractura.mesh.InputException when the model is larger than the memory Java may use
    /// @throws NumericalException when the data cannot be solved with or a rigid motion is free
    public ElasticSystem(ElasticProblem problem, SolverSettings settings) {
        ProblemCheck.requireFinite(problem);
        long start = System.nanoTime();
        this.problem = problem;
        this.settings = settings;
        Pieces pieces = new Pieces(problem.mesh());
        support = ProblemCheck.supports(problem, pieces);
        hinges = pieces.hinges();
        parallel = new Parallel(settings.threads());
        try {
            system = new VoxelSystem(
                    problem.mesh(), problem.materials(), problem.conditions(), support.floating(), parallel);
        } catch (RuntimeException | Error e) {
            parallel.close();
            throw e;
        }
        setupSeconds = seconds(start);
    }

    /// Takes other materials; the next solves are those of a new system with them, sooner ready.
    ///
    /// @param materials constants of the same elements
    /// @throws NumericalException when they cannot be solved with
    public void replace(Materials materials) {
        requireOpen();
        ProblemCheck.requireFinite(materials);
        long start = System.nanoTime();
        problem = new ElasticProblem(problem.mesh(), materials, problem.conditions());
        system.replace(materials);
        setupSeconds = seconds(start);
    }

    /// Solves for the loads of the problem it was made from.
    ///
    /// @return displacement, strain, stress and reactions of a converged solve
    /// @throws NumericalException when a load drives a free motion or the iteration ends without convergence
    public Solution solve() {
        return solve(problem.conditions());
    }

    /// Solves for other loads.
    ///
    /// @param loads with the same supports
    /// @return the converged solution
    /// @throws IllegalArgumentException when the supports are others
    /// @throws NumericalException as in `solve()`
    public Solution solve(BoundaryConditions loads) {
        return solve(List.of(loads)).getFirst();
    }

    /// Solves for other loads or materials from a guess, which saves iterations as far as it is near.
    ///
    /// The tolerance stays relative to the loads, so a good guess is not asked for more than a cold start.
    ///
    /// @param loads with the same supports
    /// @param startMm displacement to begin with, `u[3*n + i]`, mm; only its free part counts
    /// @return the converged solution
    /// @throws IllegalArgumentException when the supports are others or the guess has another length or no
    ///     finite numbers
    /// @throws NumericalException as in `solve()`
    public Solution solve(BoundaryConditions loads, double[] startMm) {
        return solve(List.of(loads), List.of(startMm)).getFirst();
    }

    /// Solves for several loads together: each pass over the moduli serves all that are still on the way. Needs
    /// work vectors for each.
    ///
    /// @param loads each with the same supports
    /// @return the converged solutions in the same order
    /// @throws IllegalArgumentException when the supports are others
    /// @throws NumericalException as in `solve()`, if it happens to any of them
    public List<Solution> solve(List<BoundaryConditions> loads) {
        List<double[]> starts = new ArrayList<>();
        for (int q = 0; q < loads.size(); q++) {
            starts.add(FROM_ZERO);
        }
        return solved(loads, starts);
    }

    /// Solves for several loads together, each from a guess of its own.
    ///
    /// @param loads each with the same supports
    /// @param startsMm as many displacements to begin with, as in `solve(loads, startMm)`
    /// @return the converged solutions in the same order
    /// @throws IllegalArgumentException when the supports are others, or a guess is missing or no such displacement
    /// @throws NumericalException as in `solve()`, if it happens to any of them
    public List<Solution> solve(List<BoundaryConditions> loads, List<double[]> startsMm) {
        if (startsMm.size() != loads.size()) {
            throw new IllegalArgumentException(loads.size() + " loads need as many starts, not " + startsMm.size());
        }
        for (int q = 0; q < loads.size(); q++) {
            int length = loads.get(q).fixed().length;
            double[] startMm = startsMm.get(q);
            if (startMm.length != length) {
                throw new IllegalArgumentException(
                        "The start of load " + q + " has " + startMm.length + " numbers, not " + length);
            }
            if (!Arrays.stream(startMm).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("The start of load " + q + " has numbers that are not finite");
            }
        }
        return solved(loads, startsMm);
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("This system is closed and has no threads any more; make a new one");
        }
    }

    private List<Solution> solved(List<BoundaryConditions> loads, List<double[]> starts) {
        requireOpen();
        long start = System.nanoTime();
        List<VoxelSystem.Load> all = new ArrayList<>();
        List<Integer> hingedParts = new ArrayList<>();
        for (int q = 0; q < loads.size(); q++) {
            hingedParts.add(hingedParts(loads.get(q)));
            all.add(new VoxelSystem.Load(loads.get(q), starts.get(q)));
        }
        var goal = new ConjugateGradient.Goal(
                settings.tolerance(),
                settings.maxIterations(),
                settings.settle().orElse(0));
        List<VoxelSystem.Result> results = system.solve(all, goal);
        double solveSeconds = seconds(start);
        List<Solution> solutions = new ArrayList<>();
        for (int q = 0; q < results.size(); q++) {
            solutions.add(solution(loads.get(q), results.get(q), hingedParts.get(q), solveSeconds));
        }
        return solutions;
    }

    /// Checks loads against the supports and looks for free motions they drive.
    private int hingedParts(BoundaryConditions loads) {
        if (loads != problem.conditions()) {
            ProblemCheck.requireFinite(loads);
            SkewBasis own = SkewBasis.of(problem.conditions());
            SkewBasis other = SkewBasis.of(loads);
            if (!Arrays.equals(loads.fixed(), problem.conditions().fixed()) || !own.blocksAs(other)) {
                throw new IllegalArgumentException(
                        "These loads come with other supports than the system was set up for");
            }
            ProblemCheck.requireHeld(support, loads);
        }
        ElasticProblem loaded = new ElasticProblem(problem.mesh(), problem.materials(), loads);
        return HingeCheck.hingedParts(hinges, loaded, support.floating());
    }

    private Solution solution(
            BoundaryConditions loads, VoxelSystem.Result result, int hingedParts, double solveSeconds) {
        VoxelMesh mesh = problem.mesh();
        Solve.Converged converged = Outcomes.converged(result, mesh, settings);
        Outcomes.requireFinite(result);
        SolveReport report = new SolveReport(
                converged.iterations(),
                result.trueRelativeResidual(),
                converged.by(),
                result.relativeEnergyError(),
                setupSeconds,
                solveSeconds,
                system.levelCount(),
                system.freeDofCount(),
                Balance.of(
                        new ElasticProblem(mesh, problem.materials(), loads),
                        result.displacementMm(),
                        result.reactionNewton(),
                        result.strainEnergyNewtonMm()),
                support.floatingPieceCount(),
                support.islands().stream()
                        .map(i -> new SolveReport.Island(
                                i.nodeCount(), i.centreMm()[0], i.centreMm()[1], i.centreMm()[2]))
                        .toList(),
                hingedParts,
                system.thinShare(),
                system.hullElementCount(),
                system.describe(),
                (double) system.bytes() / mesh.elementCount());
        Outcomes.requireTrue(report, Math.max(settings.tolerance(), converged.relativeResidual()));
        double[] strain = StressRecovery.strain(mesh, result.displacementMm(), parallel);
        return new Solution(
                mesh,
                result.displacementMm(),
                strain,
                StressRecovery.stress(problem.materials(), strain, parallel),
                result.reactionNewton(),
                report);
    }

    private static double seconds(long start) {
        return 1e-9 * (System.nanoTime() - start);
    }

    @Override
    public void close() {
        isClosed = true;
        parallel.close();
    }
}
