package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Side;
import fractura.mesh.image.LabelMap;
import java.util.List;

/// A femur given by formulas in its own directions medial, anterior, proximal (mm from where neck and shaft
/// meet), posed at will; label 5.
///
/// ```
///     GT   ,-.   head    ball of 24 mm, 48 mm out along the neck; neck angle 127°, turned forward by 12° (
/// )__( H )          neck: narrowest (13 mm) 24 mm out | /  `-'           greater trochanter: ball of 17 mm at
/// (-14, -6, 12) |(LT               lesser trochanter: ball of 11 mm at (12, -14, -34) ||                 shaft:
/// 14 mm, 22 mm wide at the trochanters /  \                condyles: balls of 24 mm at (±24, -14, -340) ()()
/// ```
///
/// @param side left or right
/// @param axes medial, anterior, proximal in LPS, `axes[3*a + c]`
/// @param lowestMm height at which it is cut square, mm; -400 for none
record DrawnFemur(Side side, double[] axes, double lowestMm) {
    static final int BONE = 5;
    static final double HEAD_MM = 24;
    static final double NECK_MM = 13;
    static final double SHAFT_MM = 14;
    static final double ANGLE = 127;
    static final double VERSION = 12;
    static final double[] NECK = {
        Math.sin(Math.toRadians(ANGLE)) * Math.cos(Math.toRadians(VERSION)),
        Math.sin(Math.toRadians(ANGLE)) * Math.sin(Math.toRadians(VERSION)),
        -Math.cos(Math.toRadians(ANGLE))
    };
    static final double[] HEAD = {48 * NECK[0], 48 * NECK[1], 48 * NECK[2]};
    static final double[] GREATER = {-14, -6, 29};
    static final double[] LESSER = {12 + 11 * 0.6508, -14 - 11 * 0.7593, -34};
    static final double[] EPICONDYLE = {48, -14, -340};
    private static final double[] ORIGIN = {12.3, -41.7, 310.9};

    static DrawnFemur upright(Side side) {
        double m = side == Side.RIGHT ? 1 : -1;
        return new DrawnFemur(side, new double[] {m, 0, 0, 0, -1, 0, 0, 0, 1}, -400);
    }

    DrawnFemur cutAt(double heightMm) {
        return new DrawnFemur(side, axes, heightMm);
    }

    /// Turned as a whole about L, then P, then S, degrees.
    DrawnFemur turned(double aboutLeft, double aboutBack, double aboutHead) {
        double[] turned = axes.clone();
        double[] degrees = {aboutLeft, aboutBack, aboutHead};
        for (int axis = 0; axis < 3; axis++) {
            int u = (axis + 1) % 3;
            int w = (axis + 2) % 3;
            double c = Math.cos(Math.toRadians(degrees[axis]));
            double s = Math.sin(Math.toRadians(degrees[axis]));
            for (int a = 0; a < 9; a += 3) {
                double x = turned[a + u];
                double y = turned[a + w];
                turned[a + u] = c * x - s * y;
                turned[a + w] = s * x + c * y;
            }
        }
        return new DrawnFemur(side, turned, lowestMm);
    }

    /// The same place seen in a mirror that swaps left and right.
    DrawnFemur mirrored() {
        double[] mirrored = axes.clone();
        for (int a = 0; a < 9; a += 3) {
            mirrored[a] = -mirrored[a];
        }
        return new DrawnFemur(side.opposite(), mirrored, lowestMm);
    }

    double[] own(double[] p) {
        double[] d = Turned.minus(p, ORIGIN);
        return new double[] {
            Turned.dot(d, Turned.axis(axes, 0)),
            Turned.dot(d, Turned.axis(axes, 1)),
            Turned.dot(d, Turned.axis(axes, 2))
        };
    }

    double[] placed(double[] own) {
        return Turned.along(ORIGIN, direction(own), 1);
    }

    double[] direction(double[] own) {
        double[] v = new double[3];
        for (int a = 0; a < 3; a++) {
            v = Turned.along(v, Turned.axis(axes, a), own[a]);
        }
        return v;
    }

    boolean holds(double[] p) {
        double[] q = own(p);
        double z = q[2];
        if (z < lowestMm) {
            return false;
        }
        double across = Math.hypot(q[0], q[1]);
        double out = Turned.dot(q, NECK);
        double[] off = Turned.along(q, NECK, -out);
        double waist = NECK_MM + 0.02 * (out - 24) * (out - 24);
        double upper = SHAFT_MM + 8 * Math.clamp((z + 45) / 35, 0, 1);
        double lower = SHAFT_MM + 20 * Math.clamp((-290 - z) / 30, 0, 1);
        return isIn(q, HEAD, HEAD_MM)
                || out > 0 && out < 48 && Turned.dot(off, off) < Math.min(waist * waist, HEAD_MM * HEAD_MM)
                || z < 10 && z > -340 && across < Math.max(upper, lower)
                || isIn(q, new double[] {-14, -6, 12}, 17)
                || isIn(q, new double[] {12, -14, -34}, 11)
                || isIn(q, new double[] {24, -14, -340}, 24)
                || isIn(q, new double[] {-24, -14, -340}, 24);
    }

    private static boolean isIn(double[] q, double[] centre, double radius) {
        double[] d = Turned.minus(q, centre);
        return Turned.dot(d, d) < radius * radius;
    }

    /// Labels on a grid along the patient's axes that just holds the bone.
    LabelMap labels(double voxelMm) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        double bottom = Math.max(lowestMm, -366);
        double[][] corners = {
            {-52, -42, bottom}, {62, -42, bottom}, {-52, 36, bottom}, {62, 36, bottom},
            {-52, -42, 56}, {62, -42, 56}, {-52, 36, 56}, {62, 36, 56}
        };
        for (double[] corner : corners) {
            double[] p = placed(corner);
            for (int c = 0; c < 3; c++) {
                low[c] = Math.min(low[c], p[c] - 3 * voxelMm);
                high[c] = Math.max(high[c], p[c] + 3 * voxelMm);
            }
        }
        Grid grid = new Grid(
                (int) ((high[0] - low[0]) / voxelMm),
                (int) ((high[1] - low[1]) / voxelMm),
                (int) ((high[2] - low[2]) / voxelMm),
                new double[] {voxelMm, voxelMm, voxelMm},
                low,
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        int[] values = new int[grid.voxelCount()];
        for (int v = 0; v < values.length; v++) {
            double[] p = grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            values[v] = holds(p) ? BONE : 0;
        }
        return new LabelMap(grid, values);
    }

    FemurShape found(double voxelMm) {
        return found(voxelMm, side);
    }

    FemurShape found(double voxelMm, Side asked) {
        return FemurShape.of(List.of(source(labels(voxelMm))), asked);
    }

    static LabelSource source(LabelMap map) {
        return new LabelSource("drawn", map, LabelRoles.ofBone(BONE));
    }
}
