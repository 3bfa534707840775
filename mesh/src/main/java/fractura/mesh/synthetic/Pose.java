package fractura.mesh.synthetic;

/// How the patient lies in the scanner: turned about L, then P, then S through the bone's origin, then moved
/// there.
///
/// @param degrees about L, P and S, each -45 to 45; owned
/// @param positionMm LPS of the bone's origin; owned
public record Pose(double[] degrees, double[] positionMm) {
    /// Straight, the bone's origin at the scanner's.
    public static final Pose STRAIGHT = new Pose(new double[3], new double[3]);

    public Pose {
        for (int a = 0; a < 3; a++) {
            BoneQuality.check("A rotation of the patient", degrees[a], -45, 45, "degrees");
            BoneQuality.check("The position of the bone", positionMm[a], -2000, 2000, "mm");
        }
    }

    /// @return rotation, row-major: LPS of a direction of the bone
    double[] rotation() {
        double[] m = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        for (int a = 0; a < 3; a++) {
            double c = StrictMath.cos(StrictMath.toRadians(degrees[a]));
            double s = StrictMath.sin(StrictMath.toRadians(degrees[a]));
            int i = (a + 1) % 3;
            int j = (a + 2) % 3;
            for (int column = 0; column < 3; column++) {
                double u = m[3 * i + column];
                double v = m[3 * j + column];
                m[3 * i + column] = c * u - s * v;
                m[3 * j + column] = s * u + c * v;
            }
        }
        return m;
    }

    /// @param bone point in the bone's coordinates, mm
    /// @param side 1, or -1 for a mirrored bone
    /// @return LPS, mm
    double[] toPatient(double[] bone, int side) {
        double[] m = rotation();
        double[] p = new double[3];
        for (int r = 0; r < 3; r++) {
            p[r] = positionMm[r] + m[3 * r] * side * bone[0] + m[3 * r + 1] * bone[1] + m[3 * r + 2] * bone[2];
        }
        return p;
    }

    /// @param patient LPS, mm
    /// @param side 1, or -1 for a mirrored bone
    /// @return point in the bone's coordinates, mm
    double[] toBone(double[] patient, int side) {
        double[] m = rotation();
        double[] b = new double[3];
        for (int c = 0; c < 3; c++) {
            for (int r = 0; r < 3; r++) {
                b[c] += m[3 * r + c] * (patient[r] - positionMm[r]);
            }
        }
        b[0] *= side;
        return b;
    }
}
