package fractura.solver.strength;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import fractura.solver.NumericalException;
import fractura.solver.Solution;
import fractura.solver.load.LoadedFaces;
import fractura.solver.material.BlockSpecimen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertebralStrengthTest {
    @ParameterizedTest
    @CsvSource({
        "15403, 36, 3770.7", "14666, 33, 3291.1", "14404, 29, 2840.5", "12645, 30, 2579.6", "2345.8, 29, 462.6",
        "16637, 31, 3507.1", "15309, 32, 3331.2", "34579, 33, 7759.5", "13141, 23, 2055.3", "27894, 45, 8535.6",
        "29922, 29, 5900.6", "18238, 28, 3472.5",
    })
    void linear_strength_of_published_vertebrae_is_0_0068_times_stiffness_times_height(
            double stiffness, double height, double publishedNewton) {
        // stiffness is printed to 1 N/mm or 0.1 N/mm: half a unit times 0.0068 H
        assertEquals(
                publishedNewton,
                VertebralStrength.of(stiffness, height).linear().newton(),
                0.5 * 0.0068 * height + 0.05);
    }

    @Test
    void nonlinear_regression_carries_two_standard_errors() {
        StrengthEstimate found = VertebralStrength.of(15403, 36).nonlinear().orElseThrow();
        double expected = 1.0803 * 0.0068 * 15403 * 36 - 556.9;
        assertEquals(expected, found.newton(), 1e-9);
        assertEquals(expected - 1380, found.low().orElseThrow(), 1e-9);
        assertEquals(expected + 1380, found.high().orElseThrow(), 1e-9);
        assertEquals("Walle25", found.source());
    }

    @Test
    void a_lower_bound_that_is_not_positive_is_absent_with_a_caution() {
        VertebralStrength found = VertebralStrength.of(5000, 30); // linear 1020 N, nonlinear 545 N
        assertTrue(found.nonlinear().orElseThrow().low().isEmpty());
        assertTrue(found.nonlinear().orElseThrow().high().isPresent());
        assertTrue(found.warnings().getFirst().text().contains("lower bound"));
    }

    @ParameterizedTest
    @CsvSource({"2000, 30", "50000, 30"})
    void outside_the_data_of_the_regression_the_linear_estimate_stands_alone(double stiffness, double height) {
        VertebralStrength found = VertebralStrength.of(stiffness, height);
        assertTrue(found.nonlinear().isEmpty());
        assertFalse(found.linear().inDomain());
        assertEquals("W16", found.warnings().getFirst().code());
    }

    @Test
    void where_the_regression_is_not_positive_it_gives_nothing() {
        VertebralStrength found = VertebralStrength.of(2400, 30); // linear 490 N
        assertTrue(found.linear().inDomain());
        assertTrue(found.nonlinear().isEmpty());
        assertEquals(1, found.warnings().size());
    }

    @Test
    void stiffness_of_a_bar_is_modulus_times_area_over_length() {
        // bar 3 × 3 × 10 mm, E 1000 MPa, shortened by 0.1 mm: force 1000 · 9 · 0.01 = 90 N, K = 900 N/mm
        VoxelMesh bar = new BlockSpecimen(3, 3, 10).mesh();
        double[] u = new double[3 * bar.nodeCount()];
        double[] r = new double[3 * bar.nodeCount()];
        List<Integer> top = new ArrayList<>();
        List<Integer> bottom = new ArrayList<>();
        for (int n = 0; n < bar.nodeCount(); n++) {
            int[] p = bar.nodeIjk(n);
            u[3 * n + 2] = -0.01 * p[2];
            double weight = (p[0] % 3 == 0 ? 0.5 : 1) * (p[1] % 3 == 0 ? 0.5 : 1);
            if (p[2] == 0) {
                bottom.add(n);
                r[3 * n + 2] = 10 * weight;
            } else if (p[2] == 10) {
                top.add(n);
                r[3 * n + 2] = -10 * weight;
            }
        }
        LoadedFaces faces = new LoadedFaces(ints(top), ints(bottom));
        Solution solution = new Solution(bar, u, new double[6 * 90], new double[6 * 90], r, UniformState.report());
        AxialStiffness found = AxialStiffness.of(solution, faces);
        assertEquals(90, found.forceNewton(), 1e-12);
        assertEquals(-90, found.topNewton(), 1e-12);
        assertEquals(90, found.bottomNewton(), 1e-12);
        assertEquals(900, found.newtonPerMm(), 1e-10);
        LoadedFaces swapped = new LoadedFaces(ints(bottom), ints(top));
        assertThrows(NumericalException.class, () -> AxialStiffness.of(solution, swapped));
        for (int n : faces.top()) {
            r[3 * n + 2] *= 1.002; // faces that disagree about the force show a solve stopped too early
        }
        NumericalException refusal = assertThrows(NumericalException.class, () -> AxialStiffness.of(solution, faces));
        assertTrue(refusal.getMessage().contains("solver.tolerance"), refusal.getMessage());
    }

    @Test
    void a_band_always_holds_its_value() {
        StrengthEstimate linear = VertebralStrength.of(15403, 36).linear();
        assertThrows(IllegalArgumentException.class, () -> linear.withBand(4000, 5000));
        assertTrue(linear.withBand(-5, 5000).low().isEmpty());
        assertEquals(3000, linear.withBand(3000, 5000).low().orElseThrow());
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
