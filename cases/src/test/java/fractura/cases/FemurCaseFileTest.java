package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseFile.LoadKind;
import fractura.mesh.generate.BoneSurface;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FemurCaseFileTest extends ReadCaseTest {
    private static final String FEMUR = SMALL.replace("{bone: vertebra, level: L3}", "{bone: femur, side: right}");

    @Test
    void pain_of_a_femur_may_be_in_the_words_of_mirels_and_still_in_those_of_sins() {
        for (String word : List.of("functional", "mechanical")) {
            CaseFile femur = read(FEMUR + "clinical: {pain: " + word + "}\n");
            assertEquals(word, femur.clinical().pain().orElseThrow());
        }
    }

    @Test
    void the_shell_of_a_femur_has_no_usual_thickness() {
        String femur = SMALL.replace("bone: vertebra, level: L3", "bone: femur, side: left");
        assertTrue(refusal(femur + "mesh: {surface: cortical-shell}\n").contains("Add shell-mm"));
        assertEquals(
                new BoneSurface.CorticalShell(1.5),
                read(femur + "mesh: {surface: cortical-shell, shell-mm: 1.5}\n").surface());
        assertEquals(
                new BoneSurface.NearestInterior(),
                read(femur + "mesh: {surface: nearest-interior}\n").surface());
    }

    @Test
    void the_direction_of_a_shaft_is_a_way_of_any_length_and_some_length() {
        String given = FEMUR.replace("side: right", "side: right, shaft-axis: [0, -3, 4]");
        CaseFile.SiteChoice.Femur femur =
                (CaseFile.SiteChoice.Femur) read(given).site();
        assertArrayEquals(new double[] {0, -0.6, 0.8}, femur.shaftAxis().orElseThrow(), 1e-15);
        assertTrue(((CaseFile.SiteChoice.Femur) read(FEMUR).site()).shaftAxis().isEmpty());
        assertTrue(
                refusal(given.replace("[0, -3, 4]", "[0, 0, 0]")).contains("shaft-axis: [0, 0, 0] is no direction."));
    }

    @Test
    void a_femur_is_loaded_upright_on_stairs_and_in_a_fall_when_nothing_is_said() {
        CaseFile c = read(FEMUR);
        assertEquals(
                List.of(LoadKind.STANCE, LoadKind.STAIRS, LoadKind.SIDEWAYS_FALL),
                c.loads().stream().map(CaseFile.LoadChoice::kind).toList());
        assertEquals(List.of("standing", "walking", "stairs", "sideways-fall"), c.demands());
        assertEquals("morgan-2003-femoral-neck", c.materials().law());
    }

    @Test
    void tasks_of_a_femur_are_those_of_the_loads_asked_for() {
        assertEquals(List.of("stairs"), read(FEMUR + "loads: [stairs]\n").demands());
        assertEquals(
                List.of("standing", "walking"),
                read(FEMUR + "loads: [{single-force: {angle-deg: 7}}]\n").demands());
        assertEquals(
                List.of(new CaseFile.LoadChoice(LoadKind.SINGLE_FORCE, OptionalDouble.empty(), OptionalDouble.of(7))),
                read(FEMUR + "loads: [{single-force: {angle-deg: 7}}]\n").loads());
    }

    @Test
    void walking_is_another_name_of_stance() {
        assertEquals(
                List.of(new CaseFile.LoadChoice(LoadKind.STANCE)),
                read(FEMUR + "loads: [walking]\n").loads());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            loads: [compression]           | loads: compression loads a vertebra, and the site is a femur. A femur takes: stance, stairs, sideways-fall, single-force.
            loads: [stance, walking]       | loads: stance and walking are two names of one load. Keep one.
            demands: [carrying]            | demands: carrying is no task of a femur. Known: standing, walking, stumbling, stairs, sideways-fall.
            loads: [{single-force: {angle-deg: 60}}] | loads[1].single-force.angle-deg: 60 is outside 0 to 45 degrees. Check value and unit.
            """)
    void what_does_not_fit_a_femur_is_refused_with_what_does(String line, String words) {
        refuses(FEMUR + line + "\n", "line 7, " + words);
    }

    @Test
    void a_task_whose_load_is_not_asked_for_is_refused() {
        refuses(
                FEMUR + "loads: [stance]\ndemands: [stairs]\n",
                "line 8, demands: stairs is compared with the strength under stairs, which is not among the loads."
                        + " Add it to loads, or delete the task.");
    }
}
