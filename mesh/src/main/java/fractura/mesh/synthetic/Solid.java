package fractura.mesh.synthetic;

/// A body in space by the signed distance to its surface (mm): below 0 inside.
///
/// Distances are exact or right to first order at the surface; further away they may be too small, never the
/// wrong
/// sign. Only plain arithmetic, square and cube roots of `StrictMath` are used, so all machines agree to the
/// bit.
@FunctionalInterface
interface Solid {
    /// @param x mm
    /// @param y mm
    /// @param z mm
    /// @return distance to the surface, mm, below 0 inside
    double distance(double x, double y, double z);

    /// Smaller of two distances with a fillet between the bodies (Quilez08).
    ///
    /// @param a distance to one body, mm
    /// @param b distance to the other, mm
    /// @param fillet width over which the two melt together, mm, above 0
    /// @return distance to their union; at most fillet/4 below the smaller one, equal to it where they differ
    /// by more
    /// than the fillet
    static double union(double a, double b, double fillet) {
        double h = fillet - Math.abs(a - b);
        return Math.min(a, b) - (h > 0 ? h * h / (4 * fillet) : 0);
    }

    /// Larger of two distances with a rounded edge: what two bodies share.
    ///
    /// @param a distance to one body, mm
    /// @param b distance to the other, mm
    /// @param rounding width of the edge, mm, above 0
    /// @return distance to their intersection
    static double intersection(double a, double b, double rounding) {
        return -union(-a, -b, rounding);
    }

    /// An axis-aligned ellipsoid.
    ///
    /// @param centre mm
    /// @param radii half axes, mm
    /// @return the body; distance of first order
    static Solid ellipsoid(double[] centre, double... radii) {
        double cx = centre[0];
        double cy = centre[1];
        double cz = centre[2];
        double rx = radii[0];
        double ry = radii[1];
        double rz = radii[2];
        double least = Math.min(rx, Math.min(ry, rz));
        return (x, y, z) -> {
            double u = (x - cx) / rx;
            double v = (y - cy) / ry;
            double w = (z - cz) / rz;
            double k0 = Math.sqrt(u * u + v * v + w * w);
            double k1 = Math.sqrt(u * u / (rx * rx) + v * v / (ry * ry) + w * w / (rz * rz));
            return k1 < 1e-9 ? -least : k0 * (k0 - 1) / k1;
        };
    }

    /// A ball.
    ///
    /// @param centre mm
    /// @param radius mm
    /// @return the body; exact distance
    static Solid ball(double[] centre, double radius) {
        double cx = centre[0];
        double cy = centre[1];
        double cz = centre[2];
        return (x, y, z) -> length(x - cx, y - cy, z - cz) - radius;
    }

    /// @param x mm
    /// @param y mm
    /// @param z mm
    /// @return length of a vector, mm
    static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /// A step from 0 to 1 without kinks: 3t² - 2t³ between the two edges.
    ///
    /// @param low where it is 0
    /// @param high where it is 1; may be below `low`, then it falls
    /// @param v the place
    /// @return 0 to 1
    static double step(double low, double high, double v) {
        double t = Math.clamp((v - low) / (high - low), 0.0, 1.0);
        return t * t * (3 - 2 * t);
    }

    /// @param a value at t = 0
    /// @param b value at t = 1
    /// @param t share of b
    /// @return the mixture
    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
