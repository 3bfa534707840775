package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocCommentTest {
    /// The formatter leaves the end of a doc line that is too long for it as a plain comment, which no reader of
    /// the generated pages ever sees.
    @Test
    void no_doc_comment_goes_on_as_a_plain_one() throws IOException {
        List<String> torn = new ArrayList<>();
        for (String module : List.of("mesh", "solver", "viz", "cases")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    torn.addAll(torn(file.getFileName().toString(), Files.readAllLines(file)));
                }
            }
        }
        assertEquals(List.of(), torn);
    }

    @Test
    void a_torn_line_is_noticed() {
        List<String> lines = List.of("/// @param xMm position of a voxel in", "// space", "// spotless:off", "int i;");
        assertEquals(List.of("Torn.java:2"), torn("Torn.java", lines));
    }

    private static List<String> torn(String name, List<String> lines) {
        List<String> torn = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean isPlain = line.startsWith("// ") && !line.startsWith("// spotless:");
            if (isPlain && lines.get(i - 1).strip().startsWith("///")) {
                torn.add(name + ":" + (i + 1));
            }
        }
        return torn;
    }
}
