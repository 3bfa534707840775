package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.image.SoftTissueNoise;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.MixedThresholds;

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
                .withLytic(lytic(choice.lytic(), scan))
                .withBlastic(blastic(choice.blastic()));
        return switch (choice.mixed()) {
            case CaseFile.MixedChoice.VoxelWise _ -> model;
            case CaseFile.MixedChoice.Thresholds t ->
                model.withMixed(
                        new MixedThresholds(t.lyticBelowMgCm3() / 1000, t.blasticAboveMgCm3() / 1000, kind(scan)));
        };
    }

    /// The lytic law for "if the lesion holds no bone".
    static LesionLaw tumourTissue(Scan scan) {
        return LesionLaw.lytic("tumour-tissue", softTissueGcm3(scan));
    }

    private static LesionLaw lytic(CaseFile.LesionChoice choice, Scan scan) {
        return switch (choice) {
            case CaseFile.LesionChoice.Named n -> LesionLaw.lytic(n.name(), softTissueGcm3(scan));
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

    private static double softTissueGcm3(Scan scan) {
        double hu = SOFT_TISSUE_HU + 2 * SoftTissueNoise.standardDeviation(scan.scan());
        return scan.calibration().densityMgCm3(hu) / 1000;
    }
}
