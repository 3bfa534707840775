package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewSupport;
import fractura.solver.material.Materials;
import fractura.solver.material.TransverseIsotropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnisotropyTest {
    private static final double AXIAL = 700;

    private static Body of(Body body, TransverseIsotropy law) {
        return new Body(body.mesh(), body.materials().with(law), body.conditions());
    }

    /// A linear displacement on the surface of a ragged body; the stress inside is C times its strain.
    private static double[] stress(TransverseIsotropy law, double[] gradient) {
        Body body = of(Body.of(9, 12, 10, 0.8, (i, j, k) -> (i + 2 * j + k) % 11 == 0 ? 0 : AXIAL), law);
        int[] around = new int[body.mesh().nodeCount()];
        for (int n : body.mesh().elementNodes()) {
            around[n]++;
        }
        double[] xyz = body.mesh().nodesXyz();
        body.forEachNode((n, ijk) -> {
            for (int i = 0; around[n] < 8 && i < 3; i++) {
                double u = 0;
                for (int j = 0; j < 3; j++) {
                    u += gradient[3 * i + j] * xyz[3 * n + j];
                }
                body.conditions().fix(n, i, u);
            }
        });
        double[] all = body.solve(1e-12).stressMPa();
        double[] first = new double[6];
        for (int i = 0; i < all.length; i++) {
            first[i % 6] = i < 6 ? all[i] : first[i % 6];
            assertEquals(first[i % 6], all[i], 1e-8, "element " + i / 6);
        }
        return first;
    }

    /// Voigt number of a pair of axes.
    private static int voigt(int i, int j) {
        return i == j ? i : i + j == 1 ? 3 : i + j == 3 ? 4 : 5;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void uniaxial_strains_and_shears_return_the_six_constants_about_any_axis(int axis) {
        TransverseIsotropy law = TransverseIsotropy.ofVertebra(axis);
        int t = (axis + 1) % 3;
        int s = (axis + 2) % 3;
        double[] across = new double[9];
        across[4 * t] = 1e-3;
        double[] along = new double[9];
        along[4 * axis] = 1e-3;
        assertEquals(0.421085 * AXIAL * 1e-3, stress(law, across)[t], 1e-6 * AXIAL * 1e-3);
        assertEquals(0.179956 * AXIAL * 1e-3, stress(law, across)[s], 1e-6 * AXIAL * 1e-3);
        assertEquals(0.187712 * AXIAL * 1e-3, stress(law, across)[axis], 1e-6 * AXIAL * 1e-3);
        assertEquals(1.117250 * AXIAL * 1e-3, stress(law, along)[axis], 1e-6 * AXIAL * 1e-3);
        double[] shearAcross = new double[9];
        shearAcross[3 * t + s] = 1e-3;
        double[] shearAlong = new double[9];
        shearAlong[3 * axis + t] = 1e-3;
        assertEquals(0.120565 * AXIAL * 1e-3, stress(law, shearAcross)[voigt(t, s)], 1e-6 * AXIAL * 1e-3);
        assertEquals(0.157 * AXIAL * 1e-3, stress(law, shearAlong)[voigt(axis, t)], 1e-6 * AXIAL * 1e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void pulled_along_its_axis_a_bar_has_the_axial_modulus(int axis) {
        int[] size = {5, 6, 7};
        Body bar = of(Body.of(5, 6, 7, 1, (i, j, k) -> AXIAL), TransverseIsotropy.ofVertebra(axis));
        bar.forEachNode((n, ijk) -> {
            for (int a = 0; a < 3; a++) {
                if (ijk[a] == 0) {
                    bar.conditions().fix(n, a, 0);
                } else if (a == axis && ijk[a] == size[a]) {
                    bar.conditions().fix(n, a, 1e-3 * size[a]);
                }
            }
        });
        double[] stress = bar.solve(1e-11).stressMPa();
        for (int i = 0; i < stress.length; i++) {
            assertEquals(i % 6 == axis ? AXIAL * 1e-3 : 0, stress[i], 1e-8);
        }
    }

    @Test
    void with_isotropic_ratios_it_is_the_isotropic_solution() {
        TransverseIsotropy even = new TransverseIsotropy(1, 1, 0.3, 0.3, 1 / 2.6);
        Body body = Body.cylinder(14, 21).clamped().pushed(0.4, 0.7, -1);
        Solution expected = body.solve(1e-11);
        Solution actual = of(body, even).solve(1e-11);
        double scale = Body.largest(expected.displacementMm());
        assertArrayEquals(expected.displacementMm(), actual.displacementMm(), 1e-8 * scale);
        assertArrayEquals(expected.stressMPa(), actual.stressMPa(), 1e-8 * Body.largest(expected.stressMPa()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void multigrid_does_not_mind_the_direction_of_the_grain(int axis) {
        Body even = Body.cylinder(24, 30).clamped().pushed(0.4, 0.7, -1);
        int isotropic = even.solve(1e-6).report().iterations();
        int iterations = of(even, TransverseIsotropy.ofVertebra(axis))
                .solve(1e-6)
                .report()
                .iterations();
        assertTrue(iterations <= isotropic + 5, iterations + " iterations against " + isotropic);
    }

    @Test
    void elements_that_do_not_count_as_bone_stay_isotropic() {
        Body body = Body.of(8, 8, 8, 1, (i, j, k) -> AXIAL).clamped().pushed(0, 0, -1);
        Materials m = body.materials();
        boolean[] none = new boolean[m.bone().length];
        Materials without = new Materials(m.youngsModulusMPa(), m.poissonsRatio(), none, m.coverage())
                .with(TransverseIsotropy.ofVertebra(2));
        double[] expected = body.solve(1e-11).displacementMm();
        double[] actual =
                new Body(body.mesh(), without, body.conditions()).solve(1e-11).displacementMm();
        assertArrayEquals(expected, actual, 1e-8 * Body.largest(expected));
    }

    @Test
    void slanted_rollers_hold_grained_material_too() {
        Body body = of(Body.of(16, 12, 14, 1, (i, j, k) -> AXIAL), TransverseIsotropy.ofVertebra(2));
        BoundaryConditions held = body.conditions();
        body.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                held.hold(new SkewSupport(n, 1, 0, 1, 0));
                held.fix(n, 1, 0);
            } else if (ijk[0] == 16) {
                held.fix(n, 0, 0);
            } else if (ijk[2] == 14) {
                held.forceNewton()[3 * n + 2] = -1;
            }
        });
        Solution s = new Body(body.mesh(), body.materials(), held).solve(1e-8);
        assertTrue(s.report().iterations() <= 24, s.report().iterations() + " iterations");
        assertTrue(s.report().balance().force() < 1e-6);
    }

    @Test
    void constants_without_energy_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new TransverseIsotropy(2, 0.3, 0.9, 0.3, 0.15));
        assertThrows(IllegalArgumentException.class, () -> new TransverseIsotropy(3, 0.3, 0.3, 0.1, 0.15));
        assertThrows(IllegalArgumentException.class, () -> new TransverseIsotropy(2, -0.3, 0.3, 0.1, 0.15));
        assertThrows(IllegalArgumentException.class, () -> new TransverseIsotropy(2, 0.3, 0.3, 0.1, Double.NaN));
    }
}
