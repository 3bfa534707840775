package fractura.mesh.generate;

import fractura.mesh.Grid;
import java.util.Arrays;

/// Vertebrae under one label, told apart by their thick cores and the necks between them.
///
/// A core is a piece of the bone deeper than half of its greatest depth. A single vertebra has one, its body. A
/// second one counts when it is nearly as deep and not much smaller. The bone then falls to the cores like land
/// to its lakes: voxels are taken in the order of their depth, each by the core that reaches it first, so that
/// the cut runs through the narrowest places between them.
///
/// Limits: two bodies whose disc is labelled with them have one core and are not told apart.
///
/// @param count cores
/// @param owner number of the core each voxel falls to, -1 outside the bone; owned
/// @param neckMm2 area of the cut, mm²; 0 where the bones do not touch
record Neighbours(int count, int[] owner, double neckMm2) {
    private static final double STEP_MM = 1;
    private static final double CORE_DEPTH = 0.5;
    /// Project choice: a body is nearly as deep as its neighbour's; an articular process is not.
    private static final double SECOND_DEPTH = 0.7;
    private static final double SECOND_VOLUME = 0.25;

    /// @param bone flags
    /// @param grid their grid
    /// @return its parts
    static Neighbours of(boolean[] bone, Grid grid) {
        Indicator shape = new Indicator(grid, bone);
        Grid lattice = Turned.lattice(shape, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, STEP_MM);
        float[] values = shape.on(lattice);
        boolean[] inside = new boolean[values.length];
        for (int v = 0; v < inside.length; v++) {
            inside[v] = values[v] >= 0.5f;
        }
        float[] depth = DistanceTransform.of(inside, lattice.nx(), lattice.ny());
        int[] owner = cores(depth, lattice);
        int count = Arrays.stream(owner).max().orElse(0) + 1;
        if (count < 2) {
            return new Neighbours(1, new int[0], 0);
        }
        new Flood(depth, lattice).spread(owner);
        return new Neighbours(count, onMask(owner, lattice, bone, grid), neck(owner, lattice));
    }

    /// Number of the core per lattice point, -1 elsewhere.
    private static int[] cores(float[] depth, Grid lattice) {
        float most = 0;
        for (float d : depth) {
            most = Math.max(most, d);
        }
        boolean[] deep = new boolean[depth.length];
        for (int v = 0; v < deep.length; v++) {
            deep[v] = depth[v] > CORE_DEPTH * most;
        }
        Components pieces = Components.of(deep, lattice.nx(), lattice.ny(), Components.Contact.ANY);
        float[] deepest = new float[pieces.sizes().length];
        for (int v = 0; v < deep.length; v++) {
            int p = pieces.labels()[v];
            if (p >= 0) {
                deepest[p] = Math.max(deepest[p], depth[v]);
            }
        }
        int[] number = new int[deepest.length];
        int count = 0;
        for (int p = 0; p < number.length; p++) {
            boolean isCore =
                    deepest[p] >= SECOND_DEPTH * most && pieces.sizes()[p] >= SECOND_VOLUME * pieces.sizes()[0];
            number[p] = isCore ? count++ : -1;
        }
        int[] owner = new int[depth.length];
        for (int v = 0; v < owner.length; v++) {
            owner[v] = pieces.labels()[v] < 0 ? -1 : number[pieces.labels()[v]];
        }
        return owner;
    }

    private static int[] onMask(int[] owner, Grid lattice, boolean[] bone, Grid g) {
        int[] on = new int[bone.length];
        for (int v = 0; v < bone.length; v++) {
            on[v] = -1;
            if (bone[v]) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                double[] q = lattice.toVoxel(p[0], p[1], p[2]);
                on[v] = nearest(owner, lattice, q);
            }
        }
        return on;
    }

    /// Owner at the nearest point that has one, within two steps; the first core where there is none.
    private static int nearest(int[] owner, Grid lattice, double[] q) {
        double least = Double.MAX_VALUE;
        int best = 0;
        for (int n = 0; n < 125; n++) {
            int i = (int) Math.round(q[0]) + n % 5 - 2;
            int j = (int) Math.round(q[1]) + n / 5 % 5 - 2;
            int k = (int) Math.round(q[2]) + n / 25 - 2;
            if (lattice.contains(i, j, k) && owner[lattice.index(i, j, k)] >= 0) {
                double away = Math.hypot(Math.hypot(i - q[0], j - q[1]), k - q[2]);
                if (away < least) {
                    least = away;
                    best = owner[lattice.index(i, j, k)];
                }
            }
        }
        return best;
    }

    /// Area of the faces between two owners along the axis that most of them are square to.
    private static double neck(int[] owner, Grid g) {
        int[] stride = {1, g.nx(), g.nx() * g.ny()};
        double squared = 0;
        for (int s : stride) {
            double faces = 0;
            for (int v = s; v < owner.length; v++) {
                faces += owner[v] >= 0 && owner[v - s] >= 0 && owner[v] != owner[v - s] ? STEP_MM * STEP_MM : 0;
            }
            squared += faces * faces;
        }
        return Math.sqrt(squared);
    }
}
