package fractura.solver.element;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hex8Test {
    private final Random random = new Random(3);

    private static double[] times(double[] k, double[] u) {
        double[] f = new double[Hex8.DOFS];
        for (int p = 0; p < Hex8.DOFS; p++) {
            for (int q = 0; q < Hex8.DOFS; q++) {
                f[p] += k[p * Hex8.DOFS + q] * u[q];
            }
        }
        return f;
    }

    @Test
    void shape_functions_sum_to_one_and_are_one_at_their_own_node() {
        for (int q = 0; q < 20; q++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            double z = random.nextDouble();
            double sum = 0;
            for (int a = 0; a < 8; a++) {
                sum += Hex8.shape(a, x, y, z);
                assertEquals(a == 5 ? 1 : 0, Hex8.shape(a, 1, 0, 1), 0.0);
            }
            assertEquals(1, sum, 1e-15);
        }
    }

    @Test
    void gradients_are_the_derivatives_of_the_shape_functions() {
        double step = 1e-6;
        for (int a = 0; a < 8; a++) {
            double[] p = random.doubles(3).toArray();
            double[] g = Hex8.gradient(a, p[0], p[1], p[2]);
            for (int axis = 0; axis < 3; axis++) {
                double[] up = p.clone();
                double[] down = p.clone();
                up[axis] += step;
                down[axis] -= step;
                double difference = Hex8.shape(a, up[0], up[1], up[2]) - Hex8.shape(a, down[0], down[1], down[2]);
                assertEquals(difference / (2 * step), g[axis], 1e-9);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.49})
    void stiffness_is_symmetric_and_free_of_energy_in_the_six_rigid_motions_only(double nu) {
        double[] k = Hex8.stiffness(Hooke.lambda(1, nu), Hooke.mu(1, nu));
        for (int p = 0; p < Hex8.DOFS; p++) {
            for (int q = 0; q < p; q++) {
                assertEquals(k[p * Hex8.DOFS + q], k[q * Hex8.DOFS + p], 1e-14);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(Hex8.DOFS, false, true);
        assertTrue(eigen.decompose(new DMatrixRMaj(Hex8.DOFS, Hex8.DOFS, true, k)));
        int zero = 0;
        for (int i = 0; i < Hex8.DOFS; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            assertTrue(value > -1e-13, "eigenvalue " + value);
            zero += value < 1e-10 ? 1 : 0;
        }
        assertEquals(6, zero);
    }

    @Test
    void rigid_motion_gives_no_force() {
        double[] k = Hex8.stiffness(2, 3);
        double[] t = {0.3, -0.2, 0.5};
        double[] w = {1, -2, 0.7};
        double[] u = new double[Hex8.DOFS];
        for (int a = 0; a < 8; a++) {
            double[] x = {a & 1, a >> 1 & 1, a >> 2};
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                int l = (i + 2) % 3;
                u[3 * a + i] = t[i] + w[j] * x[l] - w[l] * x[j];
            }
        }
        assertArrayEquals(new double[Hex8.DOFS], times(k, u), 1e-14);
    }

    @Test
    void uniaxial_strain_of_a_cube_takes_the_constrained_modulus_and_shear_takes_mu() {
        double lambda = 5;
        double mu = 3;
        double[] k = Hex8.stiffness(lambda, mu);
        double[] pull = new double[Hex8.DOFS];
        double[] shear = new double[Hex8.DOFS];
        for (int a = 4; a < 8; a++) {
            pull[3 * a + 2] = 1;
            shear[3 * a] = 1;
        }
        double[] normal = times(k, pull);
        double[] across = times(k, shear);
        for (int a = 4; a < 8; a++) {
            assertEquals((lambda + 2 * mu) / 4, normal[3 * a + 2], 1e-14);
            assertEquals(mu / 4, across[3 * a], 1e-14);
        }
    }

    @Test
    void stress_of_uniaxial_stretch_and_shear_is_hookes() {
        double e = 1000;
        double nu = 0.3;
        double[] strain = {9, 2e-3 * -nu, 2e-3 * -nu, 2e-3, 0, 1e-3, 0};
        double[] stress = new double[7];
        Hooke.stressInto(Hooke.lambda(e, nu), Hooke.mu(e, nu), strain, stress, 1);
        assertArrayEquals(new double[] {0, 0, 0, 2, 0, 1e-3 * e / 2.6, 0}, stress, 1e-12);
    }
}
