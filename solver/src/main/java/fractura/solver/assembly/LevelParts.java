package fractura.solver.assembly;

import fractura.solver.linear.Parallel;

/// How many threads a grid is worth: below a few thousand unknowns the hand-over costs more than the work.
final class LevelParts {
    /// Unknowns below which one thread is used: a choice, some 0.1 ms of work against a few µs to hand it over.
    private static final int WORTH_SHARING = 4_000;

    private LevelParts() {}

    static int of(RowGrid grid, Parallel parallel) {
        return 3L * grid.nodeTotal < WORTH_SHARING ? 1 : Math.min(parallel.threads(), grid.planeCount());
    }
}
