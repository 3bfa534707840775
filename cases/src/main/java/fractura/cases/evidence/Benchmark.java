package fractura.cases.evidence;

import fractura.cases.Machine;
import fractura.cases.Progress;
import fractura.mesh.InputException;
import fractura.solver.ElasticProblem;
import fractura.solver.ElasticSystem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolveReport;
import fractura.solver.SolverSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Timed problems: the bone cylinder, with a graded or a porous core, at several voxel sizes, and bodies that
/// bend.
///
/// Each run also returns reactions, residual and the displacement under a force, so a fast wrong answer shows.
public final class Benchmark {
    private static final List<String> NAMES =
            List.of("c30", "c60", "c96", "c150", "gyroid64", "gyroid128", "shaft", "shaft-void", "shaft-node", "femur");
    private static final List<String> STANDARD = List.of("c30", "c60", "gyroid64", "shaft", "femur");
    private static final Pattern NAME = Pattern.compile("(c|gyroid)(\\d{1,3})");
    /// material updates timed; the shortest counts
    private static final int UPDATES = 3;

    private static final int SMALLEST = 8;
    private static final int LARGEST = 256;
    private static final int LEAST_REPEATS = 10;

    /// How long to solve before a solve counts as warm: Java compiles the vector loops in stages, and the last of
    /// them is done after some four seconds on two cores.
    private static final double WARM_UP_SECONDS = 6;

    /// Elements to apply the operator to in all, so that small problems are compiled before they are timed.
    private static final int OPERATOR_ELEMENTS = 10_000_000;

    private Benchmark() {}

    /// Timings with what they were taken on.
    ///
    /// @param machine processor and Java runtime
    /// @param threads worker threads
    /// @param triadGBs memory bandwidth of the same process, GB/s
    /// @param timings in the order asked for
    public record Report(Machine machine, int threads, double triadGBs, List<Timing> timings) {}

    /// Solves problems one after the other, then measures the machine.
    ///
    /// @param names problems; empty for c30, c60, gyroid64, shaft and femur
    /// @param repeat warm solves of each, 0 or more
    /// @param threads worker threads
    /// @param progress listener
    /// @return the timings
    public static Report report(List<String> names, int repeat, int threads, Progress progress) {
        List<Timing> timings = new ArrayList<>();
        for (String name : names.isEmpty() ? STANDARD : names) {
            progress.stage("Timing " + name);
            timings.addAll(run(name, repeat, threads, WARM_UP_SECONDS));
        }
        progress.stage("Measuring memory bandwidth");
        return new Report(Machine.here(), threads, MemoryBandwidth.triadGBs(threads), timings);
    }

    /// @return names of the problems in the documents; `problem` takes other sizes of the cylinder too
    public static List<String> names() {
        return NAMES;
    }

    /// A problem by its name.
    ///
    /// @param name `shaft`, `shaft-void`, `shaft-node`, `femur`, or `c` (graded core) or `gyroid` (porous
    /// core) with the number of voxels along the height, 8 to 256
    /// @return the problem
    /// @throws InputException when the name is none of these
    public static ElasticProblem problem(String name) {
        return switch (name) {
            case "shaft" -> LongBones.shaft(1.25, false, 8);
            case "shaft-void" -> LongBones.shaft(1, true, 8);
            case "shaft-node" -> LongBones.shaft(1.25, false, 0);
            case "femur" -> LongBones.femur(1.25);
            default -> cylinder(name);
        };
    }

    private static ElasticProblem cylinder(String name) {
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
    /// @param warmUpSeconds how long to solve between the cold solve and the warm ones; counts for nothing if there
    ///     are none
    /// @return the first solve, marked cold, and, if any were asked for, the warm one with the median of setup plus
    ///     solve. What is measured once a problem needs warm solves, and is NaN without them.
    public static List<Timing> run(String name, int repeat, int threads, double warmUpSeconds) {
        ElasticProblem problem = problem(name);
        SolverSettings settings = SolverSettings.defaults().withThreads(threads);
        Timing first = timing(name, problem, Elastostatics.solve(problem, settings), true);
        List<Timing> warm = new ArrayList<>();
        if (repeat > 0) {
            Elastostatics.warmUp();
            for (long start = System.nanoTime(); 1e-9 * (System.nanoTime() - start) < warmUpSeconds; ) {
                Elastostatics.solve(problem, settings);
            }
        }
        for (int q = 0; q < repeat; q++) {
            warm.add(timing(name, problem, Elastostatics.solve(problem, settings), false));
        }
        if (warm.isEmpty()) {
            return List.of(first);
        }
        warm.sort(Comparator.comparingDouble(
                t -> t.cost().setupSeconds() + t.cost().solveSeconds()));
        int repeats = Math.max(LEAST_REPEATS, OPERATOR_ELEMENTS / problem.mesh().elementCount());
        Elastostatics.OperatorTimes operator = Elastostatics.operatorTimes(problem, threads, repeats);
        double update = updateSeconds(problem, settings);
        return List.of(
                first.with(operator, update), warm.get((warm.size() - 1) / 2).with(operator, update));
    }

    /// Setup for a body that is set up already, with materials that could be others.
    private static double updateSeconds(ElasticProblem problem, SolverSettings settings) {
        try (ElasticSystem system = new ElasticSystem(problem, settings)) {
            double shortest = Double.POSITIVE_INFINITY;
            for (int q = 0; q < UPDATES; q++) {
                system.replace(problem.materials());
                shortest = Math.min(shortest, system.solve().report().setupSeconds());
            }
            return shortest;
        }
    }

    static Timing timing(String name, ElasticProblem problem, Solution s, boolean isCold) {
        SolveReport r = s.report();
        return new Timing(
                name,
                isCold,
                new Timing.Size(s.mesh().elementCount(), r.hullElementCount(), r.freeDofCount(), r.bytesPerElement()),
                answer(problem, s),
                new Timing.Cost(r.setupSeconds(), r.solveSeconds(), Double.NaN, Double.NaN, Double.NaN),
                r.hierarchy());
    }

    private static Timing.Answer answer(ElasticProblem problem, Solution s) {
        SolveReport r = s.report();
        double[] force = total(problem.conditions().forceNewton());
        double size = Math.sqrt(dot(force, force));
        if (size == 0) {
            return new Timing.Answer(
                    r.iterations(),
                    r.trueRelativeResidual(),
                    BoneCylinder.plateReaction(s.mesh(), s.reactionNewton(), true),
                    BoneCylinder.plateReaction(s.mesh(), s.reactionNewton(), false),
                    Double.NaN,
                    r.balance());
        }
        return new Timing.Answer(
                r.iterations(),
                r.trueRelativeResidual(),
                Double.NaN,
                dot(total(s.reactionNewton()), force) / size,
                dot(s.displacementMm(), problem.conditions().forceNewton()) / size,
                r.balance());
    }

    /// Sum over the nodes.
    private static double[] total(double[] nodal) {
        double[] sum = new double[3];
        for (int i = 0; i < nodal.length; i++) {
            sum[i % 3] += nodal[i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
