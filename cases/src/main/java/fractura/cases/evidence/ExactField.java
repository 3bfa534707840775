package fractura.cases.evidence;

/// A displacement field that satisfies the equations of elasticity exactly, with its stress.
///
/// Positions in mm from the field's own origin; Voigt order xx, yy, zz, xy, yz, xz.
interface ExactField {
    /// Displacement at a point.
    ///
    /// @param x position, 3 numbers, mm
    /// @param u overwritten, 3 numbers, mm
    void displacementInto(double[] x, double[] u);

    /// Stress at a point.
    ///
    /// @param x position, 3 numbers, mm
    /// @param s overwritten, 6 numbers, MPa
    void stressInto(double[] x, double[] s);
}
