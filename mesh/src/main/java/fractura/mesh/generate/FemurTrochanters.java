package fractura.mesh.generate;

import fractura.mesh.Grid;
import java.util.Optional;

/// The trochanters of a femur.
///
/// The greater one is the highest place above the shaft, lateral of the neck. The lesser one is a bump of the
/// shaft at the back of its medial side: a place where the surface lies farther from the shaft's axis than
/// above, below and around it.
///
/// @param greaterMm tip of the greater trochanter, LPS; owned
/// @param lesser the lesser trochanter; absent when there is no bump or the bone ends too early
record FemurTrochanters(double[] greaterMm, Optional<Bump> lesser) {
    /// Project choice: on the femora tried the bump stands out by 7 mm and more, other places by less than 2.
    private static final double LEAST_RISE_MM = 3;

    private static final double STEP_MM = 1.5;
    private static final int STEP_DEGREES = 6;

    /// Reach of the comparison around a place: along the shaft, and around it.
    private static final double ASIDE_MM = 15;

    private static final int ASIDE_DEGREES = 48;
    private static final int TOP_ROWS = 6;
    private static final int TOP_TURNS = 4;

    /// A bump on the shaft.
    ///
    /// @param tipMm its highest point, LPS; owned
    /// @param turnDeg direction from the shaft's axis, degrees from the neck's direction, positive as the
    ///     right-hand rule turns about the upward axis
    /// @param riseMm how far it stands out from its surroundings, mm
    record Bump(double[] tipMm, double turnDeg, double riseMm) {}

    /// @param shape the bone
    /// @param head its head
    /// @param neck its neck
    /// @param axis unit vector along the shaft towards the hip
    /// @param point a point of the shaft's axis, LPS, mm
    /// @return its trochanters
    static FemurTrochanters of(Indicator shape, FemurHead head, FemurNeck neck, double[] point, double[] axis) {
        return new FemurTrochanters(greater(shape, head, neck, point, axis), lesser(shape, head, neck, point, axis));
    }

    private static double[] greater(Indicator shape, FemurHead head, FemurNeck neck, double[] point, double[] axis) {
        double r = head.radiusMm();
        double[] towardsHead = Turned.across(neck.axis(), axis);
        double medialBound =
                Math.min(Turned.dot(point, towardsHead) + 0.3 * r, Turned.dot(neck.centreMm(), towardsHead) - 0.5 * r);
        Grid g = shape.grid();
        double[] best = point;
        double highest = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < shape.flags().length; v++) {
            if (!shape.flags()[v]) {
                continue;
            }
            double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
            boolean isLateral = Turned.dot(p, towardsHead) < medialBound;
            double height = Turned.dot(Turned.minus(p, point), axis);
            if (isLateral && height > highest) {
                highest = height;
                best = p;
            }
        }
        return Turned.along(best, axis, Rays.exit(shape, best, axis, r));
    }

    /// Searches a cylinder around the shaft's axis, unrolled: height by direction.
    private static Optional<Bump> lesser(
            Indicator shape, FemurHead head, FemurNeck neck, double[] point, double[] axis) {
        double r = head.radiusMm();
        double[] e1 = Turned.across(neck.axis(), axis);
        double[] e2 = Turned.cross(axis, e1);
        double top = Turned.dot(Turned.minus(head.centreMm(), point), axis) - 0.6 * r;
        int rows = (int) (4 * r / STEP_MM);
        int turns = 360 / STEP_DEGREES;
        double[][] out = new double[rows][turns];
        for (int h = 0; h < rows; h++) {
            double[] from = Turned.along(point, axis, top - h * STEP_MM);
            for (int t = 0; t < turns; t++) {
                double f = Math.toRadians(t * STEP_DEGREES);
                double[] d = Turned.along(Turned.along(new double[3], e1, Math.cos(f)), e2, Math.sin(f));
                out[h][t] = Rays.exit(shape, from, d, 3 * r);
            }
        }
        return highest(out, (h, t) -> {
            double f = Math.toRadians(t * STEP_DEGREES);
            double[] d = Turned.along(Turned.along(new double[3], e1, Math.cos(f)), e2, Math.sin(f));
            return Turned.along(Turned.along(point, axis, top - h * STEP_MM), d, out[h][t]);
        });
    }

    private interface Place {
        double[] at(int h, int t);
    }

    private static Optional<Bump> highest(double[][] out, Place place) {
        int aside = (int) (ASIDE_MM / STEP_MM);
        int around = ASIDE_DEGREES / STEP_DEGREES;
        int turns = out[0].length;
        Optional<Bump> best = Optional.empty();
        for (int h = aside; h + aside < out.length; h++) {
            for (int t = 0; t < turns; t++) {
                int degrees = t * STEP_DEGREES > 180 ? t * STEP_DEGREES - 360 : t * STEP_DEGREES;
                if (Math.abs(degrees) > 110 || out[h + aside][t] == 0 || !isSummit(out, h, t)) {
                    continue;
                }
                double beside = Math.max(least(out[h], t, 1, around), least(out[h], t, -1, around));
                double rise = out[h][t] - Math.max(beside, Math.max(out[h - aside][t], out[h + aside][t]));
                if (rise > best.map(Bump::riseMm).orElse(LEAST_RISE_MM)) {
                    best = Optional.of(new Bump(top(out, h, t, place), degrees, rise));
                }
            }
        }
        return best;
    }

    /// Middle of the dome within a millimetre of the summit, which itself wanders with the voxels.
    private static double[] top(double[][] out, int h, int t, Place place) {
        double[] sum = new double[3];
        int count = 0;
        for (int a = Math.max(0, h - TOP_ROWS); a <= Math.min(out.length - 1, h + TOP_ROWS); a++) {
            for (int dt = -TOP_TURNS; dt <= TOP_TURNS; dt++) {
                int b = Math.floorMod(t + dt, out[a].length);
                if (out[a][b] > out[h][t] - 1) {
                    sum = Turned.along(sum, place.at(a, b), 1);
                    count++;
                }
            }
        }
        return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    private static double least(double[] row, int t, int way, int reach) {
        double least = row[t];
        for (int s = 1; s <= reach; s++) {
            least = Math.min(least, row[Math.floorMod(t + way * s, row.length)]);
        }
        return least;
    }

    private static boolean isSummit(double[][] out, int h, int t) {
        for (int dh = -4; dh <= 4; dh++) {
            for (int dt = -2; dt <= 2; dt++) {
                int a = h + dh;
                if (a >= 0 && a < out.length && out[a][Math.floorMod(t + dt, out[a].length)] > out[h][t]) {
                    return false;
                }
            }
        }
        return true;
    }
}
