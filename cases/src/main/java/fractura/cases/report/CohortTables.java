package fractura.cases.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fractura.cases.CaseOutcome;
import fractura.cases.Failure;
import fractura.cases.report.ResultColumn.Row;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import fractura.mesh.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// The tables of a batch: `results.csv` with one row per case and load case, `failures.csv` with what has no number
/// and why, and `data_dictionary.csv`. UTF-8, commas, points as decimal marks; an empty cell was not computed.
///
/// @param folder of the batch
/// @param suffix of the names before `.csv`, for the tables of a part of the set; else empty
public record CohortTables(Path folder, String suffix) {
    /// Names of the tables of a whole set.
    public static final List<String> FILES = List.of("results.csv", "failures.csv", "data_dictionary.csv");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private static final List<String> FAILURE_COLUMNS = List.of("case_id", "stage", "reason_code", "message");

    /// @return `results.csv`
    public Path results() {
        return file(FILES.get(0));
    }

    /// @return `failures.csv`
    public Path failures() {
        return file(FILES.get(1));
    }

    /// @return a table that is there already
    public Optional<Path> earlier() {
        return Stream.of(results(), failures()).filter(Files::exists).findFirst();
    }

    /// Refuses places that no table can be written to, before anything is computed.
    ///
    /// @throws InputException when a folder, a device or a broken link has the name of a table
    public void refuseTaken() {
        Stream.of(results(), failures(), dictionary())
                .filter(WholeFile::isTaken)
                .findFirst()
                .ifPresent(file -> {
                    throw new InputException(
                            file + " is where a table belongs, and no regular file. Move it away, or name another"
                                    + " folder with -o.");
                });
    }

    /// @return `data_dictionary.csv`
    public Path dictionary() {
        return folder.resolve(FILES.get(2));
    }

    private Path file(String name) {
        return folder.resolve(name.replace(".csv", suffix + ".csv"));
    }

    /// Writes all three; tables of an earlier batch are replaced.
    ///
    /// @param outcomes in the order of the set
    /// @return rows of `results.csv`
    /// @throws InputException when a result cannot be read or the disk refuses
    public int write(List<CaseOutcome> outcomes) {
        List<Row> rows = outcomes.stream().flatMap(o -> rows(o).stream()).toList();
        write(
                results(),
                ResultColumns.ALL.stream().map(ResultColumn::name).toList(),
                rows.stream()
                        .map(r -> ResultColumns.ALL.stream().map(c -> c.text(r)).toList())
                        .toList());
        write(
                failures(),
                FAILURE_COLUMNS,
                failed(outcomes).stream().map(Failed::cells).toList());
        write(
                dictionary(),
                List.of("column", "type", "unit", "definition", "source", "same_for_any_run"),
                ResultColumns.ALL.stream()
                        .map(c -> List.of(
                                c.name(),
                                c.type().words(),
                                c.unit(),
                                c.definition(),
                                c.source(),
                                Boolean.toString(!c.isCost())))
                        .toList());
        return rows.size();
    }

    /// @return names of the cases that `failures.csv` lists
    /// @throws InputException when it is not there or cannot be read
    public Set<String> failedBefore() {
        CSVFormat format =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(Files.readString(failures()), format)) {
            Set<String> names = new LinkedHashSet<>();
            for (CSVRecord row : rows) {
                if (!row.get(FAILURE_COLUMNS.get(2)).equals(Failure.Kind.NOT_RUN.words())) {
                    names.add(row.get(FAILURE_COLUMNS.getFirst()));
                }
            }
            return names;
        } catch (IOException e) {
            throw new InputException(
                    failures() + " cannot be read (" + DiskWords.of(e)
                            + "), and --only-failed goes by it. Run the set once before, or use --resume.",
                    e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new InputException(failures() + " is no table of failures. Use --resume.", e);
        }
    }

    private static List<Row> rows(CaseOutcome outcome) {
        if (!(outcome instanceof CaseOutcome.Answered answered)) {
            return List.of();
        }
        StoredResult stored = StoredResult.read(answered.folder());
        List<Row> rows = new ArrayList<>();
        for (JsonNode load : stored.result().path("loads")) {
            rows.add(new Row(answered.id(), stored, load, worst(load), answered.tags()));
        }
        if (rows.isEmpty()) {
            rows.add(new Row(
                    answered.id(), stored, MissingNode.getInstance(), MissingNode.getInstance(), answered.tags()));
        }
        return rows;
    }

    /// The task with the highest factor of risk, the earlier on a tie.
    static JsonNode worst(JsonNode load) {
        JsonNode worst = MissingNode.getInstance();
        for (JsonNode demand : load.path("demands")) {
            if (demand.path("factorOfRisk").asDouble()
                    > worst.path("factorOfRisk").asDouble()) {
                worst = demand;
            }
        }
        return worst;
    }

    /// A row of `failures.csv`.
    ///
    /// @param id of the case
    /// @param stage what was being done; `gate` where a finding blocks a result
    /// @param code of that finding, or kind of failure
    /// @param message what is wrong, where, and how to mend it
    record Failed(String id, String stage, String code, String message) {
        Failed {
            message = message.replaceAll("\\s*\n\\s*", " ");
        }

        private List<String> cells() {
            return List.of(id, stage, code, message);
        }
    }

    /// A result that is not reportable has one row for each finding that blocks.
    static List<Failed> failed(List<CaseOutcome> outcomes) {
        List<Failed> rows = new ArrayList<>();
        for (CaseOutcome outcome : outcomes) {
            switch (outcome) {
                case CaseOutcome.Failed f ->
                    rows.add(new Failed(
                            f.id(), f.stage(), f.why().kind().words(), f.why().message()));
                case CaseOutcome.Answered a -> {
                    for (JsonNode w : StoredResult.read(a.folder()).result().path("warnings")) {
                        if (w.path("level").asText().equals("block")) {
                            rows.add(new Failed(
                                    a.id(),
                                    "gate",
                                    w.path("code").asText(),
                                    w.path("text").asText()));
                        }
                    }
                }
            }
        }
        return rows;
    }

    private static void write(Path file, List<String> heading, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(heading);
            printer.printRecords(rows);
            WholeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new InputException(
                    file + " cannot be written (" + DiskWords.of(e)
                            + "). Close programs that have it open, and check permissions and free space.",
                    e);
        }
    }
}
