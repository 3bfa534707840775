package fractura.solver.assembly;

import fractura.solver.linear.FastLoops;
import java.util.function.Function;

/// Two kernels with the same bits: the plain one until the fast one is faster.
///
/// @param <A> `double[]` or `float[]`
/// @param both pairs of kernels
/// @param which of the pair
record ChangingKernel<A>(FastLoops<Kernels> both, Function<Kernels, LayerKernel<A>> which) implements LayerKernel<A> {
    /// The plain kernel needs at least as much as the fast one.
    @Override
    public int scratchLength(RowGrid grid) {
        return which.apply(both.plain()).scratchLength(grid);
    }

    @Override
    public void applyLayer(
            RowGrid grid,
            LayerConstants<A> constants,
            A x,
            PlanePair<A> y,
            int k,
            boolean lower,
            boolean upper,
            A scratch) {
        which.apply(both.now()).applyLayer(grid, constants, x, y, k, lower, upper, scratch);
    }
}
