package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import fractura.solver.load.SkewSupport;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffineLiftTest {
    private static final VoxelMesh MESH = mesh();

    private static VoxelMesh mesh() {
        Grid grid = Grid.aligned(6, 5, 7, 2);
        boolean[] keep = new boolean[6 * 5 * 7];
        Arrays.fill(keep, true);
        return VoxelMesh.of(grid, keep);
    }

    private interface Support {
        void at(int node, int[] ijk, BoundaryConditions conditions);
    }

    private static Optional<AffineLift> lift(Support support) {
        BoundaryConditions conditions = BoundaryConditions.free(MESH.nodeCount());
        for (int n = 0; n < MESH.nodeCount(); n++) {
            support.at(n, MESH.nodeIjk(n), conditions);
        }
        return AffineLift.of(MESH, conditions, SkewBasis.of(conditions));
    }

    private static double[] at(AffineLift lift, int i, int j, int k) {
        double[] u = new double[3];
        lift.at(MESH.latticeOfNode(MESH.node(i, j, k)), new double[4], u);
        return u;
    }

    @Test
    void supports_that_do_not_move_suggest_nothing() {
        assertTrue(lift((n, ijk, c) -> {
                    if (ijk[2] == 0) {
                        c.fix(n, 0, 0);
                        c.fix(n, 2, 0);
                    }
                })
                .isEmpty());
    }

    @Test
    void between_two_plates_it_is_linear() {
        AffineLift lift = lift((n, ijk, c) -> {
                    if (ijk[2] == 0 || ijk[2] == 7) {
                        c.fix(n, 0, 0);
                        c.fix(n, 2, ijk[2] == 0 ? 0 : -0.7);
                    }
                })
                .orElseThrow();
        for (int k = 0; k <= 7; k++) {
            assertEquals(-0.1 * k, at(lift, 2, 3, k)[2], 1e-12);
            assertEquals(0, at(lift, 6, 0, k)[0], 1e-12);
        }
    }

    @Test
    void a_base_that_is_moved_as_a_whole_moves_everything_with_it() {
        AffineLift lift = lift((n, ijk, c) -> {
                    if (ijk[2] == 0) {
                        for (int axis = 0; axis < 3; axis++) {
                            c.fix(n, axis, 0.1 * axis);
                        }
                    }
                })
                .orElseThrow();
        for (int axis = 0; axis < 3; axis++) {
            assertEquals(0.1 * axis, at(lift, 1, 1, 0)[axis], 1e-9);
            assertEquals(0.1 * axis, at(lift, 6, 5, 7)[axis], 1e-4);
        }
    }

    @Test
    void directions_askew_to_the_grid_are_met_as_well() {
        double[] gradient = {0.01, -0.02, 0.005, 0.003, 0.007, -0.011, 0.002, 0.004, -0.006};
        AffineLift lift = lift((n, ijk, c) -> {
                    if (ijk[2] % 7 == 0) {
                        double[] normal = new SkewSupport(n, Math.sin(n), Math.cos(1.7 * n), 0.4, 0).normal();
                        double along = 0;
                        for (int p = 0; p < 9; p++) {
                            along += normal[p / 3] * gradient[p] * ijk[p % 3];
                        }
                        c.hold(new SkewSupport(n, normal[0], normal[1], normal[2], along));
                    }
                })
                .orElseThrow();
        double[] u = at(lift, 5, 2, 3);
        for (int i = 0; i < 3; i++) {
            assertEquals(5 * gradient[3 * i] + 2 * gradient[3 * i + 1] + 3 * gradient[3 * i + 2], u[i], 1e-9);
        }
    }
}
