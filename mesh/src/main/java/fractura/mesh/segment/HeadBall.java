package fractura.mesh.segment;

import java.util.Arrays;

/// The ball whose surface is most like that of a femoral head.
///
/// Each ray from a candidate centre is worth, at each radius, the drop in brightness across 3 mm, counted in full
/// from 80 HU on so that a faint joint space counts as much as the wall of the neck, minus 1.1 times the
/// strongest drop 2.5 to 4 mm further in: behind the joint space stands the socket, whose own outer wall is the
/// stronger edge. The mean over 300 rays is the score of a ball. (All of this a project choice; on the head of
/// docs/masks.md worths between 40 and 150 HU and weights between 0.5 and 1.1 give the same ball.)
///
/// @param centre LPS, mm; owned
/// @param radiusMm its radius
/// @param score mean over the rays, below 1
record HeadBall(double[] centre, double radiusMm, double score) {
    /// Heads of adults have radii of some 19 to 29 mm; beyond these bounds it is no head (project choice).
    static final double LEAST_RADIUS_MM = 16;

    static final double MOST_RADIUS_MM = 34;

    /// The seed lies this near to the centre.
    static final double SEARCH_MM = 12;

    private static final double COARSE_MM = 3;
    private static final double FINE_MM = 0.3;
    private static final double STEP_MM = 0.5;
    private static final int RADII = (int) ((MOST_RADIUS_MM - LEAST_RADIUS_MM) / STEP_MM) + 1;

    /// A drop is measured over this many steps to each side.
    private static final int SIDE = 3;

    private static final double FULL_HU = 80;
    private static final double BRIGHT_HU = 400;
    private static final double CROSSED = 1.1;
    private static final int CROSSED_FROM = 5;
    private static final int CROSSED_TO = 8;
    private static final int EVERY = 5;

    /// @param scan lattice around the seed
    /// @param seed in the head, LPS, mm
    /// @return the best ball within 12 mm of the seed
    static HeadBall near(Lattice scan, double[] seed) {
        HeadBall best = new HeadBall(seed, 0, -1);
        double reach = SEARCH_MM;
        for (double step = COARSE_MM; step > FINE_MM; step /= 2) {
            best = best(scan, best, (int) Math.round(reach / step), step);
            reach = step;
        }
        return best;
    }

    /// @param p LPS, mm
    /// @return its distance from the surface, mm; below 0 inside
    double distance(double[] p) {
        double x = p[0] - centre[0];
        double y = p[1] - centre[1];
        double z = p[2] - centre[2];
        return Math.sqrt(x * x + y * y + z * z) - radiusMm;
    }

    private static HeadBall best(Lattice scan, HeadBall from, int n, double step) {
        HeadBall best = from;
        double[] scores = new double[RADII];
        for (int k = -n; k <= n; k++) {
            for (int j = -n; j <= n; j++) {
                for (int i = -n; i <= n; i++) {
                    double[] c = from.centre;
                    double[] at = {c[0] + i * step, c[1] + j * step, c[2] + k * step};
                    if (i * i + j * j + k * k <= n * n + 1) {
                        scores(scan, at, scores);
                        for (int r = 0; r < RADII; r++) {
                            best = scores[r] > best.score
                                    ? new HeadBall(at, LEAST_RADIUS_MM + r * STEP_MM, scores[r])
                                    : best;
                        }
                    }
                }
            }
        }
        return best;
    }

    private static void scores(Lattice scan, double[] centre, double[] scores) {
        Arrays.fill(scores, 0);
        double[] along = new double[RADII + CROSSED_TO + 2 * SIDE];
        double[] drops = new double[RADII + CROSSED_TO];
        double[] p = new double[3];
        for (int d = 0; d < Directions.COUNT; d += EVERY) {
            double[] u = Directions.unit(d);
            for (int i = 0; i < along.length; i++) {
                double r = LEAST_RADIUS_MM + (i - SIDE - CROSSED_TO) * STEP_MM;
                for (int a = 0; a < 3; a++) {
                    p[a] = centre[a] + r * u[a];
                }
                along[i] = Math.clamp(scan.at(p), Edges.LOWEST_HU, BRIGHT_HU);
            }
            for (int r = 0; r < drops.length; r++) {
                drops[r] = Math.clamp((along[r] - along[r + 2 * SIDE]) / FULL_HU, 0, 1);
            }
            for (int r = 0; r < RADII; r++) {
                double crossed = 0;
                for (int b = CROSSED_FROM; b <= CROSSED_TO; b++) {
                    crossed = Math.max(crossed, drops[r + CROSSED_TO - b]);
                }
                scores[r] += (drops[r + CROSSED_TO] - CROSSED * crossed) * EVERY / Directions.COUNT;
            }
        }
    }
}
