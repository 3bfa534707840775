package fractura.solver.assembly;

/// Stiffness times vector through the mirror symmetry of the cube, row by row.
///
/// The Hadamard transform of `HexModes` is taken one axis at a time, and each axis where the result is shared most:
/// along x and z once for a row of nodes and the one above it (the two rows of elements beside them share it), along y
/// in registers next to the blocks. Going back is the mirror image. Some 150 operations an element, against 1152 of
/// the 24×24 matrix.
///
/// With (v₀, v₁) the values of a row at the two ends of a voxel and (a, c) rows of plane k and k+1, the modes of a node
/// row are c₁+c₀+a₁+a₀ (0), c₁−c₀+a₁−a₀ (x), c₁+c₀−a₁−a₀ (z), c₁−c₀−a₁+a₀ (xz). Mode arrays are indexed by the
/// voxel's x in the grid; two node rows are alive at a time, so that a layer's temporaries stay in the first cache.
///
/// @param <A> `double[]` or `float[]`
/// @param rows loops over nodes
/// @param blocks loop over elements, by material
record MirrorKernel<A>(RowLoops<A> rows, BlockLoops<A> blocks) implements LayerKernel<A> {
    /// rows of modes of one node row: three components in four modes
    private static final int MODES = 12;

    /// in and out, two node rows each
    private static final int SETS = 4;

    /// Distance of two rows of modes: room for one interval left of the first, and for the overrun of two rows.
    private int width(RowGrid grid) {
        return grid.nx + 2 * rows.lanes() + 2;
    }

    @Override
    public A scratch(RowGrid grid) {
        return rows.allocate(SETS * MODES * width(grid) + grid.nx + 1 + rows.lanes());
    }

    @Override
    public void applyLayer(RowGrid grid, A[] moduli, A x, A y, int k, boolean lower, boolean upper, A t) {
        int ny = grid.ny;
        int w = width(grid);
        forward(grid, x, k, 0, t);
        forward(grid, x, k, 1, t);
        int row = ny * k;
        if (grid.elementCount[row] > 0) {
            rows.clear(t, out(0, w) + grid.elementFirst[row], w, grid.elementCount[row] + 2);
        }
        for (int j = 0; j < ny; j++, row++) {
            clearMargins(grid, j, row, t, w);
            int n = grid.elementCount[row];
            if (n > 0) {
                int p = 1 + grid.elementFirst[row];
                var at = new BlockLoops.Rows(in(j, w) + p, in(j + 1, w) + p, out(j, w) + p, out(j + 1, w) + p);
                blocks.apply(moduli, grid.elementOffset[row], t, at, w, n);
            }
            if (j + 2 <= ny) {
                forward(grid, x, k, j + 2, t);
            }
            back(grid, y, k, j, lower, upper, t);
        }
        back(grid, y, k, ny, lower, upper, t);
    }

    private static int in(int j, int w) {
        return (j & 1) * MODES * w;
    }

    private static int out(int j, int w) {
        return (2 + (j & 1)) * MODES * w;
    }

    /// Zeroes the shares of node row j+1 that element row j does not write but element row j+1 or the nodes reach.
    private void clearMargins(RowGrid grid, int j, int row, A t, int w) {
        int first = Math.min(first(grid, j, row), j + 1 < grid.ny ? first(grid, j + 1, row + 1) : Integer.MAX_VALUE);
        int end = Math.max(end(grid, j, row), j + 1 < grid.ny ? end(grid, j + 1, row + 1) : 0);
        if (end == 0) {
            return;
        }
        int out = out(j + 1, w);
        if (grid.elementCount[row] == 0) {
            rows.clear(t, out + first, w, end - first + 2);
        } else {
            rows.clear(t, out + first, w, 1 + grid.elementFirst[row] - first);
            int written = end(grid, j, row);
            rows.clear(t, out + 1 + written, w, end - written + 1);
        }
    }

    /// First voxel of element row `row`, beyond all others if it is empty.
    private static int first(RowGrid grid, int j, int row) {
        return j >= 0 && j < grid.ny && grid.elementCount[row] > 0 ? grid.elementFirst[row] : Integer.MAX_VALUE;
    }

    /// End of element row `row`, 0 if it is empty.
    private static int end(RowGrid grid, int j, int row) {
        return j >= 0 && j < grid.ny && grid.elementCount[row] > 0
                ? grid.elementFirst[row] + grid.elementCount[row]
                : 0;
    }

    private void forward(RowGrid grid, A x, int k, int j, A t) {
        int row = j + grid.ny * k;
        int first = Math.min(first(grid, j - 1, row - 1), first(grid, j, row));
        int end = Math.max(end(grid, j - 1, row - 1), end(grid, j, row));
        if (end == 0) {
            return;
        }
        int w = width(grid);
        int s = j + (grid.ny + 1) * k;
        int lower = grid.nodeOffset[s] + first - grid.nodeFirst[s];
        int above = s + grid.ny + 1;
        int upper = grid.nodeOffset[above] + first - grid.nodeFirst[above];
        rows.forward(x, lower, upper, grid.stride, t, in(j, w) + 1 + first, w, end - first);
    }

    /// A plane that is not to be written goes to a row nobody reads.
    private void back(RowGrid grid, A y, int k, int j, boolean toLower, boolean toUpper, A t) {
        int row = j + grid.ny * k;
        int first = Math.min(first(grid, j - 1, row - 1), first(grid, j, row));
        int end = Math.max(end(grid, j - 1, row - 1), end(grid, j, row));
        if (end == 0) {
            return;
        }
        int w = width(grid);
        int nowhere = SETS * MODES * w;
        int s = j + (grid.ny + 1) * k;
        int lower = grid.nodeOffset[s] + first - grid.nodeFirst[s];
        int above = s + grid.ny + 1;
        int upper = grid.nodeOffset[above] + first - grid.nodeFirst[above];
        rows.back(
                toLower ? y : t,
                toLower ? lower : nowhere,
                toUpper ? y : t,
                toUpper ? upper : nowhere,
                grid.stride,
                t,
                out(j, w) + 1 + first,
                w,
                end - first + 1);
    }
}
