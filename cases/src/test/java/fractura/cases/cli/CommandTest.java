package fractura.cases.cli;

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
import fractura.cases.batch.CaseRun;
import fractura.cases.evidence.Benchmark;
import fractura.cases.evidence.Verification;
import fractura.cases.report.SyntheticFolder;
import fractura.mesh.Warning;
import fractura.mesh.image.Protocol;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Commands with drawn answers behind them, so that what is said and how it ends is tested without a solve.
abstract class CommandTest {
    private static final String YAML =
            """
            case: %s
            site: {bone: vertebra, level: L3}
            ct: ct.nii.gz
            labels: {file: labels.nii.gz, bone: 22}
            """;

    @TempDir
    Path temp;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    final List<RunOptions> asked = new ArrayList<>();
    CaseRun.Computation run = (c, o, p) -> {
        asked.add(o);
        p.stage("Solving compression");
        p.detail("iteration 3");
        ResultFolder.open(o.outputFolder(), o.force()).begin();
        return Drawn.lytic();
    };

    final List<Path> shown = new ArrayList<>();
    final List<SyntheticScan.Order> synthesis = new ArrayList<>();
    Rendering rendering = new Rendering.Rendered(
            List.of(new Rendering.Picture("sheet", new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB))), "none");

    @BeforeEach
    void put_two_cases() throws IOException {
        put("one", "one");
        put("two", "two");
    }

    /// @param place of its folder
    /// @param name of the case
    void put(String place, String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(place));
        Files.writeString(folder.resolve("case.yaml"), YAML.formatted(name));
        Files.createFile(folder.resolve("ct.nii.gz"));
        Files.createFile(folder.resolve("labels.nii.gz"));
    }

    List<Object> commands() {
        return List.of(
                new RunCommand(console, (c, o, p) -> run.run(c, o, p)),
                new BatchCommand(console, (c, o, p) -> run.run(c, o, p)),
                new InspectCommand(console, (q, p) -> inspected()),
                new SegmentCommand(console, (q, p) -> segmented(q)),
                new RenderCommand(console, (f, q) -> drawn(f)),
                new CompareCommand(console, (f, q) -> compared(f)),
                new ViewCommand(console, shown::add),
                new ExportCommand(console, (f, to, q, o) -> shown.add(f)),
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

    private Rendering compared(List<Path> fields) {
        shown.addAll(fields);
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

    static List<Verification.Check> verified(boolean pass) {
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

    static Benchmark.Report benched() {
        return new Benchmark.Report(Machine.here(), 1, 10, List.of());
    }

    int execute(String... args) {
        return Main.run(console, commands(), args);
    }

    String answers() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String narration() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode document() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(answers());
        } catch (IOException e) {
            throw new AssertionError("Not one JSON document: " + answers(), e);
        }
    }

    String one() {
        return temp.resolve("one").toString();
    }

    String result() {
        return temp.resolve("result").toString();
    }

    private SyntheticFolder.Written synthesised(SyntheticScan.Order order, SyntheticFolder.Wanted wanted, int threads) {
        synthesis.add(order);
        SyntheticVertebra small = SyntheticVertebra.of("T4");
        Scanner coarse = new Scanner(new Scanner.Slices(5, 5, 5), 0, Scanner.Grain.NONE, HounsfieldLine.AT_120_KVP, 1);
        SyntheticScan scan = SyntheticScan.of(SyntheticScan.Order.of(small).with(coarse), 1);
        return new SyntheticFolder.Written(wanted.path(), List.of("ct.nii.gz"), scan);
    }
}
