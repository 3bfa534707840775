package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingCodeTest {
    private static final Pattern RAISED = Pattern.compile("Warning\\.(note|caution|block)\\(\\s*\"(W\\d\\d)\"");

    private static Set<String> raised() throws IOException {
        Set<String> raised = new TreeSet<>();
        for (String module : List.of("mesh", "solver", "cases")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher m = RAISED.matcher(Files.readString(file));
                    while (m.find()) {
                        raised.add(m.group(2) + " " + m.group(1));
                    }
                }
            }
        }
        return raised;
    }

    @Test
    void every_finding_in_the_code_has_the_levels_of_the_table_and_no_other() throws IOException {
        Set<String> table = new TreeSet<>();
        for (FindingCode code : FindingCode.values()) {
            for (Warning.Level level : code.levels()) {
                table.add(code + " " + level.name().toLowerCase(Locale.ROOT));
            }
        }
        assertTrue(table.size() > 20, table::toString);
        assertEquals(table, raised());
    }

    @Test
    void the_page_holds_the_table_of_the_code() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/scan-gate.md"));
        assertEquals(
                Arrays.stream(FindingCode.values()).map(FindingCode::row).toList(),
                page.stream().filter(l -> l.startsWith("| W")).toList());
    }

    @Test
    void what_blocks_can_be_accepted_but_for_collapse_and_a_failed_solve() {
        assertTrue(FindingCode.W12.whyNeverAccepted().isPresent());
        assertTrue(FindingCode.W15.whyNeverAccepted().isPresent());
        assertTrue(FindingCode.W05.whyNeverAccepted().isEmpty());
        assertTrue(FindingCode.of("TWIN").isEmpty());
    }
}
