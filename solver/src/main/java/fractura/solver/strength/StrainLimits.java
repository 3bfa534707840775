package fractura.solver.strength;

/// Principal strains at which bone yields.
///
/// Nearly independent of density, hence the criterion of a linear model; they differ little between sites.
///
/// @param tension greatest principal strain borne, above 0
/// @param compression magnitude of the least principal strain borne, above 0
/// @param source citation key
public record StrainLimits(double tension, double compression, String source) {
    public StrainLimits {
        if (!(tension > 0) || !(compression > 0)) {
            throw new IllegalArgumentException(
                    "Strain limits must be positive magnitudes: " + tension + ", " + compression);
        }
    }

    /// @return vertebral trabecular bone, 0.2 % offset yield: 0.0070
    /// tension, 0.0077 compression (MorganKeaveny01)
    public static StrainLimits vertebra() {
        return new StrainLimits(0.0070, 0.0077, "MorganKeaveny01");
    }

    /// @return proximal femur: 0.0073 tension, 0.0104 compression (Schileo08Strain)
    public static StrainLimits femur() {
        return new StrainLimits(0.0073, 0.0104, "Schileo08Strain");
    }
}
