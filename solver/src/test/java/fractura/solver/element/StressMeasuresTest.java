package fractura.solver.element;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StressMeasuresTest {
    @Test
    void principal_stresses_of_a_rotated_tensor_are_those_it_was_made_of() {
        Random random = new Random(11);
        for (int trial = 0; trial < 2000; trial++) {
            double[] made = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            if (trial % 4 == 1) {
                made[1] = made[0];
            } else if (trial % 4 == 2) {
                made[2] = made[1] * (1 + 1e-9);
            }
            double[] found = new double[3];
            StressMeasures.principalStressInto(rotated(made, random), 0, found);
            double[] sorted = sortedDown(made);
            double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[2]));
            assertArrayEquals(sorted, found, 2e-14 * scale, "trial " + trial);
        }
    }

    @Test
    void equal_principal_values_are_found_to_rounding_as_in_a_bar_under_uniaxial_load() {
        Random random = new Random(13);
        double[] strain = rotated(new double[] {0.005, -0.0015, -0.0015}, random);
        for (int v = 3; v < 6; v++) {
            strain[v] *= 2;
        }
        double[] found = new double[3];
        StressMeasures.principalStrainInto(strain, 0, found);
        assertArrayEquals(new double[] {0.005, -0.0015, -0.0015}, found, 1e-17);
    }

    @Test
    void engineering_shear_gamma_alone_gives_principal_strains_of_half_gamma() {
        double[] found = new double[3];
        StressMeasures.principalStrainInto(new double[] {0, 0, 0, 0, 0.004, 0}, 0, found);
        assertArrayEquals(new double[] {0.002, 0, -0.002}, found, 1e-17);
    }

    @Test
    void diagonal_tensors_are_only_sorted() {
        double[] found = new double[3];
        StressMeasures.principalStressInto(new double[] {9, 9, 1, -4, 3, 0, 0, 0}, 2, found);
        assertArrayEquals(new double[] {3, 1, -4}, found);
        StressMeasures.principalStressInto(new double[6], 0, found);
        assertArrayEquals(new double[3], found);
    }

    @Test
    void von_mises_of_a_uniaxial_stress_is_its_magnitude_and_of_pressure_nothing() {
        assertEquals(7, StressMeasures.vonMises(new double[] {0, 0, -7, 0, 0, 0}, 0), 1e-14);
        assertEquals(0, StressMeasures.vonMises(new double[] {-5, -5, -5, 0, 0, 0}, 0));
        assertEquals(2 * Math.sqrt(3), StressMeasures.vonMises(new double[] {0, 0, 0, 2, 0, 0}, 0), 1e-14);
    }

    @Test
    void effective_strain_of_a_uniaxial_stress_is_stress_over_modulus() {
        double nu = 0.3;
        double[] stress = {0, 0, -5, 0, 0, 0};
        double[] strain = {5 * nu / 1000, 5 * nu / 1000, -5.0 / 1000, 0, 0, 0};
        assertEquals(0.005, StressMeasures.effectiveStrain(stress, strain, 0, 1000), 1e-17);
    }

    /// R diag(values) Rᵀ with R from two random directions.
    private static double[] rotated(double[] values, Random random) {
        double[][] r = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                r[a][c] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < a; b++) {
                    double dot = dot(r[a], r[b]);
                    for (int c = 0; c < 3; c++) {
                        r[a][c] -= dot * r[b][c];
                    }
                }
                double length = Math.sqrt(dot(r[a], r[a]));
                for (int c = 0; c < 3; c++) {
                    r[a][c] /= length;
                }
            }
        }
        int[][] voigt = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {1, 2}, {0, 2}};
        double[] tensor = new double[6];
        for (int v = 0; v < 6; v++) {
            for (int a = 0; a < 3; a++) {
                tensor[v] += values[a] * r[a][voigt[v][0]] * r[a][voigt[v][1]];
            }
        }
        return tensor;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] sortedDown(double[] values) {
        double[] up = values.clone();
        java.util.Arrays.sort(up);
        return new double[] {up[2], up[1], up[0]};
    }
}
