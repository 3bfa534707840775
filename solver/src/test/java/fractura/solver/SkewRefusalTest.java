package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.load.SkewSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkewRefusalTest {
    private static Body block() {
        return Body.of(4, 3, 5, 1, (i, j, k) -> 1000).pushed(0, 0, -1);
    }

    private static Body onRollers(double... direction) {
        Body body = block();
        body.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                body.conditions().hold(new SkewSupport(n, direction[0], direction[1], direction[2], 0));
            }
        });
        return body;
    }

    private static void assertRefused(Body body, String... words) {
        NumericalException refusal = assertThrows(NumericalException.class, () -> body.solve(1e-6));
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
    }

    private static Body heldAtNodeSeven(double... directionAndDisplacement) {
        Body body = block().clamped();
        double[] d = directionAndDisplacement;
        body.conditions().hold(new SkewSupport(7, d[0], d[1], d[2], d[3]));
        return body;
    }

    @Test
    void rollers_on_one_inclined_plane_leave_two_slides_and_a_spin() {
        assertRefused(onRollers(1, 0, 1), "3 of 6 rigid motions", "120 of 120 nodes");
    }

    @Test
    void the_direction_that_is_left_to_slide_along_is_named() {
        Body body = onRollers(1, 0, 1);
        body.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                body.conditions().fix(n, 1, 0);
            }
        });
        assertRefused(body, "1 of 6 rigid motions", "translation along (0.707, 0.000, -0.707)");
    }

    @Test
    void rollers_along_a_grid_axis_leave_what_fixed_components_leave() {
        Body body = onRollers(0, 0, -2);
        for (int n = 0; n < body.mesh().nodeCount(); n++) {
            if (body.mesh().nodeIjk(n)[2] == 0) {
                body.conditions().hold(new SkewSupport(n, 0, 1, 0, 0));
            }
        }
        assertRefused(body, "1 of 6 rigid motions", "translation along grid axis x");
    }

    /// Rollers that are turned by an angle about z against the directions away from one vertical axis.
    private static Body turnedRollers(double angle) {
        Body body = block();
        body.forEachNode((n, ijk) -> {
            double x = ijk[0] - 2;
            double y = ijk[1] - 1.3;
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            if (ijk[2] == 0) {
                body.conditions().hold(new SkewSupport(n, c * x - s * y, s * x + c * y, 1 + ijk[0] * ijk[1], 0));
            }
        });
        return body;
    }

    @Test
    void rollers_that_all_look_away_from_one_axis_leave_the_turn_about_it_and_others_hold_a_body() {
        assertRefused(turnedRollers(0), "1 of 6 rigid motions", "rotation about grid axis z");
        assertTrue(turnedRollers(0.3).solve(1e-8).report().trueRelativeResidual() <= 1e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 120})
    void a_node_that_is_not_there_is_refused(int node) {
        Body body = block().clamped();
        body.conditions().hold(new SkewSupport(node, 1, 0, 1, 0));
        assertRefused(body, "node " + node, "nodes 0 to 119");
    }

    @Test
    void a_direction_of_no_length_is_refused() {
        assertRefused(heldAtNodeSeven(0, 0, 0, 0.1), "Node 7", "(0, 0, 0)", "no direction");
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0, 1, 0", "1, Infinity, 0, 0", "1, 0, 1, NaN", "1, 0, 1, -Infinity", "1e308, 1.7e308, 0, 0"})
    void a_direction_or_displacement_that_is_no_number_is_refused(double x, double y, double z, double mm) {
        assertRefused(heldAtNodeSeven(x, y, z, mm), "Node 7", String.valueOf(mm), String.valueOf(x), "finite");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1, 1e150})
    void a_direction_may_have_any_length(double length) {
        Body expected = heldAtNodeSeven(0.6, 0, 0.8, 0);
        Body body = heldAtNodeSeven(0.6 * length, 0, 0.8 * length, 0);
        assertEquals(
                Body.largest(expected.solve(1e-8).displacementMm()),
                Body.largest(body.solve(1e-8).displacementMm()),
                1e-12);
    }

    @Test
    void two_displacements_along_one_direction_are_refused_with_node_directions_and_values() {
        Body body = onRollers(3, 0, 4);
        body.conditions().hold(new SkewSupport(7, -0.3, 0, -0.4, 0.25));
        assertRefused(
                body,
                "node 7 contradict",
                "0.0 mm along (0.6000, 0.0000, 0.8000)",
                "0.25 mm along (-0.6000, 0.0000, -0.8000)");
    }

    @Test
    void a_skew_support_against_fixed_axes_is_refused_when_they_say_otherwise() {
        Body body = block().clamped();
        int held = body.mesh().node(0, 0, 0);
        body.conditions().hold(new SkewSupport(held, 1, 1, 0, 0.5));
        assertRefused(body, "node " + held + " contradict", "0.0 mm along grid axis x", "0.5 mm along (0.7071, 0.7071");
    }

    @Test
    void a_skew_support_that_says_what_fixed_axes_say_is_taken_and_counts_once() {
        Body plain = block().clamped();
        Body twice = block().clamped();
        twice.conditions().hold(new SkewSupport(twice.mesh().node(0, 0, 0), 1, 1, 0, 0));
        Solution expected = plain.solve(1e-8);
        Solution s = twice.solve(1e-8);
        assertEquals(expected.report().freeDofCount(), s.report().freeDofCount());
        assertEquals(Body.largest(expected.displacementMm()), Body.largest(s.displacementMm()), 0.0);
    }
}
