package fractura.solver.material;

import fractura.mesh.Tissue;

/// Everything that turns density and tissue into elastic constants.
///
/// @param law modulus of bone from density
/// @param lytic law inside lytic lesions
/// @param blastic law inside blastic lesions
/// @param mixed how mixed lesions are split between the two
/// @param fixed bone's Poisson ratio, and materials without a density
public record MaterialModel(
        DensityLaw law, LesionLaw lytic, LesionLaw blastic, MixedThresholds mixed, FixedMaterials fixed) {

    /// Young's modulus of a cortical shell when none is given, MPa: the lower end of published models (recalled, not
    /// checked).
    public static final double SHELL_MPA = 10_000;

    /// Constants that do not depend on density.
    ///
    /// @param bonePoissonsRatio of bone and of lesions, 0 to below 0.5; 0.3 in most published models, 0.2 to
    /// 0.4 seen
    /// @param platen embedding discs
    /// @param cement bone cement
    /// @param metal implants
    /// @param shellMPa Young's modulus of an explicit cortical shell (MPa), 3000 to 20000; 10000 to 12000 in
    /// published models of vertebrae (recalled, not checked); Poisson's ratio is that of bone
    public record FixedMaterials(
            double bonePoissonsRatio,
            FixedMaterial platen,
            FixedMaterial cement,
            FixedMaterial metal,
            double shellMPa) {
        public FixedMaterials {
            if (!(shellMPa >= 3000 && shellMPa <= 20000)) {
                throw new IllegalArgumentException(
                        "Modulus of a cortical shell " + shellMPa + " MPa is outside 3000 to 20000 MPa");
            }
            if (!(bonePoissonsRatio >= 0 && bonePoissonsRatio < 0.5)) {
                throw new IllegalArgumentException(
                        "Poisson ratio of bone " + bonePoissonsRatio + " is outside 0 to below 0.5");
            }
        }

        /// @return bone 0.3, PMMA discs and cement, titanium alloy
        public static FixedMaterials defaults() {
            return new FixedMaterials(
                    0.3, FixedMaterial.PMMA, FixedMaterial.CEMENT, FixedMaterial.TITANIUM_ALLOY, SHELL_MPA);
        }

        double poissonsRatio(Tissue tissue) {
            return switch (tissue) {
                case BONE, LYTIC, BLASTIC, MIXED -> bonePoissonsRatio;
                case PLATEN_TOP, PLATEN_BOTTOM -> platen.poissonsRatio();
                case CEMENT -> cement.poissonsRatio();
                case METAL -> metal.poissonsRatio();
            };
        }
    }

    /// @param law modulus of bone from density
    /// @return that law with default lesion laws, thresholds and materials
    public static MaterialModel defaults(DensityLaw law) {
        return new MaterialModel(
                law,
                LesionLaw.lyticDefault(),
                LesionLaw.blasticDefault(),
                MixedThresholds.withoutReference(),
                FixedMaterials.defaults());
    }

    /// @param newLytic replaces `lytic`
    /// @return the changed model
    public MaterialModel withLytic(LesionLaw newLytic) {
        return new MaterialModel(law, newLytic, blastic, mixed, fixed);
    }

    /// @param newBlastic replaces `blastic`
    /// @return the changed model
    public MaterialModel withBlastic(LesionLaw newBlastic) {
        return new MaterialModel(law, lytic, newBlastic, mixed, fixed);
    }

    /// @param newMixed replaces `mixed`
    /// @return the changed model
    public MaterialModel withMixed(MixedThresholds newMixed) {
        return new MaterialModel(law, lytic, blastic, newMixed, fixed);
    }

    /// @param modulusMPa of a cortical shell, MPa, 3000 to 20000
    /// @return the changed model
    public MaterialModel withShell(double modulusMPa) {
        var changed = new FixedMaterials(
                fixed.bonePoissonsRatio(), fixed.platen(), fixed.cement(), fixed.metal(), modulusMPa);
        return new MaterialModel(law, lytic, blastic, mixed, changed);
    }
}
