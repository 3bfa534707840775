package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.density.Calibration;
import fractura.mesh.image.SoftTissueNoise;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.MixedThresholds;
import java.util.Optional;

/// From the words of a case file to the laws they name.
final class MaterialChoices {
    /// Hounsfield units of soft tumour (40 to 60) at their upper end.
    private static final double SOFT_TISSUE_HU = 60;

    private MaterialChoices() {}

    /// @param asked the case
    /// @param scan its scan; calibration and noise set the limit of soft tissue
    /// @return the laws
    static MaterialModel model(CaseFile asked, Scan scan) {
        CaseFile.MaterialChoice choice = asked.materials();
        MaterialModel model = MaterialModel.defaults(DensityLaw.byName(choice.law()))
                .withLytic(lytic(choice.lytic(), asked, scan))
                .withBlastic(blastic(choice.blastic()))
                .withShell(choice.shellMPa());
        return switch (choice.mixed()) {
            case CaseFile.MixedChoice.VoxelWise _ -> model;
            case CaseFile.MixedChoice.Thresholds t ->
                model.withMixed(
                        new MixedThresholds(t.lyticBelowMgCm3() / 1000, t.blasticAboveMgCm3() / 1000, kind(scan)));
        };
    }

    /// The lytic law for "if the lesion holds no bone", on top of the law of the case.
    ///
    /// @return nothing where the case's law says as much already
    static Optional<LesionLaw> withoutBone(LesionLaw ofCase, CaseFile asked, Scan scan) {
        return switch (ofCase) {
            case LesionLaw.DensityScaled d -> Optional.of(new LesionLaw.TumourTissue(softTissueGcm3(asked, scan), d));
            case LesionLaw.TumourTissue _, LesionLaw.Void _, LesionLaw.UniformSoft _ -> Optional.empty();
        };
    }

    /// The blastic law without a penalty.
    ///
    /// @return nothing where the case's law has none
    static Optional<LesionLaw> withoutPenalty(LesionLaw ofCase) {
        LesionLaw plain = LesionLaw.blastic("density-only");
        return plain.equals(ofCase) ? Optional.empty() : Optional.of(plain);
    }

    private static LesionLaw lytic(CaseFile.LesionChoice choice, CaseFile asked, Scan scan) {
        return switch (choice) {
            case CaseFile.LesionChoice.Named n -> LesionLaw.lytic(n.name(), softTissueGcm3(asked, scan));
            case CaseFile.LesionChoice.Factor f -> LesionLaw.lyticFactor(f.factor());
        };
    }

    private static LesionLaw blastic(CaseFile.LesionChoice choice) {
        return switch (choice) {
            case CaseFile.LesionChoice.Named n -> LesionLaw.blastic(n.name());
            case CaseFile.LesionChoice.Factor f -> LesionLaw.blasticFactor(f.factor());
        };
    }

    private static DensityKind kind(Scan scan) {
        return scan.calibration().kind();
    }

    /// Density of soft tissue plus two standard deviations of noise. Where the scan holds density already, its
    /// noise in HU is not known and the usual slope stands in.
    private static double softTissueGcm3(CaseFile asked, Scan scan) {
        if (!asked.source().isHounsfield()) {
            return new Calibration.None().densityMgCm3(SOFT_TISSUE_HU) / 1000;
        }
        double hu = SOFT_TISSUE_HU + 2 * SoftTissueNoise.standardDeviation(scan.scan());
        return scan.calibration().densityMgCm3(hu) / 1000;
    }
}
