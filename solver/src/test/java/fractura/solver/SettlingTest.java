package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.Solve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Stopping on the energy: what was asked for is reached, sooner than by the residual, and the report says how
/// near.
class SettlingTest {
    private enum Kind {
        BONDED_CYLINDER,
        PUSHED_CYLINDER,
        /// switches the preconditioner and drops its directions on the way
        BONDED_CONTRAST,
        PUSHED_CONTRAST,
        BENT_TUBE;

        Body body() {
            return switch (this) {
                case BONDED_CYLINDER -> Body.cylinder(32, 32).bonded(-0.1);
                case PUSHED_CYLINDER -> Body.cylinder(32, 32).clamped().pushed(0.1, 0.2, -1);
                case BONDED_CONTRAST -> Body.random(20, 20, 20, 0.3, 5).bonded(-0.1);
                case PUSHED_CONTRAST ->
                    Body.random(20, 20, 20, 0.2, 5).clamped().pushed(1, 0, -1);
                case BENT_TUBE ->
                    Body.of(24, 24, 80, 1, (i, j, k) -> {
                                double r = Math.hypot(i - 11.5, j - 11.5);
                                return r < 12 && r > 10.4 ? 15_000 : 0;
                            })
                            .clamped()
                            .pushed(1, 0, 0);
            };
        }
    }

    /// Share of the work that the reference is wrong by.
    private static final double REFERENCE = 1e-11;

    /// What is reported may be more than three times too large by this: it adds the size of x·r, left by single
    /// precision after a change of the preconditioner, to the energy still to come, and the two may cancel.
    /// Three times the largest seen, 9.4e-9.
    private static final double CANCELLED = 3e-8;

    private static SolverSettings settings(double tolerance) {
        return new SolverSettings(tolerance, 400, 2);
    }

    /// Work of loads and supports.
    private static double work(Body body, Solution s) {
        double sum = 0;
        for (int i = 0; i < s.displacementMm().length; i++) {
            sum += (body.conditions().forceNewton()[i] + s.reactionNewton()[i]) * s.displacementMm()[i];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void the_work_is_as_near_as_asked_for_and_as_near_as_reported(Kind kind) {
        Body body = kind.body();
        double exact = work(body, Elastostatics.solve(body.problem(), settings(1e-10)));
        for (double share : new double[] {1e-3, 1e-6}) {
            Solution s = Elastostatics.solve(body.problem(), settings(1e-10).withSettling(share));
            double error = Math.abs(work(body, s) / exact - 1);
            String words = kind + ": asked " + share + ", reached " + error + ", reported "
                    + s.report().energyError();
            assertEquals(Solve.Stop.ENERGY, s.report().stoppedBy(), words);
            assertTrue(error <= share, words);
            assertTrue(error <= 3 * s.report().energyError(), words);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6})
    void the_error_reported_after_a_stop_by_the_residual_is_the_true_one_within_a_factor_of_three(double tolerance) {
        for (Kind kind : Kind.values()) {
            Body body = kind.body();
            double exact = work(body, Elastostatics.solve(body.problem(), settings(1e-11)));
            Solution s = Elastostatics.solve(body.problem(), settings(tolerance));
            double error = Math.abs(work(body, s) / exact - 1);
            String words = kind + ": " + error + ", reported " + s.report().energyError();
            assertEquals(Solve.Stop.RESIDUAL, s.report().stoppedBy());
            assertTrue(error <= 3 * s.report().energyError() + REFERENCE, words);
            assertTrue(s.report().energyError() <= 3 * error + CANCELLED, words);
        }
    }

    /// Small enough for the direct level alone, which is exact.
    @Test
    void a_body_solved_at_once_reports_next_to_no_error() {
        Body cube = Body.of(5, 5, 5, 1, (i, j, k) -> 1000).clamped().pushed(0.3, 0, -1);
        SolveReport report = cube.solve(1e-6).report();
        assertEquals(1, report.iterations());
        assertTrue(report.energyError() < 1e-5, "" + report.energyError());
    }

    @Test
    void a_bone_cylinder_settled_to_a_millionth_has_its_reaction_to_a_millionth_in_fewer_iterations() {
        Body body = Body.cylinder(40, 32).bonded(-0.32);
        double exact = topReaction(body, Elastostatics.solve(body.problem(), settings(1e-10)));
        Solution byResidual = Elastostatics.solve(body.problem(), settings(1e-6));
        Solution settled = Elastostatics.solve(body.problem(), settings(1e-6).withSettling(1e-6));
        assertEquals(exact, topReaction(body, settled), 1e-6 * Math.abs(exact));
        assertTrue(
                settled.report().iterations() < byResidual.report().iterations(),
                settled.report().iterations() + " against "
                        + byResidual.report().iterations());
    }

    private static double topReaction(Body body, Solution s) {
        double[] sum = new double[1];
        body.forEachNode((n, ijk) -> sum[0] += ijk[2] == 32 ? s.reactionNewton()[3 * n + 2] : 0);
        return sum[0];
    }

    @Test
    void the_residual_ends_the_iteration_when_it_is_there_first() {
        Body body = Body.cylinder(24, 24).bonded(-0.1);
        Solution plain = Elastostatics.solve(body.problem(), settings(1e-4));
        Solution both = Elastostatics.solve(body.problem(), settings(1e-4).withSettling(1e-11));
        assertEquals(Solve.Stop.RESIDUAL, both.report().stoppedBy());
        assertArrayEquals(plain.displacementMm(), both.displacementMm(), 0.0);
    }

    @Test
    void the_settled_result_does_not_depend_on_the_number_of_threads() {
        Body body = Body.cylinder(32, 32).clamped().pushed(0.1, 0.2, -1);
        SolverSettings settled = settings(1e-10).withSettling(1e-5);
        assertArrayEquals(
                Elastostatics.solve(body.problem(), settled.withThreads(1)).displacementMm(),
                Elastostatics.solve(body.problem(), settled.withThreads(3)).displacementMm(),
                0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-6, 1e-13, 0.5, Double.NaN})
    void a_share_out_of_range_is_refused(double share) {
        assertThrows(
                IllegalArgumentException.class, () -> SolverSettings.defaults().withSettling(share));
    }
}
