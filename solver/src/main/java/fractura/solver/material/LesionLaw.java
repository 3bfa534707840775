package fractura.solver.material;

import fractura.mesh.InputException;
import java.util.List;
import java.util.Locale;

/// What a lesion does to the stiffness of the bone inside its mask, on top of what its density says.
///
/// E₀ is the density law of the site, ρ the density found by the scanner. Directions come from measurements:
/// tissue of lytic lesions follows the density laws of other bone (Kaneko04, Stadelmann20); cortical bone with
/// metastases is less stiff than its density says (Kaneko03); for blastic lesions whole-bone studies see no
/// penalty (Stadelmann20, Anderson22) while tissue studies and clinicians do. All factors, floors and caps are
/// our choice, can be changed by the user, and are sampled over their ranges when an interval is computed.
public sealed interface LesionLaw {
    /// Stiffness of tumour that has replaced bone (MPa); 1 to 100 when sampled. Models of burst fracture used a
    /// soft solid of this order (Whyne03).
    double TUMOUR_MPA = 10;

    /// Factor on lytic cortex, ρ_app above 1.0 g/cm³; 0.7 to 1.0 when sampled.
    double LYTIC_CORTEX_FACTOR = 0.85;

    /// Factor on blastic bone; 0.4 to 1.0 when sampled.
    double BLASTIC_FACTOR = 0.7;

    /// Apparent density (g/cm³) beyond which blastic bone gains no stiffness.
    double BLASTIC_CAP_APPARENT = 1.2;

    /// Names of lytic laws in case files.
    List<String> LYTIC_NAMES = List.of("density-only", "tumour-tissue", "void", "uniform-soft");

    /// Names of blastic laws in case files; the default is the factor `BLASTIC_FACTOR`, not a name.
    List<String> BLASTIC_NAMES = List.of("density-only", "woven");

    /// Density law with a factor, a floor for replaced tissue and a cap:
    /// E = max(floor, factor · (cortex factor where ρ_app > 1.0) · E₀(min(ρ, cap))).
    ///
    /// @param factor on the modulus of all bone in the lesion, above 0
    /// @param cortexFactor further factor where apparent density is above 1.0 g/cm³, above 0
    /// @param floorMPa modulus of what has replaced the bone, MPa; 0 for none
    /// @param capApparentGcm3 apparent density above which stiffness grows no more, g/cm³; infinite for none
    record DensityScaled(double factor, double cortexFactor, double floorMPa, double capApparentGcm3)
            implements LesionLaw {
        public DensityScaled {
            if (!(factor > 0) || !(cortexFactor > 0) || !(floorMPa >= 0) || !(capApparentGcm3 > 0)) {
                throw new IllegalArgumentException("Lesion law: factor " + factor + " and cortex factor "
                        + cortexFactor + " must be above 0, floor " + floorMPa + " MPa not below 0, cap "
                        + capApparentGcm3 + " g/cm³ above 0");
            }
        }

        /// @param newFactor replaces `factor`
        /// @return the changed law
        public DensityScaled withFactor(double newFactor) {
            return new DensityScaled(newFactor, cortexFactor, floorMPa, capApparentGcm3);
        }

        /// @param newFactor replaces `cortexFactor`
        /// @return the changed law
        public DensityScaled withCortexFactor(double newFactor) {
            return new DensityScaled(factor, newFactor, floorMPa, capApparentGcm3);
        }

        /// @param newFloorMPa replaces `floorMPa`
        /// @return the changed law
        public DensityScaled withFloorMPa(double newFloorMPa) {
            return new DensityScaled(factor, cortexFactor, newFloorMPa, capApparentGcm3);
        }

        @Override
        public String words() {
            return "density law"
                    + (factor == 1 ? "" : " × " + number(factor))
                    + (cortexFactor == 1 ? "" : ", cortex × " + number(cortexFactor))
                    + (floorMPa == 0 ? "" : ", at least " + number(floorMPa) + " MPa")
                    + (Double.isInfinite(capApparentGcm3)
                            ? ""
                            : ", no gain above " + number(capApparentGcm3) + " g/cm³ apparent");
        }
    }

    /// Tumour where the scan reads as soft tissue, bone elsewhere: the answer "if the lesion holds no bone".
    ///
    /// Soft tumour (40 to 60 HU) and sparse fatty trabecular bone read alike in CT; this law takes the first for
    /// true wherever the mean density within 3 mm is below the limit.
    ///
    /// @param belowGcm3 density of soft tissue in this scan plus two standard deviations of
    /// its noise, g/cm³, of the specimen's kind
    /// @param residual law of the bone that is left; its floor is the modulus of the tumour
    record TumourTissue(double belowGcm3, DensityScaled residual) implements LesionLaw {
        @Override
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "tumour of %s MPa where density within 3 mm is below %.0f mg/cm³, else %s",
                    number(residual.floorMPa()),
                    1000 * belowGcm3,
                    residual.words());
        }
    }

    /// Nothing carries: the least modulus throughout.
    record Void() implements LesionLaw {
        @Override
        public String words() {
            return "void";
        }
    }

    /// Tumour throughout.
    ///
    /// @param youngsModulusMPa its modulus, MPa, above 0
    record UniformSoft(double youngsModulusMPa) implements LesionLaw {
        public UniformSoft {
            if (!(youngsModulusMPa > 0)) {
                throw new IllegalArgumentException("Tumour modulus " + youngsModulusMPa + " MPa must be above 0");
            }
        }

        @Override
        public String words() {
            return "tumour of " + number(youngsModulusMPa) + " MPa throughout";
        }
    }

    /// @return density law alone, floor of 10 MPa where bone is replaced, cortex at 0.85
    static DensityScaled lyticDefault() {
        return new DensityScaled(1, LYTIC_CORTEX_FACTOR, TUMOUR_MPA, Double.POSITIVE_INFINITY);
    }

    /// @return 0.7 of the density law, no gain above an apparent density of 1.2 g/cm³
    static DensityScaled blasticDefault() {
        return new DensityScaled(BLASTIC_FACTOR, 1, 0, BLASTIC_CAP_APPARENT);
    }

    /// Blastic bone of known mineral content: (a/0.6)^2.74 from (Hernandez01) at equal bone volume.
    ///
    /// @param ashFraction ash mass over dry mass, above 0 to 0.7; 0.6 is normal
    /// @return the default blastic law with that factor
    static DensityScaled hypomineralised(double ashFraction) {
        if (!(ashFraction > 0 && ashFraction <= 0.7)) {
            throw new InputException("Ash fraction " + ashFraction + " of a blastic lesion is outside 0 to 0.7"
                    + " (materials: blastic). Normal bone has 0.6.");
        }
        return blasticDefault().withFactor(Math.pow(ashFraction / 0.6, 2.74));
    }

    /// The lytic law of a name used in case files.
    ///
    /// @param name `density-only`, `tumour-tissue`, `void` or `uniform-soft`
    /// @param softTissueGcm3 limit of `TumourTissue`, g/cm³ of the specimen's kind; the other laws ignore it
    /// @return the law
    /// @throws InputException on another name; the message lists all
    static LesionLaw lytic(String name, double softTissueGcm3) {
        return switch (name) {
            case "density-only" -> lyticDefault();
            case "tumour-tissue" -> new TumourTissue(softTissueGcm3, lyticDefault());
            case "void" -> new Void();
            case "uniform-soft" -> new UniformSoft(TUMOUR_MPA);
            default -> throw unknown("lytic", name, LYTIC_NAMES);
        };
    }

    /// The blastic law of a name used in case files.
    ///
    /// @param name `density-only` (factor 1, no cap) or `woven` (factor 0.5)
    /// @return the law
    /// @throws InputException on another name; the message lists all
    static LesionLaw blastic(String name) {
        return switch (name) {
            case "density-only" -> new DensityScaled(1, 1, 0, Double.POSITIVE_INFINITY);
            case "woven" -> blasticDefault().withFactor(0.5);
            default -> throw unknown("blastic", name, BLASTIC_NAMES);
        };
    }

    /// @param factor `{factor: x}` of a case file for lytic lesions, above 0
    /// @return the default lytic law with that factor
    /// @throws InputException when the factor is not above 0 or beyond 10
    static DensityScaled lyticFactor(double factor) {
        return lyticDefault().withFactor(checkedFactor("lytic", factor));
    }

    /// @param factor `{factor: x}` of a case file for blastic lesions, above 0
    /// @return the default blastic law with that factor
    /// @throws InputException when the factor is not above 0 or beyond 10
    static DensityScaled blasticFactor(double factor) {
        return blasticDefault().withFactor(checkedFactor("blastic", factor));
    }

    /// @return the law in words for reports
    String words();

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static double checkedFactor(String type, double factor) {
        if (!(factor > 0 && factor <= 10)) {
            throw new InputException("Lesion factor " + factor + " (materials: " + type
                    + ") is outside 0 to 10. Give the share of stiffness left, for example 0.7.");
        }
        return factor;
    }

    private static InputException unknown(String type, String name, List<String> known) {
        return new InputException("Unknown lesion law '" + name + "' (materials: " + type + "). Known: "
                + String.join(", ", known) + ", {factor: x}.");
    }
}
