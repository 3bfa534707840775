package fractura.mesh.generate;

/// Straight lines through a shape, and directions spread evenly over a ball.
final class Rays {
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));
    private static final int HALVINGS = 12;

    private Rays() {}

    /// @param count how many
    /// @return unit vectors on a spiral of Fibonacci, each standing for the same share of the ball
    static double[][] directions(int count) {
        double[][] directions = new double[count][];
        for (int n = 0; n < count; n++) {
            double z = 1 - (2.0 * n + 1) / count;
            double r = Math.sqrt(1 - z * z);
            directions[n] = new double[] {r * Math.cos(GOLDEN * n), r * Math.sin(GOLDEN * n), z};
        }
        return directions;
    }

    /// Distance at which a ray first leaves a shape.
    ///
    /// @param shape the bone
    /// @param from start, LPS, mm
    /// @param direction unit vector
    /// @param farMm where to stop, mm
    /// @return distance of the surface, mm; 0 when the start lies outside; `farMm` when the ray is still inside
    ///     there
    static double exit(Indicator shape, double[] from, double[] direction, double farMm) {
        double[] s = shape.grid().spacingMm();
        double step = 0.5 * Math.min(s[0], Math.min(s[1], s[2]));
        double[] zero = shape.grid().toVoxel(from[0], from[1], from[2]);
        double[] d = Turned.minus(
                shape.grid().toVoxel(from[0] + direction[0], from[1] + direction[1], from[2] + direction[2]), zero);
        double in = 0;
        if (at(shape, zero, d, 0) < 0.5) {
            return 0;
        }
        for (double t = step; t < farMm; t += step) {
            if (at(shape, zero, d, t) < 0.5) {
                double out = t;
                for (int h = 0; h < HALVINGS; h++) {
                    double middle = 0.5 * (in + out);
                    if (at(shape, zero, d, middle) < 0.5) {
                        out = middle;
                    } else {
                        in = middle;
                    }
                }
                return 0.5 * (in + out);
            }
            in = t;
        }
        return farMm;
    }

    private static double at(Indicator shape, double[] zero, double[] d, double t) {
        return shape.at(zero[0] + t * d[0], zero[1] + t * d[1], zero[2] + t * d[2]);
    }
}
