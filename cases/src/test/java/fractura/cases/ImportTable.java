package fractura.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of `docs/architecture.md`, read from the page: who may import whom, and which libraries.
final class ImportTable {
    /// Names of the page's third column and the packages they stand for.
    static final Map<String, List<String>> LIBRARIES = Map.of(
            "Commons CSV", List.of("org.apache.commons.csv.."),
            "Commons Math", List.of("org.apache.commons.math3.."),
            "EJML", List.of("org.ejml.."),
            "FlatLaf", List.of("com.formdev.."),
            "Jackson", List.of("com.fasterxml.jackson.."),
            "SnakeYAML", List.of("org.yaml.."),
            "jMonkeyEngine", List.of("com.jme3..", "org.lwjgl.."),
            "picocli", List.of("picocli.."));

    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)`[^|]*\\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z.*]+)`");
    private static final String NONE = "—";

    private ImportTable() {}

    /// One row.
    ///
    /// @param room a package
    /// @param open packages of ours it may import, itself included, as ArchUnit writes them
    /// @param libraries names of `LIBRARIES`
    record Row(String room, List<String> open, List<String> libraries) {}

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Matcher line = ROW.matcher(Files.readString(Path.of("docs/architecture.md")));
        while (line.find()) {
            String room = "fractura." + line.group(1);
            List<String> open = new ArrayList<>(List.of(room));
            open.addAll(packages(line.group(2)));
            rows.add(new Row(room, open, libraries(line.group(3).strip())));
        }
        return rows;
    }

    /// `` `solver.element`, `.load` `` means solver.load too, `` `mesh.*` `` a room with all rooms inside it.
    private static List<String> packages(String cell) {
        List<String> found = new ArrayList<>();
        String house = "";
        Matcher name = NAME.matcher(cell);
        while (name.find()) {
            String written = name.group(1);
            String whole = written.startsWith(".") ? house + written : written;
            house = whole.contains(".") ? whole.substring(0, whole.indexOf('.')) : whole;
            found.add("fractura." + whole.replace(".*", ".."));
        }
        return found;
    }

    private static List<String> libraries(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(", "));
    }
}
