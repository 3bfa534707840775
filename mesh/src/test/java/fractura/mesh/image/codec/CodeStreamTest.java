package fractura.mesh.image.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Streams written by other programs (see `resources/codec/README.md`).
class CodeStreamTest {
    @ParameterizedTest
    @MethodSource("fractura.mesh.image.codec.CodeStream#all")
    void a_stream_of_another_program_decodes_to_what_it_was_made_of(CodeStream stream) {
        int[] values = stream.decoded();
        int[] reference = stream.reference();
        assertEquals(reference.length, values.length);
        int worst = 0;
        for (int p = 0; p < values.length; p++) {
            worst = Math.max(worst, Math.abs(values[p] - reference[p]));
        }
        assertTrue(worst <= stream.tolerance(), stream + " is " + worst + " levels off");
    }

    @Test
    void every_syntax_but_rle_has_streams() {
        Set<String> seen = CodeStream.all().stream().map(CodeStream::syntax).collect(Collectors.toSet());
        for (Syntax syntax : Syntax.values()) {
            String uid = syntax.words().replaceAll(".*\\(|\\)", "");
            assertTrue(seen.contains(uid) || syntax == Syntax.RUN_LENGTH, syntax.words());
        }
    }
}
