package fractura.cases.batch;

import fractura.cases.CaseFile;
import fractura.cases.report.CohortTables;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/// The cases of a set, in a fixed order.
///
/// @param entries at least one; those of a table in its order, those of a folder tree by path
public record CaseSet(List<Entry> entries) {
    /// Columns a table may have beside `case`; they are carried into the results.
    public static final List<String> TAGS = List.of("subject_id", "timepoint", "cohort", "group");

    /// Of a table: the case file or its folder, relative to the table.
    private static final String CASE = "case";

    /// Of a table: what the case is called in the results, and its folder; the name in its file when absent.
    private static final String ID = "case_id";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private static final String CASE_FILE = "case.yaml";

    /// A case of the set.
    ///
    /// @param id of the case: of a tree its place in it, as `patient7/L3`; of a table its `case_id`, else its name,
    ///     and where its file cannot be read, what the table names
    /// @param tags what the table says of it, by column
    /// @param file where the case is
    /// @param asked the case; empty where its file cannot be read
    /// @param problem why it cannot be read; empty where it can
    public record Entry(
            String id, SortedMap<String, String> tags, Path file, Optional<CaseFile> asked, Optional<String> problem) {}

    /// Reads a set. Case files that cannot be used are kept with what is wrong about them.
    ///
    /// @param set a folder with cases in it at any depth, or a table
    /// @return its cases
    /// @throws InputException when there is none, the table cannot be read, or two cases would share a folder
    public static CaseSet read(Path set) {
        List<Entry> entries = Files.isDirectory(set) ? ofTree(set) : ofTable(set);
        refuseSharedFolders(entries);
        return new CaseSet(List.copyOf(entries));
    }

    /// The part of the set that is another machine's share.
    ///
    /// @param shard which part
    /// @return every n-th case; may be empty
    public CaseSet part(Shard shard) {
        List<Entry> own = new ArrayList<>();
        for (int k = shard.number() - 1; k < entries.size(); k += shard.count()) {
            own.add(entries.get(k));
        }
        return new CaseSet(own);
    }

    private static List<Entry> ofTree(Path folder) {
        List<Path> files = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            if (facts.isRegularFile()
                                    && file.getFileName().toString().equals(CASE_FILE)) {
                                files.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            if (!(e instanceof FileSystemLoopException)) { // what a loop leads to is visited anyway
                                entries.add(unsearchable(folder, file, e));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new InputException(
                    folder + " cannot be searched for cases (" + DiskWords.of(e) + "). Check its permissions.", e);
        }
        files.sort(Comparator.naturalOrder());
        if (files.isEmpty() && entries.isEmpty()) {
            throw new InputException(folder + " holds no " + CASE_FILE
                    + ", at any depth. Name a folder with cases in it, or a table (CSV) with a column 'case'.");
        }
        files.forEach(f -> entries.add(entry(f, placed(folder.relativize(f.getParent())), new TreeMap<>())));
        return entries;
    }

    private static Entry unsearchable(Path folder, Path place, IOException e) {
        return new Entry(
                placed(folder.relativize(place)).orElse(CASE_FILE),
                new TreeMap<>(),
                place,
                Optional.empty(),
                Optional.of(place + " cannot be searched for cases (" + DiskWords.of(e) + "). Check its permissions."));
    }

    /// Empty for a case that is the folder itself, which goes by its name.
    private static Optional<String> placed(Path place) {
        return Optional.of(place.toString().replace('\\', '/')).filter(words -> !words.isEmpty());
    }

    private static List<Entry> ofTable(Path table) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
        try (CSVParser rows = CSVParser.parse(withoutMark(Files.readString(table)), format)) {
            checkColumns(table, rows.getHeaderNames());
            List<Entry> entries = new ArrayList<>();
            for (CSVRecord row : rows) {
                entries.add(entry(table, row));
            }
            if (entries.isEmpty()) {
                throw new InputException(table + " has no rows. Give one row per case.");
            }
            return entries;
        } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
            Throwable said = e instanceof UncheckedIOException ? e.getCause() : e;
            throw new InputException(
                    table + " is no table of cases: "
                            + said.getMessage().replaceFirst("\\. If this is valid.*", "")
                            + ". Give comma-separated text in UTF-8 with a heading line and one row per case.",
                    e);
        } catch (IOException e) {
            throw new InputException(
                    table + " cannot be read (" + DiskWords.of(e)
                            + "). Name a folder with cases in it, or a table (CSV, UTF-8) with a column 'case'.",
                    e);
        }
    }

    /// Spreadsheets put a mark before UTF-8.
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void checkColumns(Path table, List<String> columns) {
        if (!columns.contains(CASE)) {
            String hint = columns.size() == 1 && columns.getFirst().contains(";")
                    ? " Its heading has semicolons; separate with commas."
                    : "";
            throw new InputException(table + " has no column 'case' (its heading: " + String.join(", ", columns) + ")."
                    + hint + " Name the case files or their folders there, relative to the table.");
        }
        for (String column : columns) {
            if (!column.equals(CASE) && !column.equals(ID) && !TAGS.contains(column)) {
                throw new InputException(table + " has a column '" + column
                        + "' that means nothing here. There are: case, case_id, " + String.join(", ", TAGS) + ".");
            }
        }
    }

    private static Entry entry(Path table, CSVRecord row) {
        if (!row.isConsistent()) {
            throw new InputException(table + ", row " + row.getRecordNumber() + ": " + row.size()
                    + " cells, and the heading has another number. Put cells with commas into quotes.");
        }
        String written = row.get(CASE);
        if (written.isBlank()) {
            throw new InputException(table + ", row " + row.getRecordNumber() + ": names no case in column 'case'.");
        }
        SortedMap<String, String> tags = new TreeMap<>();
        TAGS.stream().filter(row::isSet).filter(t -> !row.get(t).isBlank()).forEach(t -> tags.put(t, row.get(t)));
        Optional<String> id = Optional.of(ID).filter(row::isSet).map(row::get).filter(w -> !w.isBlank());
        if (id.isPresent() && !NAME.matcher(id.get()).matches()) {
            throw new InputException(table + ", row " + row.getRecordNumber() + ": case_id '" + id.get()
                    + "' is no name of letters, digits, '.', '_' and '-', at most 80.");
        }
        Path named = table.toAbsolutePath().resolveSibling(written);
        Entry entry = entry(named, id, tags);
        return entry.asked().isEmpty() && id.isEmpty()
                ? new Entry(written, tags, named, entry.asked(), entry.problem())
                : entry;
    }

    private static Entry entry(Path file, Optional<String> id, SortedMap<String, String> tags) {
        try {
            CaseFile asked = CaseFile.read(file);
            return new Entry(id.orElse(asked.name()), tags, file, Optional.of(asked), Optional.empty());
        } catch (InputException e) {
            return new Entry(id.orElse(CASE_FILE), tags, file, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /// Each case has a folder of its own, on disks that do not tell `L3` from `l3` too, and none within another's.
    private static void refuseSharedFolders(List<Entry> entries) {
        Map<String, Entry> seen = new HashMap<>();
        for (Entry e : entries) {
            Entry other = seen.put(e.id().toLowerCase(Locale.ROOT), e);
            if (other != null) {
                throw new InputException("Two cases of the set are called " + e.id() + ": " + other.file() + " and "
                        + e.file() + ". Rename one (case: in its file), or give the table a column case_id.");
            }
        }
        for (Entry e : entries) {
            String id = e.id().toLowerCase(Locale.ROOT);
            for (int cut = id.indexOf('/'); cut > 0; cut = id.indexOf('/', cut + 1)) {
                Entry around = seen.get(id.substring(0, cut));
                if (around != null && around.asked().isPresent() && e.asked().isPresent()) {
                    throw new InputException("Case " + e.file() + " lies within the folder of case " + around.file()
                            + ", and so would its result. Move it, or name both in a table (CSV).");
                }
            }
            if (CohortTables.FILES.contains(id.split("/", 2)[0])) {
                throw new InputException(e.file() + " would have its result in " + e.id()
                        + ", where a table of the batch belongs. Rename it.");
            }
        }
    }
}
