package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EdgeFitTest {
    @Test
    void a_field_of_the_fitted_powers_is_read_at_the_edge_exactly() {
        EdgeFit kirsch = new EdgeFit(2, 0, 2, 4);
        EdgeFit bent = new EdgeFit(2, 0, -1, 2, 4);
        for (double r = 3; r < 6; r += 0.25) {
            double q2 = 4 / (r * r);
            kirsch.add(r, 1 + q2 / 2 + 1.5 * q2 * q2);
            bent.add(r, 5 - 0.7 * r / 2 + q2 / 2 + 1.5 * q2 * q2);
        }
        assertEquals(3, kirsch.atEdge(), 1e-11);
        assertEquals(5 - 0.7 + 2, bent.atEdge(), 1e-9);
    }

    @Test
    void with_one_power_the_fit_is_the_mean() {
        EdgeFit mean = new EdgeFit(1, 0);
        mean.add(2, 7);
        mean.add(3, 8);
        mean.add(9, 12);
        assertEquals(9, mean.atEdge(), 1e-14);
    }

    @Test
    void voxels_on_the_stairs_and_far_away_are_left_out() {
        assertFalse(EdgeFit.isUsed(1.35, 0.1));
        assertTrue(EdgeFit.isUsed(1.45, 0.1));
        assertFalse(EdgeFit.isUsed(3.05, 0.1));
    }
}
