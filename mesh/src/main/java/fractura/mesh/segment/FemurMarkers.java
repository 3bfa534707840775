package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.Side;

/// Who surely owns a point around a hip: the head's ball, the socket behind it, and what lies beyond the reach of
/// any femur.
final class FemurMarkers {
    /// Usual direction of the neck in a person who lies straight: outwards, down, a little back (project choice).
    private static final double[] USUAL_NECK = {0.78, 0.15, -0.61};

    /// The shell in which the flood looks for the joint space, around the ball, mm (project choice).
    private static final double UNDER_MM = 1.5;

    private static final double ABOVE_MM = 3;

    private FemurMarkers() {}

    static double[] neck(Side side) {
        return new double[] {side == Side.LEFT ? USUAL_NECK[0] : -USUAL_NECK[0], USUAL_NECK[1], USUAL_NECK[2]};
    }

    static byte[] of(Lattice scan, HeadBall head, Side side) {
        Grid g = scan.grid();
        double[] n = neck(side);
        double[] c = head.centre();
        byte[] owners = new byte[g.voxelCount()];
        for (int v = 0; v < owners.length; v++) {
            double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
            double away = head.distance(p);
            double along = (p[0] - c[0]) * n[0] + (p[1] - c[1]) * n[1] + (p[2] - c[2]) * n[2];
            if (away < -UNDER_MM) {
                owners[v] = Markers.OWN;
            } else if (away > ABOVE_MM && along < 0) {
                owners[v] = Markers.OTHER;
            }
        }
        return owners;
    }
}
