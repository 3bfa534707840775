package fractura.mesh.generate;

import fractura.mesh.Grid;

/// Erosion and dilation of flags by a box, axis after axis.
final class Box {
    private Box() {}

    /// @param flags one per voxel
    /// @param grid their grid
    /// @param reach half edges of the box without its middle, voxels along x, y, z
    /// @return flags of voxels within reach of a flagged one, a new array
    static boolean[] dilated(boolean[] flags, Grid grid, int[] reach) {
        return spread(flags, grid, reach, true);
    }

    /// @param flags one per voxel
    /// @param grid their grid
    /// @param reach as above
    /// @return flags of voxels out of reach of an unflagged one, a new array; nothing lies beyond the grid
    static boolean[] eroded(boolean[] flags, Grid grid, int[] reach) {
        return spread(flags, grid, reach, false);
    }

    private static boolean[] spread(boolean[] flags, Grid g, int[] reach, boolean what) {
        int[] size = {g.nx(), g.ny(), g.nz()};
        int[] stride = {1, g.nx(), g.nx() * g.ny()};
        boolean[] from = flags.clone();
        for (int a = 0; a < 3; a++) {
            boolean[] to = new boolean[from.length];
            for (int v = 0; v < from.length; v++) {
                int at = v / stride[a] % size[a];
                boolean meets = false;
                for (int n = Math.max(-reach[a], -at); n <= Math.min(reach[a], size[a] - 1 - at) && !meets; n++) {
                    meets = from[v + n * stride[a]] == what;
                }
                to[v] = meets == what;
            }
            from = to;
        }
        return from;
    }
}
