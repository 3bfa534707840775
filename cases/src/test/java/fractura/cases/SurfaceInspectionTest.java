package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.report.InspectReport;
import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Blocks of 40 × 30 × 20 units as OBJ files.
class SurfaceInspectionTest {
    private static final Progress SILENT = Progress.silent();

    @TempDir
    Path folder;

    /// A block with one corner at the origin, its faces given as four-sided polygons seen from outside.
    private static String block(double scale, double x, int firstCorner) {
        StringBuilder s = new StringBuilder();
        for (int n = 0; n < 8; n++) {
            s.append("v ").append(scale * (x + 40 * (n % 2))).append(' ');
            s.append(scale * 30 * (n / 2 % 2))
                    .append(' ')
                    .append(scale * 20 * (n / 4))
                    .append('\n');
        }
        for (int[] f :
                new int[][] {{1, 3, 4, 2}, {5, 6, 8, 7}, {1, 2, 6, 5}, {3, 7, 8, 4}, {1, 5, 7, 3}, {2, 4, 8, 6}}) {
            s.append('f');
            for (int corner : f) {
                s.append(' ').append(corner + firstCorner);
            }
            s.append('\n');
        }
        return s.toString();
    }

    private SurfaceFacts look(String text) {
        return assertInstanceOf(SurfaceFacts.class, Inspection.look(question(text), SILENT));
    }

    private InspectQuestion question(String text) {
        try {
            return InspectQuestion.of(Files.writeString(folder.resolve("block.obj"), text), Optional.empty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String words(SurfaceFacts s) {
        return InspectReport.text(s).replaceAll("\\s+", " ");
    }

    @Test
    void a_closed_block_has_its_volume_area_and_extent_and_the_size_of_a_vertebra_in_mm() throws IOException {
        SurfaceFacts s = look(block(1, 0, 0));
        assertEquals(List.of(40.0, 30.0, 20.0), s.extent());
        assertEquals(24000, s.volume().getAsDouble(), 24000 * 1e-12);
        assertEquals(5200, s.area(), 5200 * 1e-12);
        assertEquals(CaseResult.Status.REPORTABLE, s.status());
        assertEquals(List.of("vertebra"), s.units().getFirst().bones());
        assertEquals(24, s.units().getFirst().volumeCm3().getAsDouble(), 24e-12);
        assertTrue(words(s).contains("does not say where its axes run"), words(s));
        JsonNode json = new ObjectMapper().readTree(InspectReport.json(s));
        assertEquals("surface", json.get("kind").asText());
        assertTrue(json.at("/surface/isClosed").asBoolean());
        assertEquals("mm", json.at("/surface/units/0/unit").asText());
    }

    @Test
    void a_file_in_metres_is_suspected_with_the_unit_that_fits() {
        SurfaceFacts s = look(block(0.001, 0, 0));
        assertEquals(CaseResult.Status.CAUTION, s.status());
        assertTrue(words(s).contains("in m it would be 40.00 mm, a vertebra: write unit: m under surfaces"), words(s));
    }

    @Test
    void an_open_surface_has_no_inside_and_is_not_reportable() {
        String open = block(1, 0, 0);
        SurfaceFacts s = look(open.substring(0, open.lastIndexOf('f')));
        assertEquals(CaseResult.Status.NOT_REPORTABLE, s.status());
        assertTrue(s.volume().isEmpty());
        assertTrue(words(s).contains("is open: 1 hole takes"), words(s));
    }

    @Test
    void two_bodies_in_one_file_are_told_with_their_volumes() {
        SurfaceFacts s = look(block(1, 0, 0) + block(0.5, 100, 8));
        assertEquals(2, s.parts().size());
        assertEquals(24000, s.parts().getFirst(), 1e-6);
        assertEquals(3000, s.parts().getLast(), 1e-6);
        assertTrue(words(s).contains("several bodies that do not hang together"), words(s));
    }

    @Test
    void labels_and_phantoms_are_not_asked_of_a_surface() {
        InspectQuestion asked = question(block(1, 0, 0));
        InspectQuestion more = new InspectQuestion(asked.scan(), Optional.of(folder), List.of(22), Optional.empty());
        String message = assertThrows(InputException.class, () -> Inspection.look(more, SILENT))
                .getMessage();
        assertTrue(message.contains("is a surface: it has no labels"), message);
    }
}
