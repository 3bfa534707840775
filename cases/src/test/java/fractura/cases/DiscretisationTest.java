package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscretisationTest {
    private static Discretisation bar(double strengthPercent) {
        return new Discretisation.Bar(
                1, 3, List.of(), 5, List.of(new Discretisation.StrengthError("strain limits", strengthPercent)));
    }

    @Test
    void a_small_mesh_error_is_no_finding() {
        assertTrue(bar(29.9).finding("stance").isEmpty());
        assertTrue(new Discretisation.NotGiven("none", true).finding("stance").isEmpty());
    }

    @Test
    void a_mesh_error_that_could_not_be_found_is_a_caution() {
        Warning w = new Discretisation.NotGiven("there is no model with voxels of 4 mm", false)
                .finding("stance")
                .orElseThrow();
        assertEquals(Warning.Level.CAUTION, w.level());
        assertEquals(
                "stance: how far the mesh alone may move the strength is not known, as there is no model with voxels of"
                        + " 4 mm. Take smaller voxels (mesh: voxel-mm)",
                w.text());
    }

    @Test
    void a_mesh_error_of_a_third_is_a_caution_that_says_how_to_mend_it() {
        Warning w = bar(33).finding("stance").orElseThrow();
        assertEquals(Warning.Level.CAUTION, w.level());
        assertEquals(
                "stance: the mesh alone may move the strength by ± 33 % (a caution from 30 %). Take smaller voxels (mesh:"
                        + " voxel-mm), or leave this load out",
                w.text());
    }

    @Test
    void a_strength_whose_mesh_error_reaches_down_to_nothing_is_not_reported() {
        Warning w = bar(100).finding("stance").orElseThrow();
        assertEquals(Warning.Level.BLOCK, w.level());
        assertEquals("W15", w.code());
    }
}
