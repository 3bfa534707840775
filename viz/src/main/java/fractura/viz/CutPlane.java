package fractura.viz;

/// A plane that cuts the bone open: what lies on the side of its normal is taken away.
///
/// @param normal unit vector towards the side taken away, LPS; owned
/// @param offsetMm signed distance of the plane from the LPS origin along the normal, mm
public record CutPlane(double[] normal, double offsetMm) {
    public CutPlane {
        double n = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        if (normal.length != 3 || !(Math.abs(n - 1) < 1e-6)) {
            throw new IllegalArgumentException("A cut plane needs a unit normal of three components");
        }
    }

    /// The plane through a point, seen square on from a standard view.
    ///
    /// @param view the half nearer to its viewer is taken away
    /// @param point LPS, mm
    /// @return the plane
    public static CutPlane facing(View view, double[] point) {
        double[] d = view.direction();
        double[] n = {-d[0], -d[1], -d[2]};
        return new CutPlane(n, n[0] * point[0] + n[1] * point[1] + n[2] * point[2]);
    }

    /// @param x LPS, mm
    /// @param y LPS, mm
    /// @param z LPS, mm
    /// @return distance from the plane, above 0 on the side taken away, mm
    double distance(double x, double y, double z) {
        return normal[0] * x + normal[1] * y + normal[2] * z - offsetMm;
    }
}
