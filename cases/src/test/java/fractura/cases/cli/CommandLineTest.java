package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.evidence.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest extends CommandTest {
    /// As from a shell variable that was never set; it is not the current folder.
    @Test
    void an_empty_name_of_a_file_is_no_file() {
        assertEquals(2, execute("inspect", ""));
        assertTrue(narration().contains("it is empty, where a file or folder belongs"), narration());
        assertEquals(2, execute("run", one(), "-o", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dance",
                "run",
                "run x --threads 0",
                "run x --threads 257",
                "run x --threads many",
                "run x --jsno",
                "batch x",
                "batch x -o y --jobs 0",
                "batch x -o y --jobs 65",
                "batch x -o y --shard 2",
                "batch x -o y --shard 3/2",
                "batch x -o y --resume --force",
                "compare",
                "compare x",
                "compare x y --load stance",
                "inspect",
                "segment x -o y.nii",
                "segment x --seed 1,2 -o y.nii",
                "segment x --seed 1,2,z -o y.nii",
                "segment x --seed 1,2,3 --bone tooth -o y.nii",
                "segment x --seed 1,2,3 --side left -o y.nii",
                "render x",
                "bench --repeat -1"
            })
    void a_command_line_that_makes_no_sense_ends_with_2_and_points_to_the_help(String line) {
        assertEquals(2, execute(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals("", answers());
        assertTrue(narration().contains("--help"), narration());
    }

    @Test
    void a_mask_comes_with_its_caution_and_lines_for_a_case_file() throws IOException {
        String mask = temp.resolve("mask.nii.gz").toString();
        assertEquals(0, execute("segment", "ct.nii.gz", "--seed", "-26,160,-65", "-o", mask));
        assertTrue(answers().contains("A start to be looked at."), answers());
        assertTrue(answers().endsWith("labels:\n  - file: mask.nii.gz\n    bone: [1]\n"), answers());
        Path picture = Files.createFile(temp.resolve("mask.png"));
        assertEquals(3, execute("segment", "ct.nii.gz", "--seed", "-26,160,-65", "-o", mask));
        assertTrue(narration().contains("mask.png exists"), narration());
        Files.delete(picture);
        Files.createFile(Path.of(mask));
        assertEquals(3, execute("segment", "ct.nii.gz", "--seed", "-26,160,-65", "-o", mask));
        out.reset();
        assertEquals(0, execute("segment", "ct.nii.gz", "--seed", "-26,160,-65", "-o", mask, "--force", "--json"));
        assertEquals(-26, document().at("/bodyCentreMm/0").asDouble());
        assertEquals(1, document().get("findings").size());
        assertEquals("leaves-scan", document().at("/reasons/1").asText());
        assertTrue(document().get("confidence").asText().startsWith("Doubtful (leaves-scan)"));
        out.reset();
        String[] femur = {
            "segment", "x", "--seed", "1,2,3", "--bone", "femur", "--side", "right", "-o", mask, "--force", "--json"
        };
        assertEquals(0, execute(femur));
        assertEquals("right", document().get("side").asText());
    }

    @Test
    void a_mistyped_option_is_answered_with_the_nearest() {
        assertEquals(2, execute("run", one(), "--jsno"));
        assertTrue(narration().contains("--json"), narration());
    }

    @Test
    void a_word_that_is_no_command_is_called_so() {
        assertEquals(2, execute("xyzzy"));
        assertTrue(narration().contains("There is no command 'xyzzy'. See: fractura --help"), narration());
        assertEquals(2, execute("inspct"));
        assertTrue(narration().contains("There is no command 'inspct'. Did you mean inspect?"), narration());
    }

    @Test
    void help_is_a_command_too() {
        assertEquals(0, execute("help", "run"));
        assertTrue(answers().contains("fractura run"), answers());
    }

    @Test
    void problems_named_in_the_help_of_verify_exist() {
        execute("verify", "--help");
        List<String> named = Pattern.compile("for example (\\S+);|fractura verify ([a-z]\\S+)")
                .matcher(answers())
                .results()
                .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                .toList();
        assertEquals(2, named.size(), answers());
        assertTrue(Verification.names().containsAll(named), named + " of " + Verification.names());
    }

    @Test
    void usage_errors_under_json_are_documents() {
        assertEquals(2, execute("run", "--json"));
        assertEquals("usage", document().at("/error/kind").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "inspect", "render", "view", "export", "synth", "verify", "bench", "schema", "completion"
            })
    void every_help_shows_two_examples_that_parse(String command) {
        assertEquals(0, execute(command, "--help"));
        List<String> examples =
                answers().lines().filter(l -> l.startsWith("  ./fractura ")).toList();
        assertEquals(2, examples.size(), answers());
        for (String example : examples) {
            String[] words = example.strip().split(" ");
            String[] args = Arrays.copyOfRange(words, 1, words.length);
            CommandLine line = Main.commandLine(console, commands());
            assertDoesNotThrow(() -> line.parseArgs(args), example);
            assertEquals(command, args[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "inspect", "render", "view", "export", "synth", "verify", "bench", "schema", "completion"
            })
    void every_command_has_the_common_options(String command) {
        execute(command, "--help");
        for (String option : List.of("--json", "--quiet", "--force", "--threads", "--debug", "--help")) {
            assertTrue(answers().contains(option), command + " lacks " + option);
        }
    }

    @Test
    void the_version_is_one_line() {
        assertEquals(0, execute("--version"));
        assertTrue(answers().matches("Fractura \\S+\\R"), answers());
    }

    @Test
    void verification_that_fails_ends_with_4() {
        List<Object> failing = List.of(new VerifyCommand(console, (n, t, p) -> verified(false)));
        assertEquals(4, Main.run(console, failing, "verify"));
        assertTrue(answers().contains("FAIL"), answers());
        assertEquals(0, execute("verify"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect ct.nii.gz", "verify", "bench", "schema", "completion"})
    void every_command_speaks_json(String line) {
        String[] words = (line + " --json").split(" ");
        assertEquals(0, execute(words));
        assertTrue(document().isObject());
        assertEquals("", narration());
    }

    @Test
    void a_name_may_begin_with_an_at_sign() {
        assertEquals(3, execute("run", "@there-is-no-such-case"));
        assertTrue(narration().contains("@there-is-no-such-case"), narration());
    }
}
