package fractura.solver.material;

import fractura.mesh.DensityKind;

/// How a mixed lesion is split voxel by voxel: lytic below one density,
/// blastic above another, normal bone between.
///
/// The defaults are our choice, since no agreed thresholds exist; see the theory page.
///
/// @param lyticBelowGcm3 density below which a sample is lytic, g/cm³
/// @param blasticAboveGcm3 density above which a sample is blastic, g/cm³, at least the other
/// @param kind what the two densities stand for
public record MixedThresholds(double lyticBelowGcm3, double blasticAboveGcm3, DensityKind kind) {
    public MixedThresholds {
        if (!(blasticAboveGcm3 >= lyticBelowGcm3)) {
            throw new IllegalArgumentException("Mixed lesion: blastic above " + blasticAboveGcm3
                    + " g/cm³ must not lie below lytic below " + lyticBelowGcm3 + " g/cm³");
        }
    }

    /// @return 50 and 300 mg/cm³ K2HPO4, used when nothing of the patient's own bone serves as reference
    public static MixedThresholds withoutReference() {
        return new MixedThresholds(0.050, 0.300, DensityKind.K2HPO4);
    }

    /// Thresholds from unaffected trabecular bone of the same patient (adjacent level or other side).
    ///
    /// @param meanGcm3 its mean density, g/cm³
    /// @param sdGcm3 its standard deviation, g/cm³
    /// @param kind what they stand for
    /// @return mean - 2 sd and mean + 3 sd
    public static MixedThresholds ofReference(double meanGcm3, double sdGcm3, DensityKind kind) {
        return new MixedThresholds(meanGcm3 - 2 * sdGcm3, meanGcm3 + 3 * sdGcm3, kind);
    }
}
