package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvarianceTest {
    /// The residual of 1e-11 bounds displacements of these bodies to about this, relative to the largest.
    private static final double SAME = 1e-9;

    private static double[] scaled(double[] v, double c) {
        double[] w = v.clone();
        for (int i = 0; i < w.length; i++) {
            w[i] *= c;
        }
        return w;
    }

    private static void assertSame(double[] expected, double[] actual) {
        assertArrayEquals(expected, actual, SAME * Body.largest(expected));
    }

    private static double uneven(int i, int j, int k) {
        return (i * 7 + j * 3 + k * 5) % 11 == 0 ? 0 : 100 + 40 * ((i * i + 2 * j + 3 * k) % 13);
    }

    @Test
    void mirrored_body_under_the_mirrored_load_moves_as_in_a_mirror() {
        int nx = 14;
        Body body = Body.of(nx, 11, 20, 1, InvarianceTest::uneven).clamped().pushed(0.4, 0.7, -1);
        Body mirror = Body.of(nx, 11, 20, 1, (i, j, k) -> uneven(nx - 1 - i, j, k))
                .clamped()
                .pushed(-0.4, 0.7, -1);
        double[] u = body.solve(1e-11).displacementMm();
        double[] v = mirror.solve(1e-11).displacementMm();
        double[] back = new double[u.length];
        body.forEachNode((n, ijk) -> {
            int twin = mirror.mesh().node(nx - ijk[0], ijk[1], ijk[2]);
            back[3 * n] = -v[3 * twin];
            back[3 * n + 1] = v[3 * twin + 1];
            back[3 * n + 2] = v[3 * twin + 2];
        });
        assertSame(u, back);
    }

    @Test
    void doubling_all_moduli_twice_quarters_displacements_and_leaves_stress_to_the_bit() {
        Solution soft = Body.cylinder(16, 20).clamped().pushed(0, 0.3, -2).solve(1e-8);
        Body stiffer = Body.cylinder(16, 20).clamped().pushed(0, 0.3, -2);
        for (int e = 0; e < stiffer.mesh().elementCount(); e++) {
            stiffer.materials().youngsModulusMPa()[e] *= 4;
        }
        Solution stiff = stiffer.solve(1e-8);
        assertArrayEquals(scaled(soft.displacementMm(), 0.25), stiff.displacementMm(), 0.0);
        assertArrayEquals(soft.stressMPa(), stiff.stressMPa(), 0.0);
    }

    @Test
    void moduli_times_three_divide_displacements_by_three_and_leave_stress() {
        Solution soft = Body.cylinder(16, 20).clamped().pushed(0, 0.3, -2).solve(1e-11);
        Body stiffer = Body.cylinder(16, 20).clamped().pushed(0, 0.3, -2);
        for (int e = 0; e < stiffer.mesh().elementCount(); e++) {
            stiffer.materials().youngsModulusMPa()[e] *= 3;
        }
        Solution stiff = stiffer.solve(1e-11);
        assertSame(scaled(soft.displacementMm(), 1 / 3.0), stiff.displacementMm());
        assertSame(soft.stressMPa(), stiff.stressMPa());
    }

    @Test
    void two_loads_together_do_what_they_do_one_after_the_other() {
        double[] bend =
                Body.cylinder(16, 20).clamped().pushed(1, -0.5, 0).solve(1e-11).displacementMm();
        double[] press =
                Body.cylinder(16, 20).clamped().pushed(0, 0, -3).solve(1e-11).displacementMm();
        double[] both =
                Body.cylinder(16, 20).clamped().pushed(1, -0.5, -3).solve(1e-11).displacementMm();
        double[] sum = bend.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += press[i];
        }
        assertSame(both, sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void body_lying_along_another_axis_feels_the_same_forces(int turn) {
        Body upright = Body.of(9, 12, 25, 1, InvarianceTest::uneven).bonded(-0.2);
        double expected = sum(upright.solve(1e-11), 2, 25);
        Body turned = turned(turn);
        assertEquals(expected, sum(turned.solve(1e-11), (2 + turn) % 3, 25), 1e-10 * Math.abs(expected));
    }

    /// The upright body with axis a renamed to axis (a + turn) % 3.
    private static Body turned(int turn) {
        int[] size = new int[3];
        int[] old = {9, 12, 25};
        for (int a = 0; a < 3; a++) {
            size[(a + turn) % 3] = old[a];
        }
        Body body = Body.of(size[0], size[1], size[2], 1, (i, j, k) -> {
            int[] at = {i, j, k};
            return uneven(at[turn % 3], at[(1 + turn) % 3], at[(2 + turn) % 3]);
        });
        int along = (2 + turn) % 3;
        body.forEachNode((n, ijk) -> {
            for (int axis = 0; axis < 3; axis++) {
                if (ijk[along] == 0 || ijk[along] == 25) {
                    body.conditions().fix(n, axis, axis == along && ijk[along] == 25 ? -0.2 : 0);
                }
            }
        });
        return body;
    }

    private static double sum(Solution s, int axis, int plane) {
        double sum = 0;
        for (int n = 0; n < s.mesh().nodeCount(); n++) {
            sum += s.mesh().nodeIjk(n)[axis] == plane ? s.reactionNewton()[3 * n + axis] : 0;
        }
        return sum;
    }

    @Test
    void one_two_and_three_threads_give_the_same_bits() {
        Body body = Body.cylinder(27, 31).clamped().pushed(0.2, 0.3, -2);
        Solution one = body.solve(1e-8, 1);
        assertTrue(one.report().freeDofCount() > 50_000, "large enough to be shared among threads");
        for (int threads = 2; threads <= 3; threads++) {
            Solution more = body.solve(1e-8, threads);
            assertArrayEquals(one.displacementMm(), more.displacementMm(), 0.0);
            assertArrayEquals(one.reactionNewton(), more.reactionNewton(), 0.0);
            assertEquals(one.report().iterations(), more.report().iterations());
        }
    }

    @Test
    void the_same_body_of_voxels_twice_as_large_needs_twice_the_force_for_the_same_displacement() {
        Solution small =
                Body.of(12, 12, 16, 0.5, InvarianceTest::uneven).bonded(-0.1).solve(1e-10);
        Solution large =
                Body.of(12, 12, 16, 1, InvarianceTest::uneven).bonded(-0.1).solve(1e-10);
        assertArrayEquals(small.displacementMm(), large.displacementMm(), 0.0);
        assertArrayEquals(scaled(small.reactionNewton(), 2), large.reactionNewton(), 0.0);
        assertArrayEquals(scaled(small.strain(), 0.5), large.strain(), 0.0);
    }
}
