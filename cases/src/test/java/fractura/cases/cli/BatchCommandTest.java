package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseResult;
import fractura.cases.Drawn;
import fractura.cases.Progress;
import fractura.cases.ResultFolder;
import fractura.cases.RunOptions;
import fractura.mesh.InputException;
import fractura.solver.NumericalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchCommandTest extends CommandTest {
    /// what a case ends with, by its name; a drawn result when absent
    private final Map<String, Throwable> ends = new ConcurrentHashMap<>();

    private final List<String> computed = new CopyOnWriteArrayList<>();
    private CaseResult drawn = Drawn.lytic();

    @BeforeEach
    void compute() {
        run = (c, o, p) -> {
            computed.add(c.name());
            return computed(o, p, ends.get(c.name()), Drawn.of(c, drawn));
        };
    }

    private static CaseResult computed(RunOptions options, Progress progress, Throwable end, CaseResult result) {
        progress.stage("Solving compression");
        switch (end) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(end);
        }
        ResultFolder.open(options.outputFolder(), options.force()).begin();
        return result;
    }

    private int batch(String... more) {
        List<String> args = new ArrayList<>(List.of("batch", temp.toString(), "-o", result()));
        args.addAll(List.of(more));
        return execute(args.toArray(String[]::new));
    }

    private List<String> table(String name) throws IOException {
        return Files.readAllLines(Path.of(result(), name));
    }

    @Test
    void a_batch_gives_each_case_its_folder_and_all_of_them_one_table() throws IOException {
        assertEquals(0, batch());
        assertTrue(Files.exists(Path.of(result(), "one", "result.json")));
        List<String> rows = table("results.csv");
        assertEquals(3, rows.size());
        assertTrue(rows.get(0).startsWith("case_id,case_name,subject_id,bone,side,level"), rows.get(0));
        assertTrue(rows.get(1).startsWith("one,one,,vertebra,,L3"), rows.get(1));
        assertTrue(rows.get(2).startsWith("two,two,,vertebra,,L3"), rows.get(2));
        assertEquals(List.of("case_id,stage,reason_code,message"), table("failures.csv"));
        assertTrue(
                answers().contains("2 cases: 0 reportable, 2 caution, 0 not-reportable, 0 without result"), answers());
        assertTrue(narration().contains("[2/2] two: caution"), narration());
    }

    /// What a reader of the table would ask of a column stands in the dictionary, under the same name and in the same
    /// order.
    @Test
    void every_column_has_its_line_in_the_dictionary() throws IOException {
        assertEquals(0, batch());
        List<String> names = table("data_dictionary.csv").stream()
                .skip(1)
                .map(l -> l.split(",", 2)[0])
                .toList();
        assertEquals(table("results.csv").getFirst(), String.join(",", names));
    }

    @Test
    void numbers_of_the_table_are_those_of_the_result() throws IOException {
        assertEquals(0, batch());
        List<String> names = List.of(table("results.csv").get(0).split(","));
        List<String> cells = List.of(table("results.csv").get(1).split(",", -1));
        assertEquals("4100.0", cells.get(names.indexOf("failure_load_N")));
        assertEquals("6300.0", cells.get(names.indexOf("strength_no_lesion_N")));
        assertEquals("lytic", cells.get(names.indexOf("lesion_class")));
        assertEquals("W07", cells.get(names.indexOf("warnings")));
    }

    /// A wrong name of something in `result.json` would leave a column empty.
    @Test
    void only_columns_that_the_drawn_case_does_not_have_are_empty() throws IOException {
        assertEquals(0, batch());
        List<String> names = List.of(table("results.csv").get(0).split(","));
        List<String> cells = cells(table("results.csv").get(1));
        List<String> empty = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            if (cells.get(c).isEmpty()) {
                empty.add(names.get(c));
            }
        }
        assertEquals(
                List.of(
                        "subject_id",
                        "side",
                        "timepoint",
                        "cohort",
                        "group",
                        "axial_cortical_involvement_mm",
                        "circumferential_pct",
                        "law_set",
                        "calib_rmse",
                        "mirels",
                        "mirels_lo",
                        "mirels_hi",
                        "ctra_ei_pct",
                        "ctra_gj_pct",
                        "ct_sha256",
                        "mask_sha256"),
                empty);
    }

    private static List<String> cells(String row) throws IOException {
        return CSVParser.parse(row, CSVFormat.DEFAULT).getRecords().getFirst().toList();
    }

    @Test
    void a_case_that_fails_stops_no_other_and_ends_the_batch_with_5() throws IOException {
        put("bad", "bad");
        Files.writeString(temp.resolve("bad/case.yaml"), "case: bad\n");
        put("stalled", "stalled");
        put("bug", "bug");
        ends.put("one", new InputException("CT is empty (ct.nii.gz). Export it again."));
        ends.put("stalled", new NumericalException("The solve stalled, \"twice\". Use larger elements."));
        ends.put("bug", new StackOverflowError());
        assertEquals(5, batch());
        assertEquals(List.of("bug", "one", "stalled", "two"), computed);
        List<String> failures = table("failures.csv");
        assertEquals(5, failures.size(), failures.toString());
        assertTrue(failures.get(1).startsWith("bad,Reading the case file,input,"), failures.get(1));
        assertEquals("bug,Solving compression,bug,A bug in Fractura: StackOverflowError", failures.get(2));
        assertEquals("one,Solving compression,input,CT is empty (ct.nii.gz). Export it again.", failures.get(3));
        assertEquals(
                "stalled,Solving compression,numerics,\"The solve stalled, \"\"twice\"\". Use larger elements.\"",
                failures.get(4));
        assertEquals(2, table("results.csv").size());
        assertFalse(Files.exists(Path.of(result(), "one")), "a case without result leaves no folder");
    }

    @Test
    void a_case_that_is_not_reportable_has_a_row_without_numbers_and_its_reason_among_the_failures()
            throws IOException {
        drawn = Drawn.refused();
        assertEquals(5, batch());
        assertEquals(
                "one,gate,W05,the bone is cut by the scan",
                table("failures.csv").get(1));
        List<String> names = List.of(table("results.csv").get(0).split(","));
        List<String> cells = List.of(table("results.csv").get(1).split(",", -1));
        assertEquals("not-reportable", cells.get(names.indexOf("status")));
        for (String number : List.of("load_case", "stiffness_N_mm", "failure_load_N", "factor_of_risk", "iterations")) {
            assertEquals("", cells.get(names.indexOf(number)), number);
        }
    }

    @Test
    void results_that_are_there_are_neither_overwritten_nor_kept_unless_asked() {
        assertEquals(0, batch());
        assertEquals(3, batch());
        assertTrue(narration().contains("Go on with --resume, compute all again with --force"), narration());
        assertEquals(2, computed.size());
        assertEquals(0, batch("--force"));
        assertEquals(4, computed.size());
    }

    @Test
    void tables_that_are_there_are_not_overwritten_unless_asked() throws IOException {
        Files.createDirectories(Path.of(result()));
        Files.writeString(Path.of(result(), "results.csv"), "mine");
        assertEquals(3, batch());
        assertEquals(List.of("mine"), table("results.csv"));
        assertTrue(computed.isEmpty());
        assertEquals(0, batch("--force"));
    }

    @Test
    void a_folder_in_the_place_of_a_table_is_told_before_anything_is_computed() throws IOException {
        Files.createDirectories(Path.of(result(), "failures.csv"));
        assertEquals(3, batch("--force"));
        assertTrue(narration().contains("is where a table belongs"), narration());
        assertTrue(computed.isEmpty());
    }

    @Test
    void a_batch_goes_on_with_what_has_no_result_and_its_table_holds_all() throws IOException {
        ends.put("two", new NumericalException("The solve stalled. Use larger elements."));
        assertEquals(5, batch());
        ends.clear();
        computed.clear();
        assertEquals(0, batch("--resume"));
        assertEquals(List.of("two"), computed);
        assertEquals(3, table("results.csv").size());
        assertTrue(answers().contains("; 1 of an earlier batch"), answers());
    }

    @Test
    void a_result_no_longer_counts_once_its_case_file_or_an_input_has_changed() throws IOException {
        assertEquals(0, batch());
        computed.clear();
        Files.writeString(temp.resolve("one/case.yaml"), Files.readString(temp.resolve("one/case.yaml")) + "\n# new\n");
        Files.setLastModifiedTime(temp.resolve("one/case.yaml"), FileTime.from(Instant.EPOCH));
        assertEquals(0, batch("--resume"));
        assertEquals(List.of("one"), computed);
        computed.clear();
        Files.setLastModifiedTime(
                temp.resolve("two/labels.nii.gz"), FileTime.from(Instant.now().plusSeconds(3600)));
        assertEquals(0, batch("--resume"));
        assertEquals(List.of("two"), computed);
    }

    /// As with a copy that keeps the time of its original.
    @Test
    void a_result_no_longer_counts_once_an_input_was_replaced_by_an_older_file() throws IOException {
        assertEquals(0, batch());
        computed.clear();
        Path older = Files.createFile(temp.resolve("older"));
        Files.setLastModifiedTime(older, FileTime.from(Instant.EPOCH));
        Files.move(older, temp.resolve("two/labels.nii.gz"), StandardCopyOption.REPLACE_EXISTING);
        Assumptions.assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("unix"), "no time of change here");
        assertEquals(0, batch("--resume"));
        assertEquals(List.of("two"), computed);
    }

    @Test
    void only_failed_keeps_the_row_of_a_case_whose_file_was_edited() throws IOException {
        ends.put("two", new NumericalException("The solve stalled. Use larger elements."));
        assertEquals(5, batch());
        ends.clear();
        Files.writeString(temp.resolve("one/case.yaml"), Files.readString(temp.resolve("one/case.yaml")) + "# new\n");
        computed.clear();
        assertEquals(0, batch("--only-failed"));
        assertEquals(List.of("two"), computed);
        assertEquals(3, table("results.csv").size());
    }

    @Test
    void only_what_failed_is_computed_again_and_what_never_ran_is_told() throws IOException {
        ends.put("two", new NumericalException("The solve stalled. Use larger elements."));
        assertEquals(5, batch());
        ends.clear();
        computed.clear();
        put("three", "three");
        assertEquals(5, batch("--only-failed"));
        assertEquals(List.of("two"), computed);
        assertTrue(
                table("failures.csv").get(1).startsWith("three,Waiting,not-run,"),
                table("failures.csv").get(1));
    }

    @Test
    void only_failed_needs_a_batch_before() {
        assertEquals(3, batch("--only-failed"));
        assertTrue(narration().contains("Run the set once before, or use --resume"), narration());
    }

    @Test
    void parts_of_a_set_share_its_cases_and_are_gathered_by_going_on() throws IOException {
        put("three", "three");
        assertEquals(0, batch("--shard", "1/2"));
        assertEquals(List.of("one", "two"), computed); // of one, three, two
        assertEquals(0, batch("--shard", "2/2"));
        assertEquals(List.of("one", "two", "three"), computed);
        assertEquals(2, table("results-2-of-2.csv").size());
        assertFalse(Files.exists(Path.of(result(), "results.csv")));
        assertEquals(0, batch("--resume"));
        assertEquals(4, table("results.csv").size());
        assertEquals(3, computed.size());
    }

    /// The first to be begun ends last.
    @Test
    void the_table_has_the_order_of_the_set_whatever_ends_first() throws IOException {
        CountDownLatch isOtherDone = new CountDownLatch(1);
        run = (c, o, p) -> {
            await(c.name().equals("one") ? isOtherDone : new CountDownLatch(0));
            ResultFolder.open(o.outputFolder(), o.force()).begin();
            if (c.name().equals("two")) {
                isOtherDone.countDown();
            }
            return Drawn.of(c, drawn);
        };
        assertEquals(0, batch("--jobs", "2", "--threads", "3"));
        assertTrue(
                table("results.csv").get(1).startsWith("one,"),
                table("results.csv").get(1));
        assertTrue(
                table("results.csv").get(2).startsWith("two,"),
                table("results.csv").get(2));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "the cases did not run side by side");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_did_not_fit_beside_others_is_tried_alone() {
        run = (c, o, p) -> {
            computed.add(c.name());
            if (c.name().equals("two") && Collections.frequency(computed, "two") == 1) {
                throw new OutOfMemoryError("Java heap space");
            }
            ResultFolder.open(o.outputFolder(), o.force()).begin();
            return Drawn.of(c, drawn);
        };
        assertEquals(0, batch("--jobs", "2"));
        assertEquals(2, Collections.frequency(computed, "two"));
        assertEquals(1, Collections.frequency(computed, "one"));
    }

    @Test
    void a_table_names_cases_and_what_is_known_of_them() throws IOException {
        Path set = temp.resolve("cases.csv");
        Files.writeString(set, "\uFEFFcase_id,case,group,subject_id\nA1,two,\"lytic, large\",7\nA2,one/case.yaml,,\n");
        assertEquals(0, execute("batch", set.toString(), "-o", result(), "--json"));
        assertEquals(2, document().get("caseCount").asInt());
        assertEquals("A1", document().at("/cases/0/case").asText());
        assertTrue(
                table("results.csv").get(1).startsWith("A1,two,7,vertebra,,L3,,,\"lytic, large\","),
                table("results.csv").get(1));
        assertTrue(
                table("results.csv").get(2).startsWith("A2,one,,vertebra,"),
                table("results.csv").get(2));
        assertTrue(Files.exists(Path.of(result(), "A1", "result.json")));
    }

    private String refusalOf(String table) throws IOException {
        Path set = temp.resolve("cases.csv");
        Files.writeString(set, table);
        assertEquals(3, execute("batch", set.toString(), "-o", result()));
        assertTrue(computed.isEmpty());
        String said = narration();
        err.reset();
        return said;
    }

    @Test
    void a_table_that_cannot_be_understood_is_refused_in_words() throws IOException {
        assertTrue(refusalOf("file\none\n").contains("has no column 'case' (its heading: file)"));
        assertTrue(refusalOf("case;group\none;a\n").contains("semicolons; separate with commas"));
        assertTrue(refusalOf("case,grup\none,a\n").contains("a column 'grup' that means nothing here"));
        assertTrue(refusalOf("case\n").contains("has no rows"));
        assertTrue(refusalOf("case,group\n,a\n").contains("row 1: names no case"));
        assertTrue(refusalOf("case,group\none,a,b\n").contains("row 1: 3 cells"));
        assertTrue(refusalOf("case\none\none\n").contains("Two cases of the set are called one"));
        assertTrue(refusalOf("case,case_id\none,../x\n").contains("'../x' is no name"));
        assertTrue(refusalOf("case,case\none,two\n").contains("is no table of cases"));
        assertTrue(refusalOf("case\n\"one\n").contains("is no table of cases"));
    }

    @Test
    void a_set_without_cases_or_with_one_case_inside_another_is_refused() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertEquals(3, execute("batch", empty.toString(), "-o", result()));
        assertTrue(narration().contains("holds no case.yaml, at any depth"), narration());
        put("one/inner", "inner");
        assertEquals(3, batch());
        assertTrue(narration().contains("lies within the folder of case"), narration());
        assertEquals(3, execute("batch", temp.resolve("nothing.csv").toString(), "-o", result()));
    }

    /// The scans of these cases are empty files.
    @Test
    void a_dry_run_looks_at_all_cases_and_writes_nothing() {
        assertEquals(5, batch("--dry-run"));
        assertTrue(answers().startsWith("2 cases looked at, 2 that will give no number"), answers());
        assertTrue(computed.isEmpty());
        assertFalse(Files.exists(Path.of(result())));
        out.reset();
        assertEquals(5, batch("--dry-run", "--json"));
        assertEquals("input", document().at("/cases/0/error/kind").asText());
    }
}
