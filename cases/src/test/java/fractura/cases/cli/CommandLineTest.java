package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.CaseResult;
import fractura.cases.Drawn;
import fractura.cases.InspectResult;
import fractura.cases.Machine;
import fractura.cases.ResultFolder;
import fractura.cases.RunOptions;
import fractura.cases.SegmentQuestion;
import fractura.cases.SegmentResult;
import fractura.cases.evidence.Benchmark;
import fractura.cases.evidence.Verification;
import fractura.cases.report.SyntheticFolder;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.image.Protocol;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticLesion;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
import fractura.solver.NumericalException;
import fractura.viz.Rendering;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final String YAML =
            """
            case: %s
            site: {bone: vertebra, level: L3}
            ct: ct.nii.gz
            labels: {file: labels.nii.gz, bone: 22}
            """;

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    private final List<RunOptions> asked = new ArrayList<>();
    private Doors.Run run = (c, o, p) -> {
        asked.add(o);
        p.stage("Solving compression");
        p.detail("iteration 3");
        ResultFolder.open(o.outputFolder(), o.force());
        return Drawn.lytic();
    };

    private final List<Path> shown = new ArrayList<>();
    private final List<SyntheticScan.Order> synthesis = new ArrayList<>();
    private Rendering rendering = new Rendering.Rendered(
            List.of(new Rendering.Picture("sheet", new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB))), "none");

    @BeforeEach
    void put_two_cases() throws IOException {
        for (String name : List.of("one", "two")) {
            Path folder = Files.createDirectory(temp.resolve(name));
            Files.writeString(folder.resolve("case.yaml"), YAML.formatted(name));
            Files.createFile(folder.resolve("ct.nii.gz"));
            Files.createFile(folder.resolve("labels.nii.gz"));
        }
    }

    private List<Object> commands() {
        return List.of(
                new RunCommand(console, (c, o, p) -> run.run(c, o, p)),
                new InspectCommand(console, (q, p) -> inspected()),
                new SegmentCommand(console, (q, p) -> segmented(q)),
                new RenderCommand(console, (f, q) -> drawn(f)),
                new ViewCommand(console, shown::add),
                new ExportCommand(console, (f, o) -> shown.add(f)),
                SynthCommand.of(console, this::synthesised),
                new VerifyCommand(console, (n, t, p) -> verified(true)),
                new BenchCommand(console, (n, r, t, p) -> benched()),
                new SchemaCommand(console),
                new CompletionCommand(console));
    }

    private Rendering drawn(Path fields) {
        shown.add(fields);
        return rendering;
    }

    private static SegmentResult segmented(SegmentQuestion asked) {
        List<Double> seed = Arrays.stream(asked.seedMm()).boxed().toList();
        return new SegmentResult(
                asked.output(),
                Optional.empty(),
                1,
                60,
                150,
                asked.side().isPresent()
                        ? new SegmentResult.Found.Head(asked.side().get(), seed, 23, 160)
                        : new SegmentResult.Found.Body(seed, 26),
                new SegmentResult.Judgement(
                        9,
                        3,
                        new SegmentResult.Moved(0.95, 4),
                        new SegmentResult.Moved(0.96, -5),
                        List.of("automatic", "leaves-scan")),
                List.of(Warning.caution("W09", "a start to be looked at")));
    }

    private static InspectResult inspected() {
        return new InspectResult(
                "ct",
                "nifti",
                new InspectResult.VolumeFacts(List.of(1, 1, 1), List.of(1.0, 1.0, 1.0), 0, 0, 0, 0, 0),
                Protocol.UNKNOWN,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                CaseResult.Status.REPORTABLE,
                List.of());
    }

    private static List<Verification.Check> verified(boolean pass) {
        return List.of(new Verification.Check(
                "bar",
                "end displacement",
                1,
                pass ? 1 : 2,
                pass ? 0 : 1,
                OptionalDouble.empty(),
                1e-9,
                pass,
                "Timoshenko70",
                "one element"));
    }

    private static Benchmark.Report benched() {
        return new Benchmark.Report(Machine.here(), 1, 10, List.of());
    }

    private int execute(String... args) {
        return Main.run(console, commands(), args);
    }

    private String answers() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String narration() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode document() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(answers());
        } catch (IOException e) {
            throw new AssertionError("Not one JSON document: " + answers(), e);
        }
    }

    private String one() {
        return temp.resolve("one").toString();
    }

    private String result() {
        return temp.resolve("result").toString();
    }

    @Test
    void a_run_ends_with_0_answers_on_one_stream_and_narrates_on_the_other() {
        assertEquals(0, execute("run", one(), "-o", result()));
        assertTrue(answers().contains("Strength      4.1 kN (3.0 to 5.6)"), answers());
        assertTrue(answers().contains("Files in " + result() + ": manifest.json, result.json"), answers());
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
        assertEquals(
                List.of(Path.of(result(), "one"), Path.of(result(), "two")),
                asked.stream().map(RunOptions::outputFolder).toList());
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
            ResultFolder.open(o.outputFolder(), o.force());
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

    /// As from a shell variable that was never set; it is not the current folder.
    @Test
    void an_empty_name_of_a_file_is_no_file() {
        assertEquals(2, execute("inspect", ""));
        assertTrue(narration().contains("it is empty, where a file or folder belongs"), narration());
        assertEquals(2, execute("run", one(), "-o", ""));
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
        assertEquals(2, execute("help"));
        assertTrue(narration().contains("There is no command 'help'. See: fractura --help"), narration());
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

    private SyntheticFolder.Written synthesised(SyntheticScan.Order order, SyntheticFolder.Wanted wanted, int threads) {
        synthesis.add(order);
        SyntheticVertebra small = SyntheticVertebra.of("T4");
        Scanner coarse = new Scanner(new Scanner.Slices(5, 5, 5), 0, Scanner.Grain.NONE, HounsfieldLine.AT_120_KVP, 1);
        SyntheticScan scan = SyntheticScan.of(SyntheticScan.Order.of(small).with(coarse), 1);
        return new SyntheticFolder.Written(wanted.path(), List.of("ct.nii.gz"), scan);
    }

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
    void a_picture_is_not_overwritten_without_force() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        Path png = Files.createFile(temp.resolve("x.png"));
        assertEquals(3, execute("render", fields.toString(), "-o", png.toString()));
        assertEquals(0, execute("render", fields.toString(), "-o", png.toString(), "--force", "--json"));
        assertEquals(png.toString(), document().get("written").asText());
    }

    @Test
    void a_view_that_is_not_drawn_is_answered_with_those_that_are() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        String png = temp.resolve("x.png").toString();
        assertEquals(3, execute("render", fields.toString(), "-o", png, "--view", "below"));
        assertTrue(narration().contains("No view 'below'"), narration());
        assertTrue(narration().contains("There are: sheet."), narration());
        assertFalse(Files.exists(Path.of(png)));
    }

    @Test
    void a_machine_that_cannot_draw_says_what_to_install() throws IOException {
        Path fields = Files.createFile(temp.resolve("fields.vtu"));
        rendering = new Rendering.Unavailable("no off-screen renderer", "Install libosmesa6.");
        assertEquals(
                3,
                execute("render", fields.toString(), "-o", temp.resolve("x.png").toString()));
        assertEquals(
                "fractura: On this machine no stress map was drawn: no off-screen renderer. Install libosmesa6.\n",
                narration());
    }

    @Test
    void a_result_that_is_not_there_is_named() {
        assertEquals(3, execute("view", result()));
        assertTrue(narration().contains("no such file. Give a result folder"), narration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "render -o x.png --force", "export --to abaqus -o x.inp --force"})
    void a_load_case_of_a_result_is_chosen_by_its_name(String line) throws IOException {
        Path folder = twoLoads();
        execute((line.replaceFirst("-o ", "-o " + temp + "/") + " --load stance " + folder).split(" "));
        execute((line.replaceFirst("-o ", "-o " + temp + "/") + " " + folder).split(" "));
        assertEquals(List.of(folder.resolve("fields-stance.vtu"), folder.resolve("fields.vtu")), shown);
    }

    @Test
    void a_load_case_that_is_not_there_is_answered_with_those_that_are() throws IOException {
        Path folder = twoLoads();
        assertEquals(3, execute("view", folder.toString(), "--load", "stairs"));
        assertEquals(
                "fractura: No load case 'stairs' with fields in " + folder + ". There are: stance, sideways-fall.\n",
                narration());
        assertTrue(shown.isEmpty());
    }

    @Test
    void a_load_case_is_not_looked_for_in_a_file_of_one_or_without_a_result() throws IOException {
        Path folder = twoLoads();
        assertEquals(3, execute("view", folder.resolve("fields.vtu").toString(), "--load", "stance"));
        assertTrue(narration().contains("fields.vtu is a file of one load case. Give its folder"), narration());
        Files.writeString(folder.resolve("result.json"), "{");
        assertEquals(3, execute("view", folder.toString(), "--load", "stance"));
        assertTrue(narration().contains("result.json is not the result of a run"), narration());
        Files.delete(folder.resolve("result.json"));
        assertEquals(3, execute("view", folder.toString(), "--load", "stance"));
        assertTrue(narration().contains("result.json: no such file, and load cases are chosen by it"), narration());
    }

    private Path twoLoads() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("result"));
        Files.createFile(folder.resolve("fields.vtu"));
        Files.createFile(folder.resolve("fields-stance.vtu"));
        Files.writeString(
                folder.resolve("result.json"),
                """
                {"loads": [{"load": "stance", "fields": "fields-stance.vtu"},
                           {"load": "sideways-fall", "fields": "fields.vtu"}, {"load": "cut"}]}""");
        return folder;
    }

    @Test
    void the_completion_script_knows_the_commands() {
        assertEquals(0, execute("completion"));
        assertTrue(answers().startsWith("#!/usr/bin/env bash"), answers());
        assertTrue(answers().contains("inspect"));
    }
}
