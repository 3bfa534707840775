package fractura.cases.risk;

import fractura.mesh.Site;
import fractura.mesh.cortex.BoneSection;
import java.util.Locale;

/// A section of a femur in the words of a surgeon.
final class SectionWords {
    private SectionWords() {}

    /// @param femur the bone
    /// @param place of the section
    /// @return for example "57 mm below the lesser trochanter"
    static String of(Site.Femur femur, BoneSection.Place place) {
        return switch (place.part()) {
            case SHAFT -> {
                double below = femur.lesserTrochanterHeightMm() - femur.shaft().heightOf(place.centreMm());
                yield String.format(
                        Locale.ROOT,
                        "%.0f mm %s the %slesser trochanter",
                        Math.abs(below),
                        below < 0 ? "above" : "below",
                        femur.lesserTrochanterMm().isPresent() ? "" : "usual height of the ");
            }
            case NECK -> {
                double[] head = place.cut().coordinates(femur.head().centreMm());
                yield String.format(
                        Locale.ROOT,
                        "in the neck, %.0f mm from the centre of the head along it",
                        head[2] - place.heightMm());
            }
        };
    }
}
