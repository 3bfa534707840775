package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Text that is no case file, by accident or by intent.
class CaseYamlTest extends ReadCaseTest {
    @Test
    void broken_yaml_is_reported_with_its_line() {
        String message = refusal(SMALL + "subject: {mass-kg: 70\n");
        assertTrue(message.startsWith("case.yaml, line 8: not valid YAML ("), message);
        assertTrue(message.endsWith("). Check indentation, colons, quotes and brackets there."), message);
    }

    @Test
    void a_bomb_of_aliases_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + "*a%d, ".repeat(9).formatted(repeat(i - 1)) + "x]\n");
        }
        String message = refusal(bomb.toString());
        assertTrue(message.startsWith("case.yaml: not acceptable YAML ("), message);
    }

    private static Object[] repeat(int value) {
        Object[] values = new Object[9];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void deep_nesting_is_refused() {
        String message = refusal("case: " + "[".repeat(2000) + "]".repeat(2000) + "\n");
        assertTrue(message.contains("not acceptable YAML"), message);
    }

    @Test
    void java_types_cannot_be_named() {
        String message = refusal(SMALL + "gate: !!javax.script.ScriptEngineManager {accept: [W05]}\n");
        assertTrue(message.startsWith("case.yaml, line 7: not valid YAML (Global tag is not allowed"), message);
    }

    @Test
    void a_scan_given_as_case_file_is_recognised_by_its_size() throws IOException {
        Files.write(folder.resolve("case.yaml"), new byte[(1 << 20) + 1]);
        String message =
                assertThrows(InputException.class, () -> CaseFile.read(folder)).getMessage();
        assertTrue(
                message.endsWith("has 1048577 bytes, a case file at most 1048576. Give the case.yaml, not the scan."));
    }

    @Test
    void binary_content_is_no_case_file() throws IOException {
        Files.write(folder.resolve("case.yaml"), new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0});
        String message =
                assertThrows(InputException.class, () -> CaseFile.read(folder)).getMessage();
        assertTrue(message.endsWith("is not UTF-8 text. Give the case.yaml, saved as UTF-8."), message);
    }

    @Test
    void an_empty_file_says_how_to_begin() {
        assertEquals(
                "case.yaml: a case file is a list of 'key: value' lines, this file holds none. Begin with 'case: <name>'.",
                refusal(""));
    }

    @Test
    void a_folder_without_case_yaml_is_named() {
        String message =
                assertThrows(InputException.class, () -> CaseFile.read(folder)).getMessage();
        assertTrue(message.endsWith("case.yaml: no such file. Give a case file or a folder that holds case.yaml."));
    }

    @Test
    void windows_line_ends_and_byte_order_marks_do_no_harm() {
        assertEquals("L3-lytic", read("\uFEFF" + SMALL.replace("\n", "\r\n")).name());
    }

    @Test
    void nearness_counts_edits() {
        assertEquals(3, Spelling.edits("kitten", "sitting"));
        assertEquals(0, Spelling.edits("same", "same"));
        assertFalse(Spelling.nearest("zzzzzz", List.of("ct", "case")).isPresent());
    }
}
