package fractura.cases.evidence;

/// A thick hollow cylinder under inner pressure, its length held (Timoshenko70, sec. 28; the solution is Lamé's).
///
/// σ_r = q (1 - b²/r²), σ_θ = q (1 + b²/r²), u_r = q (1+ν) ((1-2ν) r + b²/r) / E with q = p a²/(b²-a²).
///
/// @param inner a, mm
/// @param outer b, mm
/// @param pressure p inside, MPa
/// @param youngs E, MPa
/// @param nu Poisson's ratio
record HollowCylinderField(double inner, double outer, double pressure, double youngs, double nu)
        implements PlaneStrainField {
    @Override
    public Polar at(double r, double theta) {
        double b2 = outer * outer;
        double q = pressure * inner * inner / (b2 - inner * inner);
        double ur = q * (1 + nu) / youngs * ((1 - 2 * nu) * r + b2 / r);
        return new Polar(ur, 0, q * (1 - b2 / (r * r)), q * (1 + b2 / (r * r)), 0);
    }
}
