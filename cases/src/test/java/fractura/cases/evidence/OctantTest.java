package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.solver.load.BoundaryConditions;
import org.junit.jupiter.api.Test;

class OctantTest {
    private static double[] sum(BoundaryConditions conditions) {
        double[] sum = new double[3];
        for (int dof = 0; dof < conditions.forceNewton().length; dof++) {
            sum[dof % 3] += conditions.forceNewton()[dof];
        }
        return sum;
    }

    @Test
    void pressure_on_the_stairs_of_a_ball_pushes_as_hard_as_on_its_shadow() {
        Octant octant = Octant.cube(9, 0.5, x -> Octant.distance(x) < 4);
        int[] shadow = new int[3];
        for (int e = 0; e < octant.mesh().elementCount(); e++) {
            int[] c = octant.mesh().elementIjk(e);
            for (int axis = 0; axis < 3; axis++) {
                shadow[axis] += c[axis] == 0 ? 1 : 0;
            }
        }
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(octant.mesh());
        octant.addTractions(
                conditions,
                (x, s) -> {
                    s[0] = -2;
                    s[1] = -2;
                    s[2] = -2;
                },
                x -> true);
        double area = 0.25 * shadow[0];
        assertArrayEquals(new double[] {-2 * area, -2 * area, -2 * area}, sum(conditions), 1e-12);
        assertEquals(shadow[0], shadow[2]);
    }

    @Test
    void far_faces_of_a_box_with_a_hole_leave_the_hole_unloaded() {
        Octant octant = new Octant(new int[] {6, 5, 2}, 2, x -> Math.hypot(x[0], x[1]) > 4);
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(octant.mesh());
        octant.addTractions(conditions, (x, s) -> s[0] = 3, octant.farFaces());
        assertArrayEquals(new double[] {3 * 10 * 4, 0, 0}, sum(conditions), 1e-12);
    }
}
