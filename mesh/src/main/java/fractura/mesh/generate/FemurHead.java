package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/// The femoral head: the ball that fits the largest share of its own surface to the bone.
///
/// Balls are started at the deepest places of the bone and fitted to the points where rays from their centre
/// leave it. The share of rays that leave it on the ball tells a head (two thirds and more: only the neck and
/// the fovea are missing) from the condyles and the trochanters.
///
/// @param centreMm centre, LPS; owned
/// @param radiusMm radius, mm
/// @param residualMm root mean square distance of its surface from the ball, mm
/// @param coverage share of the ball that is surface of the bone, 0 to 1
record FemurHead(double[] centreMm, double radiusMm, double residualMm, double coverage) {
    /// Heads of adults have radii of some 19 to 29 mm; beyond these bounds it is no head (project choice).
    static final double LEAST_RADIUS_MM = 14;

    static final double MOST_RADIUS_MM = 36;

    /// Project choice: condyles and trochanters of the femora tried stay below 0.45, heads above 0.6.
    private static final double LEAST_COVERAGE = 0.5;

    private static final double LATTICE_MM = 2;
    private static final int CANDIDATES = 8;
    private static final int ROUNDS = 15;
    private static final double SETTLED_MM = 0.01;
    private static final double[][] DIRECTIONS = Rays.directions(500);

    /// @param shape the bone
    /// @return its head
    /// @throws InputException when no part of it is round enough
    static FemurHead of(Indicator shape) {
        FemurHead best = new FemurHead(new double[3], 0, 0, 0);
        for (double[] seed : seeds(shape)) {
            FemurHead ball = fitted(shape, seed);
            if (ball.radiusMm > LEAST_RADIUS_MM && ball.radiusMm < MOST_RADIUS_MM && ball.coverage > best.coverage) {
                best = ball;
            }
        }
        if (best.coverage < LEAST_COVERAGE) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "No femoral head found: the roundest part of the labelled bone%s covers %.0f %% of a ball, a head more"
                            + " than %.0f %%. Check that the label holds a whole femoral head as a solid, inside included.",
                    best.coverage == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    ", of radius %.0f mm at (%.0f, %.0f, %.0f) mm (LPS),",
                                    best.radiusMm,
                                    best.centreMm[0],
                                    best.centreMm[1],
                                    best.centreMm[2]),
                    100 * best.coverage,
                    100 * LEAST_COVERAGE));
        }
        return best;
    }

    /// @param ray index below the number of directions
    /// @return direction of that ray
    static double[] direction(int ray) {
        return DIRECTIONS[ray];
    }

    /// @param shape the bone
    /// @return unit vector from the head to where the bone goes on: the mean of the rays that stay inside
    double[] opening(Indicator shape) {
        double[] sum = new double[3];
        for (double[] d : DIRECTIONS) {
            if (Rays.exit(shape, centreMm, d, 1.5 * radiusMm) > 1.25 * radiusMm) {
                sum = Turned.along(sum, d, 1);
            }
        }
        if (Turned.dot(sum, sum) == 0) {
            throw new InputException(
                    "The labelled femoral head hangs on no neck: it is a free ball. " + "Label the whole upper femur.");
        }
        return Turned.unit(sum);
    }

    /// Deepest places of the bone, deepest first, each outside the balls around the earlier ones.
    private static double[][] seeds(Indicator shape) {
        double[] s = shape.grid().spacingMm();
        double step = Math.max(LATTICE_MM, Math.min(s[0], Math.min(s[1], s[2])));
        Grid lattice = Turned.lattice(shape, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, step);
        float[] values = shape.on(lattice);
        boolean[] flags = new boolean[values.length];
        for (int v = 0; v < flags.length; v++) {
            flags[v] = values[v] >= 0.5f;
        }
        float[] depth = DistanceTransform.of(flags, lattice.nx(), lattice.ny());
        double[][] seeds = new double[CANDIDATES][];
        int found = 0;
        while (found < CANDIDATES) {
            int deepest = 0;
            for (int v = 1; v < depth.length; v++) {
                deepest = depth[v] > depth[deepest] ? v : deepest;
            }
            double reach = depth[deepest];
            if (reach * step < 0.7 * LEAST_RADIUS_MM) {
                break;
            }
            int[] at = {
                deepest % lattice.nx(), deepest / lattice.nx() % lattice.ny(), deepest / (lattice.nx() * lattice.ny())
            };
            seeds[found++] = lattice.toPatient(at[0], at[1], at[2]);
            clear(depth, lattice, at, reach);
        }
        return Arrays.copyOf(seeds, found);
    }

    private static void clear(float[] depth, Grid lattice, int[] at, double reach) {
        int r = (int) Math.ceil(reach);
        for (int k = Math.max(0, at[2] - r); k <= Math.min(lattice.nz() - 1, at[2] + r); k++) {
            for (int j = Math.max(0, at[1] - r); j <= Math.min(lattice.ny() - 1, at[1] + r); j++) {
                for (int i = Math.max(0, at[0] - r); i <= Math.min(lattice.nx() - 1, at[0] + r); i++) {
                    double d2 = Math.pow(i - at[0], 2) + Math.pow(j - at[1], 2) + Math.pow(k - at[2], 2);
                    if (d2 <= reach * reach) {
                        depth[lattice.index(i, j, k)] = 0;
                    }
                }
            }
        }
    }

    /// Fits a ball to the surface seen from inside, again and again with a narrower belt around it.
    private static FemurHead fitted(Indicator shape, double[] seed) {
        double[] s = shape.grid().spacingMm();
        double rough = Math.max(s[0], Math.max(s[1], s[2]));
        double[] centre = seed;
        double[] exits = new double[DIRECTIONS.length];
        exits(shape, centre, exits);
        double radius = PlaneSection.median(exits);
        double belt = 0.3 * radius;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<double[]> fit = ball(centre, radius, exits, belt)
                    .filter(b -> b[3] < 2 * MOST_RADIUS_MM && distance(b, seed) <= MOST_RADIUS_MM);
            if (fit.isEmpty()) {
                return new FemurHead(centre, radius, 0, 0);
            }
            double[] ball = fit.get();
            double moved = distance(ball, centre) + Math.abs(ball[3] - radius);
            centre = new double[] {ball[0], ball[1], ball[2]};
            radius = ball[3];
            exits(shape, centre, exits);
            double narrow = Math.max(0.06 * radius, 0.5 * rough);
            if (moved < SETTLED_MM && belt <= narrow) {
                break;
            }
            belt = Math.max(0.7 * belt, narrow);
        }
        double squares = 0;
        int on = 0;
        for (double t : exits) {
            if (Math.abs(t - radius) < belt) {
                squares += (t - radius) * (t - radius);
                on++;
            }
        }
        return new FemurHead(centre, radius, Math.sqrt(squares / Math.max(1, on)), (double) on / exits.length);
    }

    private static void exits(Indicator shape, double[] centre, double[] exits) {
        for (int n = 0; n < exits.length; n++) {
            exits[n] = Rays.exit(shape, centre, DIRECTIONS[n], 2 * MOST_RADIUS_MM);
        }
    }

    private static double distance(double[] a, double[] b) {
        double[] d = Turned.minus(new double[] {a[0], a[1], a[2]}, b);
        return Math.sqrt(Turned.dot(d, d));
    }

    /// Least squares of |q|² = 2 c·q + (r² - |c|²) over the points within the belt, q from the old centre.
    ///
    /// @return centre and radius; empty with too few points
    private static Optional<double[]> ball(double[] centre, double radius, double[] exits, double belt) {
        double[][] normal = new double[4][4];
        double[] right = new double[4];
        int on = 0;
        for (int n = 0; n < exits.length; n++) {
            if (Math.abs(exits[n] - radius) < belt) {
                double[] d = DIRECTIONS[n];
                double t = exits[n];
                double[] row = {2 * t * d[0], 2 * t * d[1], 2 * t * d[2], 1};
                for (int a = 0; a < 4; a++) {
                    for (int b = 0; b < 4; b++) {
                        normal[a][b] += row[a] * row[b];
                    }
                    right[a] += row[a] * t * t;
                }
                on++;
            }
        }
        if (on < 50) {
            return Optional.empty();
        }
        double[] x = new LUDecomposition(new Array2DRowRealMatrix(normal, false), 0) // not finite if undetermined
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
        double r2 = x[3] + x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        return Optional.of(new double[] {centre[0] + x[0], centre[1] + x[1], centre[2] + x[2], Math.sqrt(r2)});
    }
}
