package fractura.mesh.generate;

import fractura.mesh.Grid;
import java.util.Optional;

/// The lower end of a femur: the backs of both condyles and both epicondyles.
///
/// It is there when the bone widens below its shaft and then ends round. The line along the backs of the
/// condyles is the one a ruler laid against them would take.
///
/// @param medialEpicondyleMm the point farthest out on the side the neck points to, LPS; owned
/// @param lateralEpicondyleMm the point farthest out on the other side, LPS; owned
/// @param medialBackMm most posterior point of the medial condyle, LPS; owned
/// @param lateralBackMm most posterior point of the lateral condyle, LPS; owned
record FemurCondyles(
        double[] medialEpicondyleMm, double[] lateralEpicondyleMm, double[] medialBackMm, double[] lateralBackMm) {
    /// Largest section of the lower end over that of the shaft from which on it is taken for condyles (project
    /// choice); 6.3 and 6.6 on two whole femora.
    private static final double FLARE = 3.2;

    /// The last sections of an end that is not cut are smaller than this share of the widest (project choice).
    private static final double ROUND_END = 0.4;

    private static final double REACH_IN_HEAD_RADII = 2.2;
    private static final int ROUNDS = 12;

    /// @param shape the bone
    /// @param head its head
    /// @param neck its neck
    /// @param shaft its shaft
    /// @return its condyles; absent when the bone ends before them
    static Optional<FemurCondyles> of(Indicator shape, FemurHead head, FemurNeck neck, FemurShaft shaft) {
        if (!isWhole(shaft)) {
            return Optional.empty();
        }
        double[][] end = lowerEnd(shape, shaft, REACH_IN_HEAD_RADII * head.radiusMm());
        double[] up = shaft.axis();
        double[] middle = mean(end);
        double[] back = Turned.across(Turned.minus(middle, shaft.pointMm()), up);
        double[] wide = widest(end, middle, up);
        double[] behind = Turned.cross(up, wide);
        behind = Turned.dot(behind, back) > 0 ? behind : Turned.along(new double[3], behind, -1);
        for (int round = 0; round < ROUNDS; round++) {
            double[] medial = Turned.dot(wide, neck.axis()) > 0 ? wide : Turned.along(new double[3], wide, -1);
            double[] a = farthest(end, middle, medial, 1, behind);
            double[] b = farthest(end, middle, medial, -1, behind);
            double[] ruler = Turned.across(Turned.minus(a, b), up);
            double turn = Turned.degrees(ruler, medial);
            double[] next = Turned.cross(up, ruler);
            behind = Turned.dot(next, behind) > 0 ? next : Turned.along(new double[3], next, -1);
            wide = ruler;
            if (turn < 0.05 || round == ROUNDS - 1) {
                return Optional.of(new FemurCondyles(
                        outermost(shape, end, ruler, 1), outermost(shape, end, ruler, -1),
                        touched(shape, a, behind), touched(shape, b, behind)));
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(FemurShaft shaft) {
        double widest = 0;
        for (PlaneSection s : shaft.sections()) {
            if (shaft.heightOf(s.centroidMm()) < -0.5 * shaft.fittedMm()) {
                widest = Math.max(widest, s.areaMm2());
            }
        }
        int last = shaft.sections().size() - 1;
        double end = Math.max(
                shaft.sections().get(last).areaMm2(),
                shaft.sections().get(Math.max(0, last - 1)).areaMm2());
        double usual = Math.PI * shaft.radiusMm() * shaft.radiusMm();
        return widest > FLARE * usual && end < ROUND_END * widest;
    }

    private static double[][] lowerEnd(Indicator shape, FemurShaft shaft, double reachMm) {
        Grid g = shape.grid();
        double lowest = Double.MAX_VALUE;
        double[] heights = new double[shape.flags().length];
        int count = 0;
        for (int v = 0; v < heights.length; v++) {
            if (shape.flags()[v]) {
                heights[v] = shaft.heightOf(centre(g, v));
                lowest = Math.min(lowest, heights[v]);
            }
        }
        for (int v = 0; v < heights.length; v++) {
            count += shape.flags()[v] && heights[v] < lowest + reachMm ? 1 : 0;
        }
        double[][] points = new double[count][];
        for (int v = heights.length - 1; v >= 0; v--) {
            if (shape.flags()[v] && heights[v] < lowest + reachMm) {
                points[--count] = centre(g, v);
            }
        }
        return points;
    }

    private static double[] centre(Grid g, int v) {
        return g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
    }

    private static double[] mean(double[][] points) {
        double[] sum = new double[3];
        for (double[] p : points) {
            sum = Turned.along(sum, p, 1.0 / points.length);
        }
        return sum;
    }

    /// Direction square to the axis in which the points spread most.
    private static double[] widest(double[][] points, double[] middle, double[] up) {
        double[] e1 = Turned.anyAcross(up);
        double[] e2 = Turned.cross(up, e1);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (double[] p : points) {
            double[] d = Turned.minus(p, middle);
            double x = Turned.dot(d, e1);
            double y = Turned.dot(d, e2);
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double f = 0.5 * Math.atan2(2 * xy, xx - yy);
        return Turned.along(Turned.along(new double[3], e1, Math.cos(f)), e2, Math.sin(f));
    }

    /// The point farthest along a direction, on one side of the middle.
    private static double[] farthest(double[][] points, double[] middle, double[] medial, int side, double[] behind) {
        double[] best = middle;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] p : points) {
            double x = Turned.dot(p, behind);
            if (x > most && side * Turned.dot(Turned.minus(p, middle), medial) > 0) {
                most = x;
                best = p;
            }
        }
        return best;
    }

    private static double[] outermost(Indicator shape, double[][] points, double[] medial, int side) {
        double[] out = Turned.along(new double[3], medial, side);
        double[] best = points[0];
        for (double[] p : points) {
            best = Turned.dot(p, out) > Turned.dot(best, out) ? p : best;
        }
        return touched(shape, best, out);
    }

    private static double[] touched(Indicator shape, double[] p, double[] direction) {
        double[] s = shape.grid().spacingMm();
        return Turned.along(p, direction, Rays.exit(shape, p, direction, 3 * Math.max(s[0], Math.max(s[1], s[2]))));
    }
}
