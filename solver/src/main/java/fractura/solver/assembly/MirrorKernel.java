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

    /// Longest row of modes in a strip, bytes (a choice): then all of them take 31 KB, two thirds of a first
    /// cache of 48 KB.
    private static final int MOST_BYTES = 512;

    /// Strips are multiples of this, the lanes of the widest vectors, so that the bits do not depend on the
    /// machine's.
    private static final int STEP = 16;

    /// Voxels of a strip: all about equally long. Against one strip, rows of 256 take 0.77 times as long in
    /// single and 0.71 times in double precision, rows of 120 take 1.0 and 0.84 times.
    private int strip(RowGrid grid) {
        int most = MOST_BYTES / rows.entryBytes();
        int strips = (grid.nx + most - 1) / most;
        return ((grid.nx + strips - 1) / strips + STEP - 1) / STEP * STEP;
    }

    /// Distance of two rows of modes: room for one interval left of the first, and for the overrun of two rows.
    private int width(RowGrid grid) {
        return strip(grid) + 2 * rows.lanes() + 2;
    }

    @Override
    public A scratch(RowGrid grid) {
        return rows.allocate(SETS * MODES * width(grid) + strip(grid) + 1 + rows.lanes());
    }

    @Override
    public void applyLayer(
            RowGrid grid, LayerConstants<A> constants, A x, PlanePair<A> y, int k, boolean lower, boolean upper, A t) {
        int length = strip(grid);
        for (int from = 0; from < grid.nx; from += length) {
            applyStrip(new Strip(grid, k, from, from + length, width(grid)), constants, x, y, lower, upper, t);
        }
    }

    private void applyStrip(
            Strip strip, LayerConstants<A> constants, A x, PlanePair<A> y, boolean lower, boolean upper, A t) {
        int begin = 0; // rows outside [begin, end) have no voxel here: of a bent bone most strips are empty
        int end = strip.grid.ny;
        while (begin < end && strip.end(begin) == 0) {
            begin++;
        }
        if (begin == end) {
            return;
        }
        while (strip.end(end - 1) == 0) {
            end--;
        }
        int w = strip.w;
        forward(strip, x, begin, t);
        forward(strip, x, begin + 1, t);
        rows.clear(t, strip.out(begin) + strip.first(begin), w, strip.end(begin) - strip.first(begin) + 2);
        for (int j = begin; j < end; j++) {
            clearMargins(strip, j, t);
            int n = strip.end(j) == 0 ? 0 : strip.end(j) - strip.first(j);
            if (n > 0) {
                int p = 1 + strip.first(j);
                var at = new BlockLoops.Rows(
                        strip.in(j) + p, strip.in(j + 1) + p, strip.out(j) + p, strip.out(j + 1) + p);
                blocks.apply(constants.arrays(), strip.element(j) - constants.first(), t, at, w, n);
            }
            if (j + 2 <= end) {
                forward(strip, x, j + 2, t);
            }
            back(strip, y, j, lower, upper, t);
        }
        back(strip, y, end, lower, upper, t);
    }

    /// The voxels of layer k with x in [from, to); x counts from the strip's first.
    ///
    /// @param w distance of two rows of modes
    private record Strip(RowGrid grid, int k, int from, int to, int w) {
        /// First entry of the modes of node row j.
        int in(int j) {
            return (j & 1) * MODES * w;
        }

        /// First entry of the shares of node row j.
        int out(int j) {
            return (2 + (j & 1)) * MODES * w;
        }

        /// First voxel of element row j, beyond all others if it has none here.
        int first(int j) {
            if (end(j) == 0) {
                return Integer.MAX_VALUE;
            }
            return Math.max(grid.elementFirst[j + grid.ny * k], from) - from;
        }

        /// End of element row j, 0 if it has none here.
        int end(int j) {
            if (j < 0 || j >= grid.ny) {
                return 0;
            }
            int row = j + grid.ny * k;
            int first = Math.max(grid.elementFirst[row], from);
            int end = Math.min(grid.elementFirst[row] + grid.elementCount[row], to);
            return end > first ? end - from : 0;
        }

        /// Entry of its first voxel in the arrays of moduli.
        int element(int j) {
            int row = j + grid.ny * k;
            return grid.elementOffset[row] + first(j) + from - grid.elementFirst[row];
        }

        /// Entry of node i of node row j of plane `plane` in a component of a nodal vector.
        int node(int j, int plane, int i) {
            int s = j + (grid.ny + 1) * plane;
            return grid.nodeOffset[s] + i + from - grid.nodeFirst[s];
        }

        /// The same, counted from the first node of the plane.
        int nodeInPlane(int j, int plane, int i) {
            return node(j, plane, i) - grid.planeStart(plane);
        }
    }

    /// Zeroes the shares of node row j+1 that element row j does not write but element row j+1 or the nodes
    /// reach.
    private void clearMargins(Strip strip, int j, A t) {
        int first = Math.min(strip.first(j), strip.first(j + 1));
        int end = Math.max(strip.end(j), strip.end(j + 1));
        if (end == 0) {
            return;
        }
        int out = strip.out(j + 1);
        int written = strip.end(j);
        if (written == 0) {
            rows.clear(t, out + first, strip.w, end - first + 2);
        } else {
            rows.clear(t, out + first, strip.w, 1 + strip.first(j) - first);
            rows.clear(t, out + 1 + written, strip.w, end - written + 1);
        }
    }

    private void forward(Strip strip, A x, int j, A t) {
        int first = Math.min(strip.first(j - 1), strip.first(j));
        int end = Math.max(strip.end(j - 1), strip.end(j));
        if (end == 0) {
            return;
        }
        int lower = strip.node(j, strip.k, first);
        int upper = strip.node(j, strip.k + 1, first);
        rows.forward(x, lower, upper, strip.grid.stride, t, strip.in(j) + 1 + first, strip.w, end - first);
    }

    /// A plane that is not to be written goes to a row nobody reads.
    private void back(Strip strip, PlanePair<A> y, int j, boolean toLower, boolean toUpper, A t) {
        int first = Math.min(strip.first(j - 1), strip.first(j));
        int end = Math.max(strip.end(j - 1), strip.end(j));
        if (end == 0) {
            return;
        }
        int nowhere = SETS * MODES * strip.w;
        rows.back(
                toLower ? y.lower() : t,
                toLower ? y.lowerAt() + strip.nodeInPlane(j, strip.k, first) : nowhere,
                toUpper ? y.upper() : t,
                toUpper ? y.upperAt() + strip.nodeInPlane(j, strip.k + 1, first) : nowhere,
                y.stride(),
                t,
                strip.out(j) + 1 + first,
                strip.w,
                end - first + 1);
    }
}
