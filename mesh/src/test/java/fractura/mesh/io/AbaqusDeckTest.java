package fractura.mesh.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Field;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.UnstructuredMesh;
import fractura.mesh.VoxelMesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbaqusDeckTest {
    /// Two cubes on top of each other on a grid whose first axis points to the back and whose second to the
    /// right.
    private static VtuFile twoCubes(Map<String, String> info) {
        double[] axes = {0, 1, 0, -1, 0, 0, 0, 0, 1};
        Grid grid = new Grid(1, 1, 2, new double[] {2, 2, 2}, new double[] {5, 6, 7}, axes);
        VoxelMesh mesh = VoxelMesh.of(grid, new boolean[] {true, true});
        float[] support = new float[12];
        float[] displacement = new float[36];
        Arrays.fill(support, 0, 4, 4);
        Arrays.fill(support, 8, 12, 4);
        support[0] = 7;
        for (int n = 8; n < 12; n++) {
            displacement[3 * n] = 0.01f; // to the left in the patient, against the grid's second axis
            displacement[3 * n + 2] = -0.2f;
        }
        return new VtuFile(
                new UnstructuredMesh(mesh.nodesXyz(), mesh.elementNodes(), 8),
                List.of(
                        new Field("E", "MPa", Field.Location.ELEMENT, 1, new float[] {500, 1000}),
                        new Field("nu", "", Field.Location.ELEMENT, 1, new float[] {0.3f, 0.3f}),
                        new Field("support", "", Field.Location.NODE, 1, support),
                        new Field("displacement", "mm", Field.Location.NODE, 3, displacement)),
                info);
    }

    @Test
    void nodes_stand_in_the_axes_of_the_grid_and_supports_keep_their_displacement(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("two.inp");
        assertEquals(2, AbaqusDeck.write(twoCubes(Map.of("grid_axes", "0 1 0 -1 0 0 0 0 1")), file));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.contains("1, 5, -6, 6"), "first corner: y, -x and z of (6, 5, 6)");
        assertTrue(lines.contains("1, 1, 2, 4, 3, 5, 6, 8, 7"), "first element in Abaqus's order");
        assertTrue(lines.contains("5E+2, 0.3") && lines.contains("1E+3, 0.3"));
        assertTrue(lines.contains("1, 1, 1, 0") && lines.contains("1, 2, 2, 0") && lines.contains("1, 3, 3, 0"));
        assertEquals(
                4,
                lines.stream().filter(l -> l.endsWith(", 3, 3, -0.200000003")).count());
        assertEquals("9, 10, 11, 12", lines.get(lines.indexOf("*NSET, NSET=MOVED") + 1));
    }

    @Test
    void a_result_without_the_axes_of_its_grid_is_refused_in_words(@TempDir Path folder) {
        String message = assertThrows(
                        InputException.class, () -> AbaqusDeck.write(twoCubes(Map.of()), folder.resolve("x.inp")))
                .getMessage();
        assertTrue(message.contains("grid_axes") && message.endsWith("Run the case again."), message);
    }

    @Test
    void numbers_that_no_solver_could_take_are_refused_with_their_field(@TempDir Path folder) {
        VtuFile sound = twoCubes(Map.of("grid_axes", "0 1 0 -1 0 0 0 0 1"));
        for (Field bad : List.of(
                new Field("E", "MPa", Field.Location.ELEMENT, 1, new float[] {500, Float.NaN}),
                new Field("E", "MPa", Field.Location.ELEMENT, 1, new float[] {500, -1}),
                new Field("nu", "", Field.Location.ELEMENT, 1, new float[] {0.3f, 0.5f}))) {
            List<Field> fields = sound.fields().stream()
                    .map(f -> f.name().equals(bad.name()) ? bad : f)
                    .toList();
            VtuFile changed = new VtuFile(sound.mesh(), fields, sound.info());
            String message = assertThrows(
                            InputException.class, () -> AbaqusDeck.write(changed, folder.resolve("x.inp")))
                    .getMessage();
            assertTrue(message.startsWith("Field '" + bad.name() + "' of the result holds "), message);
        }
    }
}
