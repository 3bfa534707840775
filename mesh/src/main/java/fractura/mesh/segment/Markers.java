package fractura.mesh.segment;

import fractura.mesh.Grid;
import java.util.ArrayList;
import java.util.List;

/// Who surely owns a point of the lattice.
///
/// @param owners `OWN`, `OTHER`, `BEYOND` or 0 for undecided, one per point; owned
/// @param unseen neighbouring bodies whose middle lies outside the scan: `above`, `below`
record Markers(byte[] owners, List<String> unseen) {
    static final byte OWN = 1;
    /// A neighbour, or what lies beside and before the body.
    static final byte OTHER = 2;

    /// Beyond the reach of the processes of any vertebra.
    static final byte BEYOND = 3;

    /// Distance between neighbouring bodies in heights of one.
    private static final double NEXT = 1.3;

    private static final double BESIDE_MM = 4;
    private static final double FAR_MM = 58;

    /// Processes reach no higher and no deeper, in heights of the body.
    private static final double ABOVE = 1;

    private static final double BELOW = 2.2;
    private static final double RIM_MM = 2;

    static Markers of(Lattice scan, Star body, BodyFrame frame) {
        double h = frame.heightMm();
        double[] s = frame.axes()[2];
        Star[] next = new Star[2];
        List<String> unseen = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            double away = (n == 0 ? 1 : -1) * NEXT * h;
            double[] guess = new double[3];
            for (int a = 0; a < 3; a++) {
                guess[a] = body.centre()[a] + away * s[a];
            }
            if (!scan.holds(guess)) {
                unseen.add(n == 0 ? "above" : "below");
            }
            next[n] = Star.settled(scan, guess, 9, 32);
            double found = Math.abs(along(next[n].centre(), body, s));
            if (!(found > 0.8 * h && found < 1.9 * h)) {
                next[n] = Star.around(scan, guess, 9, 32);
            }
        }
        Grid g = scan.grid();
        byte[] owners = new byte[g.voxelCount()];
        for (int v = 0; v < owners.length; v++) {
            double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
            owners[v] = body.holds(p) ? OWN : isRim(body, p) ? 0 : elsewhere(p, body, frame, next);
        }
        return new Markers(owners, List.copyOf(unseen));
    }

    List<Doubt> doubts() {
        return unseen.isEmpty()
                ? List.of()
                : List.of(Doubts.words(
                        Doubt.Reason.NEIGHBOUR_NOT_SEEN,
                        "The scan ends before the middle of the body %s: the mask may hold disc, osteophytes and parts of"
                                + " that vertebra.",
                        String.join(" and ", unseen)));
    }

    private static boolean isRim(Star body, double[] p) {
        double norm = Math.sqrt(square(p, body.centre()));
        if (norm > body.mostMm() + RIM_MM) {
            return false;
        }
        double[] q = new double[3];
        for (int a = 0; a < 3; a++) {
            q[a] = p[a] - RIM_MM * (p[a] - body.centre()[a]) / norm;
        }
        return body.holds(q);
    }

    private static double square(double[] p, double[] c) {
        double x = p[0] - c[0];
        double y = p[1] - c[1];
        double z = p[2] - c[2];
        return x * x + y * y + z * z;
    }

    private static byte elsewhere(double[] p, Star body, BodyFrame frame, Star[] next) {
        double h = frame.heightMm();
        double w = Math.abs(along(p, body, frame.axes()[0]));
        double v = along(p, body, frame.axes()[1]);
        double u = along(p, body, frame.axes()[2]);
        if (v < frame.backMm() - BESIDE_MM) {
            return OTHER;
        }
        if (w > FAR_MM || u > ABOVE * h || u < -BELOW * h) {
            return BEYOND;
        }
        for (Star other : next) {
            double level = along(other.centre(), body, frame.axes()[2]);
            boolean isPedicle = Math.abs(u - level) < 0.3 * h
                    && v < frame.backMm() + 6
                    && v > 0
                    && w < frame.halfWidthMm()
                    && w > 6;
            if (isPedicle || other.holds(p)) {
                return OTHER;
            }
        }
        return 0;
    }

    private static double along(double[] p, Star body, double[] axis) {
        double[] c = body.centre();
        return (p[0] - c[0]) * axis[0] + (p[1] - c[1]) * axis[1] + (p[2] - c[2]) * axis[2];
    }
}
