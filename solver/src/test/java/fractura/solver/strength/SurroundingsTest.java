package fractura.solver.strength;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Side;
import fractura.mesh.VoxelMesh;
import fractura.solver.load.DrawnFemur;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final VoxelMesh FEMUR =
            new DrawnFemur(Side.RIGHT).voxel(4).cutAt(-60).build().mesh();

    @Test
    void an_element_is_near_when_its_centre_is_nearer_than_the_radius_to_one_of_the_nodes() {
        int[] nodes = new Random(3).ints(12, 0, FEMUR.nodeCount()).toArray();
        for (double radius : new double[] {1, 4, 9.7, 23}) {
            boolean[] expected = new boolean[FEMUR.elementCount()];
            for (int e = 0; e < expected.length; e++) {
                for (int n : nodes) {
                    expected[e] |= distance(e, n) < radius;
                }
            }
            assertArrayEquals(expected, Surroundings.within(FEMUR, nodes, radius), radius + " mm");
        }
    }

    @Test
    void with_no_nodes_or_no_radius_nothing_is_near() {
        for (boolean near : Surroundings.within(FEMUR, new int[0], 20)) {
            assertEquals(false, near);
        }
        for (boolean near : Surroundings.within(FEMUR, new int[] {5}, 0)) {
            assertEquals(false, near);
        }
    }

    private static double distance(int e, int n) {
        int[] a = FEMUR.elementIjk(e);
        int[] b = FEMUR.nodeIjk(n);
        double across = Math.hypot(a[0] + 0.5 - b[0], a[1] + 0.5 - b[1]);
        return FEMUR.voxelMm() * Math.hypot(across, a[2] + 0.5 - b[2]);
    }
}
