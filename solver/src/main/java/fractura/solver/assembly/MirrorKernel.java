package fractura.solver.assembly;

/// Stiffness times vector through the mirror symmetry of the cube, row by row.
///
/// The Hadamard transform of `HexModes` is taken one axis at a time, and each axis where the result is shared
/// most: along x and z once for a row of nodes and the one above it (the two rows of elements beside them share
/// it), along y in registers next to the blocks. Going back is the mirror image. Some 150 operations an element,
/// against 1152 of the 24×24 matrix.
///
/// With (v₀, v₁) the values of a row at the two ends of a voxel and (a, c) rows of plane k and k+1, the modes of
/// a node row are c₁+c₀+a₁+a₀ (0), c₁−c₀+a₁−a₀ (x), c₁+c₀−a₁−a₀ (z), c₁−c₀−a₁+a₀ (xz). Two node rows are alive at
/// a time, and a layer is taken in strips along x, so that its temporaries stay in the first cache; a node
/// between two strips gets its share from each in turn. Mode arrays are indexed by the voxel's x in the strip.
///
/// @param <A> `double[]` or `float[]`
/// @param rows loops over nodes
/// @param blocks loop over elements, by material
record MirrorKernel<A>(RowLoops<A> rows, BlockLoops<A> blocks) implements LayerKernel<A> {
    /// rows of modes of one node row: three components in four modes
    private static final int MODES = 12;

    /// in and out, two node rows each
    private static final int SETS = 4;

    /// Distance of two rows of modes: room for one interval left of the first.
    private int width(RowGrid grid) {
        return Strip.length(grid, rows.entryBytes()) + 2 * Strip.overrun(rows.entryBytes()) + 2;
    }

    /// No less than `FusedKernel` needs with its vectors, which may take over the scratch.
    @Override
    public int scratchLength(RowGrid grid) {
        int own = SETS * MODES * width(grid)
                + Strip.length(grid, rows.entryBytes())
                + 1
                + Strip.overrun(rows.entryBytes());
        return Math.max(own, FusedKernel.scratchLength(rows.entryBytes()));
    }

    @Override
    public void applyLayer(
            RowGrid grid, LayerConstants<A> constants, A x, PlanePair<A> y, int k, boolean lower, boolean upper, A t) {
        int length = Strip.length(grid, rows.entryBytes());
        for (int from = 0; from < grid.nx; from += length) {
            applyStrip(new Strip(grid, k, from, from + length), constants, x, y, lower, upper, t);
        }
    }

    private void applyStrip(
            Strip strip, LayerConstants<A> constants, A x, PlanePair<A> y, boolean lower, boolean upper, A t) {
        int begin = strip.next(0); // rows outside [begin, end) have no voxel here: of a bent bone most strips are empty
        int end = strip.grid().ny;
        if (begin == end) {
            return;
        }
        while (strip.end(end - 1) == 0) {
            end--;
        }
        int w = width(strip.grid());
        forward(strip, x, begin, t, w);
        forward(strip, x, begin + 1, t, w);
        rows.clear(t, out(begin, w) + strip.first(begin), w, strip.end(begin) - strip.first(begin) + 2);
        for (int j = begin; j < end; j++) {
            clearMargins(strip, j, t, w);
            int n = strip.end(j) == 0 ? 0 : strip.end(j) - strip.first(j);
            if (n > 0) {
                int p = 1 + strip.first(j);
                var at = new BlockLoops.Rows(in(j, w) + p, in(j + 1, w) + p, out(j, w) + p, out(j + 1, w) + p);
                blocks.apply(constants.arrays(), strip.element(j) + strip.first(j) - constants.first(), t, at, w, n);
            }
            if (j + 2 <= end) {
                forward(strip, x, j + 2, t, w);
            }
            back(strip, y, j, lower, upper, t, w);
        }
        back(strip, y, end, lower, upper, t, w);
    }

    /// First entry of the modes of node row j.
    private static int in(int j, int w) {
        return (j & 1) * MODES * w;
    }

    /// First entry of the shares of node row j.
    private static int out(int j, int w) {
        return (2 + (j & 1)) * MODES * w;
    }

    /// Zeroes the shares of node row j+1 that element row j does not write but element row j+1 or the nodes
    /// reach.
    private void clearMargins(Strip strip, int j, A t, int w) {
        int first = Math.min(strip.first(j), strip.first(j + 1));
        int end = Math.max(strip.end(j), strip.end(j + 1));
        if (end == 0) {
            return;
        }
        int out = out(j + 1, w);
        int written = strip.end(j);
        if (written == 0) {
            rows.clear(t, out + first, w, end - first + 2);
        } else {
            rows.clear(t, out + first, w, 1 + strip.first(j) - first);
            rows.clear(t, out + 1 + written, w, end - written + 1);
        }
    }

    private void forward(Strip strip, A x, int j, A t, int w) {
        int first = Math.min(strip.first(j - 1), strip.first(j));
        int end = Math.max(strip.end(j - 1), strip.end(j));
        if (end == 0) {
            return;
        }
        int lower = strip.node(j, strip.k()) + first;
        int upper = strip.node(j, strip.k() + 1) + first;
        rows.forward(x, lower, upper, strip.grid().stride, t, in(j, w) + 1 + first, w, end - first);
    }

    /// A plane that is not to be written goes to a row nobody reads.
    private void back(Strip strip, PlanePair<A> y, int j, boolean toLower, boolean toUpper, A t, int w) {
        int first = Math.min(strip.first(j - 1), strip.first(j));
        int end = Math.max(strip.end(j - 1), strip.end(j));
        if (end == 0) {
            return;
        }
        int nowhere = SETS * MODES * w;
        rows.back(
                toLower ? y.lower() : t,
                toLower ? y.lowerAt() + strip.nodeInPlane(j, strip.k()) + first : nowhere,
                toUpper ? y.upper() : t,
                toUpper ? y.upperAt() + strip.nodeInPlane(j, strip.k() + 1) + first : nowhere,
                y.stride(),
                t,
                out(j, w) + 1 + first,
                w,
                end - first + 1);
    }
}
