package fractura.cases.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpineDemandTest {
    private static final Subject MAN = Subject.of(Subject.Sex.MALE, OptionalDouble.of(70), OptionalDouble.of(1.70));

    @Test
    void standing_man_of_70_kg_loads_l3_with_529_newton() {
        assertEquals(528.8, demand(SpineTask.STANDING, "L3"), 0.05);
    }

    @Test
    void ten_kilograms_in_front_of_a_bent_back_load_l3_with_2293_newton() {
        assertEquals(2292.89, demand(SpineTask.FLEXION_10KG, "L3"), 0.005);
    }

    @Test
    void bags_at_the_sides_add_their_weight_to_standing() {
        assertEquals(demand(SpineTask.STANDING, "L3") + 98.1, demand(SpineTask.CARRYING, "L3"), 1e-9);
    }

    @Test
    void lifting_loads_the_spine_more_than_bending_and_bending_more_than_carrying() {
        assertTrue(demand(SpineTask.LIFTING_20KG, "L3") > demand(SpineTask.FLEXION_10KG, "L3"));
        assertTrue(demand(SpineTask.FLEXION_10KG, "L3") > demand(SpineTask.CARRYING, "L3"));
        assertTrue(demand(SpineTask.LATERAL_BENDING_10KG, "L3") > demand(SpineTask.CARRYING, "L3"));
    }

    @ParameterizedTest
    @CsvSource({"T1, 0.18", "T4, 0.26", "T6, 0.31", "T8, 0.36", "T10, 0.41", "T12, 0.46", "L1, 0.49", "L5, 0.61"})
    void weight_above_a_level_is_linear_between_the_table_s_levels(String level, double share) {
        assertEquals(share, SpineDemand.weightShareAbove(level), 1e-12);
    }

    @Test
    void a_thoracic_muscle_lever_is_shorter_and_its_force_larger() {
        // T12 lies above L1 and carries less weight, yet its muscles pull harder
        assertTrue(demand(SpineTask.FLEXION_10KG, "T12") > demand(SpineTask.FLEXION_10KG, "L1"));
    }

    @Test
    void a_load_beyond_measured_disc_pressure_is_held_at_it_and_said() {
        SpineDemand wide = SpineDemand.of(SpineTask.FLEXION_10KG, "L3", MAN).boundedBy(1800);
        assertFalse(wide.isBounded());
        SpineDemand narrow = SpineDemand.of(SpineTask.FLEXION_10KG, "L3", MAN).boundedBy(900);
        assertTrue(narrow.isBounded());
        assertEquals(0.66 * 2.30 * 900, narrow.newton(), 1e-9);
        assertTrue(narrow.note().contains("1366 N used"), narrow.note());
    }

    /// Half of the body stands on L3 whatever the disc of another person's L4-5 was seen to bear.
    @Test
    void no_load_is_held_below_what_standing_with_the_weight_takes() {
        SpineDemand tiny = SpineDemand.of(SpineTask.CARRYING, "L3", MAN).boundedBy(300);
        assertEquals(tiny.staticsNewton(), tiny.newton(), 0.0);
        SpineDemand bent = SpineDemand.of(SpineTask.FLEXION_10KG, "L3", MAN).boundedBy(300);
        assertEquals(demand(SpineTask.CARRYING, "L3"), bent.newton(), 1e-9); // the same 10 kg, upright
        assertTrue(bent.isBounded());
    }

    @Test
    void pressure_of_a_lumbar_disc_bounds_no_thoracic_load() {
        SpineDemand small = SpineDemand.of(SpineTask.LIFTING_20KG, "T8", MAN).boundedBy(600);
        assertFalse(small.isBounded());
        assertEquals(small.staticsNewton(), small.newton(), 0.0);
    }

    @ParameterizedTest
    @CsvSource({"C5", "T13", "L6", "S1", "l3"})
    void a_level_without_a_table_entry_is_refused(String level) {
        InputException refused =
                assertThrows(InputException.class, () -> SpineDemand.of(SpineTask.STANDING, level, MAN));
        assertTrue(refused.getMessage().contains("T1 to T12 and L1 to L5"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"MALE, 70, 1.70", "FEMALE, 60, 1.60", "UNKNOWN, 65, 1.65"})
    void missing_body_size_is_assumed_and_warned(Subject.Sex sex, double mass, double height) {
        Subject subject = Subject.of(sex, OptionalDouble.empty(), OptionalDouble.empty());
        assertEquals(mass, subject.massKg());
        assertEquals(height, subject.heightM());
        assertTrue(subject.isAssumed());
        assertEquals(
                List.of(Warning.caution(
                        "W17",
                        "body mass and height are missing and assumed as " + mass + " kg and " + height
                                + " m, so loads are less certain; write them under subject in the case file")),
                subject.warnings());
        assertEquals(
                "body height is missing and assumed as " + height
                        + " m, so loads are less certain; write it under subject in the case file",
                Subject.of(sex, OptionalDouble.of(80), OptionalDouble.empty())
                        .warnings()
                        .getFirst()
                        .text());
        assertFalse(MAN.isAssumed());
    }

    @Test
    void height_in_centimetres_by_mistake_is_refused() {
        InputException refused = assertThrows(
                InputException.class,
                () -> Subject.of(Subject.Sex.MALE, OptionalDouble.of(70), OptionalDouble.of(170)));
        assertTrue(refused.getMessage().contains("Check the unit"), refused.getMessage());
    }

    @Test
    void tasks_are_found_by_name_and_others_refused_with_the_list() {
        assertEquals(SpineTask.FLEXION_10KG, SpineTask.byName("flexion-10kg"));
        InputException refused = assertThrows(InputException.class, () -> SpineTask.byName("dancing"));
        assertTrue(refused.getMessage().contains("standing, carrying"), refused.getMessage());
    }

    private static double demand(SpineTask task, String level) {
        return SpineDemand.of(task, level, MAN).newton();
    }
}
