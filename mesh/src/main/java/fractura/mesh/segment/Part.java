package fractura.mesh.segment;

import fractura.mesh.Grid;

/// The box of a lattice around what the bone owns, so that nothing is computed where it is not.
///
/// @param grid the box
/// @param owner of each point in it; owned
/// @param low its lowest point in the lattice; owned
record Part(Grid grid, byte[] owner, int[] low) {
    /// @param margin points around the bone, as far as the lattice goes
    static Part around(Grid g, byte[] owner, int margin) {
        int[] size = {g.nx(), g.ny(), g.nz()};
        int[] low = size.clone();
        int[] high = {0, 0, 0};
        for (int v = 0; v < owner.length; v++) {
            if (owner[v] == Markers.OWN) {
                int[] at = {v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())};
                for (int a = 0; a < 3; a++) {
                    low[a] = Math.min(low[a], at[a]);
                    high[a] = Math.max(high[a], at[a]);
                }
            }
        }
        int[] n = new int[3];
        for (int a = 0; a < 3; a++) {
            low[a] = Math.max(0, low[a] - margin);
            n[a] = Math.min(size[a] - 1, high[a] + margin) - low[a] + 1;
        }
        Grid grid = new Grid(n[0], n[1], n[2], g.spacingMm(), g.toPatient(low[0], low[1], low[2]), g.axes());
        byte[] part = new byte[grid.voxelCount()];
        for (int v = 0; v < part.length; v += n[0]) {
            int from = g.index(low[0], low[1] + v / n[0] % n[1], low[2] + v / (n[0] * n[1]));
            System.arraycopy(owner, from, part, v, n[0]);
        }
        return new Part(grid, part, low);
    }

    /// @return flags of the box on the whole lattice, a new array
    boolean[] on(Grid g, boolean[] part) {
        boolean[] all = new boolean[g.voxelCount()];
        for (int v = 0; v < part.length; v += grid.nx()) {
            int to = g.index(low[0], low[1] + v / grid.nx() % grid.ny(), low[2] + v / (grid.nx() * grid.ny()));
            System.arraycopy(part, v, all, to, grid.nx());
        }
        return all;
    }
}
