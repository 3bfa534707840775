package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;

/// Bone shared out among markers at one threshold, and what of it is the bone asked for.
///
/// @param grid the lattice
/// @param owner of each point of bone; owned
/// @param filled the bone asked for, closed and filled; owned
record Cut(Grid grid, byte[] owner, boolean[] filled) {
    /// @param threshold above which something counts as bone, HU
    /// @param bright bone through which ways are cheapest, HU
    /// @param scene what it is cut from
    /// @param filling how the bone is filled
    static Cut at(double threshold, double bright, Scene scene, Filling filling) {
        byte[] owner = Flood.of(scene.ways(), scene.markers(), threshold, bright);
        float[] walls = scene.walls().hu();
        for (int v = 0; v < owner.length; v++) {
            boolean isWay = owner[v] == Markers.OWN && scene.markers()[v] != Markers.OWN;
            owner[v] = isWay && !(walls[v] > threshold) ? 0 : owner[v];
        }
        Grid grid = scene.ways().grid();
        return new Cut(grid, owner, filling.of(grid, owner, scene.centre()));
    }

    /// @param target grid of the scan
    /// @return 1 in its voxels whose centre lies nearest to a point of the bone
    LabelMap on(Grid target) {
        int[] values = new int[target.voxelCount()];
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {0, 0, 0};
        for (int corner = 0; corner < 8; corner++) {
            double[] p = grid.toPatient(
                    (corner & 1) == 0 ? -0.5 : grid.nx() - 0.5,
                    (corner >> 1 & 1) == 0 ? -0.5 : grid.ny() - 0.5,
                    (corner >> 2) == 0 ? -0.5 : grid.nz() - 0.5);
            double[] q = target.toVoxel(p[0], p[1], p[2]);
            for (int a = 0; a < 3; a++) {
                low[a] = Math.min(low[a], Math.max(0, (int) Math.floor(q[a])));
                high[a] = Math.max(high[a], (int) Math.ceil(q[a]));
            }
        }
        for (int k = low[2]; k <= Math.min(high[2], target.nz() - 1); k++) {
            for (int j = low[1]; j <= Math.min(high[1], target.ny() - 1); j++) {
                for (int i = low[0]; i <= Math.min(high[0], target.nx() - 1); i++) {
                    values[target.index(i, j, k)] = holds(target.toPatient(i, j, k)) ? 1 : 0;
                }
            }
        }
        return new LabelMap(target, values);
    }

    private boolean holds(double[] p) {
        double[] q = grid.toVoxel(p[0], p[1], p[2]);
        int i = (int) Math.round(q[0]);
        int j = (int) Math.round(q[1]);
        int k = (int) Math.round(q[2]);
        return grid.contains(i, j, k) && filled[grid.index(i, j, k)];
    }

    double volumeMm3() {
        long points = 0;
        for (boolean isBone : filled) {
            points += isBone ? 1 : 0;
        }
        return points * grid.voxelVolumeMm3();
    }

    /// @param other a cut on the same lattice
    /// @return twice the common volume over the sum of both (Dice45)
    double dice(Cut other) {
        long common = 0;
        long sum = 0;
        for (int v = 0; v < filled.length; v++) {
            common += filled[v] && other.filled[v] ? 1 : 0;
            sum += (filled[v] ? 1 : 0) + (other.filled[v] ? 1 : 0);
        }
        return 2.0 * common / sum;
    }

    /// @param whose bone
    /// @return share of the surface points with such bone beside them, percent
    double touchingPercent(byte whose) {
        int surface = 0;
        int touching = 0;
        int[] stride = {1, grid.nx(), grid.nx() * grid.ny()};
        for (int v = stride[2]; v < filled.length - stride[2]; v++) {
            boolean isSurface = false;
            boolean touches = false;
            for (int a = 0; filled[v] && a < 6; a++) {
                int w = v + (a < 3 ? stride[a] : -stride[a - 3]);
                isSurface |= !filled[w];
                touches |= !filled[w] && owner[w] == whose;
            }
            surface += isSurface ? 1 : 0;
            touching += touches ? 1 : 0;
        }
        return surface == 0 ? 0 : 100.0 * touching / surface;
    }
}
