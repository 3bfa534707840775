package fractura.mesh.synthetic;

/// A flat bar with round edges that may taper: the shape of pedicles, laminae, processes and of the femoral
/// neck.
///
/// ```
///        v                    ╭───────────╮
///        ▲   ╭────────────────╯           │  2 (toHalf + toRadius)
///        │   │ from ─ ─ ─ ─ ─ ─ ─ ─ ─  to │
///        └─▶ ╰────────────────╮           │
///                             ╰───────────╯      as thick as twice the radius, across the page
/// ```
///
/// @param from end of the middle line, mm
/// @param to other end, mm
/// @param wide direction in which the bar is wide; made square to the middle line and of length 1
/// @param half half widths along `wide` at the two ends, without the round edge, mm; 0 gives a cone with round
/// ends
/// @param radius radii of the edge at the two ends, mm
record Bar(double[] from, double[] to, double[] wide, double[] half, double[] radius) implements Solid {
    Bar {
        double[] axis = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
        double along = dot(axis, wide) / dot(axis, axis);
        double[] square = new double[3];
        for (int c = 0; c < 3; c++) {
            square[c] = wide[c] - along * axis[c];
        }
        double length = Math.sqrt(dot(square, square));
        if (!(length > 1e-6)) {
            throw new IllegalArgumentException("A bar cannot be wide along its own middle line");
        }
        for (int c = 0; c < 3; c++) {
            square[c] /= length;
        }
        wide = square;
    }

    /// A cone with round ends.
    static Bar round(double[] from, double[] to, double fromRadius, double toRadius) {
        double[] across = Math.abs(to[2] - from[2]) > 0.5 * Math.abs(to[0] - from[0]) + 0.5 * Math.abs(to[1] - from[1])
                ? new double[] {1, 0, 0}
                : new double[] {0, 0, 1};
        return new Bar(from, to, across, new double[2], new double[] {fromRadius, toRadius});
    }

    /// This bar and its mirror image at x = 0 as one.
    Bar mirrored() {
        return new Bar(mirror(from), mirror(to), mirror(wide), half, radius);
    }

    private static double[] mirror(double[] p) {
        return new double[] {-p[0], p[1], p[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /// @return half the largest size of the bar, mm
    double reach() {
        return Solid.length(to[0] - from[0], to[1] - from[1], to[2] - from[2]) / 2
                + Math.max(half[0] + radius[0], half[1] + radius[1]);
    }

    @Override
    public double distance(double x, double y, double z) {
        double px = x - from[0];
        double py = y - from[1];
        double pz = z - from[2];
        double ax = to[0] - from[0];
        double ay = to[1] - from[1];
        double az = to[2] - from[2];
        double t = Math.clamp((px * ax + py * ay + pz * az) / (ax * ax + ay * ay + az * az), 0.0, 1.0);
        px -= t * ax;
        py -= t * ay;
        pz -= t * az;
        double h = half[0] + (half[1] - half[0]) * t;
        double s = Math.clamp(px * wide[0] + py * wide[1] + pz * wide[2], -h, h);
        return Solid.length(px - s * wide[0], py - s * wide[1], pz - s * wide[2])
                - (radius[0] + (radius[1] - radius[0]) * t);
    }
}
