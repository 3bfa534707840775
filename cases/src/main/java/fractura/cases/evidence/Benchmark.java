package fractura.cases.evidence;

import fractura.cases.Machine;
import fractura.cases.Progress;
import fractura.mesh.InputException;
import fractura.solver.Balance;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolveReport;
import fractura.solver.SolverSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Timed problems: the bone cylinder, with a graded or a porous core, at several voxel sizes.
///
/// Each run also returns the plates' reactions and the residual, so a fast wrong answer shows.
public final class Benchmark {
    private static final List<String> NAMES = List.of("c30", "c60", "c96", "c150", "gyroid64", "gyroid128");
    private static final List<String> STANDARD = List.of("c30", "c60", "gyroid64");
    private static final Pattern NAME = Pattern.compile("(c|gyroid)(\\d{1,3})");
    private static final int SMALLEST = 8;
    private static final int LARGEST = 256;
    private static final int OPERATOR_REPEATS = 10;

    private Benchmark() {}

    /// One measured problem.
    ///
    /// @param name as asked for
    /// @param elementCount elements
    /// @param dofCount unknowns solved for
    /// @param setupSeconds building operator and multigrid hierarchy
    /// @param solveSeconds iterating to a relative residual of 1e-6
    /// @param iterations of the conjugate gradients
    /// @param trueRelativeResidual recomputed in double after the last iteration
    /// @param reactionTopNewton force of the upper plate on the body along z, N
    /// @param reactionBottomNewton force of the lower plate on the body along z, N
    /// @param balance of forces, moments and energy
    /// @param peakBytesPerElement arrays of operator, hierarchy and Krylov vectors, all alive at once during the
    /// solve; mesh, results and the Java runtime's own memory come on top
    /// @param operatorNsPerElement one application of the double-precision operator, warm
    /// @param cold whether this was the problem's first solve in the process, compilation included
    /// @param hierarchy levels of the multigrid, one line each
    public record Timing(
            String name,
            int elementCount,
            long dofCount,
            double setupSeconds,
            double solveSeconds,
            int iterations,
            double trueRelativeResidual,
            double reactionTopNewton,
            double reactionBottomNewton,
            Balance balance,
            double peakBytesPerElement,
            double operatorNsPerElement,
            boolean cold,
            String hierarchy) {

        private Timing withOperator(double nanosPerElement) {
            return new Timing(
                    name,
                    elementCount,
                    dofCount,
                    setupSeconds,
                    solveSeconds,
                    iterations,
                    trueRelativeResidual,
                    reactionTopNewton,
                    reactionBottomNewton,
                    balance,
                    peakBytesPerElement,
                    nanosPerElement,
                    cold,
                    hierarchy);
        }
    }

    /// Timings with what they were taken on.
    ///
    /// @param machine processor and Java runtime
    /// @param threads worker threads
    /// @param triadGBs memory bandwidth of the same process, GB/s
    /// @param timings in the order asked for
    public record Report(Machine machine, int threads, double triadGBs, List<Timing> timings) {}

    /// Solves problems one after the other, then measures the machine.
    ///
    /// @param names problems; empty for c30, c60 and gyroid64
    /// @param repeat warm solves of each, 0 or more
    /// @param threads worker threads
    /// @param progress listener
    /// @return the timings
    public static Report report(List<String> names, int repeat, int threads, Progress progress) {
        List<Timing> timings = new ArrayList<>();
        for (String name : names.isEmpty() ? STANDARD : names) {
            progress.stage("Timing " + name);
            timings.addAll(run(name, repeat, threads));
        }
        progress.stage("Measuring memory bandwidth");
        return new Report(Machine.here(), threads, MemoryBandwidth.triadGBs(threads), timings);
    }

    /// @return names of the problems in the documents; `problem` takes other sizes too
    public static List<String> names() {
        return NAMES;
    }

    /// A problem by its name.
    ///
    /// @param name `c` (graded core) or `gyroid` (porous core), then the number of voxels along the height, 8 to
    /// 256
    /// @return the problem
    /// @throws InputException when the name is not of that form
    public static ElasticProblem problem(String name) {
        Matcher m = NAME.matcher(name);
        int n = m.matches() ? Integer.parseInt(m.group(2)) : 0;
        if (n < SMALLEST || n > LARGEST) {
            throw new InputException("No benchmark is called '" + name + "'. Try " + String.join(", ", NAMES)
                    + ", or c or gyroid with another number of voxels from " + SMALLEST + " to " + LARGEST + ".");
        }
        return BoneCylinder.of(n, m.group(1).equals("gyroid"));
    }

    /// Solves one problem, once cold and then several times warm.
    ///
    /// @param name problem
    /// @param repeat warm solves, 0 or more
    /// @param threads worker threads, 1 or more
    /// @return the first solve, marked cold, and, if any were asked for, the
    /// warm one with the median of setup plus solve
    public static List<Timing> run(String name, int repeat, int threads) {
        ElasticProblem problem = problem(name);
        SolverSettings settings = SolverSettings.defaults().withThreads(threads);
        Timing first = timing(name, Elastostatics.solve(problem, settings), true);
        List<Timing> warm = new ArrayList<>();
        for (int q = 0; q < repeat; q++) {
            warm.add(timing(name, Elastostatics.solve(problem, settings), false));
        }
        double nanos = Elastostatics.operatorNanosPerElement(problem, threads, OPERATOR_REPEATS);
        List<Timing> timings = new ArrayList<>();
        timings.add(first.withOperator(nanos));
        if (!warm.isEmpty()) {
            warm.sort(Comparator.comparingDouble(t -> t.setupSeconds() + t.solveSeconds()));
            timings.add(warm.get((warm.size() - 1) / 2).withOperator(nanos));
        }
        return timings;
    }

    private static Timing timing(String name, Solution s, boolean isCold) {
        SolveReport r = s.report();
        return new Timing(
                name,
                s.mesh().elementCount(),
                r.freeDofCount(),
                r.setupSeconds(),
                r.solveSeconds(),
                r.iterations(),
                r.trueRelativeResidual(),
                BoneCylinder.plateReaction(s.mesh(), s.reactionNewton(), true),
                BoneCylinder.plateReaction(s.mesh(), s.reactionNewton(), false),
                r.balance(),
                r.bytesPerElement(),
                Double.NaN,
                isCold,
                r.hierarchy());
    }
}
