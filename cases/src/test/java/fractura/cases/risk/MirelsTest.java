package fractura.cases.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Tissue;
import fractura.mesh.cortex.BoneSection;
import fractura.mesh.cortex.LesionExtent;
import fractura.mesh.cortex.LesionPart;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirelsTest {
    /// A lesion whose middle lies in an element of the column, 5 mm to each.
    private static LesionPart lesion(Tissue type, int element) {
        return new LesionPart(type, 2, new int[] {element}, element);
    }

    private static LesionExtent wide(double width) {
        return new LesionExtent(0, 0, Optional.empty(), width, Optional.of(DrawnSections.shaftAt(-100)), 0);
    }

    private static Score.Points score(Tissue type, int element, double width, Optional<MirelsPain> pain) {
        return Mirels.of(DrawnSections.femur(), DrawnSections.column(), lesion(type, element), wide(width), pain);
    }

    /// Columns: type, element (lesser trochanter at 5 to 6), width, pain; total and verdict.
    @ParameterizedTest
    @CsvSource({
        "BLASTIC, 25, 0.30, MILD,       5, NOT_AT_RISK",
        "MIXED,   25, 0.50, MODERATE,   8, OPEN",
        "LYTIC,   25, 0.50, MILD,       8, OPEN",
        "LYTIC,   25, 0.50, MODERATE,   9, AT_RISK",
        "LYTIC,   25, 0.70, FUNCTIONAL, 11, AT_RISK",
        "LYTIC,   2,  0.70, FUNCTIONAL, 12, AT_RISK",
        "BLASTIC, 2,  0.30, MODERATE,   7, NOT_AT_RISK",
    })
    void points_are_those_of_the_table(
            Tissue type, int element, double width, MirelsPain pain, int total, Verdict verdict) {
        Score.Points score = score(type, element, width, Optional.of(pain));
        assertEquals(OptionalInt.of(total), score.points());
        assertEquals(verdict, score.verdict());
    }

    @ParameterizedTest
    @CsvSource({"0.33, 1", "0.34, 2", "0.66, 2", "0.67, 3"})
    void size_has_its_borders_at_a_third_and_two_thirds_of_the_width(double width, int points) {
        Score.Points score = score(Tissue.LYTIC, 25, width, Optional.of(MirelsPain.MILD));
        assertEquals(points, score.items().getLast().points().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "15, 3", "16, 2"})
    void peritrochanteric_ends_50_mm_below_the_lesser_trochanter(int element, int points) {
        Score.Points score = score(Tissue.LYTIC, element, 0.5, Optional.of(MirelsPain.MILD));
        assertEquals(points, score.items().getFirst().points().orElseThrow());
    }

    @Test
    void without_pain_the_score_is_a_range_and_no_number() {
        Score.Points score = score(Tissue.LYTIC, 25, 0.5, Optional.empty());
        assertTrue(score.points().isEmpty());
        assertEquals(8, score.lowPoints());
        assertEquals(10, score.highPoints());
        assertEquals(Verdict.OPEN, score.verdict());
        assertEquals(
                "from 'fracture in 15 %, advice of 1989: clinical judgement' to 'fracture in 33 to 100 %, advice of 1989: prophylactic fixation'",
                score.words());
        assertEquals("unknown", score.items().get(1).from());
    }

    @Test
    void a_range_within_one_class_has_the_verdict_of_the_class() {
        assertEquals(
                Verdict.AT_RISK, score(Tissue.LYTIC, 2, 0.7, Optional.empty()).verdict());
        assertEquals(
                Verdict.NOT_AT_RISK,
                score(Tissue.BLASTIC, 25, 0.3, Optional.empty()).verdict());
    }

    @Test
    void cortex_is_at_risk_from_30_mm_along_or_half_around() {
        assertEquals(Verdict.AT_RISK, involved(30, 0.2).verdict());
        assertEquals(Verdict.AT_RISK, involved(10, 0.5).verdict());
        assertEquals(Verdict.NOT_AT_RISK, involved(29, 0.49).verdict());
        assertTrue(involved(29, 0.49).words().contains("validated on radiographs only"));
    }

    @Test
    void cortex_is_open_where_part_of_the_lesion_was_not_measured() {
        LesionExtent half = new LesionExtent(0, 0, Optional.empty(), 0.5, Optional.empty(), 0.54);
        Score.Measured score = CorticalInvolvement.of(DrawnSections.femur(), half);
        assertEquals(Verdict.OPEN, score.verdict());
        assertTrue(score.words().contains("54 % of the lesion"), score.words());
    }

    private static Score.Measured involved(double axialMm, double share) {
        Optional<BoneSection.Place> at = Optional.of(DrawnSections.shaftAt(-100));
        return CorticalInvolvement.of(DrawnSections.femur(), new LesionExtent(axialMm, share, at, 0.5, at, 0));
    }
}
