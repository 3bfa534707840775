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

    /// @param entryBytes of a mode
    /// @return entries of scratch, for any grid
    static int scratchLength(int entryBytes) {
        return SETS * MODES * Strip.rowLength(entryBytes) + Strip.overrun(entryBytes);
    }

    @Override
    public int scratchLength(RowGrid grid) {
        return scratchLength(passes.entryBytes());
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
        int k = strip.k();
        int shares = 2 * set();
        passes.clear(t, 0, SETS * set()); // modes too: 0 times what a broken vector left may be no number
        int firstBefore = Integer.MAX_VALUE;
        int endBefore = 0;
        int first = strip.first(begin);
        int last = strip.end(begin);
        forward(strip, x, begin, first, last, t);
        for (int j = begin; j < end; j++) {
            int firstAfter = strip.first(j + 1);
            int endAfter = strip.end(j + 1);
            forward(strip, x, j + 1, Math.min(first, firstAfter), Math.max(last, endAfter), t);
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
                    new RowPasses.Modes(modes(j), modes(j + 1), shares));
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
                endBefore - firstBefore);
    }

    /// Entries of a set.
    private int set() {
        return MODES * Strip.rowLength(passes.entryBytes());
    }

    private int modes(int j) {
        return (j & 1) * set();
    }

    /// Modes of the intervals [first, end) of node row j.
    private void forward(Strip strip, A x, int j, int first, int end, A t) {
        passes.forward(
                x,
                strip.node(j, strip.k()) + first,
                strip.node(j, strip.k() + 1) + first,
                strip.grid().stride,
                t,
                modes(j) + first,
                end - first);
    }
}
