package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RefinementTest {
    @Test
    void an_error_that_falls_to_a_quarter_when_the_voxel_is_halved_is_of_order_two() {
        assertEquals(2, Refinement.order(-0.4, 0.1), 1e-15);
        assertEquals(1, Refinement.order(0.4, 0.2), 1e-15);
    }

    @Test
    void three_results_with_an_error_of_a_power_give_the_power_and_the_answer() {
        double power = 1.7;
        double[] at = new double[3];
        for (int q = 0; q < 3; q++) {
            at[q] = 5 + 0.3 * Math.pow(0.5, power * q);
        }
        assertEquals(power, Refinement.order(at[0], at[1], at[2]), 1e-12);
        assertEquals(5, Refinement.limit(at[1], at[2], power), 1e-12);
    }
}
