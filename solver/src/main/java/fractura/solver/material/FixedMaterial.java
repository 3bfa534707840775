package fractura.solver.material;

/// A material whose constants do not come from density.
///
/// @param youngsModulusMPa above 0, MPa
/// @param poissonsRatio 0 to below 0.5
public record FixedMaterial(double youngsModulusMPa, double poissonsRatio) {
    /// Embedding discs of polymethylmethacrylate, as in public vertebral models (Walle25).
    public static final FixedMaterial PMMA = new FixedMaterial(2500, 0.3);

    /// Bone cement: the same polymer, 2000 to 3000 MPa (recalled, not checked).
    public static final FixedMaterial CEMENT = new FixedMaterial(2500, 0.3);

    /// Titanium alloy Ti-6Al-4V, 110 to 114 GPa (recalled, not checked).
    public static final FixedMaterial TITANIUM_ALLOY = new FixedMaterial(113800, 0.342);

    public FixedMaterial {
        if (!(youngsModulusMPa > 0) || !(poissonsRatio >= 0 && poissonsRatio < 0.5)) {
            throw new IllegalArgumentException("Material of " + youngsModulusMPa + " MPa and Poisson ratio "
                    + poissonsRatio + " is not elastic: E must be above 0 and ν from 0 to below 0.5");
        }
    }
}
