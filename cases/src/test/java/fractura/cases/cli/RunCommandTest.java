package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.Drawn;
import fractura.cases.ResultFolder;
import fractura.cases.RunOptions;
import fractura.mesh.InputException;
import fractura.solver.NumericalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCommandTest extends CommandTest {
    @Test
    void a_run_ends_with_0_answers_on_one_stream_and_narrates_on_the_other() {
        assertEquals(0, execute("run", one(), "-o", result()));
        assertTrue(answers().contains("Strength      4.1 kN (3.0 to 5.6)"), answers());
        assertTrue(answers().contains("Files in " + result() + ": manifest.json, report.html, result.json"), answers());
        assertEquals("Solving compression\n  iteration 3\nDrawing stress maps\n", narration());
    }

    @Test
    void quiet_silences_narration_but_not_errors() {
        assertEquals(0, execute("run", one(), "-o", result(), "--quiet"));
        assertEquals("", narration());
        assertEquals(3, execute("run", one(), "-o", result(), "--quiet"));
        assertTrue(narration().contains("is not empty"), narration());
    }

    @Test
    void a_second_run_needs_force() {
        assertEquals(0, execute("run", one(), "-o", result()));
        assertEquals(3, execute("run", one(), "-o", result()));
        assertTrue(narration().contains("Name another with -o, or overwrite with --force."), narration());
        assertEquals(0, execute("run", one(), "-o", result(), "--force"));
    }

    @Test
    void json_prints_one_document_and_nothing_else_on_standard_output() {
        assertEquals(0, execute("run", one(), "-o", result(), "--json"));
        assertEquals("L3-lytic", document().get("case").asText());
    }

    @Test
    void several_cases_get_a_folder_each_and_one_document() {
        assertEquals(0, execute("run", one(), temp.resolve("two").toString(), "-o", result(), "--json"));
        assertEquals(2, document().size());
        assertTrue(narration().contains("two: Solving compression"), narration());
        assertEquals(
                List.of(Path.of(result(), "one"), Path.of(result(), "two")),
                asked.stream().map(RunOptions::outputFolder).toList());
    }

    /// The second would write over the first, with --force without a word.
    @Test
    void two_cases_of_one_name_are_refused_before_any_is_computed() {
        assertEquals(3, execute("run", one(), one(), "-o", result(), "--force"));
        assertTrue(narration().contains("Two cases would write into"), narration());
        assertTrue(asked.isEmpty());
    }

    @Test
    void without_an_output_the_folder_is_named_after_the_case() {
        run = (c, o, p) -> {
            asked.add(o);
            throw new NumericalException("Stop here. Nothing is written. Fine.");
        };
        assertEquals(4, execute("run", one(), "--threads", "3"));
        assertEquals(new RunOptions(Path.of("result-one"), false, 3), asked.getFirst());
    }

    @Test
    void no_case_is_solved_when_any_case_file_is_wrong() throws IOException {
        Files.writeString(temp.resolve("two/case.yaml"), "case: two\n");
        assertEquals(3, execute("run", one(), temp.resolve("two").toString(), "-o", result()));
        assertTrue(asked.isEmpty());
    }

    @Test
    void a_case_that_is_not_reportable_ends_with_4_and_prints_no_strength() {
        run = (c, o, p) -> {
            ResultFolder.open(o.outputFolder(), o.force()).begin();
            return Drawn.refused();
        };
        assertEquals(4, execute("run", one(), "-o", result()));
        assertFalse(answers().contains("Strength"), answers());
        assertTrue(Files.exists(Path.of(result(), "result.json")));
    }

    private int failing(RuntimeException e, String... more) {
        run = (c, o, p) -> {
            throw e;
        };
        List<String> args = new ArrayList<>(List.of("run", one(), "-o", result()));
        args.addAll(List.of(more));
        return execute(args.toArray(String[]::new));
    }

    @Test
    void what_the_user_can_mend_ends_with_3() {
        assertEquals(3, failing(new InputException("CT is empty (ct.nii.gz). Export it again.")));
        assertEquals("fractura: CT is empty (ct.nii.gz). Export it again.\n", narration());
    }

    @Test
    void what_numerics_cannot_solve_ends_with_4() {
        assertEquals(4, failing(new NumericalException("The solve stalled. Use larger elements.")));
        assertEquals("fractura: The solve stalled. Use larger elements.\n", narration());
    }

    @Test
    void our_mistakes_end_with_1_and_show_their_trace_only_on_demand() {
        assertEquals(1, failing(new IllegalStateException("Shape mismatch")));
        assertEquals(
                "fractura: A bug in Fractura: Shape mismatch Run again with --debug and report what it prints.\n",
                narration());
        err.reset();
        assertEquals(1, failing(new IllegalStateException("Shape mismatch"), "--debug"));
        assertTrue(narration().contains("at fractura.cases.cli"), narration());
    }

    @Test
    void running_out_of_memory_ends_with_3_and_says_how_to_mend() {
        run = (c, o, p) -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertEquals(3, execute("run", one(), "-o", result(), "--json"));
        assertTrue(narration().contains("Crop the scan, take larger elements in a case (mesh: voxel-mm)"), narration());
        assertEquals("input", document().at("/error/kind").asText());
    }

    @Test
    void under_json_an_error_is_a_document_too() {
        assertEquals(4, failing(new NumericalException("The solve stalled. Use larger elements."), "--json"));
        assertEquals(4, document().at("/error/exitCode").asInt());
        assertEquals("numerics", document().at("/error/kind").asText());
        assertEquals(
                "The solve stalled. Use larger elements.",
                document().at("/error/message").asText());
    }
}
