package fractura.mesh.synthetic;

/// The shaft of a femur: an elliptic tube about a line bowed to the front, with the linea aspera behind, flared
/// at both
/// ends.
///
/// The bow is a parabola with the sag of a circle of 1200 mm radius (of the order (Egol04) report, from
/// memory); half
/// axes of the middle are 14 mm, and the flares a project choice.
///
/// @param axisX position of the axis below the trochanters, mm
/// @param axisY position of the axis below the trochanters, mm
/// @param bottom z of the condyles' lowest point, mm
/// @param scale size against a femur with a head of 46 mm
record FemoralShaft(double axisX, double axisY, double bottom, double scale) implements Solid {
    private static final double BOW_RADIUS_MM = 1200;
    private static final double RIDGE_MM = 2.6;

    private double top() {
        return -44 * scale;
    }

    /// @return y of the middle line at a height, mm
    double middleY(double z) {
        double from = -60 * scale;
        double to = bottom + 40;
        double length = from - to;
        double t = Math.clamp((from - z) / length, 0.0, 1.0);
        return axisY - length * length / (8 * BOW_RADIUS_MM) * 4 * t * (1 - t);
    }

    /// @return half axis from side to side at a height, mm
    double halfWidth(double z) {
        return scale * (14 + 3.0 * Solid.step(-140 * scale, -60 * scale, z) + 17 * flare(z));
    }

    private double halfDepth(double z) {
        return scale * (13.8 + 2.2 * Solid.step(-140 * scale, -60 * scale, z) + 7 * flare(z));
    }

    /// 0 in the shaft, 1 above the condyles.
    double flare(double z) {
        return Solid.step(bottom + 140 * scale, bottom + 36 * scale, z);
    }

    @Override
    public double distance(double x, double y, double z) {
        double a = halfWidth(z);
        double b = halfDepth(z);
        double u = (x - axisX) / a;
        double v = (y - middleY(z)) / b;
        double f = Math.sqrt(u * u + v * v);
        double slope = Math.sqrt(u * u / (a * a) + v * v / (b * b));
        double d = f < 1e-9 ? -Math.min(a, b) : f * (f - 1) / slope;
        if (v > 0) {
            double c = v / f;
            double c2 = c * c;
            double c4 = c2 * c2;
            double where = Solid.step(-85 * scale, -115 * scale, z) * (1 - flare(z));
            d -= scale * RIDGE_MM * where * c4 * c4 * c4 * Math.min(1, f);
        }
        double capped = Solid.intersection(d, z - top(), 8);
        return Solid.intersection(capped, bottom + 20 * scale - z, 8);
    }
}
