package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutSectionTest {
    /// A box of 10 × 8 × 6 mm with its corner at the origin, in voxels of 0.5 mm.
    private final VoxelMesh box = box();

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1.0, 3.0, 5.75})
    void a_plane_along_the_voxels_cuts_one_full_layer_even_on_voxel_faces(double z) {
        CutSection cut = cut(new CutPlane(new double[] {0, 0, 1}, z));
        assertEquals(80, area(cut), 1e-6);
        assertEquals(20 * 16, cut.count());
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 30, 45})
    void a_tilted_plane_through_four_walls_has_the_area_of_its_parallelogram(double degrees) {
        double a = Math.toRadians(degrees);
        CutPlane plane = new CutPlane(new double[] {0, Math.sin(a), Math.cos(a)}, 4 * Math.sin(a) + 3 * Math.cos(a));
        double height = Math.min(8 / Math.cos(a), 6 / Math.sin(a));
        assertEquals(10 * height, area(cut(plane)), 1e-4);
    }

    @Test
    void the_plane_square_to_the_diagonal_of_a_cube_cuts_a_regular_hexagon() {
        boolean[] one = {true};
        VoxelMesh cube = VoxelMesh.of(Grid.aligned(1, 1, 1, 2), one);
        double s = 1 / Math.sqrt(3);
        CutSection cut = CutSection.of(
                cube.elementNodes(), cube.nodesXyz(), one, new CutPlane(new double[] {s, s, s}, Math.sqrt(3)));
        assertEquals(1, cut.count());
        assertEquals(6, cut.start()[1]);
        assertEquals(3 * Math.sqrt(3), cut.areaMm2(0), 1e-9);
    }

    @Test
    void a_plane_beside_the_bone_cuts_nothing() {
        assertEquals(0, cut(new CutPlane(new double[] {1, 0, 0}, -1)).count());
        assertEquals(0, cut(new CutPlane(new double[] {1, 0, 0}, 11)).count());
    }

    @Test
    void the_outline_of_a_cut_box_is_as_long_as_its_perimeter() {
        boolean[] all = new boolean[box.elementCount()];
        Arrays.fill(all, true);
        HexSurface faces = HexSurface.of(box.elementNodes(), all);
        double[] rim = CutSection.outline(faces.quads(), 4, box.nodesXyz(), new CutPlane(new double[] {0, 0, 1}, 2.2));
        double length = 0;
        for (int k = 0; k < rim.length; k += 6) {
            length += Math.hypot(Math.hypot(rim[k + 3] - rim[k], rim[k + 4] - rim[k + 1]), rim[k + 5] - rim[k + 2]);
        }
        assertEquals(36, length, 1e-6);
    }

    @Test
    void views_look_at_the_side_they_are_named_after() {
        for (View view : View.values()) {
            double[] d = view.direction();
            assertEquals(view.letter(), View.letterOf(new double[] {-d[0], -d[1], -d[2]}), view.name());
        }
        assertEquals('L', View.letterOf(View.ANTERIOR.right()));
        assertEquals('R', View.letterOf(View.POSTERIOR.right()));
        assertEquals('P', View.letterOf(View.LEFT.right()));
        assertEquals('A', View.letterOf(View.RIGHT.right()));
        assertEquals('R', View.letterOf(View.CRANIAL.right()));
        assertEquals('L', View.letterOf(View.CAUDAL.right()));
    }

    @Test
    void what_is_cut_away_lies_towards_the_viewer() {
        CutPlane plane = CutPlane.facing(View.LEFT, new double[] {5, 0, 0});
        assertTrue(plane.distance(6, 0, 0) > 0, "the patient's left is nearer to a viewer on the left");
    }

    private CutSection cut(CutPlane plane) {
        boolean[] all = new boolean[box.elementCount()];
        Arrays.fill(all, true);
        return CutSection.of(box.elementNodes(), box.nodesXyz(), all, plane);
    }

    private static double area(CutSection cut) {
        double sum = 0;
        for (int k = 0; k < cut.count(); k++) {
            sum += cut.areaMm2(k);
        }
        return sum;
    }

    private static VoxelMesh box() {
        boolean[] keep = new boolean[20 * 16 * 12];
        Arrays.fill(keep, true);
        return VoxelMesh.of(Grid.aligned(20, 16, 12, 0.5), keep);
    }
}
