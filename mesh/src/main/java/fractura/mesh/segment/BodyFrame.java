package fractura.mesh.segment;

/// Axes and sizes of a vertebral body from its outline.
///
/// @param axes left, posterior, superior in LPS, `axes[a]`; owned
/// @param heightMm from endplate to endplate around the centre
/// @param backMm from the centre to the posterior wall
/// @param halfWidthMm from the centre to the side
record BodyFrame(double[][] axes, double heightMm, double backMm, double halfWidthMm) {
    private static final int ROUNDS = 4;
    private static final double CAP = 0.8;
    private static final double STEEPEST = 0.64;

    /// Superior is the mean normal of planes through the caps of the outline, found again with the caps around
    /// it.
    static BodyFrame of(Star body) {
        double[] s = {0, 0, 1};
        for (int round = 0; round < ROUNDS; round++) {
            double[] up = cap(body, s, 1);
            double[] down = cap(body, s, -1);
            double[] sum = unit(new double[] {up[0] + down[0], up[1] + down[1], up[2] + down[2]});
            if (!(sum[2] >= STEEPEST)) {
                break;
            }
            s = sum;
        }
        double[] p = unit(new double[] {-s[1] * s[0], 1 - s[1] * s[1], -s[1] * s[2]});
        double[] l = {p[1] * s[2] - p[2] * s[1], p[2] * s[0] - p[0] * s[2], p[0] * s[1] - p[1] * s[0]};
        double height = mean(body, s, 1) + mean(body, s, -1);
        double[] across = new double[Directions.COUNT];
        for (int d = 0; d < across.length; d++) {
            across[d] = Math.abs(body.radii()[d] * dot(Directions.unit(d), l));
        }
        return new BodyFrame(new double[][] {l, p, s}, height, mean(body, p, 1), Star.percentile(across, 0.98));
    }

    /// Normal of the plane z = a + b x + c y through the cap around ±s, points far from it counting less.
    private static double[] cap(Star body, double[] s, int sign) {
        double b = -s[0] / s[2];
        double c = -s[1] / s[2];
        double a = sign * mean(body, s, sign) / s[2];
        for (int round = 0; round < 5; round++) {
            double[][] m = new double[3][4];
            for (int d = 0; d < Directions.COUNT; d++) {
                double[] u = Directions.unit(d);
                if (sign * dot(u, s) > CAP) {
                    double r = body.radii()[d];
                    double off = r * u[2] - a - b * r * u[0] - c * r * u[1];
                    double weight = 1 / (1 + off * off);
                    double[] row = {1, r * u[0], r * u[1], r * u[2]};
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j < 4; j++) {
                            m[i][j] += weight * row[i] * row[j];
                        }
                    }
                }
            }
            double[] x = solve(m);
            a = x[0];
            b = x[1];
            c = x[2];
        }
        return unit(new double[] {-b, -c, 1});
    }

    private static double[] solve(double[][] m) {
        for (int i = 0; i < 3; i++) {
            for (int r = 0; r < 3; r++) {
                if (r != i) {
                    double f = m[r][i] / m[i][i];
                    for (int j = i; j < 4; j++) {
                        m[r][j] -= f * m[i][j];
                    }
                }
            }
        }
        return new double[] {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
    }

    /// Mean reach of the outline along an axis, over the directions within 26 degrees of it.
    private static double mean(Star body, double[] axis, int sign) {
        double sum = 0;
        int n = 0;
        for (int d = 0; d < Directions.COUNT; d++) {
            double along = sign * dot(Directions.unit(d), axis);
            if (along > 0.9) {
                sum += body.radii()[d] * along;
                n++;
            }
        }
        return sum / n;
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] unit(double[] a) {
        double norm = Math.sqrt(dot(a, a));
        return new double[] {a[0] / norm, a[1] / norm, a[2] / norm};
    }
}
