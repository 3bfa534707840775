package fractura.cases.risk;

import fractura.mesh.Site;
import fractura.mesh.cortex.LesionExtent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// The score of the CT-based rigidity analysis: at risk where a section has lost 35 % of EA, EI or GJ
/// (Nazarian15; limit recalled, performance read in the abstract).
final class CtRigidity {
    private static final double LIMIT_PERCENT = 35;

    private static final Published PUBLISHED = Published.of(
            "Nazarian15",
            2015,
            100,
            90,
            "124 patients, 149 lesions, compared with the other side of the body; limit and laws of density are recalled");

    private CtRigidity() {}

    /// @param femur the bone
    /// @param loss what it lost
    /// @param outside share of the lesions that no section can meet, 0 to 1
    /// @return the score
    static Score.Measured of(Site.Femur femur, RigidityLoss loss, double outside) {
        List<Score.Measure> measures = new ArrayList<>(List.of(
                measure(femur, "eaLossPercent", "axial rigidity EA", loss.ea()),
                measure(femur, "eiLossPercent", "least bending rigidity EI", loss.ei()),
                measure(femur, "gjLossPercent", "torsional rigidity GJ", loss.gj())));
        boolean isWhole = outside < LesionExtent.TOLD_SHARE;
        if (!isWhole) {
            measures.add(new Score.Measure(
                    "lesionOutsidePercent",
                    100 * outside,
                    OptionalDouble.empty(),
                    "share of the lesions outside the sections, whose loss is not known"));
        }
        boolean isReached = Stream.of(loss.ea(), loss.ei(), loss.gj()).anyMatch(w -> w.percent() >= LIMIT_PERCENT);
        return new Score.Measured(
                "ctra",
                List.copyOf(measures),
                Verdict.of(isReached, isWhole),
                "against the same bone without its lesion, not the other side as published; sections square to"
                        + " the shaft, and to the neck up to the centre of the head",
                PUBLISHED);
    }

    private static Score.Measure measure(Site.Femur femur, String name, String what, RigidityLoss.Worst worst) {
        String where = worst.percent() > 0 ? ", " + SectionWords.of(femur, worst.place()) : "";
        return new Score.Measure(name, worst.percent(), OptionalDouble.of(LIMIT_PERCENT), "loss of " + what + where);
    }
}
