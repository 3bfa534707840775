package fractura.cases.evidence;

/// A round hole through an infinite body under remote tension along x, in plane strain (Kirsch98).
///
/// With c = cos 2θ, s = sin 2θ, ρ = a/r, κ = 3-4ν:
///
/// σ_r = S/2 (1-ρ² + (1-4ρ²+3ρ⁴) c), σ_θ = S/2 (1+ρ² - (1+3ρ⁴) c), σ_rθ = -S/2 (1+2ρ²-3ρ⁴) s,
///
/// u_r = S r/(8μ) (κ-1+2c + 2ρ² (1+(1+κ) c) - 2ρ⁴ c), u_θ = -S r/(8μ) (2 + 2ρ² (κ-1) + 2ρ⁴) s.
///
/// @param radius a, mm
/// @param tension S, MPa
/// @param youngs E, MPa
/// @param nu Poisson's ratio
record KirschField(double radius, double tension, double youngs, double nu) implements PlaneStrainField {
    @Override
    public Polar at(double r, double theta) {
        double c = Math.cos(2 * theta);
        double s = Math.sin(2 * theta);
        double q2 = radius * radius / (r * r);
        double q4 = q2 * q2;
        double kappa = 3 - 4 * nu;
        double scale = tension * r * (1 + nu) / (4 * youngs); // S r/(8μ)
        return new Polar(
                scale * (kappa - 1 + 2 * c + 2 * q2 * (1 + (1 + kappa) * c) - 2 * q4 * c),
                -scale * (2 + 2 * q2 * (kappa - 1) + 2 * q4) * s,
                tension / 2 * (1 - q2 + (1 - 4 * q2 + 3 * q4) * c),
                tension / 2 * (1 + q2 - (1 + 3 * q4) * c),
                -tension / 2 * (1 + 2 * q2 - 3 * q4) * s);
    }
}
