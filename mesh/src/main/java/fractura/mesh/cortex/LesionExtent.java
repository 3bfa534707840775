package fractura.mesh.cortex;

import fractura.mesh.Specimen;
import java.util.List;
import java.util.Optional;

/// How far one lesion reaches along and around the cortex of a long bone, and across the bone.
///
/// Measured section by section on the model. Along: from the first to the last section of a beam in which the
/// lesion has taken cortex anywhere around (`SectionCortex`), the beam with more of it. Around: the greatest
/// share of the outline of one section. Across: the greatest width of the lesion over the width of the bone in
/// the same section, seen along either of the section's two directions, as two radiographs would show it.
/// Limits: parts of the lesion outside the beams are not measured.
///
/// @param axialMm length of cortex involved along the axis, mm; 0 where the cortex is free
/// @param circumference greatest share of a section's outline involved, 0 to 1
/// @param circumferenceAt where; absent where the cortex is free
/// @param width greatest width of the lesion over that of the bone, 0 to 1
/// @param widthAt where; absent where no section meets the lesion
/// @param unseenShare share of the lesion's elements outside the beams, 0 to 1
public record LesionExtent(
        double axialMm,
        double circumference,
        Optional<BoneSection.Place> circumferenceAt,
        double width,
        Optional<BoneSection.Place> widthAt,
        double unseenShare) {
    /// A share of the lesion outside the beams from which on it is told (our choice).
    public static final double TOLD_SHARE = 0.05;

    /// @param specimen the bone
    /// @param lesionFree the same without lesions, on the same mesh; its cortex is looked at
    /// @param lesion one of the bone's lesions
    /// @param runs the beams
    /// @return its extents
    public static LesionExtent of(Specimen specimen, Specimen lesionFree, LesionPart lesion, List<SectionRun> runs) {
        boolean[] own = lesion.samples(specimen);
        Search search = new Search();
        for (SectionRun run : runs) {
            double first = Double.NaN;
            double last = Double.NaN;
            for (BoneSection section : run.sections()) {
                double across = width(section, own);
                if (across == 0) {
                    continue;
                }
                search.width(across, section.place());
                double around = new SectionCortex(lesionFree, section).share(own);
                search.circumference(around, section.place());
                if (around > 0) {
                    double height = section.place().heightMm();
                    first = Double.isNaN(first) ? height : first;
                    last = height;
                }
            }
            double length = last - first + specimen.mesh().voxelMm();
            search.axialMm = Double.isNaN(length) ? search.axialMm : Math.max(search.axialMm, length);
        }
        return search.found(unseen(specimen, lesion, runs));
    }

    private static double unseen(Specimen specimen, LesionPart lesion, List<SectionRun> runs) {
        int outside = 0;
        for (int e : lesion.elements()) {
            double[] p = specimen.mesh().elementCentre(e);
            outside += runs.stream().anyMatch(r -> r.spans(p)) ? 0 : 1;
        }
        return (double) outside / lesion.elements().length;
    }

    /// Width of the lesion over that of the bone, along x or y, whichever is more; 0 where it is not in the section.
    private static double width(BoneSection section, boolean[] own) {
        return Math.max(width(section, section.xMm(), own), width(section, section.yMm(), own));
    }

    private static double width(BoneSection section, double[] along, boolean[] own) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < section.pixelCount(); p++) {
            least = Math.min(least, along[p]);
            most = Math.max(most, along[p]);
            if (own[section.samples()[p]]) {
                low = Math.min(low, along[p]);
                high = Math.max(high, along[p]);
            }
        }
        return high < low ? 0 : (high - low + section.edgeMm()) / (most - least + section.edgeMm());
    }

    /// The greatest values so far.
    private static final class Search {
        private double axialMm;
        private double circumference;
        private Optional<BoneSection.Place> circumferenceAt = Optional.empty();
        private double width;
        private Optional<BoneSection.Place> widthAt = Optional.empty();

        void circumference(double share, BoneSection.Place place) {
            if (share > circumference) {
                circumference = share;
                circumferenceAt = Optional.of(place);
            }
        }

        void width(double share, BoneSection.Place place) {
            if (share > width) {
                width = share;
                widthAt = Optional.of(place);
            }
        }

        LesionExtent found(double unseenShare) {
            return new LesionExtent(axialMm, circumference, circumferenceAt, width, widthAt, unseenShare);
        }
    }
}
