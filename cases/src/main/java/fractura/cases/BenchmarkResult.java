package fractura.cases;

import java.util.List;
import java.util.OptionalDouble;

/// How long the program takes on known problems.
///
/// @param machine where it was measured
/// @param threads worker threads
/// @param triadGBs memory bandwidth by a triad, GB/s; absent when not measured
/// @param problems in the order asked for
public record BenchmarkResult(Machine machine, int threads, OptionalDouble triadGBs, List<Problem> problems) {
    /// A timed problem; times are medians over the repeats.
    ///
    /// @param name for example `c60`
    /// @param elementCount elements
    /// @param dofCount unknowns
    /// @param setupSeconds building the operator and the hierarchy, s
    /// @param solveSeconds iterating, s
    /// @param iterations of the solver
    /// @param trueRelativeResidual recomputed after the last iteration
    /// @param reactionTopNewton force at the upper face, N
    /// @param reactionBottomNewton force at the lower face, N
    /// @param peakBytesPerElement working memory, bytes
    /// @param operatorNsPerElement one application of the operator, ns; absent when not measured
    /// @param isCold whether the first run, with a Java machine not yet warm, is the one reported
    public record Problem(
            String name,
            int elementCount,
            long dofCount,
            double setupSeconds,
            double solveSeconds,
            int iterations,
            double trueRelativeResidual,
            double reactionTopNewton,
            double reactionBottomNewton,
            double peakBytesPerElement,
            OptionalDouble operatorNsPerElement,
            boolean isCold) {}
}
