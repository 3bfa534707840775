package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import fractura.solver.load.SkewSupport;
import org.junit.jupiter.api.Test;

class SkewSupportTest {
    private static final double MODULUS = 700;

    /// du_i/dx_j, `A[3*i + j]`
    private static final double[] GRADIENT = {2e-3, -4e-4, 7e-4, 1e-3, -1e-3, 3e-4, -6e-4, 9e-4, 1.5e-3};

    private static void hold(Body body, int node, double[] direction, double mm) {
        body.conditions().hold(new SkewSupport(node, direction[0], direction[1], direction[2], mm));
    }

    private static double dot(double[] n, double[] v, int node) {
        return n[0] * v[3 * node] + n[1] * v[3 * node + 1] + n[2] * v[3 * node + 2];
    }

    /// σ of the linear displacement, row-major.
    private static double[] stress() {
        double[] a = GRADIENT;
        double mu = MODULUS / 2.6;
        double trace = MODULUS * 0.3 / (1.3 * 0.4) * (a[0] + a[4] + a[8]);
        double[] sigma = new double[9];
        for (int p = 0; p < 9; p++) {
            sigma[p] = mu * (a[p] + a[p % 3 * 3 + p / 3]) + (p % 4 == 0 ? trace : 0);
        }
        return sigma;
    }

    /// Forces of a uniform stress on the surface of a full box: a quarter of a voxel face's to each of its
    /// corners.
    private static double[] surfaceForces(VoxelMesh mesh, double[] sigma) {
        double[] force = new double[3 * mesh.nodeCount()];
        int[] size = {mesh.grid().nx(), mesh.grid().ny(), mesh.grid().nz()};
        double quarter = mesh.voxelMm() * mesh.voxelMm() / 4;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            for (int a = 0; a < 3; a++) {
                if (ijk[a] != 0 && ijk[a] != size[a]) {
                    continue;
                }
                int b = (a + 1) % 3;
                int c = (a + 2) % 3;
                int faces = (ijk[b] % size[b] == 0 ? 1 : 2) * (ijk[c] % size[c] == 0 ? 1 : 2);
                for (int i = 0; i < 3; i++) {
                    force[3 * n + i] += (ijk[a] == 0 ? -1 : 1) * sigma[3 * i + a] * quarter * faces;
                }
            }
        }
        return force;
    }

    /// A unit vector that is another one at each node.
    private static double[] directionOf(int node) {
        return new SkewSupport(node, Math.sin(node), Math.cos(1.7 * node), 0.4 + Math.sin(2.3 * node), 0).normal();
    }

    @Test
    void a_linear_displacement_held_along_another_direction_at_each_node_strains_every_voxel_alike() {
        Body body = Body.of(15, 13, 17, 0.7, (i, j, k) -> MODULUS);
        double[] force = surfaceForces(body.mesh(), stress());
        double[] xyz = body.mesh().nodesXyz();
        double[] expected = new double[xyz.length];
        for (int p = 0; p < 3 * xyz.length; p++) {
            expected[p / 3] += GRADIENT[3 * (p / 3 % 3) + p % 3] * xyz[p / 9 * 3 + p % 3];
        }
        body.forEachNode((n, ijk) -> {
            double[] d = directionOf(n);
            boolean isHeld = ijk[2] == 0;
            if (isHeld) {
                hold(body, n, d, dot(d, expected, n));
            }
            double along = isHeld ? dot(d, force, n) : 0;
            for (int i = 0; i < 3; i++) {
                body.conditions().forceNewton()[3 * n + i] = force[3 * n + i] - along * d[i];
            }
        });
        Solution s = body.solve(1e-12);
        assertTrue(s.report().levelCount() > 1, "multigrid is at work");
        assertArrayEquals(expected, s.displacementMm(), 1e-9 * Body.largest(expected));
        double largest = Body.largest(force);
        body.forEachNode((n, ijk) -> {
            double[] d = directionOf(n);
            for (int i = 0; i < 3; i++) {
                double reaction = ijk[2] == 0 ? dot(d, force, n) * d[i] : 0;
                assertEquals(reaction, s.reactionNewton()[3 * n + i], 1e-8 * largest, "node " + n);
            }
        });
    }

    /// Holds what `bonded` and one pinned line hold, along axes given as directions of any length and sign.
    private static Body heldAlongAxes(boolean isSkew) {
        Body body = Body.cylinder(24, 21);
        body.forEachNode((n, ijk) -> {
            for (int axis = 0; axis < 3; axis++) {
                boolean isHeld = axis == 2 ? ijk[2] == 0 || ijk[2] == 21 : ijk[2] == 0 && ijk[1] == 12;
                double mm = axis == 2 && ijk[2] == 21 ? -0.1 : 0.02 * axis;
                double[] direction = new double[3];
                direction[axis] = n % 2 == 0 ? -3 : 0.5;
                if (isHeld && isSkew) {
                    hold(body, n, direction, n % 2 == 0 ? -mm : mm);
                } else if (isHeld) {
                    body.conditions().fix(n, axis, mm);
                }
            }
        });
        return body.pushed(0.5, 0, 0);
    }

    @Test
    void directions_that_are_grid_axes_do_what_fixed_components_do_in_as_many_iterations() {
        Solution fixed = heldAlongAxes(false).solve(1e-11);
        Solution skew = heldAlongAxes(true).solve(1e-11);
        assertTrue(fixed.report().levelCount() > 1, "multigrid is at work");
        double[] u = fixed.displacementMm();
        double[] r = fixed.reactionNewton();
        assertArrayEquals(u, skew.displacementMm(), 1e-9 * Body.largest(u));
        assertArrayEquals(r, skew.reactionNewton(), 1e-9 * Body.largest(r));
        assertEquals(fixed.report().freeDofCount(), skew.report().freeDofCount());
        int iterations = heldAlongAxes(true).solve(1e-6).report().iterations();
        assertEquals(heldAlongAxes(false).solve(1e-6).report().iterations(), iterations);
    }

    @Test
    void two_directions_leave_one_to_slide_and_three_fix_the_node_whatever_they_are() {
        Body fixed = Body.cylinder(16, 20).clamped().pushed(0.3, 0, -1);
        Body skew = Body.cylinder(16, 20).pushed(0.3, 0, -1);
        Body mixed = Body.cylinder(16, 20).pushed(0.3, 0, -1);
        skew.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                hold(skew, n, new double[] {1, 2, 3}, 0);
                hold(skew, n, new double[] {1, -2, 0}, 0);
                hold(skew, n, new double[] {1, 1, 1.01}, 0);
                mixed.conditions().fix(n, 1, 0);
                hold(mixed, n, new double[] {1, 5, 1}, 0);
                hold(mixed, n, new double[] {1, 5, -1}, 0);
                hold(mixed, n, new double[] {2, 10, 2}, 0);
            }
        });
        Solution expected = fixed.solve(1e-11);
        for (Solution s : new Solution[] {skew.solve(1e-11), mixed.solve(1e-11)}) {
            double[] u = expected.displacementMm();
            assertArrayEquals(u, s.displacementMm(), 1e-9 * Body.largest(u));
            assertArrayEquals(
                    expected.reactionNewton(), s.reactionNewton(), 1e-9 * Body.largest(expected.reactionNewton()));
            assertEquals(expected.report().freeDofCount(), s.report().freeDofCount());
        }
    }

    @Test
    void rollers_on_a_diagonal_plane_of_mirror_symmetry_carry_nothing_and_change_nothing() {
        Body free = Body.of(16, 16, 18, 1, (i, j, k) -> 100 + 40 * ((i * j + i + j + 3 * k) % 7))
                .clamped()
                .pushed(0.4, 0.4, -1);
        Body rolled = Body.of(16, 16, 18, 1, (i, j, k) -> 100 + 40 * ((i * j + i + j + 3 * k) % 7))
                .clamped()
                .pushed(0.4, 0.4, -1);
        rolled.forEachNode((n, ijk) -> {
            if (ijk[0] == ijk[1]) {
                hold(rolled, n, new double[] {1, -1, 0}, 0);
            }
        });
        Solution expected = free.solve(1e-11);
        Solution s = rolled.solve(1e-11);
        assertArrayEquals(
                expected.displacementMm(), s.displacementMm(), 1e-9 * Body.largest(expected.displacementMm()));
        rolled.forEachNode((n, ijk) -> {
            if (ijk[0] == ijk[1] && ijk[2] > 0) {
                assertEquals(0, s.reactionNewton()[3 * n], 1e-8, "node " + n);
            }
        });
    }

    /// Loads and reactions add up to zero along each axis, relative to the sum of their sizes.
    private static void assertBalanced(Body body, Solution s, double tolerance) {
        double[] sum = new double[3];
        double size = 0;
        for (int i = 0; i < s.reactionNewton().length; i++) {
            double force = s.reactionNewton()[i] + body.conditions().forceNewton()[i];
            sum[i % 3] += force;
            size += Math.abs(force);
        }
        assertArrayEquals(new double[3], sum, tolerance * size);
    }

    @Test
    void a_bone_cylinder_between_parallel_plates_inclined_by_45_degrees_is_held_by_forces_across_them() {
        double[] d = {1, 0, 1};
        Body body = Body.cylinder(38, 30).betweenPlates(d, d);
        Solution s = body.solve(1e-8);
        int pin = body.mesh().node(19, 19, 0);
        body.forEachNode((n, ijk) -> {
            if (ijk[2] == 0 || ijk[2] == 30) {
                double moved = (s.displacementMm()[3 * n] + s.displacementMm()[3 * n + 2]) / Math.sqrt(2);
                assertEquals(ijk[2] == 0 ? 0 : -0.1, moved, 1e-15);
                double along = s.reactionNewton()[3 * n] - s.reactionNewton()[3 * n + 2];
                assertTrue(n == pin || Math.abs(along) < 1e-12 * Body.largest(s.reactionNewton()), "node " + n);
            }
        });
        assertBalanced(body, s, 1e-6);
        assertTrue(body.solve(1e-6).report().iterations() <= 14);
    }

    /// A bar pushed along x against a plane inclined by 30°, on rollers below and beside.
    private static Body wedged() {
        Body body = Body.of(64, 12, 16, 1, (i, j, k) -> 1000);
        body.forEachNode((n, ijk) -> {
            if (ijk[0] == 64) {
                hold(body, n, new double[] {Math.sqrt(3), 0, 1}, 0);
            }
            if (ijk[0] == 0) {
                body.conditions().forceNewton()[3 * n] = 1;
            }
            if (ijk[2] == 0 && ijk[0] < 64) {
                body.conditions().fix(n, 2, 0);
            }
            if (ijk[1] == 0) {
                body.conditions().fix(n, 1, 0);
            }
        });
        return body;
    }

    @Test
    void a_bar_pushed_against_an_inclined_plane_feels_its_push_and_the_lift_of_the_plane() {
        Body body = wedged();
        Solution s = body.solve(1e-8);
        double[] plane = new double[3];
        double push = 0;
        double floor = 0;
        for (int n = 0; n < body.mesh().nodeCount(); n++) {
            int i = body.mesh().nodeIjk(n)[0];
            push += body.conditions().forceNewton()[3 * n];
            floor += i < 64 ? s.reactionNewton()[3 * n + 2] : 0;
            for (int axis = 0; i == 64 && axis < 3; axis++) {
                plane[axis] += s.reactionNewton()[3 * n + axis];
            }
        }
        assertEquals(-push, plane[0], 1e-6 * push);
        assertEquals(plane[0] / Math.sqrt(3), plane[2], 1e-12 * push);
        assertEquals(-plane[2], floor, 1e-6 * push);
        assertBalanced(body, s, 1e-6);
        int count = body.solve(1e-6).report().iterations();
        assertTrue(count <= 12, count + " iterations");
    }

    @Test
    void one_two_and_three_threads_give_the_same_bits() {
        Body body = Body.cylinder(30, 27).betweenPlates(new double[] {1, 0.3, 1}, new double[] {-0.5, 0.2, 1});
        Solution one = body.solve(1e-8, 1);
        assertTrue(one.report().freeDofCount() > 50_000, "large enough to be shared among threads");
        for (int threads = 2; threads <= 3; threads++) {
            Solution more = body.solve(1e-8, threads);
            assertArrayEquals(one.displacementMm(), more.displacementMm(), 0.0);
            assertArrayEquals(one.reactionNewton(), more.reactionNewton(), 0.0);
            assertEquals(one.report().iterations(), more.report().iterations());
        }
    }
}
