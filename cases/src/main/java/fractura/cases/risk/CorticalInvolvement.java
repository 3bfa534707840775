package fractura.cases.risk;

import fractura.mesh.Site;
import fractura.mesh.cortex.BoneSection;
import fractura.mesh.cortex.LesionExtent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Cortex taken by a lesion, along the bone and around it: at risk from 30 mm along (VanDerWal20) or half of the
/// outline (VanDerLinden04).
///
/// Both limits were found on plain radiographs. A CT shows cortex that a radiograph does not, so that lengths and
/// shares measured here tend to be greater than those the limits were made for.
final class CorticalInvolvement {
    private static final double AXIAL_MM = 30;
    private static final double CIRCUMFERENCE_PERCENT = 50;

    private static final Published PUBLISHED = Published.of(
            "VanDerWal20",
            2020,
            86,
            50,
            "100 patients, for the length on radiographs; of those it warned of 20 % broke. For the circumference"
                    + " VanDerLinden04 gives no such shares");

    private CorticalInvolvement() {}

    /// @param femur the bone
    /// @param extent of one lesion
    /// @return the score
    static Score.Measured of(Site.Femur femur, LesionExtent extent) {
        Score.Measure axial = new Score.Measure(
                "axialMm", extent.axialMm(), OptionalDouble.of(AXIAL_MM), "length of cortex taken along the bone");
        Score.Measure around = new Score.Measure(
                "circumferencePercent",
                100 * extent.circumference(),
                OptionalDouble.of(CIRCUMFERENCE_PERCENT),
                "share of the outline with cortex taken" + at(femur, extent.circumferenceAt()));
        boolean isReached = axial.isReached() || around.isReached();
        return new Score.Measured(
                "aci",
                List.of(axial, around),
                Verdict.of(isReached, extent.unseenShare() < LesionExtent.TOLD_SHARE),
                "measured in the CT; both limits were validated on radiographs only, which show less" + unseen(extent),
                PUBLISHED);
    }

    private static String at(Site.Femur femur, Optional<BoneSection.Place> place) {
        return place.map(p -> ", " + SectionWords.of(femur, p)).orElse("");
    }

    private static String unseen(LesionExtent extent) {
        return extent.unseenShare() < LesionExtent.TOLD_SHARE
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %.0f %% of the lesion lie outside the sections of shaft and neck and are not measured",
                        100 * extent.unseenShare());
    }
}
