package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Java has no generics over primitives, so each kernel stands twice; this keeps the twins from drifting apart.
class KernelTwinTest {
    private static final Path ROOM = Path.of("src/main/java/fractura/solver/assembly");

    /// The source from its first constant on, spaces and line breaks dropped.
    private static String body(String file) throws IOException {
        String text = Files.readString(ROOM.resolve(file));
        String code = text.substring(text.indexOf("final class"));
        return code.replaceAll("///[^\n]*", "")
                .replaceAll("\\(float\\) \\(([^;]*)\\);", "$1;")
                .replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plain%sLoops", "Orthotropic%sLoops", "Vector%sPasses"})
    void the_single_precision_kernel_is_the_double_one_with_other_types(String name) throws IOException {
        String asFloat = body(name.formatted("Double") + ".java")
                .replace("Double", "Float")
                .replaceAll("double", "float");
        assertTrue(
                asFloat.equals(body(name.formatted("Float") + ".java")),
                name.formatted("Float") + " and its twin differ in more than the type");
    }
}
