package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.solver.element.Hooke;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactFieldTest {
    private static final int[][] VOIGT = {{0, 3, 5}, {3, 1, 4}, {5, 4, 2}};
    private static final double STEP = 1e-4;

    private final Random random = new Random(5);

    private double[] pointAt(double r) {
        double[] x = random.doubles(3, -1, 1).toArray();
        double norm = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        for (int i = 0; i < 3; i++) {
            x[i] *= r / norm;
        }
        return x;
    }

    private static double[] stress(ExactField field, double[] x) {
        double[] s = new double[6];
        field.stressInto(x, s);
        return s;
    }

    private static double[] moved(double[] x, int axis, double by) {
        double[] y = x.clone();
        y[axis] += by;
        return y;
    }

    /// What a blastic lesion does to the spongy bone at its ends along the pull (gallery 18).
    @ParameterizedTest
    @CsvSource({"1, 1", "8.5, 1.3548", "1e9, 1.44"})
    void soft_matter_at_the_ends_of_a_stiff_ball_is_strained_by_a_third_more(double ratio, double factor) {
        SphereInTensionField ball = new SphereInTensionField(10, 1, 1000, 1000 * ratio, 0.3);
        double[] above = new double[3];
        double[] below = new double[3];
        ball.displacementInto(new double[] {0, 0, 10 + 2 * STEP}, above);
        ball.displacementInto(new double[] {0, 0, 10}, below);
        double remote = 1 / 1000.0;
        assertEquals(factor, (above[2] - below[2]) / (2 * STEP) / remote, 5e-4); // of a difference over 2e-4 mm
    }

    /// Divergence of the stress by central differences.
    private static void assertEquilibrium(ExactField field, double[] x, double tolerance) {
        for (int i = 0; i < 3; i++) {
            double force = 0;
            for (int j = 0; j < 3; j++) {
                double upper = stress(field, moved(x, j, STEP))[VOIGT[i][j]];
                double lower = stress(field, moved(x, j, -STEP))[VOIGT[i][j]];
                force += (upper - lower) / (2 * STEP);
            }
            assertEquals(0, force, tolerance);
        }
    }

    /// Hooke's law applied to the displacement's central differences gives the stress.
    private static void assertStressOfDisplacement(ExactField field, double[] x, double youngs, double nu, double tol) {
        double[] g = new double[9];
        double[] upper = new double[3];
        double[] lower = new double[3];
        for (int j = 0; j < 3; j++) {
            field.displacementInto(moved(x, j, STEP), upper);
            field.displacementInto(moved(x, j, -STEP), lower);
            for (int i = 0; i < 3; i++) {
                g[3 * i + j] = (upper[i] - lower[i]) / (2 * STEP);
            }
        }
        double[] strain = {g[0], g[4], g[8], g[1] + g[3], g[5] + g[7], g[2] + g[6]};
        double[] s = new double[6];
        Hooke.stressInto(Hooke.lambda(youngs, nu), Hooke.mu(youngs, nu), strain, s, 0);
        assertArrayEquals(s, stress(field, x), tol);
    }

    private static double[] traction(ExactField field, double[] x, double[] normal) {
        double[] s = stress(field, x);
        double[] t = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                t[i] += s[VOIGT[i][j]] * normal[j];
            }
        }
        return t;
    }

    @ParameterizedTest
    @CsvSource({"0, 0.3", "0, 0", "10, 0.3", "2500, 0.2"})
    void sphere_in_tension_is_in_equilibrium_and_obeys_hooke_outside(double inside, double nu) {
        SphereInTensionField field = new SphereInTensionField(1, 1, 1000, inside, nu);
        for (double r = 1.05; r < 5; r *= 1.3) {
            double[] x = pointAt(r);
            assertEquilibrium(field, x, 1e-6);
            assertStressOfDisplacement(field, x, 1000, nu, 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.3, 0.45})
    void surface_of_the_cavity_is_free_of_traction(double nu) {
        SphereInTensionField field = new SphereInTensionField(2, 1, 1000, 0, nu);
        for (int q = 0; q < 20; q++) {
            double[] n = pointAt(1);
            double[] x = {2 * n[0] * (1 + 1e-15), 2 * n[1] * (1 + 1e-15), 2 * n[2] * (1 + 1e-15)};
            assertArrayEquals(new double[3], traction(field, x, n), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 100, 1000, 2500, 1e5})
    void displacement_and_traction_are_continuous_across_the_surface_of_the_inclusion(double inside) {
        SphereInTensionField field = new SphereInTensionField(1, 1, 1000, inside, 0.3);
        double[] in = new double[3];
        double[] out = new double[3];
        for (int q = 0; q < 20; q++) {
            double[] n = pointAt(1);
            double[] below = {n[0] * (1 - 1e-9), n[1] * (1 - 1e-9), n[2] * (1 - 1e-9)};
            double[] above = {n[0] * (1 + 1e-9), n[1] * (1 + 1e-9), n[2] * (1 + 1e-9)};
            field.displacementInto(below, in);
            field.displacementInto(above, out);
            assertArrayEquals(in, out, 1e-11);
            assertArrayEquals(traction(field, below, n), traction(field, above, n), 1e-7);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.3, 0.49})
    void equator_of_the_cavity_carries_the_stress_goodier_wrote_down(double nu) {
        SphereInTensionField field = new SphereInTensionField(1, 1, 1000, 0, nu);
        for (double r = 1 + 1e-12; r < 6; r += 0.5) {
            double[] s = stress(field, new double[] {0.6 * r, 0.8 * r, 0});
            assertEquals(SphereInTensionField.cavityEquator(1 / r, nu), s[2], 1e-10);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1.928571, -0.214286", "0.3, 2.045455, -0.681818", "0.49, 2.159341, -1.137363"})
    void cavity_concentrates_stress_at_equator_and_pole_as_tabulated(double nu, double equator, double pole) {
        SphereInTensionField field = new SphereInTensionField(1, 1, 1000, 0, nu);
        assertEquals(equator, stress(field, new double[] {1, 0, 0})[2], 1e-6);
        assertEquals(pole, stress(field, new double[] {0, 0, 1})[0], 1e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0.021222699, 0.002303780",
        "100, 0.191935484, 0.016935484",
        "1000, 1, 0",
        "2500, 1.404320988, -0.054012346"
    })
    void inclusion_carries_the_uniform_stress_eshelby_gives(double inside, double axial, double across) {
        double[] s = new SphereInTensionField(1, 1, 1000, inside, 0.3).insideStress();
        assertEquals(axial, s[2], 1e-9);
        assertEquals(across, s[0], 1e-9);
        assertEquals(across, s[1], 1e-9);
    }

    @Test
    void hollow_sphere_is_in_equilibrium_and_loaded_by_its_pressure_only() {
        HollowSphereField field = new HollowSphereField(10, 20, 10, 1000, 0.3);
        for (double r = 10; r <= 20; r += 2.5) {
            assertEquilibrium(field, pointAt(r), 1e-6);
            assertStressOfDisplacement(field, pointAt(r), 1000, 0.3, 1e-6);
        }
        assertEquals(-10, field.radialStress(10), 1e-13);
        assertEquals(0, field.radialStress(20), 1e-13);
        assertEquals(7.142857, field.hoopStress(10), 1e-6);
        assertEquals(0.041587, field.radialDisplacement(15), 1e-6);
        double[] n = pointAt(1);
        double[] x = {10 * n[0], 10 * n[1], 10 * n[2]};
        assertArrayEquals(new double[] {-10 * n[0], -10 * n[1], -10 * n[2]}, traction(field, x, n), 1e-12);
    }

    @Test
    void hollow_cylinder_is_in_equilibrium_and_loaded_by_its_pressure_only() {
        HollowCylinderField field = new HollowCylinderField(10, 20, 10, 1000, 0.3);
        for (double r = 10.1; r <= 20; r += 2.5) {
            double[] x = {0.6 * r, 0.8 * r, 3};
            assertEquilibrium(field, x, 1e-6);
            assertStressOfDisplacement(field, x, 1000, 0.3, 1e-6);
        }
        double[] n = {0.28, 0.96, 0};
        assertArrayEquals(
                new double[] {-2.8, -9.6, 0}, traction(field, new double[] {2.8, 9.6, 1}, n), 1e-12, "inside");
        assertArrayEquals(new double[3], traction(field, new double[] {5.6, 19.2, 1}, n), 1e-12, "outside");
        assertEquals(2, stress(field, new double[] {12, 3, 0})[2], 1e-12, "the same along the axis everywhere");
    }

    @ParameterizedTest
    @CsvSource({"10, -10, 16.666667, 0.190667", "15, -2.592593, 9.259259, 0.141556", "20, 0, 6.666667, 0.121333"})
    void hollow_cylinder_has_the_tabulated_stresses_and_widening(double r, double radial, double hoop, double wider) {
        PlaneStrainField.Polar p = new HollowCylinderField(10, 20, 10, 1000, 0.3).at(r, 1);
        assertEquals(radial, p.sr(), 1e-6);
        assertEquals(hoop, p.st(), 1e-6);
        assertEquals(wider, p.ur(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.45})
    void hole_through_a_slab_is_in_equilibrium_obeys_hooke_and_is_free_of_traction(double nu) {
        KirschField field = new KirschField(2, 1, 1000, nu);
        for (double angle = 0.1; angle < 6; angle += 0.7) {
            double[] n = {Math.cos(angle), Math.sin(angle), 0};
            for (double r = 2.1; r < 12; r *= 1.4) {
                double[] x = {r * n[0], r * n[1], 0.5};
                assertEquilibrium(field, x, 1e-6);
                assertStressOfDisplacement(field, x, 1000, nu, 1e-6);
            }
            assertArrayEquals(new double[3], traction(field, new double[] {2 * n[0], 2 * n[1], 0}, n), 1e-12);
        }
    }

    @Test
    void hole_through_a_slab_triples_the_stress_beside_it_and_reverses_it_before_it() {
        KirschField field = new KirschField(1, 1, 1000, 0.3);
        assertEquals(3, stress(field, new double[] {0, 1, 0})[0], 1e-12);
        assertEquals(-1, stress(field, new double[] {1, 0, 0})[1], 1e-12);
        double r = 1.7;
        double q2 = 1 / (r * r);
        assertEquals(1 + q2 / 2 + 1.5 * q2 * q2, stress(field, new double[] {0, r, 0})[0], 1e-12);
        assertEquals(1, stress(field, new double[] {500, 700, 0})[0], 1e-5, "far away the load alone remains");
    }
}
