package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileDocumentTest {
    private static String page() throws IOException {
        return Files.readString(Path.of("docs/case-file.md"));
    }

    @Test
    void the_example_of_the_page_is_a_case(@TempDir Path temp) throws IOException {
        String page = page();
        String start = "```yaml\n";
        int from = page.indexOf(start) + start.length();
        Files.writeString(temp.resolve("case.yaml"), page.substring(from, page.indexOf("```", from)));
        Files.createFile(temp.resolve("ct.nii.gz"));
        Files.createFile(temp.resolve("labels.nii.gz"));
        assertEquals("L3-lytic", CaseFile.read(temp).name());
    }

    @Test
    void every_key_and_word_the_reader_knows_is_on_the_page() throws IOException {
        String page = page();
        List<String> known = words(CaseKeys.root()).distinct().toList();
        assertTrue(known.size() > 70, "only " + known.size() + " keys and words declared");
        for (String word : known) {
            boolean level = word.matches("[TL]\\d+");
            assertTrue(level || page.contains(word), "'" + word + "' is not on the page");
        }
    }

    private static Stream<String> words(Shape shape) {
        return switch (shape) {
            case Shape.Group g -> g.keys().stream().flatMap(k -> Stream.concat(Stream.of(k.name()), words(k.shape())));
            case Shape.Tagged t ->
                Stream.concat(
                        Stream.concat(Stream.of(t.tag()), t.variants().keySet().stream()),
                        t.variants().values().stream().flatMap(CaseFileDocumentTest::words));
            case Shape.ListOf l -> words(l.item());
            case Shape.WordOrGroup w -> Stream.concat(words(w.word()), words(w.group()));
            case Shape.Word w -> w.choices().stream();
            case Shape.Text _, Shape.Number _, Shape.Whole _, Shape.WholeOrText _, Shape.Day _ -> Stream.empty();
        };
    }
}
