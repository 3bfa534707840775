package fractura.cases.evidence;

/// An exact field that is the same in every plane z = constant and has no displacement along z, in polar
/// coordinates.
interface PlaneStrainField extends ExactField {
    /// @return Poisson's ratio
    double nu();

    /// Displacement and stress at a point of the plane.
    ///
    /// @param r distance from the z axis, mm
    /// @param theta angle from the x axis, radian
    /// @return u_r, u_θ, σ_r, σ_θ, σ_rθ
    Polar at(double r, double theta);

    /// @param ur radial displacement, mm
    /// @param ut displacement along the circle, mm
    /// @param sr radial stress, MPa
    /// @param st hoop stress, MPa
    /// @param srt shear stress, MPa
    record Polar(double ur, double ut, double sr, double st, double srt) {}

    @Override
    default void displacementInto(double[] x, double[] u) {
        double theta = Math.atan2(x[1], x[0]);
        Polar p = at(Math.hypot(x[0], x[1]), theta);
        u[0] = p.ur() * Math.cos(theta) - p.ut() * Math.sin(theta);
        u[1] = p.ur() * Math.sin(theta) + p.ut() * Math.cos(theta);
        u[2] = 0;
    }

    @Override
    default void stressInto(double[] x, double[] s) {
        double theta = Math.atan2(x[1], x[0]);
        Polar p = at(Math.hypot(x[0], x[1]), theta);
        double c = Math.cos(theta);
        double n = Math.sin(theta);
        s[0] = p.sr() * c * c + p.st() * n * n - 2 * p.srt() * c * n;
        s[1] = p.sr() * n * n + p.st() * c * c + 2 * p.srt() * c * n;
        s[2] = nu() * (p.sr() + p.st());
        s[3] = (p.sr() - p.st()) * c * n + p.srt() * (c * c - n * n);
        s[4] = 0;
        s[5] = 0;
    }
}
