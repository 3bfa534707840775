package fractura.solver.material;

import static fractura.solver.material.CoefficientCheck.FROM_MEMORY;
import static fractura.solver.material.CoefficientCheck.VERIFIED;
import static fractura.solver.material.PiecewisePower.line;
import static fractura.solver.material.PiecewisePower.power;

import fractura.mesh.DensityKind;
import fractura.mesh.Named;
import fractura.mesh.Site;
import java.util.OptionalDouble;

/// Young's modulus, and where the same paper gives it compressive strength, of bone from its density.
///
/// Density in g/cm³ of the kind the law names, modulus and strength in MPa. All were fitted to small
/// specimens of mostly trabecular bone at one site; outside the fitted interval a law is an
/// extrapolation, and `Materials` counts how much of a bone is outside. Limits: isotropic, one
/// temperature and rate, no lesion (see `LesionLaw`).
///
/// Intervals are those of the specimens as recalled from the papers. That of (Kopperdahl02) was not at hand: it
/// is the interval of the same group's vertebral specimens, 0.11 to 0.35 g/cm³ apparent, turned into K2HPO4
/// density by (Keyak94) and the ratio 0.6.
public enum DensityLaw implements Named {
    // spotless:off
    /// vertebra, power fit; the default of the spine
    KOPPERDAHL_2002_POWER("kopperdahl-2002-power", DensityKind.K2HPO4, power(2980, 1.05), power(37.4, 1.39),
            new Fit("vertebra", Bones.SPINE, 0.0256, 0.1614, "Kopperdahl02", VERIFIED)),
    /// vertebra, linear fit as used by (Crawford03)
    KOPPERDAHL_2002_LINEAR("kopperdahl-2002-linear", DensityKind.K2HPO4, line(-34.7, 3230, 1), power(37.4, 1.39),
            new Fit("vertebra", Bones.SPINE, 0.0256, 0.1614, "Kopperdahl02", VERIFIED)),
    /// vertebra, 61 specimens
    MORGAN_2003_VERTEBRA("morgan-2003-vertebra", DensityKind.APPARENT, power(4730, 1.56), null,
            new Fit("vertebra", Bones.SPINE, 0.11, 0.35, "Morgan03", VERIFIED)),
    /// femoral neck, 27 specimens; the default of the femur
    MORGAN_2003_FEMORAL_NECK("morgan-2003-femoral-neck", DensityKind.APPARENT, power(6850, 1.49), null,
            new Fit("femoral neck", Bones.FEMUR, 0.26, 0.75, "Morgan03", VERIFIED)),
    /// four sites pooled, 142 specimens
    MORGAN_2003_POOLED("morgan-2003-pooled", DensityKind.APPARENT, power(8920, 1.83), null,
            new Fit("vertebra, tibia, trochanter and femoral neck pooled", Bones.BOTH, 0.09, 0.75, "Morgan03", FROM_MEMORY)),
    /// proximal tibia, 31 specimens
    MORGAN_2003_TIBIA("morgan-2003-tibia", DensityKind.APPARENT, power(15520, 1.93), null,
            new Fit("proximal tibia", Bones.OTHER, 0.09, 0.41, "Morgan03", FROM_MEMORY)),
    /// femur and spine pooled; another table prints the exponent 2.51 (Wako18)
    KELLER_1994_POOLED("keller-1994-pooled", DensityKind.ASH, power(10500, 2.29), power(117, 1.93),
            new Fit("femur and spine pooled", Bones.BOTH, 0.028, 1.22, "Keller94", VERIFIED)),
    /// spine only (Wako18, table 1)
    KELLER_1994_SPINE("keller-1994-spine", DensityKind.ASH, power(1890, 1.92), power(284, 2.27),
            new Fit("spine", Bones.SPINE, 0.028, 0.182, "Keller94", VERIFIED)),
    /// proximal femur
    KEYAK_1998("keyak-1998", DensityKind.ASH, power(14900, 1.86), power(102, 1.80),
            new Fit("proximal femur", Bones.FEMUR, 0.09, 0.75, "Keyak98", FROM_MEMORY)),
    /// proximal femur in three pieces (Wako18, table 1); the interval covers trabecular and cortical pieces
    KEYAK_FALKINSTEIN_2003("keyak-falkinstein-2003", DensityKind.ASH,
            power(33900, 2.20).until(0.27, line(469, 5307, 1)).until(0.60, power(10200, 2.01)),
            power(137, 1.88).until(0.317, power(114, 1.72)),
            new Fit("proximal femur", Bones.FEMUR, 0.09, 1.22, "KeyakFalkinstein03", VERIFIED)),
    /// human and bovine bone; E = 3790 rate^0.06 ρ³ and S = 68 rate^0.06 ρ² at a strain rate of 0.01 per second
    CARTER_HAYES_1977("carter-hayes-1977", DensityKind.APPARENT,
            power(3790 * Math.pow(0.01, 0.06), 3), power(68 * Math.pow(0.01, 0.06), 2),
            new Fit("human and bovine, several sites, strain rate 0.01/s", Bones.BOTH, 0.07, 2.0, "CarterHayes77", FROM_MEMORY));
    // spotless:on

    /// Least modulus anywhere inside a bone mask (MPa), so that no element is without stiffness; chosen by us.
    public static final double MODULUS_MIN_MPA = 1;

    /// Greatest modulus (MPa): cortical tissue is 19.9 ± 1.8 GPa (Bayraktar04), the limit lies one spread above.
    public static final double MODULUS_MAX_MPA = 22000;

    private final String caseName;
    private final DensityKind wants;
    private final PiecewisePower modulus;
    private final PiecewisePower strength;
    private final Fit fit;

    DensityLaw(String caseName, DensityKind wants, PiecewisePower modulus, PiecewisePower strength, Fit fit) {
        this.caseName = caseName;
        this.wants = wants;
        this.modulus = modulus;
        this.strength = strength;
        this.fit = fit;
    }

    /// Bones whose specimens a law was fitted to.
    public enum Bones {
        /// vertebrae
        SPINE,
        /// femora
        FEMUR,
        /// both among others
        BOTH,
        /// neither
        OTHER
    }

    /// What a law was fitted to.
    ///
    /// @param site bone and region of the specimens
    /// @param bones which of the two bones of this program they are from
    /// @param lowestGcm3 least density fitted, g/cm³ of the law's kind
    /// @param highestGcm3 greatest density fitted, g/cm³ of the law's kind
    /// @param citation key in the list of references
    /// @param check how far the coefficients were checked
    public record Fit(
            String site, Bones bones, double lowestGcm3, double highestGcm3, String citation, CoefficientCheck check) {
        /// @param bone the bone of a case
        /// @return whether specimens of such a bone were tested
        public boolean isOf(Site bone) {
            return bones == Bones.BOTH || bones == (bone instanceof Site.Vertebra ? Bones.SPINE : Bones.FEMUR);
        }

        /// @param densityGcm3 density of the law's kind, g/cm³
        /// @return whether specimens of that density were tested
        public boolean covers(double densityGcm3) {
            return densityGcm3 >= lowestGcm3 && densityGcm3 <= highestGcm3;
        }
    }

    /// The law of a name used in case files.
    ///
    /// @param name for example `kopperdahl-2002-power`
    /// @return the law
    /// @throws fractura.mesh.InputException when no law has that name; the message lists all
    public static DensityLaw byName(String name) {
        return Named.find(values(), name, "density law", "materials: law");
    }

    @Override
    public String caseName() {
        return caseName;
    }

    /// @return kind of density the law takes
    public DensityKind wants() {
        return wants;
    }

    /// @return specimens, interval, citation
    public Fit fit() {
        return fit;
    }

    /// @return the law as printed in reports, with units
    public String formula() {
        return modulus.formula("E") + " MPa, ρ " + wants.words() + " density in g/cm³";
    }

    /// Young's modulus as used: the law, kept between 1 and 22000 MPa.
    ///
    /// @param densityGcm3 density of the kind `wants()`, g/cm³; below 0 counts as 0
    /// @return modulus, MPa
    public double modulusMPa(double densityGcm3) {
        return Math.clamp(modulus.at(densityGcm3), MODULUS_MIN_MPA, MODULUS_MAX_MPA);
    }

    /// Young's modulus as the paper's formula gives it, without limits.
    ///
    /// @param densityGcm3 density of the kind `wants()`, g/cm³; below 0 counts as 0
    /// @return modulus, MPa, at least 0
    public double unclampedModulusMPa(double densityGcm3) {
        return modulus.at(densityGcm3);
    }

    /// Compressive strength, yield where the paper gives yield (Kopperdahl02).
    ///
    /// @param densityGcm3 density of the kind `wants()`, g/cm³; below 0 counts as 0
    /// @return strength, MPa; empty when the same paper is not used for one
    public OptionalDouble compressiveStrengthMPa(double densityGcm3) {
        return strength == null ? OptionalDouble.empty() : OptionalDouble.of(strength.at(densityGcm3));
    }
}
