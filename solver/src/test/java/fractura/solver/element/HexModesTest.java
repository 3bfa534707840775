package fractura.solver.element;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HexModesTest {
    @ParameterizedTest
    @CsvSource({"0, 2.25", "0.2, 3.857", "0.3, 5.318", "0.4, 7.875", "0.45, 10.04", "0.49, 12.65"})
    void element_bound_of_the_smoother_is_the_largest_eigenvalue_of_the_scaled_element(double nu, double bound) {
        assertEquals(bound, HexModes.UNIT.eigenvalueBound(nu), 5e-3);
    }

    @Test
    void a_rayleigh_quotient_never_exceeds_the_element_bound() {
        double[] k = Hex8.stiffness(Hooke.lambda(1, 0.3), Hooke.mu(1, 0.3));
        double bound = HexModes.UNIT.eigenvalueBound(0.3);
        double d = HexModes.UNIT.diagonal(Hooke.lambda(1, 0.3), Hooke.mu(1, 0.3));
        assertEquals(k[0], d, 1e-15);
        java.util.Random random = new java.util.Random(7);
        double largest = 0;
        double[] u = random.doubles(24, -1, 1).toArray();
        for (int step = 0; step < 200; step++) { // power iteration reaches the bound from below
            double[] ku = new double[24];
            double norm = 0;
            double quotient = 0;
            for (int p = 0; p < 24; p++) {
                for (int q = 0; q < 24; q++) {
                    ku[p] += k[24 * p + q] * u[q];
                }
                norm += u[p] * u[p];
                quotient += u[p] * ku[p];
            }
            largest = quotient / (d * norm);
            assertTrue(largest <= bound * (1 + 1e-12), "quotient " + largest);
            for (int p = 0; p < 24; p++) {
                u[p] = ku[p] / Math.sqrt(norm);
            }
        }
        assertEquals(bound, largest, 1e-6);
    }

    @Test
    void mirror_modes_of_different_families_do_not_couple() {
        double[] k = Hex8.stiffness(2, 3);
        for (int c = 0; c < 3; c++) {
            for (int d = 0; d < 3; d++) {
                for (int m = 0; m < 8; m++) {
                    for (int l = 0; l < 8; l++) {
                        if ((m ^ 1 << c) != (l ^ 1 << d)) {
                            assertEquals(0, HexModes.entry(k, c, m, d, l), 1e-15);
                        }
                    }
                }
            }
        }
    }
}
