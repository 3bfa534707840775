package fractura.cases.evidence;

import fractura.solver.Balance;
import fractura.solver.Elastostatics;

/// One measured problem: what it is, what came out, what it cost.
///
/// @param name as asked for
/// @param cold whether this was the problem's first solve in the process, compilation included
/// @param size how large the problem is
/// @param answer what came out; the same on every machine
/// @param cost what it took
/// @param hierarchy levels of the multigrid, one line each
public record Timing(String name, boolean cold, Size size, Answer answer, Cost cost, String hierarchy) {
    /// Memory traffic of one iteration on the finest level, bytes per unknown: one application of the operator in
    /// double precision, six in single, and the vectors of conjugate gradients and smoother. An estimate of what
    /// this method needs at the least, so shares of it compare runs but prove nothing.
    private static final double BYTES_PER_UNKNOWN_AND_ITERATION = 320;

    /// How large a problem is.
    ///
    /// @param elementCount elements of the body
    /// @param hullElementCount the same with the voids that the solver's rows carry along
    /// @param dofCount unknowns solved for
    /// @param bytesPerElement arrays of operator, hierarchy and Krylov vectors, all alive at once during the
    /// solve; mesh, results and the Java runtime's own memory come on top
    public record Size(int elementCount, int hullElementCount, long dofCount, double bytesPerElement) {}

    /// What came out.
    ///
    /// @param iterations of the conjugate gradients, to a relative residual of 1e-6
    /// @param trueRelativeResidual recomputed in double after the last iteration
    /// @param reactionTopNewton force of the upper plate on the body along z, N; NaN for a body pushed by a force
    /// @param reactionBottomNewton force of the lower plate on the body along z, N; for a body pushed by a force,
    /// of all supports along that force
    /// @param displacementUnderLoadMm mean displacement of the loaded nodes along the force, mm; NaN between
    ///     plates
    /// @param balance of forces, moments and energy
    public record Answer(
            int iterations,
            double trueRelativeResidual,
            double reactionTopNewton,
            double reactionBottomNewton,
            double displacementUnderLoadMm,
            Balance balance) {}

    /// What it took.
    ///
    /// @param setupSeconds building operator and multigrid hierarchy
    /// @param solveSeconds iterating, with the recomputed residual and the reactions
    /// @param operatorNsPerElement one application of the double-precision operator, warm, ns per element of the
    /// body; NaN where no warm solve was asked for
    /// @param floatOperatorNsPerElement the same in single precision
    /// @param updateSeconds the setup for other materials of a body that is set up already, warm; NaN likewise
    public record Cost(
            double setupSeconds,
            double solveSeconds,
            double operatorNsPerElement,
            double floatOperatorNsPerElement,
            double updateSeconds) {}

    /// The same with what is measured once a problem, warm.
    Timing with(Elastostatics.OperatorTimes operator, double updateSeconds) {
        Cost all = new Cost(
                cost.setupSeconds,
                cost.solveSeconds,
                operator.nanosPerElement(),
                operator.floatNanosPerElement(),
                updateSeconds);
        return new Timing(name, cold, size, answer, all, hierarchy);
    }

    /// Share of the machine's limit that the solve reaches: the time in which its memory could move the least
    /// traffic of these iterations, over the time of the solve.
    ///
    /// @param triadGBs memory bandwidth of the same process, GB/s
    /// @return 0 to about 1; above 1 where the data fit the caches
    public double limitShare(double triadGBs) {
        double bytes = BYTES_PER_UNKNOWN_AND_ITERATION * size.dofCount() * answer.iterations();
        return bytes * 1e-9 / triadGBs / cost.solveSeconds();
    }
}
