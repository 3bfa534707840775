package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.report.JsonReport;
import fractura.mesh.InputException;
import fractura.mesh.io.Vtu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {
    private static final Path GALLERY = Path.of("../cases/gallery");

    /// Vector units of other processors sum in another order; the numbers
    /// then agree to about the solver's tolerance.
    private static final double TOLERANCE = 1e-5;

    /// The real T12, with thin bridges of bone around the disc below it, takes 18; femora may take some more.
    private static final int MOST_ITERATIONS = 20;

    private static final int MOST_ITERATIONS_OF_A_FEMUR = 23;

    /// Femora that differ from one that is always solved in the place or kind of a lesion alone.
    private static final Set<String> SIBLINGS =
            Set.of("15-femur-trochanter-lytic", "17-femur-neck-blastic", "19-femur-shaft-blastic");

    /// Every case file of every folder; what it must give is in `expected.json`, for another than `case.yaml` in
    /// `expected-` with its name.
    private static List<Path> gallery(boolean areSiblings) throws IOException {
        try (Stream<Path> files = Files.walk(GALLERY, 2)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(f -> SIBLINGS.contains(f.getParent().getFileName().toString()) == areSiblings)
                    .sorted()
                    .toList();
        }
    }

    static List<Path> gallery() throws IOException {
        return gallery(false);
    }

    static List<Path> siblings() throws IOException {
        return gallery(true);
    }

    private static JsonNode expected(Path caseFile) throws IOException {
        String name = caseFile.getFileName().toString().replace(".yaml", "");
        Path file = caseFile.resolveSibling(name.equals("case") ? "expected.json" : "expected-" + name + ".json");
        return new ObjectMapper().readTree(file.toFile());
    }

    private static CaseResult run(Path caseFile, Path out, int threads) {
        CaseResult result =
                Pipeline.run(CaseFile.read(caseFile), new RunOptions(out, false, threads), Progress.silent());
        new ResultFolder(out).finish();
        return result;
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void every_case_of_the_gallery_gives_what_stands_beside_it(Path caseFile, @TempDir Path out) throws IOException {
        givesWhatStandsBesideIt(caseFile, out);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("siblings")
    void so_do_the_femora_with_other_lesions(Path caseFile, @TempDir Path out) throws IOException {
        givesWhatStandsBesideIt(caseFile, out);
    }

    private static void givesWhatStandsBesideIt(Path caseFile, Path out) throws IOException {
        JsonNode expected = expected(caseFile);
        if (expected.has("refused")) {
            String words = assertThrows(InputException.class, () -> run(caseFile, out, 2))
                    .getMessage();
            assertTrue(words.contains(expected.get("refused").asText()), words);
            return;
        }
        assertTrue(expected.has("status") && expected.has("loads"), "expected.json says what matters");
        JsonNode result = new ObjectMapper().readTree(JsonReport.text(run(caseFile, out.resolve("result"), 2)));
        compare(expected, result, GALLERY.relativize(caseFile).toString());
        compareLesions(result, out.resolve("result/fields.vtu"));
        for (JsonNode load : result.get("loads")) {
            Path fields = out.resolve("result").resolve(load.get("fields").asText());
            assertEquals(load.get("load").asText(), Vtu.read(fields).info().get("load"), "each load has its fields");
        }
        assertEquals(expected.get("loads").size(), result.get("loads").size(), "loads");
        boolean isSolved = !result.get("status").asText().equals("not-reportable");
        assertEquals(isSolved, !result.findValues("solve").isEmpty());
        for (JsonNode solve : result.findValues("solve")) {
            int iterations = solve.get("iterations").asInt();
            int most = caseFile.toString().contains("femur") ? MOST_ITERATIONS_OF_A_FEMUR : MOST_ITERATIONS;
            assertTrue(iterations > 0 && iterations <= most, iterations + " iterations");
        }
    }

    private static void compare(JsonNode expected, JsonNode actual, String where) {
        assertFalse(actual.isMissingNode(), where + " is missing");
        if (expected.isObject()) {
            expected.properties()
                    .forEach(e -> compare(e.getValue(), actual.path(e.getKey()), where + "." + e.getKey()));
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(expected.get(i), actual.path(i), where + "[" + i + "]");
            }
        } else if (expected.isNumber()) {
            double value = expected.asDouble();
            assertEquals(value, actual.asDouble(), allowed(value, where), where);
        } else {
            assertEquals(expected, actual, where);
        }
    }

    /// Report and picture speak of one volume: that of `result.json` is the sum of the shares in `fields.vtu`.
    private static void compareLesions(JsonNode result, Path fields) {
        for (JsonNode lesion : result.path("lesions")) {
            double elements = 0;
            for (float share : Vtu.read(fields)
                    .field(lesion.get("type").asText() + "_share")
                    .values()) {
                elements += share;
            }
            double cm3 = elements * Math.pow(result.at("/model/voxelMm").asDouble(), 3) / 1000;
            assertEquals(cm3, lesion.get("volumeCm3").asDouble(), 1e-6 * cm3, "shares are eighths, exact in a float");
        }
    }

    /// A loss in percent is one minus the quotient of two strengths, each known to the tolerance: its own error
    /// is twice that of 100 %, however small the loss.
    /// An error bar is three times such a difference.
    private static double allowed(double value, String where) {
        return where.endsWith("ErrorPercent")
                ? 600 * TOLERANCE
                : TOLERANCE * (where.endsWith("Percent") ? 200 : Math.abs(value));
    }

    @Test
    void one_thread_and_two_write_the_same_bits(@TempDir Path out) throws IOException {
        Path folder = GALLERY.resolve("05-t8-breach");
        run(folder, out.resolve("one"), 1);
        run(folder, out.resolve("two"), 2);
        assertArrayEquals(
                Files.readAllBytes(out.resolve("one/fields.vtu")), Files.readAllBytes(out.resolve("two/fields.vtu")));
    }
}
