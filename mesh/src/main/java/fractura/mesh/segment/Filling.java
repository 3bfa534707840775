package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.generate.Components;
import fractura.mesh.generate.DistanceTransform;

/// Closing by a ball, never into a neighbour, then filling of what is enclosed.
final class Filling {
    private Filling() {}

    /// @param g the lattice
    /// @param owner of each point
    /// @param radius of the ball, lattice steps
    /// @param centre a point inside, LPS, mm
    /// @return the piece that holds the centre
    static boolean[] of(Grid g, byte[] owner, double radius, double[] centre) {
        boolean[] outside = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            outside[v] = owner[v] != Markers.OWN;
        }
        float[] away = DistanceTransform.within(outside, g.nx(), g.ny());
        boolean[] grown = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            grown[v] = away[v] <= radius;
        }
        float[] depth = DistanceTransform.of(grown, g.nx(), g.ny());
        boolean[] free = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            boolean isClosed = owner[v] == Markers.OWN || depth[v] > radius && owner[v] != Markers.OTHER;
            free[v] = !isClosed;
        }
        int[] air = Components.of(free, g.nx(), g.ny(), Components.Contact.FACE).labels();
        boolean[] filled = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            filled[v] = air[v] != 0 && owner[v] != Markers.OTHER; // the largest air is the outside
        }
        int[] pieces =
                Components.of(filled, g.nx(), g.ny(), Components.Contact.FACE).labels();
        double[] q = g.toVoxel(centre[0], centre[1], centre[2]);
        int at = pieces[g.index((int) Math.round(q[0]), (int) Math.round(q[1]), (int) Math.round(q[2]))];
        for (int v = 0; v < owner.length; v++) {
            filled[v] = pieces[v] == at;
        }
        return filled;
    }

    /// @return share of the surface points with a neighbour's bone beside them, percent
    static double touchingPercent(Grid g, boolean[] filled, byte[] owner) {
        int surface = 0;
        int touching = 0;
        int[] stride = {1, g.nx(), g.nx() * g.ny()};
        for (int v = stride[2]; v < filled.length - stride[2]; v++) {
            boolean isSurface = false;
            boolean touches = false;
            for (int a = 0; filled[v] && a < 6; a++) {
                int w = v + (a < 3 ? stride[a] : -stride[a - 3]);
                isSurface |= !filled[w];
                touches |= !filled[w] && owner[w] == Markers.OTHER;
            }
            surface += isSurface ? 1 : 0;
            touching += touches ? 1 : 0;
        }
        return surface == 0 ? 0 : 100.0 * touching / surface;
    }
}
