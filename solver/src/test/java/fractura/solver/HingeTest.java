package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import fractura.solver.assembly.Hinges;
import fractura.solver.assembly.Pieces;
import fractura.solver.element.Hex8;
import fractura.solver.linear.PseudoInverse;
import fractura.solver.load.SkewSupport;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts joined along an edge or at a corner: what swings is found before the solve, and only that.
class HingeTest {
    /// Two cubes that share one edge, the upper one beside the lower.
    private static Body hinge(int n) {
        return Body.of(2 * n, n, 2 * n, 1, (i, j, k) -> (i < n) == (k < n) ? 1000 : 0);
    }

    private static void assertRefused(Body body, String... words) {
        NumericalException refusal = assertThrows(NumericalException.class, () -> body.solve(1e-6));
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
    }

    private static int hinged(Body body) {
        return body.solve(1e-6).report().hingedPartCount();
    }

    @ParameterizedTest
    @CsvSource({"1, 1 of 2, 2 nodes", "3, 27 of 54, 4 nodes", "16, 4096 of 8192, 17 nodes"})
    void blocks_joined_by_an_edge_that_a_load_swings_are_refused_with_part_and_place(
            int n, String voxels, String nodes) {
        assertRefused(
                hinge(n).clamped().pushed(1, 0, 0),
                voxels + " voxels",
                "voxel (" + n + ", 0, " + n + ")",
                String.format("(%d.50, 0.50, %d.50) mm", n, n),
                nodes + " on one line",
                "joined by faces");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16})
    void blocks_joined_by_an_edge_that_both_plates_hold_are_solved(int n) {
        SolveReport report = hinge(n).bonded(-0.1).solve(1e-6).report();
        assertTrue(report.iterations() <= 20, report.iterations() + " iterations");
        assertEquals(0, report.hingedPartCount());
    }

    /// The upper block turns about the edge, so that its far corner moves down as much as across.
    @ParameterizedTest
    @CsvSource({"1, -1, false", "1, 1, true", "1, 0, false", "-1, 1, false"})
    void a_skew_support_holds_a_hinge_when_it_looks_along_the_way_the_node_would_go(
            double nx, double nz, boolean isSwinging) {
        Body body = hinge(3).clamped();
        int far = body.mesh().node(6, 0, 6);
        body.conditions().hold(new SkewSupport(far, nx, 0, nz, 0));
        body.conditions().forceNewton()[3 * body.mesh().node(6, 3, 6)] = 1;
        if (isSwinging) {
            assertRefused(body, "27 of 54 voxels", "on one line");
        } else {
            assertEquals(0, hinged(body));
        }
    }

    @Test
    void a_load_along_a_hinge_that_does_not_swing_it_is_carried() {
        Body body = hinge(4).clamped();
        body.conditions().forceNewton()[3 * body.mesh().node(4, 0, 4) + 2] = -5;
        body.conditions().forceNewton()[3 * body.mesh().node(4, 4, 4) + 2] = -5;
        Solution s = body.solve(1e-9);
        assertEquals(1, s.report().hingedPartCount());
        assertTrue(s.report().balance().force() < 1e-8 && s.report().balance().moment() < 1e-8);
    }

    @Test
    void a_part_at_a_corner_that_a_load_swings_is_named_with_its_single_node() {
        Body body = Body.of(3, 3, 3, 1, (i, j, k) -> i < 2 && j < 2 && k < 2 || i + j + k == 6 ? 1000 : 0)
                .clampedOnTheLeft();
        body.conditions().forceNewton()[3 * body.mesh().node(3, 3, 3) + 1] = 1;
        assertRefused(body, "1 of 9 voxels", "voxel (2, 2, 2)", "by a single node");
    }

    @Test
    void a_part_at_a_corner_without_load_changes_nothing_and_is_counted() {
        Body with = Body.of(5, 5, 5, 1, (i, j, k) -> i < 4 && j < 4 && k < 4 || i + j + k == 12 ? 1000 : 0);
        Body without = Body.of(5, 5, 5, 1, (i, j, k) -> i < 4 && j < 4 && k < 4 ? 1000 : 0);
        Solution[] s = new Solution[2];
        Body[] bodies = {with.clampedOnTheLeft(), without.clampedOnTheLeft()};
        for (int b = 0; b < 2; b++) {
            bodies[b].conditions().forceNewton()[3 * bodies[b].mesh().node(4, 2, 2) + 2] = -9;
            s[b] = bodies[b].solve(1e-11);
        }
        assertEquals(1, s[0].report().hingedPartCount());
        assertEquals(0, s[1].report().hingedPartCount());
        without.forEachNode((n, ijk) -> {
            int twin = with.mesh().node(ijk[0], ijk[1], ijk[2]);
            for (int axis = 0; axis < 3; axis++) {
                assertEquals(s[1].displacementMm()[3 * n + axis], s[0].displacementMm()[3 * twin + axis], 1e-11);
            }
        });
        int last = 6 * with.mesh().element(4, 4, 4);
        for (int v = 0; v < 6; v++) {
            assertEquals(0, s[0].stressMPa()[last + v], 1e-7);
        }
    }

    @Test
    void parts_at_two_corners_can_only_spin_about_the_line_between_them() {
        Body body = Body.of(7, 3, 3, 1, (i, j, k) -> {
            boolean isEnd = (i < 2 || i > 4) && j < 2 && k < 2;
            boolean isBar = i >= 2 && i <= 4 && j == 2 && k == 2;
            return isEnd || isBar ? 1000 : 0;
        });
        body.forEachNode((n, ijk) -> {
            for (int axis = 0; axis < 3 && (ijk[0] == 0 || ijk[0] == 7); axis++) {
                body.conditions().fix(n, axis, axis == 0 && ijk[0] == 7 ? -0.1 : 0);
            }
        });
        Solution s = body.solve(1e-8);
        assertEquals(1, s.report().hingedPartCount());
        assertTrue(Body.largest(s.reactionNewton()) > 1, "the bar passes the load on");
        body.conditions().forceNewton()[3 * body.mesh().node(4, 3, 3) + 1] = 1;
        assertRefused(body, "3 of 19 voxels", "nodes on one line");
    }

    /// Four cubes round a square, each joined to the next along an edge parallel to z: the edges are parallel, so
    /// the ring folds like a parallelogram.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_ring_of_blocks_on_parallel_edges_folds_unless_its_middle_is_filled(boolean isFilled) {
        int n = 2;
        Body body = Body.of(3 * n, 3 * n, n, 1, (i, j, k) -> {
            boolean isMiddle = i / n == 1 && j / n == 1;
            boolean isSide = (i / n + j / n) % 2 == 1;
            return isSide || isMiddle && isFilled ? 1000 : 0;
        });
        body.forEachNode((m, ijk) -> {
            for (int axis = 0; axis < 3 && ijk[0] == 0; axis++) {
                body.conditions().fix(m, axis, 0);
            }
        });
        body.conditions().forceNewton()[3 * body.mesh().node(3 * n, n, 0) + 1] = 1;
        if (isFilled) {
            assertEquals(0, hinged(body));
        } else {
            assertRefused(body, "8 of 32 voxels", "hang on the rest");
        }
    }

    /// Three cubes, each joined to both others along an edge, the three edges along x, y and z. The second cube
    /// alone turns about its edge; with the third none can, though each of them hangs on hinges only.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void parts_that_only_together_hold_each_other_are_seen_to_be_held(boolean isThirdThere) {
        int n = 3;
        Body body = Body.of(2 * n, 2 * n, 2 * n, 1, (i, j, k) -> {
                    int block = i / n + 2 * (j / n) + 4 * (k / n);
                    return block == 0 || block == 6 || block == 5 && isThirdThere ? 1000 : 0;
                })
                .clamped();
        body.conditions().forceNewton()[3 * body.mesh().node(1, n + 1, 2 * n) + 1] = 1;
        if (isThirdThere) {
            Solution s = body.solve(1e-8);
            assertEquals(0, s.report().hingedPartCount());
            assertTrue(
                    s.report().balance().moment() < 1e-6, s.report().balance().toString());
        } else {
            assertRefused(body, "27 of 54 voxels", "nodes on one line");
        }
    }

    /// A shell whose core has voxels removed at random.
    private static Body porous(double share) {
        Random random = new Random(11);
        boolean[] gone = new boolean[40 * 40 * 40];
        for (int v = 0; v < gone.length; v++) {
            gone[v] = random.nextDouble() < share;
        }
        return Body.of(40, 40, 40, 1, (i, j, k) -> {
            double r = Math.hypot(i - 19.5, j - 19.5);
            return r >= 20 ? 0 : r > 17.5 ? 15_000 : gone[i + 40 * (j + 40 * k)] ? 0 : 500;
        });
    }

    @Test
    void half_a_core_removed_at_random_takes_at_most_sixteen_iterations() {
        SolveReport report = porous(0.5).bonded(-0.1).solve(1e-6).report();
        assertTrue(report.iterations() <= 16, report.iterations() + " iterations");
        assertTrue(report.balance().force() < 1e-5, report.balance().toString());
    }

    @Test
    void a_core_of_loose_grains_is_solved_and_what_swings_or_floats_is_counted() {
        SolveReport report = porous(0.7).bonded(-0.1).solve(1e-6).report();
        assertEquals(18, report.hingedPartCount());
        assertEquals(1, report.floatingPieceCount());
        assertTrue(report.iterations() <= 40, report.iterations() + " iterations");
        assertTrue(report.balance().energyGap() < 1e-4, report.balance().toString());
    }

    /// The rigid parts are right when they say the same as the stiffness matrix itself, of which they know
    /// nothing.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 5, 6, 9})
    void the_parts_that_swing_are_those_that_the_stiffness_matrix_lets_move(long seed) {
        int n = 5;
        Random random = new Random(seed);
        Body body = Body.of(n, n, n, 1, (i, j, k) -> random.nextDouble() < 0.2 || k == 0 ? 1000 : 0)
                .clamped();
        boolean[] floating =
                new Pieces(body.mesh()).supportBy(body.conditions()).floating();
        List<double[]> motions = PseudoInverse.withFloorAtShare(stiffness(body, floating), floating.length * 3, 1e-10)
                .nullSpace();
        int[] part = faceParts(body.mesh());
        Set<Integer> moving = new HashSet<>();
        for (int e = 0; e < part.length; e++) {
            int[] c = body.mesh().elementIjk(e);
            for (int a = 0; a < 8; a++) {
                int node = body.mesh().node(c[0] + (a & 1), c[1] + (a >> 1 & 1), c[2] + (a >> 2));
                for (int i = 3 * node; i < 3 * node + 3; i++) {
                    int dof = i;
                    if (motions.stream().anyMatch(m -> Math.abs(m[dof]) > 1e-6)) {
                        moving.add(part[e]);
                    }
                }
            }
        }
        Hinges.Freedom freedom = new Hinges(body.mesh()).under(body.conditions(), floating);
        assertTrue(!moving.isEmpty(), "a body in which something swings");
        assertEquals(moving.size(), freedom.hingedPartCount());
    }

    /// Dense stiffness with held and floating components put on springs.
    private static double[] stiffness(Body body, boolean[] floating) {
        int size = 3 * floating.length;
        double[] k = new double[size * size];
        double[] element = Hex8.stiffness(1, 1);
        for (int e = 0; e < body.mesh().elementCount(); e++) {
            int[] c = body.mesh().elementIjk(e);
            int[] dof = new int[Hex8.DOFS];
            for (int p = 0; p < Hex8.DOFS; p++) {
                int a = p / 3;
                dof[p] = 3 * body.mesh().node(c[0] + (a & 1), c[1] + (a >> 1 & 1), c[2] + (a >> 2)) + p % 3;
            }
            for (int p = 0; p < Hex8.DOFS * Hex8.DOFS; p++) {
                k[dof[p / Hex8.DOFS] * size + dof[p % Hex8.DOFS]] += element[p];
            }
        }
        for (int i = 0; i < size; i++) {
            k[i * size + i] += body.conditions().fixed()[i] || floating[i / 3] ? 1 : 0;
        }
        return k;
    }

    /// Smallest element reachable over faces, by repeated passes.
    private static int[] faceParts(VoxelMesh mesh) {
        int[] part = new int[mesh.elementCount()];
        Arrays.setAll(part, e -> e);
        boolean isNew = true;
        while (isNew) {
            isNew = false;
            for (int e = 0; e < part.length; e++) {
                int[] c = mesh.elementIjk(e);
                for (int side = 0; side < 6; side++) {
                    int step = side % 2 == 0 ? 1 : -1;
                    int f = mesh.element(
                            c[0] + (side / 2 == 0 ? step : 0),
                            c[1] + (side / 2 == 1 ? step : 0),
                            c[2] + (side / 2 == 2 ? step : 0));
                    if (f >= 0 && part[f] < part[e]) {
                        part[e] = part[f];
                        isNew = true;
                    }
                }
            }
        }
        return part;
    }
}
