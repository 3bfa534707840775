package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.Parallel;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final Parallel ALONE = new Parallel(1);
    private final RowGrid grid = new RowGrid(3, 1, 1, new int[1], new int[] {3});

    private float[] alike() {
        float[] inverse = new float[grid.vectorLength()];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < grid.nodeTotal; i++) {
                inverse[c * grid.stride + i] = i + 1;
            }
        }
        return inverse;
    }

    @Test
    void components_that_are_alike_share_one_number_a_node_whatever_is_held() {
        float[] inverse = alike();
        inverse[2] = 0; // x of a node
        for (int c = 0; c < 3; c++) {
            inverse[c * grid.stride + 5] = 0; // a whole node
        }
        Scaling scaling = Scaling.of(inverse, grid, ALONE);
        assertEquals(grid.stride, scaling.inverse().length);
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < grid.nodeTotal; i++) {
                assertEquals(i == 5 ? 0 : i + 1, scaling.inverse()[scaling.at(c, i)]);
            }
        }
        assertEquals(4L * grid.stride, scaling.bytes());
    }

    @Test
    void a_spring_on_one_component_gives_each_its_own_number() {
        float[] inverse = alike();
        inverse[grid.stride + 4] *= 0.5f;
        Scaling scaling = Scaling.of(inverse, grid, ALONE);
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < grid.nodeTotal; i++) {
                assertTrue(inverse[c * grid.stride + i] == scaling.inverse()[scaling.at(c, i)]);
            }
        }
    }
}
