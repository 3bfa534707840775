package fractura.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Field;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.UnstructuredMesh;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VoxelFieldTest {
    private static final double A = Math.sqrt(0.5);

    /// Turned about two axes, away from the origin.
    private static final Grid TURNED =
            new Grid(4, 3, 5, new double[] {1.5, 1.5, 1.5}, new double[] {-80, 31.7, 900.2}, new double[] {
                A, A, 0, -0.6 * A, 0.6 * A, 0.8, 0.8 * A, -0.8 * A, 0.6
            });

    private static final int UNDEFINED = 6;

    /// A body that leaves out every third voxel of a grid, with the voxels' numbers, one of them missing, as a field.
    private static VtuFile body(Grid grid) {
        boolean[] keep = new boolean[grid.voxelCount()];
        for (int v = 0; v < keep.length; v++) {
            keep[v] = v % 3 != 1;
        }
        VoxelMesh mesh = VoxelMesh.of(grid, keep);
        float[] number = new float[mesh.elementCount()];
        for (int e = 0; e < number.length; e++) {
            int[] ijk = mesh.elementIjk(e);
            int v = grid.index(ijk[0], ijk[1], ijk[2]);
            number[e] = v == UNDEFINED ? Float.NaN : v + 1;
        }
        return new VtuFile(
                new UnstructuredMesh(mesh.nodesXyz(), mesh.elementNodes(), 8),
                List.of(
                        new Field("number", "", Field.Location.ELEMENT, 1, number),
                        new Field("stress", "MPa", Field.Location.ELEMENT, 6, new float[6 * number.length]),
                        new Field("support", "", Field.Location.NODE, 1, new float[mesh.nodeCount()])),
                Map.of(
                        "grid_axes",
                        Arrays.stream(grid.axes()).mapToObj(String::valueOf).collect(Collectors.joining(" "))));
    }

    @Test
    void every_value_lies_where_its_voxel_does_and_none_elsewhere() {
        VoxelField image = VoxelField.of(body(TURNED), "number");
        assertTrue(image.grid().isSameAs(TURNED));
        assertArrayEquals(TURNED.originMm(), image.grid().originMm(), 1e-9);
        for (int v = 0; v < image.values().length; v++) {
            assertEquals(v % 3 == 1 || v == UNDEFINED ? 0 : v + 1, image.values()[v]);
        }
    }

    @Test
    void fields_that_are_not_one_number_an_element_are_answered_with_those_that_are() {
        for (String name : List.of("stress", "support")) {
            String message = assertThrows(InputException.class, () -> VoxelField.of(body(TURNED), name))
                    .getMessage();
            assertTrue(message.endsWith("Take one of number."), message);
        }
    }

    @Test
    void elements_that_are_no_voxels_of_one_grid_are_refused() {
        VtuFile body = body(TURNED);
        double[] xyz = body.mesh().nodesXyz().clone();
        for (int n : Arrays.copyOfRange(body.mesh().elementNodes(), 80, 88)) {
            xyz[3 * n] += 0.4;
        }
        VtuFile moved =
                new VtuFile(new UnstructuredMesh(xyz, body.mesh().elementNodes(), 8), body.fields(), body.info());
        String message = assertThrows(InputException.class, () -> VoxelField.of(moved, "number"))
                .getMessage();
        assertTrue(message.contains("is no voxel of the grid"), message);
    }

    @Test
    void two_elements_in_one_place_are_refused() {
        VtuFile body = body(TURNED);
        int[] nodes = body.mesh().elementNodes().clone();
        System.arraycopy(nodes, 0, nodes, 8, 8);
        VtuFile doubled =
                new VtuFile(new UnstructuredMesh(body.mesh().nodesXyz(), nodes, 8), body.fields(), body.info());
        assertThrows(InputException.class, () -> VoxelField.of(doubled, "number"));
    }

    @Test
    void axes_that_are_no_axes_are_refused() {
        for (String axes : List.of("", "1 0 0 0 1 0 0 0", "1 0 0 0 1 0 0 0 east", "1 0 0 0 1 0 0 0 2")) {
            VtuFile body = body(TURNED);
            VtuFile strange = new VtuFile(body.mesh(), body.fields(), Map.of("grid_axes", axes));
            assertThrows(InputException.class, () -> VoxelField.of(strange, "number"), axes);
        }
    }
}
