package fractura.solver.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SkewBasisTest {
    private final BoundaryConditions conditions = BoundaryConditions.free(4);

    private void hold(int node, double x, double y, double z, double mm) {
        conditions.hold(new SkewSupport(node, x, y, z, mm));
    }

    private static double[] times(SkewBasis basis, int q, double... v) {
        double[] product = new double[3];
        for (int p = 0; p < 9; p++) {
            product[p / 3] += basis.blocked()[9 * q + p] * v[p % 3];
        }
        return product;
    }

    @Test
    void one_direction_blocks_its_own_and_lets_its_plane_slide() {
        hold(2, 0, 3, 4, 0.5);
        SkewBasis basis = SkewBasis.of(conditions);
        assertArrayEquals(new int[] {2}, basis.node());
        assertArrayEquals(new double[] {0, 0.6, 0.8}, times(basis, 0, 0, 0.6, 0.8), 1e-15);
        assertArrayEquals(new double[3], times(basis, 0, 5, 0.8, -0.6), 1e-15);
        assertArrayEquals(new double[] {0, 0.3, 0.4}, basis.displacementMm(), 1e-15);
        assertEquals(-1, basis.contradictedNode());
    }

    @Test
    void displacement_meets_every_support_of_a_node_however_close_their_directions() {
        double[] u = {0.3, -0.2, 0.7};
        double[][] directions = {{1, 0, 1}, {1, 1e-4, 1}, {1, 1, -1}};
        for (double[] d : directions) {
            double length = new SkewSupport(1, d[0], d[1], d[2], 0).length();
            hold(1, d[0], d[1], d[2], (d[0] * u[0] + d[1] * u[1] + d[2] * u[2]) / length);
        }
        SkewBasis basis = SkewBasis.of(conditions);
        assertArrayEquals(u, basis.displacementMm(), 1e-11);
        assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, basis.blocked(), 1e-12);
    }

    @Test
    void beside_a_fixed_axis_only_the_rest_of_a_direction_counts_and_the_fixed_row_is_exactly_zero() {
        conditions.fix(0, 1, 0.2);
        hold(0, 1, 1, 0, 0);
        SkewBasis basis = SkewBasis.of(conditions);
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0}, basis.blocked(), 1e-15);
        assertArrayEquals(new double[] {-0.2, 0, 0}, basis.displacementMm(), 1e-15);
        for (int p = 0; p < 3; p++) {
            assertEquals(0, basis.blocked()[3 + p], 0.0);
            assertEquals(0, basis.blocked()[3 * p + 1], 0.0);
        }
    }

    @Test
    void nodes_stand_in_order_and_those_with_nothing_new_are_left_out() {
        hold(3, 1, 0, 1, 0);
        hold(0, 1, 1, 0, 0);
        hold(3, 2, 0, 2, 0);
        conditions.fix(2, 0, 0);
        hold(2, -1, 0, 0, 0);
        SkewBasis basis = SkewBasis.of(conditions);
        assertArrayEquals(new int[] {0, 3}, basis.node());
        assertEquals(-1, basis.contradictedNode());
    }

    @Test
    void a_fourth_direction_must_agree_with_the_other_three() {
        hold(1, 1, 0, 0, 0.1);
        hold(1, 0, 1, 0, 0.2);
        hold(1, 0, 0, 1, 0.3);
        hold(1, 1, 1, 1, 0.6 / Math.sqrt(3));
        assertEquals(-1, SkewBasis.of(conditions).contradictedNode());
        hold(1, 1, -1, 0, 0.1);
        assertEquals(1, SkewBasis.of(conditions).contradictedNode());
    }

    @Test
    void order_and_length_of_directions_do_not_matter_and_other_directions_do() {
        hold(1, 1, 0, 1, 0);
        hold(1, 1, 2, -1, 0);
        SkewBasis basis = SkewBasis.of(conditions);
        BoundaryConditions turned = BoundaryConditions.free(4);
        turned.hold(new SkewSupport(1, 3, 6, -3, 0.5));
        turned.hold(new SkewSupport(1, -2, 0, -2, 0.1));
        assertTrue(basis.blocksAs(SkewBasis.of(turned)));
        BoundaryConditions other = BoundaryConditions.free(4);
        other.hold(new SkewSupport(1, 1, 0, 1, 0));
        assertFalse(basis.blocksAs(SkewBasis.of(other)));
        other.hold(new SkewSupport(1, 1, 2.001, -1, 0));
        assertFalse(basis.blocksAs(SkewBasis.of(other)));
    }
}
