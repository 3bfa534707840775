package fractura.solver.assembly;

/// `MirrorKernel` with its passes over a row fused into two: the same numbers to the bit, but what a row of elements
/// makes for the nodes at its lower y is used at once and never stored.
///
/// Element row after element row: modes of the node row above it are made; then one pass takes the blocks, keeps
/// the shares of the upper node row for the next element row, and finishes the lower one. A pass goes from the
/// first to the last voxel of three neighbouring rows, so that shares of a row are 0 where it has none and
/// nothing must be cleared between.
///
/// @param <A> `double[]` or `float[]`
/// @param passes along a row
record FusedKernel<A>(RowPasses<A> passes) implements LayerKernel<A> {
    /// rows of modes of one node row: three components in four modes
    private static final int MODES = 12;

    /// modes of two node rows, and shares of one
    private static final int SETS = 3;

    private int width(RowGrid grid) {
        return Strip.length(grid, passes.entryBytes()) + Strip.overrun(passes.entryBytes());
    }

    @Override
    public int scratchLength(RowGrid grid) {
        return SETS * MODES * width(grid) + Strip.overrun(passes.entryBytes());
    }

    @Override
    public void applyLayer(
            RowGrid grid, LayerConstants<A> constants, A x, PlanePair<A> y, int k, boolean lower, boolean upper, A t) {
        int length = Strip.length(grid, passes.entryBytes());
        for (int from = 0; from < grid.nx; from += length) {
            Strip strip = new Strip(grid, k, from, from + length);
            int end = 0;
            for (int begin = strip.next(0); begin < grid.ny; begin = strip.next(end)) {
                end = begin + 1;
                while (strip.end(end) > 0) {
                    end++;
                }
                apply(strip, begin, end, constants, x, y, t);
            }
        }
    }

    /// Element rows [begin, end), none of them empty.
    private void apply(Strip strip, int begin, int end, LayerConstants<A> constants, A x, PlanePair<A> y, A t) {
        int w = width(strip.grid());
        int k = strip.k();
        int shares = 2 * MODES * w;
        passes.clear(t, 0, SETS * MODES * w); // modes too: 0 times what a broken vector left may be no number
        int firstBefore = Integer.MAX_VALUE;
        int endBefore = 0;
        int first = strip.first(begin);
        int last = strip.end(begin);
        forward(strip, x, begin, first, last, t, w);
        for (int j = begin; j < end; j++) {
            int firstAfter = strip.first(j + 1);
            int endAfter = strip.end(j + 1);
            forward(strip, x, j + 1, Math.min(first, firstAfter), Math.max(last, endAfter), t, w);
            int from = Math.min(firstBefore, first);
            int to = Math.max(endBefore, last);
            passes.blocks(
                    constants.arrays(),
                    strip.element(j) - constants.first(),
                    new RowPasses.Extent(first, last, from, to, Math.min(from, firstAfter), Math.max(to, endAfter)),
                    y.lower(),
                    y.lowerAt() + strip.nodeInPlane(j, k),
                    y.upper(),
                    y.upperAt() + strip.nodeInPlane(j, k + 1),
                    y.stride(),
                    t,
                    new RowPasses.Modes(modes(j, w), modes(j + 1, w), shares),
                    w);
            firstBefore = first;
            endBefore = last;
            first = firstAfter;
            last = endAfter;
        }
        passes.back(
                y.lower(),
                y.lowerAt() + strip.nodeInPlane(end, k) + firstBefore,
                y.upper(),
                y.upperAt() + strip.nodeInPlane(end, k + 1) + firstBefore,
                y.stride(),
                t,
                shares + firstBefore,
                w,
                endBefore - firstBefore);
    }

    private static int modes(int j, int w) {
        return (j & 1) * MODES * w;
    }

    /// Modes of the intervals [first, end) of node row j.
    private void forward(Strip strip, A x, int j, int first, int end, A t, int w) {
        passes.forward(
                x,
                strip.node(j, strip.k()) + first,
                strip.node(j, strip.k() + 1) + first,
                strip.grid().stride,
                t,
                modes(j, w) + first,
                w,
                end - first);
    }
}
