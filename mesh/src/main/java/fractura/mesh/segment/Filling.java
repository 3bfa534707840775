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
            boolean isClosed = owner[v] == Markers.OWN || depth[v] > radius && !isElsewhere(owner[v]);
            free[v] = !isClosed;
        }
        int[] air = Components.of(free, g.nx(), g.ny(), Components.Contact.FACE).labels();
        boolean[] filled = new boolean[owner.length];
        for (int v = 0; v < owner.length; v++) {
            filled[v] = air[v] != 0 && !isElsewhere(owner[v]); // the largest air is the outside
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

    private static boolean isElsewhere(byte owner) {
        return owner == Markers.OTHER || owner == Markers.BEYOND;
    }
}
