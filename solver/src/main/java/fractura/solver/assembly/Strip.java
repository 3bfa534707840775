package fractura.solver.assembly;

/// The voxels of layer k with x in [from, to), as a kernel takes them at once so that its temporaries stay in the
/// first cache. x counts from the strip's first; a node between two strips gets its share from each in turn.
///
/// @param grid rows
/// @param k element layer
/// @param from first x
/// @param to behind the last one
record Strip(RowGrid grid, int k, int from, int to) {
    /// Longest row of modes in a strip, bytes (a choice): the four sets of twelve that `MirrorKernel` keeps take 31
    /// KB, two thirds of a first cache of 48 KB, the three of `FusedKernel` 21.
    private static final int MOST_BYTES = 512;

    /// Lanes of the widest vectors, 512 bits. Strips are multiples of it, so that the bits of a result do not
    /// depend on the machine.
    private static final int LANES = 16;

    /// Voxels of a strip: all about equally long. Against one strip, rows of 256 take 0.77 times as long in
    /// single and 0.71 times in double precision, rows of 120 take 1.0 and 0.84 times
    /// (measured with `MirrorKernel`).
    ///
    /// @param grid rows
    /// @param entryBytes of a mode
    static int length(RowGrid grid, int entryBytes) {
        int most = MOST_BYTES / entryBytes;
        int strips = (grid.nx + most - 1) / most;
        return ((grid.nx + strips - 1) / strips + LANES - 1) / LANES * LANES;
    }

    /// From one array of modes to the next, for strips of any length, which are multiples of `LANES` as the longest
    /// is. A loop that is compiled with this distance as a constant has three places to count instead of 36, and
    /// checks their ranges once; otherwise half of its instructions do that.
    ///
    /// @param entryBytes of a mode
    /// @return entries of the longest strip and its overrun
    static int rowLength(int entryBytes) {
        return MOST_BYTES / entryBytes + overrun(entryBytes);
    }

    /// @param entryBytes of a mode
    /// @return lanes of the widest vectors, by which a loop may overrun
    static int overrun(int entryBytes) {
        return LANES * Float.BYTES / entryBytes;
    }

    /// First element row from j on that has voxels here, the number of rows if there is none.
    int next(int j) {
        int row = j;
        while (row < grid.ny && end(row) == 0) {
            row++;
        }
        return row;
    }

    /// First voxel of element row j, beyond all others if it has none here; any row may be asked for.
    int first(int j) {
        if (end(j) == 0) {
            return Integer.MAX_VALUE;
        }
        return Math.max(grid.elementFirst[j + grid.ny * k], from) - from;
    }

    /// End of element row j, 0 if it has none here; any row may be asked for.
    int end(int j) {
        if (j < 0 || j >= grid.ny) {
            return 0;
        }
        int row = j + grid.ny * k;
        int first = Math.max(grid.elementFirst[row], from);
        int end = Math.min(grid.elementFirst[row] + grid.elementCount[row], to);
        return end > first ? end - from : 0;
    }

    /// Place of element row j in the arrays of moduli, seen from x = 0, whether it reaches there or not.
    int element(int j) {
        int row = j + grid.ny * k;
        return grid.elementOffset[row] + from - grid.elementFirst[row];
    }

    /// Place of node row j of a plane in a component of a nodal vector, seen from x = 0, whether it reaches there
    /// or not.
    int node(int j, int plane) {
        int s = j + (grid.ny + 1) * plane;
        return grid.nodeOffset[s] + from - grid.nodeFirst[s];
    }

    /// The same, counted from the first node of the plane.
    int nodeInPlane(int j, int plane) {
        return node(j, plane) - grid.planeStart(plane);
    }
}
