package fractura.cases.risk;

import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.cortex.LesionExtent;
import fractura.mesh.cortex.LesionPart;
import fractura.mesh.cortex.SectionRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The published scores of a femur with lesions, from the model: Mirels and cortical involvement of its worst
/// lesion, CT-based rigidity analysis of the bone.
///
/// The worst lesion is the one with the most points of Mirels, the larger one on a tie.
public final class FemurScores {
    private FemurScores() {}

    /// @param specimen the bone, a femur
    /// @param lesionFree the same without its lesions, on the same mesh; absent where it could not be estimated
    /// @param pain as typed; absent when nobody said so
    /// @return the scores; none for a bone without lesions
    public static List<Score> of(Specimen specimen, Optional<Specimen> lesionFree, Optional<MirelsPain> pain) {
        List<LesionPart> lesions = LesionPart.of(specimen);
        if (lesions.isEmpty()) {
            return List.of();
        }
        Site.Femur femur = (Site.Femur) specimen.site();
        List<SectionRun> runs = SectionRun.ofFemur(femur, specimen.mesh());
        List<Scored> all = lesions.stream()
                .map(l -> scored(specimen, lesionFree.orElse(specimen), l, runs, pain))
                .toList();
        Scored worst = all.stream()
                .max(Comparator.<Scored>comparingInt(w -> w.points.highPoints())
                        .thenComparingDouble(w -> w.lesion.volumeCm3()))
                .orElseThrow();
        List<Score> scores = new ArrayList<>(List.of(worst.points, CorticalInvolvement.of(femur, worst.extent)));
        boolean hasSections = runs.stream().anyMatch(r -> !r.sections().isEmpty());
        if (lesionFree.isPresent() && hasSections) {
            scores.add(CtRigidity.of(femur, RigidityLoss.of(specimen, lesionFree.get(), runs), outside(all)));
        }
        return List.copyOf(scores);
    }

    private record Scored(LesionPart lesion, LesionExtent extent, Score.Points points) {}

    /// Share of all lesions outside the beams.
    private static double outside(List<Scored> all) {
        double outside = 0;
        double whole = 0;
        for (Scored one : all) {
            outside += one.lesion.volumeCm3() * one.extent.unseenShare();
            whole += one.lesion.volumeCm3();
        }
        return outside / whole;
    }

    private static Scored scored(
            Specimen specimen,
            Specimen lesionFree,
            LesionPart lesion,
            List<SectionRun> runs,
            Optional<MirelsPain> pain) {
        LesionExtent extent = LesionExtent.of(specimen, lesionFree, lesion, runs);
        return new Scored(
                lesion, extent, Mirels.of((Site.Femur) specimen.site(), specimen.mesh(), lesion, extent, pain));
    }
}
