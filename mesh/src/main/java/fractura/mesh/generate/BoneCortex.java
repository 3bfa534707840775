package fractura.mesh.generate;

import fractura.mesh.cortex.CorticalSurvey;
import fractura.mesh.cortex.CorticalThickness;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Optional;

/// The thickness of the cortex of one bone of the labels. Lesions have no cortex to be measured and are left out.
public final class BoneCortex {
    private BoneCortex() {}

    /// @param density calibrated density, g/cm³
    /// @param labels label maps with roles, on the grid of `density`
    /// @return the estimate for a vertebra; empty where the surface is too small or could not be fitted
    /// @throws fractura.mesh.InputException when labels are absent, empty, or hold two bones
    public static Optional<CorticalThickness> ofVertebra(Volume density, List<LabelSource> labels) {
        return of(density, labels, BoneMask.Kind.VERTEBRA);
    }

    /// @param density calibrated density, g/cm³
    /// @param labels label maps with roles, on the grid of `density`
    /// @return the estimate for a femur; empty where the surface is too small or could not be fitted
    /// @throws fractura.mesh.InputException when labels are absent, empty, or hold two bones
    public static Optional<CorticalThickness> ofFemur(Volume density, List<LabelSource> labels) {
        return of(density, labels, BoneMask.Kind.FEMUR);
    }

    private static Optional<CorticalThickness> of(Volume density, List<LabelSource> labels, BoneMask.Kind kind) {
        LabelReading.refuseOtherGrid(density, labels);
        BoneMask mask = BoneMask.of(labels, kind);
        boolean[] lesion = new boolean[mask.bone().length];
        for (int v = 0; v < lesion.length; v++) {
            lesion[v] = mask.lesion()[v] >= 0;
        }
        return CorticalSurvey.of(density, mask.grid(), mask.bone(), lesion);
    }
}
