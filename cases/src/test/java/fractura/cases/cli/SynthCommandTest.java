package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Tissue;
import fractura.mesh.synthetic.SyntheticLesion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthCommandTest extends CommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"vertebra", "femur"})
    void the_help_of_each_synthetic_bone_shows_two_examples_that_parse(String bone) {
        assertEquals(0, execute("synth", bone, "--help"));
        List<String> examples =
                answers().lines().filter(l -> l.startsWith("  ./fractura ")).toList();
        assertEquals(2, examples.size(), answers());
        for (String example : examples) {
            String[] words = example.strip().split(" ");
            assertEquals(0, execute(Arrays.copyOfRange(words, 1, words.length)), example + narration());
        }
        assertEquals(2, synthesis.size());
        assertTrue(synthesis.getFirst().bone().words().startsWith(bone));
    }

    @Test
    void several_lesions_keep_their_own_sizes_places_and_margins() {
        String line = "synth vertebra L2 -o x --json --seed 5 --lesion lytic --at body-left --radius-mm 7 --rim-mm 1"
                + " --breach --lesion blastic --at 3,-5,2 --volume-cm3 0.5 --severity 0.6";
        assertEquals(0, execute(line.split(" ")), narration());
        List<SyntheticLesion> lesions = synthesis.getFirst().lesions();
        assertEquals(
                new SyntheticLesion(Tissue.LYTIC, "body-left", 7, 1, new SyntheticLesion.Margin(1, 0, true)),
                lesions.getFirst());
        assertEquals("3,-5,2", lesions.getLast().place());
        assertEquals(0.5, lesions.getLast().volumeCm3(), 1e-12);
        assertEquals(0.6, lesions.getLast().severity());
        assertEquals(5, synthesis.getFirst().seed());
        assertEquals("LPS", document().get("frame").asText());
    }

    @Test
    void what_a_synthetic_scan_lacks_is_said() {
        assertEquals(2, execute("synth"));
        assertTrue(narration().contains("Name a bone: vertebra or femur."), narration());
        assertEquals(3, execute("synth", "vertebra", "C2", "-o", "x"));
        assertTrue(narration().contains("There is no vertebra 'C2'"), narration());
        assertEquals(3, execute("synth", "vertebra", "L2", "-o", "x", "--lesion", "lytic", "--at", "lamina"));
        assertTrue(narration().contains("needs one size, it has none. Give --radius-mm or --volume-cm3."), narration());
        assertEquals(3, execute("synth", "vertebra", "L2", "-o", "x", "--phantom-mg-cm3", "0,100"));
        assertTrue(narration().contains("Add --view phantom or --view body."), narration());
    }
}
