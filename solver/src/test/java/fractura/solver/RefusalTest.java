package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.solver.assembly.VoxelSystem;
import fractura.solver.linear.Solve;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewSupport;
import fractura.solver.material.Materials;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    private static final String ISLAND =
            """
            ###...
            ###..#
            ###...

            ##L...
            ###..#
            ###...
            """;

    private static Body block() {
        return Body.of(4, 3, 5, 1, (i, j, k) -> 1000);
    }

    private static void assertRefused(Body body, String... words) {
        NumericalException refusal = assertThrows(NumericalException.class, () -> body.solve(1e-6));
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
    }

    @Test
    void a_body_that_nothing_holds_is_refused() {
        assertRefused(block().pushed(0, 0, -1), "No displacement is prescribed", "6", "Fix at least three nodes");
    }

    @Test
    void three_held_nodes_in_a_line_leave_one_rotation() {
        Body body = block().pushed(0, 0, -1);
        for (int i = 0; i <= 4; i += 2) {
            for (int axis = 0; axis < 3; axis++) {
                body.conditions().fix(body.mesh().node(i, 0, 0), axis, 0);
            }
        }
        assertRefused(body, "1 of 6 rigid motions", "120 of 120 nodes", "rotation about grid axis x", "Fix more");
    }

    @Test
    void a_plate_that_holds_only_across_itself_leaves_three_motions() {
        Body body = block().pushed(0, 0, -1);
        body.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                body.conditions().fix(n, 2, 0);
            }
        });
        assertRefused(body, "3 of 6 rigid motions");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_motion_that_is_left_is_named_with_its_axis(int axis) {
        Body body = block().bonded(-0.1);
        for (int i = 0; i < body.conditions().fixed().length; i++) {
            body.conditions().fixed()[i] &= i % 3 != axis;
        }
        assertRefused(body, "1 of 6 rigid motions", "translation along grid axis " + "xyz".charAt(axis));
    }

    /// A long plank on rollers along one side, and two pins one voxel apart that alone keep it from turning: a plate
    /// of thousands of held nodes must not make them look like nothing.
    @Test
    void pins_beside_each_other_hold_a_long_body() {
        Body plank = Body.of(6, 6, 800, 1, (i, j, k) -> 1000);
        plank.forEachNode((n, ijk) -> {
            if (ijk[0] == 0) {
                plank.conditions().fix(n, 0, 0);
            }
            plank.conditions().forceNewton()[3 * n] += ijk[0] == 6 ? 1 : 0;
        });
        plank.conditions().fix(plank.mesh().node(0, 3, 400), 1, 0);
        plank.conditions().fix(plank.mesh().node(0, 3, 400), 2, 0);
        assertRefused(plank, "1 of 6 rigid motions", "rotation about grid axis x");
        plank.conditions().fix(plank.mesh().node(0, 4, 400), 2, 0);
        assertTrue(plank.solve(1e-6).report().iterations() < 20);
    }

    /// A ring of rollers with radial directions, rounded: what they have along z holds nothing.
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-16, 1e-12, 1e-7})
    void rollers_hold_nothing_along_what_rounding_has_left_of_their_directions(double rounding) {
        Body block = Body.of(8, 8, 8, 1, (i, j, k) -> 1000);
        block.forEachNode((n, ijk) -> {
            double x = ijk[0] - 4;
            double y = ijk[1] - 4;
            if (ijk[2] == 0 && (x != 0 || y != 0)) {
                double z = ijk[0] % 2 == 0 ? rounding : -rounding;
                block.conditions().hold(new SkewSupport(n, x, y, z, 0));
            }
            if (ijk[2] == 8) {
                block.conditions().fix(n, 0, 0);
                block.conditions().fix(n, 1, 0);
                block.conditions().forceNewton()[3 * n + 2] -= 1;
            }
        });
        assertRefused(block, "1 of 6 rigid motions", "translation along grid axis z");
    }

    @Test
    void three_nodes_off_a_line_hold_a_body_and_so_do_six_right_components() {
        Body body = block().pushed(0, 0, -1);
        BoundaryConditions c = body.conditions();
        int origin = body.mesh().node(0, 0, 0);
        c.fix(origin, 0, 0);
        c.fix(origin, 1, 0);
        c.fix(origin, 2, 0);
        c.fix(body.mesh().node(4, 0, 0), 1, 0);
        c.fix(body.mesh().node(4, 0, 0), 2, 0);
        c.fix(body.mesh().node(0, 3, 0), 2, 0);
        assertTrue(body.solve(1e-8).report().trueRelativeResidual() <= 1e-8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_load_that_is_no_number_is_refused_with_its_node_and_axis(double load) {
        Body body = block().clamped();
        int node = body.mesh().node(2, 1, 5);
        body.conditions().forceNewton()[3 * node + 1] = load;
        assertRefused(body, "Node " + node, "axis 1", String.valueOf(load));
    }

    @Test
    void a_force_that_is_no_number_is_refused_on_a_held_component_too() {
        Body body = block().clamped().pushed(0, 0, -1);
        int held = 3 * body.mesh().node(1, 1, 0);
        body.conditions().forceNewton()[held] = Double.NaN;
        assertRefused(body, "Node " + held / 3, "axis 0", "NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void a_converged_solve_with_a_number_that_is_none_gives_no_solution(double bad) {
        Solve converged = new Solve.Converged(new double[0], 3, 1e-7, 1, Solve.Stop.RESIDUAL, 1e-12);
        for (int place = 0; place < 3; place++) {
            var result = new VoxelSystem.Result(
                    converged,
                    new double[] {place == 0 ? bad : 1},
                    new double[] {place == 1 ? bad : 1},
                    1e-7,
                    place == 2 ? bad : 1,
                    1e-12);
            NumericalException refusal = assertThrows(NumericalException.class, () -> Outcomes.requireFinite(result));
            assertTrue(refusal.getMessage().contains("not finite"), refusal.getMessage());
        }
    }

    @Test
    void two_displacements_of_one_component_contradict_each_other() {
        BoundaryConditions conditions = block().clamped().conditions();
        conditions.fix(0, 2, 0);
        InputException refusal = assertThrows(InputException.class, () -> conditions.fix(0, 2, 0.1));
        assertEquals(
                "Node 0 is held at 0.0 mm and at 0.1 mm along axis 2. Two supports contradict each other: take one of"
                        + " them away.",
                refusal.getMessage());
    }

    @Test
    void a_prescribed_displacement_that_is_no_number_is_refused() {
        Body body = block().clamped();
        body.conditions().fix(body.mesh().node(0, 0, 0), 2, Double.NaN);
        assertRefused(body, "Node 0", "axis 2", "NaN");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.3",
        "-5, 0.3",
        "NaN, 0.3",
        "Infinity, 0.3",
        "1e60, 0.3",
        "1e-40, 0.3",
        "1000, 0.5",
        "1000, -0.1",
        "1000, NaN"
    })
    void elastic_constants_out_of_range_are_refused_with_their_element(double modulus, double nu) {
        Body body = block().clamped().pushed(0, 0, -1);
        body.materials().youngsModulusMPa()[7] = modulus;
        body.materials().poissonsRatio()[7] = nu;
        assertRefused(body, "Element 7", String.valueOf(modulus), String.valueOf(nu), "0 to below 0.5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-170, 1e170})
    void a_load_whose_square_is_no_double_is_refused_instead_of_counting_as_none(double newton) {
        assertRefused(block().clamped().pushed(0, 0, newton), "right-hand side");
    }

    @Test
    void a_force_on_an_island_that_nothing_holds_is_refused() {
        Body body = Body.drawn(ISLAND).clampedOnTheLeft();
        body.conditions().forceNewton()[3 * body.mesh().node(6, 2, 2)] = 2.5;
        assertRefused(body, "A force of 2.5 N", "no support holds", "largest connected part");
    }

    @Test
    void an_island_without_force_is_counted_kept_still_and_changes_nothing() {
        Body with = Body.drawn(ISLAND).clampedOnTheLeft();
        Body without = Body.drawn(ISLAND.replace("..#", "...")).clampedOnTheLeft();
        with.conditions().forceNewton()[3 * with.mesh().node(3, 3, 2) + 2] = -9;
        without.conditions().forceNewton()[3 * without.mesh().node(3, 3, 2) + 2] = -9;
        Solution s = with.solve(1e-10);
        Solution reference = without.solve(1e-10);
        assertEquals(1, s.report().floatingPieceCount());
        double[] centre = with.mesh().grid().toPatient(5, 1, 0.5);
        assertEquals(
                List.of(new SolveReport.Island(12, centre[0], centre[1], centre[2])),
                s.report().islands());
        assertEquals(0, reference.report().floatingPieceCount());
        without.forEachNode((n, ijk) -> {
            int twin = with.mesh().node(ijk[0], ijk[1], ijk[2]);
            for (int axis = 0; axis < 3; axis++) {
                assertEquals(reference.displacementMm()[3 * n + axis], s.displacementMm()[3 * twin + axis], 1e-12);
            }
        });
        int onIsland = with.mesh().node(6, 2, 2);
        assertArrayEquals(
                new double[3], java.util.Arrays.copyOfRange(s.displacementMm(), 3 * onIsland, 3 * onIsland + 3));
    }

    @Test
    void an_island_held_by_one_node_can_still_turn_and_is_refused() {
        Body body = Body.drawn(ISLAND).clampedOnTheLeft();
        for (int axis = 0; axis < 3; axis++) {
            body.conditions().fix(body.mesh().node(6, 2, 2), axis, 0);
        }
        assertRefused(body, "3 of 6 rigid motions", "12 of");
    }

    @Test
    void a_solve_that_runs_out_of_iterations_gives_words_and_no_numbers() {
        Body body = Body.random(14, 14, 16, 0.1, 3).clamped().pushed(1, 0, -1);
        NumericalException refusal = assertThrows(
                NumericalException.class, () -> Elastostatics.solve(body.problem(), new SolverSettings(1e-9, 2, 1)));
        assertTrue(refusal.getMessage().contains("after 2 iterations"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("tolerance 1e-09"), refusal.getMessage());
    }

    /// A bent tube moves far under a small load: rounding of the displacements alone leaves a residual of some
    /// 1e-11.
    @Test
    void a_tolerance_below_the_reach_of_double_precision_is_refused_with_what_was_reached() {
        Body tube = Body.of(24, 24, 120, 1, (i, j, k) -> {
                    double r = Math.hypot(i - 11.5, j - 11.5);
                    return r < 12 && r > 8 ? 15_000 : 0;
                })
                .clamped()
                .pushed(1, 0, 0);
        NumericalException refusal = assertThrows(NumericalException.class, () -> tube.solve(1e-12));
        String message = refusal.getMessage();
        assertTrue(message.contains("1e-12 is below what double precision reaches here"), message);
        double reached = Double.parseDouble(message.replaceAll(".*it stays at (\\S+)\\. .*", "$1"));
        assertTrue(reached > 1e-11 && reached < 1e-10, message);
        assertTrue(tube.solve(1e-10).report().trueRelativeResidual() < 1.2e-10);
    }

    @Test
    void a_body_held_everywhere_or_loaded_nowhere_stays_where_it_is() {
        Solution unloaded = block().clamped().solve(1e-6);
        assertEquals(0, unloaded.report().iterations());
        assertEquals(0, Body.largest(unloaded.displacementMm()), 0.0);
        Body held = block();
        held.forEachNode((n, ijk) -> {
            for (int axis = 0; axis < 3; axis++) {
                held.conditions().fix(n, axis, axis == 2 ? 0.1 * ijk[2] : 0);
            }
        });
        Solution s = held.solve(1e-6);
        assertEquals(0.1, s.strain()[2], 1e-15);
        assertTrue(Body.largest(s.reactionNewton()) > 0);
    }

    @Test
    void arrays_that_do_not_fit_the_mesh_are_a_mistake_of_the_caller() {
        Body body = block();
        Materials fewer = new Materials(new double[1], new double[1]);
        assertThrows(IllegalArgumentException.class, () -> new ElasticProblem(body.mesh(), fewer, body.conditions()));
        BoundaryConditions other = BoundaryConditions.free(3);
        assertThrows(IllegalArgumentException.class, () -> new ElasticProblem(body.mesh(), body.materials(), other));
        assertThrows(IllegalArgumentException.class, () -> new Materials(new double[2], new double[1]));
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new SolverSettings(1e-13, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new SolverSettings(Double.NaN, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> new SolverSettings(1e-6, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SolverSettings(1e-6, 10, 0));
    }

    /// Two cubes that share one edge, the upper one beside the lower.
    private static Body hinge(int n) {
        return Body.of(2 * n, n, 2 * n, 1, (i, j, k) -> (i < n) == (k < n) ? 1000 : 0);
    }

    /// A thin ring drawn on the grid has voxels that touch at their corners, and each such place is a hinge along
    /// the tube. The hinges stop the solve, not the thinness: see the tube of 1.2 voxels in `IterationTest`.
    @Test
    void a_tube_whose_wall_is_one_voxel_and_hinged_is_refused_with_the_number_of_hinges() {
        Body tube = Body.tube(32, 1, 120).clamped().pushed(1, 0, 0);
        assertRefused(tube, "stopped after 400", "At 3360 edges", "Walls one voxel thick");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16})
    void blocks_joined_by_an_edge_that_both_plates_hold_are_solved(int n) {
        assertTrue(hinge(n).bonded(-0.1).solve(1e-6).report().iterations() <= 20);
    }
}
