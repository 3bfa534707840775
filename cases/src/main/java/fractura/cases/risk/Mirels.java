package fractura.cases.risk;

import fractura.mesh.Named;
import fractura.mesh.Site;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.cortex.LesionExtent;
import fractura.mesh.cortex.LesionPart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Points of a lesion in a long bone by site, pain, type and size, 4 to 12 (Mirels89).
///
/// Made for radiographs; here site, type and size come from the model. Pain is what the case file says; without
/// it the score is a range. Peritrochanteric is everything from the head down to 50 mm below the lesser
/// trochanter, where a lesion has its middle (our choice: no border was at hand in the source).
final class Mirels {
    private static final double PERITROCHANTERIC_MM = 50;
    private static final String SCAN = "scan";

    /// Classes of the total: up to 7, 8, from 9 on.
    private static final int MOST_LOW = 7;

    private static final int LEAST_HIGH = 9;

    private static final Published PUBLISHED = Published.of(
            "Nazarian15",
            2015,
            71,
            50,
            "124 patients, 149 lesions; with which limit is not said in the abstract. Points by Mirels89");

    private Mirels() {}

    /// @param femur the bone
    /// @param mesh its elements
    /// @param lesion one of its lesions
    /// @param extent of that lesion
    /// @param pain as typed; absent when it was not
    /// @return the points
    static Score.Points of(
            Site.Femur femur, VoxelMesh mesh, LesionPart lesion, LesionExtent extent, Optional<MirelsPain> pain) {
        List<Score.Item> items = List.of(site(femur, mesh, lesion), pain(pain), type(lesion), size(femur, extent));
        int low = 0;
        int high = 0;
        for (Score.Item item : items) {
            low += item.points().orElse(1);
            high += item.points().orElse(3);
        }
        return new Score.Points(
                "mirels",
                low == high ? OptionalInt.of(low) : OptionalInt.empty(),
                low,
                high,
                items,
                verdict(low, high),
                says(low).equals(says(high)) ? says(low) : "from '" + says(low) + "' to '" + says(high) + "'",
                PUBLISHED);
    }

    private static Verdict verdict(int low, int high) {
        if (low >= LEAST_HIGH) {
            return Verdict.AT_RISK;
        }
        return high <= MOST_LOW ? Verdict.NOT_AT_RISK : Verdict.OPEN;
    }

    /// The classes and what they advise (Mirels89).
    private static String says(int points) {
        if (points <= MOST_LOW) {
            return "fracture in under 4 %, advice of 1989: radiotherapy or observation";
        }
        return points < LEAST_HIGH
                ? "fracture in 15 %, advice of 1989: clinical judgement"
                : "fracture in 33 to 100 %, advice of 1989: prophylactic fixation";
    }

    private static Score.Item site(Site.Femur femur, VoxelMesh mesh, LesionPart lesion) {
        double height = femur.shaft().heightOf(mesh.elementCentre(lesion.centreElement()));
        boolean isNear = height > femur.lesserTrochanterHeightMm() - PERITROCHANTERIC_MM;
        return isNear ? item("site", SCAN, "peritrochanteric", 3) : item("site", SCAN, "lower limb", 2);
    }

    private static Score.Item pain(Optional<MirelsPain> pain) {
        return pain.map(p -> item("pain", "case file", p.words(), p.points()))
                .orElseGet(() -> new Score.Item(
                        "pain",
                        "unknown",
                        "not in the case file; write clinical: pain as one of "
                                + String.join(", ", Named.names(MirelsPain.values())),
                        OptionalInt.empty()));
    }

    private static Score.Item type(LesionPart lesion) {
        int points = lesion.type() == Tissue.LYTIC ? 3 : lesion.type() == Tissue.MIXED ? 2 : 1;
        String words = String.format(
                Locale.ROOT, "%s, %.1f cm³", lesion.type().name().toLowerCase(Locale.ROOT), lesion.volumeCm3());
        return item("lesion", SCAN, words, points);
    }

    private static Score.Item size(Site.Femur femur, LesionExtent extent) {
        if (extent.widthAt().isEmpty()) {
            return new Score.Item(
                    "size", "unknown", "no section of shaft or neck meets the lesion", OptionalInt.empty());
        }
        double width = extent.width();
        int points = width > 2.0 / 3 ? 3 : width >= 1.0 / 3 ? 2 : 1;
        String words = String.format(
                Locale.ROOT,
                "%.0f %% of the bone's width, %s",
                100 * width,
                SectionWords.of(femur, extent.widthAt().get()));
        return item("size", SCAN, words, points);
    }

    private static Score.Item item(String name, String from, String words, int points) {
        return new Score.Item(name, from, words, OptionalInt.of(points));
    }
}
