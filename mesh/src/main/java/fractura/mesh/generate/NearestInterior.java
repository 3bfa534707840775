package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;

/// Density with the blur at the surface of a bone undone as far as one voxel deeper shows it; see
/// `BoneSurface.NearestInterior`.
final class NearestInterior {
    /// Voxels farther than this from any interior one keep their value.
    private static final int REACH = 3;

    private NearestInterior() {}

    /// @param density calibrated density
    /// @param mask the bone, on a part of the grid of `density`
    /// @return a new image: surface voxels and the air that touches them hold the larger of their own value and
    /// that of the nearest interior voxel; of two equally near ones the earlier in storage order counts
    static Volume of(Volume density, BoneMask mask) {
        Grid g = mask.grid();
        Grid whole = density.grid();
        double[] corner = whole.toVoxel(g.originMm()[0], g.originMm()[1], g.originMm()[2]);
        int[] box = {(int) Math.round(corner[0]), (int) Math.round(corner[1]), (int) Math.round(corner[2])};
        boolean[] interior = interior(mask);
        float[] values = density.values().clone();
        for (int v = 0; v < interior.length; v++) {
            int[] at = {v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())};
            if (!interior[v] && isNear(mask, at)) {
                int nearest = nearest(g, interior, at);
                if (nearest >= 0) {
                    int own = whole.index(at[0] + box[0], at[1] + box[1], at[2] + box[2]);
                    values[own] = Math.max(values[own], density.values()[inWhole(nearest, g, whole, box)]);
                }
            }
        }
        return new Volume(whole, values);
    }

    private static int inWhole(int v, Grid g, Grid whole, int[] box) {
        return whole.index(v % g.nx() + box[0], v / g.nx() % g.ny() + box[1], v / (g.nx() * g.ny()) + box[2]);
    }

    /// The mask eroded by one voxel: all six neighbours are bone.
    private static boolean[] interior(BoneMask mask) {
        Grid g = mask.grid();
        boolean[] inside = new boolean[mask.bone().length];
        for (int v = 0; v < inside.length; v++) {
            int i = v % g.nx();
            int j = v / g.nx() % g.ny();
            int k = v / (g.nx() * g.ny());
            inside[v] = mask.bone()[v]
                    && isBone(mask, i - 1, j, k)
                    && isBone(mask, i + 1, j, k)
                    && isBone(mask, i, j - 1, k)
                    && isBone(mask, i, j + 1, k)
                    && isBone(mask, i, j, k - 1)
                    && isBone(mask, i, j, k + 1);
        }
        return inside;
    }

    private static boolean isBone(BoneMask mask, int i, int j, int k) {
        return mask.grid().contains(i, j, k) && mask.bone()[mask.grid().index(i, j, k)];
    }

    /// Whether a voxel or one of its 26 neighbours is bone.
    private static boolean isNear(BoneMask mask, int[] at) {
        for (int n = 0; n < 27; n++) {
            if (isBone(mask, at[0] + n % 3 - 1, at[1] + n / 3 % 3 - 1, at[2] + n / 9 - 1)) {
                return true;
            }
        }
        return false;
    }

    private static int nearest(Grid g, boolean[] interior, int[] at) {
        double least = Double.MAX_VALUE;
        int best = -1;
        for (int dk = -REACH; dk <= REACH; dk++) {
            for (int dj = -REACH; dj <= REACH; dj++) {
                for (int di = -REACH; di <= REACH; di++) {
                    int i = at[0] + di;
                    int j = at[1] + dj;
                    int k = at[2] + dk;
                    if (g.contains(i, j, k) && interior[g.index(i, j, k)]) {
                        double x = di * g.spacingMm()[0];
                        double y = dj * g.spacingMm()[1];
                        double z = dk * g.spacingMm()[2];
                        double away = x * x + y * y + z * z;
                        if (away < least) {
                            least = away;
                            best = g.index(i, j, k);
                        }
                    }
                }
            }
        }
        return best;
    }
}
