package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.generate.Components;
import fractura.mesh.generate.DistanceTransform;
import java.util.Arrays;

/// Closing by a ball, never into a neighbour, then filling of what is enclosed.
///
/// A tube, the upper end of a long bone, is filled in two goes. Its wall has gaps wider than the small ball where
/// the scanner blurs a thin cortex away, and its canal is open where the scan ends: so what a larger ball and the
/// slices one by one enclose is marrow, but for a rim of 2 mm under the surface, where the larger ball has filled
/// notches of the bone too. The small ball then closes what is left.
///
/// @param closeMm radius of the ball, mm
/// @param tubeMm radius of the larger ball, mm; 0 for a bone that is no tube
record Filling(double closeMm, double tubeMm) {
    private static final double RIM_MM = 2;

    /// A body of bone with a wall that shows.
    static final Filling SOLID = new Filling(2, 0);

    /// Project choice: from 7 to 9 mm the mask of docs/masks.md hardly changes; at 5 mm its wall tears.
    static final Filling TUBE = new Filling(2, 8);

    /// @param g the lattice
    /// @param owner of each point
    /// @param centre a point inside, LPS, mm
    /// @return the piece that holds the centre
    boolean[] of(Grid g, byte[] owner, double[] centre) {
        Part part = Part.around(g, owner, (int) Math.ceil(Math.max(closeMm, tubeMm) / g.spacingMm()[0]) + 2);
        boolean[] filled = filled(part.grid(), part.owner());
        Grid small = part.grid();
        int[] pieces = Components.of(filled, small.nx(), small.ny(), Components.Contact.FACE)
                .labels();
        double[] q = small.toVoxel(centre[0], centre[1], centre[2]);
        int at = pieces[small.index((int) Math.round(q[0]), (int) Math.round(q[1]), (int) Math.round(q[2]))];
        for (int v = 0; v < filled.length; v++) {
            filled[v] = at >= 0 && pieces[v] == at;
        }
        return part.on(g, filled);
    }

    private boolean[] filled(Grid g, byte[] owner) {
        double step = g.spacingMm()[0];
        boolean[] bone = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            bone[v] = owner[v] == Markers.OWN;
        }
        if (tubeMm > 0) {
            boolean[] wide = enclosed(g, owner, bone, tubeMm / step, true);
            float[] depth = DistanceTransform.within(wide, g.nx(), g.ny());
            for (int v = 0; v < owner.length; v++) {
                bone[v] |= wide[v] && depth[v] > RIM_MM / step;
            }
        }
        return enclosed(g, owner, bone, closeMm / step, tubeMm > 0);
    }

    /// Closed by a ball, and what is then enclosed, without what others own.
    private static boolean[] enclosed(Grid g, byte[] owner, boolean[] bone, double radius, boolean isTube) {
        boolean[] outside = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            outside[v] = !bone[v];
        }
        float[] away = DistanceTransform.within(outside, g.nx(), g.ny());
        boolean[] grown = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            grown[v] = away[v] <= radius;
        }
        float[] depth =
                isTube ? DistanceTransform.within(grown, g.nx(), g.ny()) : DistanceTransform.of(grown, g.nx(), g.ny());
        boolean[] free = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            boolean isClosed = bone[v] || depth[v] > radius && !isElsewhere(owner[v]);
            free[v] = !isClosed;
        }
        boolean[] filled = isTube ? outsideOfSlices(free, g) : outside(free, g);
        for (int v = 0; v < owner.length; v++) {
            filled[v] = !filled[v] && !isElsewhere(owner[v]);
        }
        return filled;
    }

    /// The largest piece of what is free.
    private static boolean[] outside(boolean[] free, Grid g) {
        return Components.of(free, g.nx(), g.ny(), Components.Contact.FACE).flags(0);
    }

    /// In each slice, what a way across the slice leads out of.
    private static boolean[] outsideOfSlices(boolean[] free, Grid g) {
        int n = g.nx() * g.ny();
        boolean[] isOut = new boolean[free.length];
        for (int at = 0; at < free.length; at += n) {
            boolean[] slice = reachedFromRim(Arrays.copyOfRange(free, at, at + n), g.nx(), g.ny());
            System.arraycopy(slice, 0, isOut, at, n);
        }
        return isOut;
    }

    private static boolean[] reachedFromRim(boolean[] free, int nx, int ny) {
        boolean[] isOut = new boolean[free.length];
        int[] queue = new int[free.length];
        int tail = 0;
        for (int v = 0; v < free.length; v++) {
            int i = v % nx;
            int j = v / nx;
            if (free[v] && (i == 0 || j == 0 || i == nx - 1 || j == ny - 1)) {
                isOut[v] = true;
                queue[tail++] = v;
            }
        }
        int[] steps = {1, -1, nx, -nx};
        for (int head = 0; head < tail; head++) {
            int v = queue[head];
            for (int s = 0; s < 4; s++) {
                int w = v + steps[s];
                boolean isBeside = w >= 0 && w < free.length && (s > 1 || w / nx == v / nx);
                if (isBeside && free[w] && !isOut[w]) {
                    isOut[w] = true;
                    queue[tail++] = w;
                }
            }
        }
        return isOut;
    }

    private static boolean isElsewhere(byte owner) {
        return owner == Markers.OTHER || owner == Markers.BEYOND;
    }
}
