package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseResult;
import fractura.cases.Drawn;
import fractura.cases.ResultFolder;
import fractura.mesh.Warning;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @TempDir
    Path temp;

    private String written(CaseResult result) throws Exception {
        HtmlReport.write(result, new ResultFolder(temp));
        return Files.readString(temp.resolve("report.html"));
    }

    private static Document parsed(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static String body(String text) throws Exception {
        return parsed(text)
                .getElementsByTagName("body")
                .item(0)
                .getTextContent()
                .replace('\u00a0', ' ');
    }

    @Test
    void the_page_has_the_numbers_of_the_printed_answer() throws Exception {
        String body = body(written(Drawn.lytic()));
        assertTrue(body.contains("4.1 kN (3.0 to 5.6)"), body);
        assertTrue(body.contains("took 35 %"), body);
        assertTrue(body.contains("W07: Calibration assumed."), body);
        assertTrue(body.contains("kopperdahl-2002-power"), body);
        assertTrue(body.contains("Decision support for research; not a certified medical device"), body);
    }

    @Test
    void a_result_that_is_not_reportable_has_its_reasons_and_no_strength() throws Exception {
        String body = body(written(Drawn.refused()));
        assertTrue(body.contains("No strength and no risk is given"), body);
        assertTrue(body.contains("W05: The bone is cut by the scan."), body);
        assertFalse(body.contains(" kN"), body);
    }

    /// Texts of findings may come from the header of a scan.
    @Test
    void words_stay_words_whatever_they_hold() throws Exception {
        String evil = "Kernel <script>alert(1)</script> & \"more\" ]]>";
        Document page = parsed(written(Drawn.lytic().with(Warning.caution("W01", evil))));
        assertEquals(0, page.getElementsByTagName("script").getLength());
        assertTrue(page.getDocumentElement().getTextContent().contains(evil));
        String bell = body(written(Drawn.lytic().with(Warning.caution("W01", "Kernel \u0007 rings"))));
        assertTrue(bell.contains("Kernel \uFFFD rings"), bell);
    }

    @Test
    void pictures_are_in_the_page_and_nothing_is_loaded_from_elsewhere() throws Exception {
        Files.write(temp.resolve("stress-sheet.png"), new byte[] {1, 2, 3});
        Files.write(temp.resolve("scan-planes.png"), new byte[] {4, 5, 6});
        Files.write(temp.resolve("scan-planes-stance.png"), new byte[] {7, 8, 9});
        String text = written(Drawn.lytic());
        NodeList images = parsed(text).getElementsByTagName("img");
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < images.getLength(); i++) {
            sources.add(images.item(i).getAttributes().getNamedItem("src").getNodeValue());
        }
        assertEquals(List.of("data:image/png;base64,AQID", "data:image/png;base64,BAUG"), sources);
        assertFalse(text.contains("http"), "a link to elsewhere");
        assertFalse(text.contains("url("), "a link to elsewhere");
    }
}
