package fractura.mesh.synthetic;

/// The body of a vertebra: a waisted column, rounded in front and flat behind, between two hollow endplates.
///
/// Section at height z: (|x|/a)ⁿ + (|y|/b)ⁿ = 1, n 2 in front and 3 behind, with half axes a and b that are 8 %
/// smaller at
/// mid-height (sides) and 6 % (front). The endplates are hollow by `hollowMm` within the ring of the rim. All
/// of this is a
/// project choice after the look of dried bones.
///
/// @param width at the endplates, left to right, mm
/// @param depth at the endplates, front to back, mm
/// @param front height of the front, mm
/// @param back height of the back, mm
/// @param hollowMm depth of the hollows of the upper and the lower endplate, mm
record VertebralBody(double width, double depth, double front, double back, double[] hollowMm) implements Solid {
    private static final double WAIST = 0.08;
    private static final double RIM = 0.92;
    private static final double EDGE_MM = 3.0;

    /// @return share of the way from the axis (0) to the side (1), in the plane of a section without waist
    double radial(double x, double y) {
        double u = Math.abs(x) / (width / 2);
        double v = Math.abs(y) / (depth / 2);
        return y < 0 ? Math.sqrt(u * u + v * v) : StrictMath.cbrt(u * u * u + v * v * v);
    }

    /// @return height of an endplate above (+1) or below (-1) the middle, mm, hollow included
    double endplate(double x, double y, int side) {
        double rim = (front + back) / 4 + (back - front) / 2 * y / depth;
        double r = radial(x, y) / RIM;
        double bowl = Math.max(0, 1 - r * r);
        return side * (rim - hollowMm[side > 0 ? 0 : 1] * bowl);
    }

    @Override
    public double distance(double x, double y, double z) {
        double side = side(x, y, z);
        double up = z - endplate(x, y, 1);
        double down = endplate(x, y, -1) - z;
        return Solid.intersection(Solid.intersection(up, down, EDGE_MM), side, EDGE_MM);
    }

    /// Distance to the wall around, endplates left aside.
    private double side(double x, double y, double z) {
        double t = Math.clamp(4 * z / (front + back), -1.0, 1.0);
        double in = WAIST * (1 - t * t);
        double a = width / 2 * (1 - in);
        double b = depth / 2 * (1 - in * 0.7);
        double u = Math.abs(x) / a;
        double v = Math.abs(y) / b;
        double f;
        double du;
        double dv;
        if (y < 0) {
            f = Math.sqrt(u * u + v * v);
            du = f < 1e-9 ? 0 : u / f;
            dv = f < 1e-9 ? 0 : v / f;
        } else {
            f = StrictMath.cbrt(u * u * u + v * v * v);
            du = f < 1e-9 ? 0 : u * u / (f * f);
            dv = f < 1e-9 ? 0 : v * v / (f * f);
        }
        double slope = Math.sqrt(du * du / (a * a) + dv * dv / (b * b));
        return slope < 1e-9 ? -Math.min(a, b) : (f - 1) / slope;
    }
}
