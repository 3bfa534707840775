package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseResult;
import fractura.cases.Drawn;
import fractura.cases.ResultFolder;
import fractura.cases.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareCommandTest extends CommandTest {
    /// A result with one word in it changed.
    private String stored(String name, CaseResult result, String from, String to) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        JsonReport.write(result, new ResultFolder(folder));
        for (String file : List.of("result.json", "manifest.json")) {
            Path path = folder.resolve(file);
            Files.writeString(path, Files.readString(path).replace(from, to));
        }
        return folder.toString();
    }

    private String lytic() throws IOException {
        return stored("a", Drawn.lytic(), "", "");
    }

    private String weaker(String name) throws IOException {
        return stored(name, Drawn.lytic(), "\"strengthNewton\" : 4100.0,\n", "\"strengthNewton\" : 3280.0,\n");
    }

    @Test
    void changes_are_against_the_first() throws IOException {
        assertEquals(0, execute("compare", lytic(), weaker("b")));
        assertTrue(answers().contains("4.1 kN (3.0 to 5.6)"), answers());
        assertTrue(answers().contains("3.3 kN (3.0 to 5.6)  -20 %"), answers());
        assertFalse(answers().contains("Differs"), answers());
        assertTrue(answers().contains("all from one"), answers());
    }

    @Test
    void the_document_has_the_same_numbers_unrounded() throws IOException {
        assertEquals(0, execute("compare", lytic(), weaker("b"), "--json"));
        assertEquals(3280, document().at("/results/1/loads/0/strengthNewton").asDouble());
        assertEquals(
                -20, document().at("/results/1/loads/0/strengthChangePercent").asDouble(), 1e-9);
        assertEquals(
                0, document().at("/results/0/loads/0/strengthChangePercent").asDouble());
        assertTrue(document().get("isOneScan").asBoolean());
    }

    @Test
    void between_different_bones_there_is_no_change() throws IOException {
        String other = stored("b", Drawn.lytic(), "\"level\" : \"L3\"", "\"level\" : \"L4\"");
        assertEquals(0, execute("compare", lytic(), other));
        assertFalse(answers().contains("0 %"), answers());
        assertTrue(answers().contains("is given between different bones"), answers());
        assertTrue(answers().contains("bone: vertebra L3 (L3-lytic in "), answers());
    }

    /// A load by one rule is no change of a load by another.
    @Test
    void strengths_by_different_criteria_have_no_change() throws IOException {
        String other = stored("b", Drawn.lytic(), "linear 0.0068 K H", "strain limits");
        assertEquals(0, execute("compare", lytic(), other, "--json"));
        assertEquals(4100, document().at("/results/1/loads/0/strengthNewton").asDouble());
        assertTrue(document().at("/results/1/loads/0/strengthChangePercent").isMissingNode());
    }

    @Test
    void settings_and_scans_that_differ_are_told() throws IOException {
        String other = stored("b", Drawn.lytic(), "kopperdahl-2002-power", "keyak-1998");
        String scan = stored("c", Drawn.lytic(), "ab".repeat(32), "cd".repeat(32));
        assertEquals(0, execute("compare", lytic(), other, scan));
        assertTrue(answers().contains("law: kopperdahl-2002-power (L3-lytic in "), answers());
        assertTrue(answers().contains("keyak-1998 (L3-lytic in"), answers());
        assertTrue(answers().contains("from 2 different ones"), answers());
    }

    @Test
    void a_result_that_is_not_reportable_has_no_numbers_and_is_told() throws IOException {
        String refused = stored("b", Drawn.refused(), "", "");
        assertEquals(0, execute("compare", lytic(), refused));
        assertTrue(answers().contains("a result that is not reportable has no strength"), answers());
        assertEquals(
                3,
                execute(
                        "compare",
                        lytic2(),
                        refused,
                        "-o",
                        temp.resolve("x.png").toString()));
        assertTrue(narration().contains("no load case with fields in common"), narration());
    }

    private String lytic2() throws IOException {
        return stored("second", Drawn.lytic(), "", "");
    }

    @Test
    void the_picture_is_of_a_load_case_that_all_have() throws IOException {
        String picture = temp.resolve("x.png").toString();
        String fields = "\"load\" : \"compression\",";
        String one = stored("a", Drawn.lytic(), fields, fields + " \"fields\" : \"fields.vtu\",");
        String two = stored("b", Drawn.lytic(), fields, fields + " \"fields\" : \"fields.vtu\",");
        assertEquals(0, execute("compare", one, two, "-o", picture));
        assertEquals(List.of(Path.of(one, "fields.vtu"), Path.of(two, "fields.vtu")), shown);
        assertTrue(Files.size(Path.of(picture)) > 0);
        assertEquals(3, execute("compare", one, two, "-o", picture), "an existing file is refused");
        assertEquals(3, execute("compare", one, two, "-o", picture, "--force", "--load", "stance"));
        assertTrue(narration().contains("No load case 'stance' with fields"), narration());
    }

    @Test
    void what_is_no_result_is_refused_in_words() throws IOException {
        assertEquals(3, execute("compare", lytic(), one()));
        assertTrue(narration().contains("Give a result folder of 'fractura run'"), narration());
        Path broken = Files.createDirectory(temp.resolve("broken"));
        for (String text : List.of("[]", "{}", "{", "{\"case\": \"x\", \"status\": \"fine\"}")) {
            Files.writeString(broken.resolve("result.json"), text);
            Files.writeString(broken.resolve("manifest.json"), "{}");
            err.reset();
            assertEquals(3, execute("compare", temp.resolve("a").toString(), broken.toString()), text);
            assertTrue(narration().contains("is not the result of a run"), narration());
        }
    }
}
