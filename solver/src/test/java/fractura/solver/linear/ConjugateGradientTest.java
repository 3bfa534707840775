package fractura.solver.linear;

import static fractura.solver.linear.SmallSystems.NONE;
import static fractura.solver.linear.SmallSystems.entrywise;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.SmallSystems.Diagonal;
import fractura.solver.linear.SmallSystems.Rotated;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConjugateGradientTest {
    private static Solve solve(double[] diagonal, Preconditioner m, double[] b, int limit) {
        try (Parallel parallel = new Parallel(1)) {
            return new ConjugateGradient(new Diagonal(diagonal), m, parallel).solve(b, 1e-10, limit);
        }
    }

    @Test
    void as_many_steps_as_distinct_eigenvalues_solve_the_system() {
        Solve s = solve(new double[] {2, 5, 2, 9, 5}, NONE, new double[] {2, 10, 6, 9, 5}, 50);
        Solve.Converged c = assertInstanceOf(Solve.Converged.class, s);
        assertEquals(3, c.iterations());
        assertArrayEquals(new double[] {1, 2, 3, 1, 1}, c.x(), 1e-12);
        assertTrue(c.relativeResidual() <= 1e-10);
    }

    @Test
    void the_exact_inverse_as_preconditioner_needs_one_step() {
        double[] d = {1, 10, 100, 1e6};
        Preconditioner inverse = entrywise((i, r) -> r / d[i]);
        Solve s = solve(d, inverse, new double[] {1, 1, 1, 1}, 50);
        assertEquals(1, assertInstanceOf(Solve.Converged.class, s).iterations());
    }

    @Test
    void zero_load_converges_at_once_to_zero() {
        Solve.Converged c =
                assertInstanceOf(Solve.Converged.class, solve(new double[] {3, 4}, NONE, new double[2], 50));
        assertEquals(0, c.iterations());
        assertArrayEquals(new double[2], c.x(), 0.0);
    }

    @Test
    void an_indefinite_operator_is_noticed() {
        Solve s = solve(new double[] {1, -1}, NONE, new double[] {1, 2}, 50);
        Solve.Broke b = assertInstanceOf(Solve.Broke.class, s);
        assertEquals(1, b.iteration());
        assertEquals(-3, b.curvature(), 1e-15);
        assertTrue(b.hint().contains("rigid-body motion"), b.hint());
    }

    @Test
    void an_operator_without_stiffness_in_a_loaded_direction_is_noticed() {
        assertInstanceOf(Solve.Broke.class, solve(new double[] {1, 0}, NONE, new double[] {0, 2}, 50));
    }

    @Test
    void a_preconditioner_that_turns_the_residual_round_is_noticed() {
        Preconditioner wrong = entrywise((i, r) -> -r);
        Solve.Broke b = assertInstanceOf(Solve.Broke.class, solve(new double[] {1, 2}, wrong, new double[] {1, 2}, 50));
        assertTrue(b.hint().contains("preconditioner"), b.hint());
    }

    @Test
    void a_load_that_is_no_number_is_noticed_before_the_first_step() {
        Solve.Broke b =
                assertInstanceOf(Solve.Broke.class, solve(new double[] {1, 2}, NONE, new double[] {1, Double.NaN}, 50));
        assertEquals(0, b.iteration());
        assertTrue(Double.isNaN(b.curvature()));
    }

    @Test
    void an_operator_that_returns_no_number_is_noticed() {
        assertInstanceOf(Solve.Broke.class, solve(new double[] {1, Double.NaN}, NONE, new double[] {1, 2}, 50));
    }

    @Test
    void running_out_of_steps_gives_the_residual_and_no_solution() {
        double[] d = new Random(1).doubles(60, 1, 1e4).toArray();
        double[] b = new double[60];
        java.util.Arrays.fill(b, 1);
        Solve.Stalled s = assertInstanceOf(Solve.Stalled.class, solve(d, NONE, b, 3));
        assertEquals(3, s.iterations());
        assertTrue(s.relativeResidual() > 1e-10 && s.relativeResidual() < 10, "at " + s.relativeResidual());
    }

    /// Eigenvalues over eight decades: the residual that can be reached is about ‖A‖ ‖x‖ times the rounding unit.
    @ParameterizedTest
    @ValueSource(ints = {20, 1000})
    void a_residual_below_the_reach_of_double_precision_is_noticed_with_what_was_reached(int limit) {
        double[] d = new double[40];
        for (int i = 0; i < d.length; i++) {
            d[i] = Math.pow(10, 8.0 * i / 39);
        }
        double[] b = new Random(4).doubles(40, -1, 1).toArray();
        try (Parallel parallel = new Parallel(1)) {
            var goal = new ConjugateGradient.Goal(1e-15, limit, 0);
            Solve s = new ConjugateGradient(new Rotated(d), NONE, parallel)
                    .solve(List.of(new ConjugateGradient.RightHandSide(b)), goal)
                    .getFirst();
            if (limit == 20) {
                assertTrue(assertInstanceOf(Solve.Stalled.class, s).relativeResidual() > 1e-6, s.toString());
            } else {
                Solve.Exhausted e = assertInstanceOf(Solve.Exhausted.class, s);
                assertTrue(e.relativeResidual() > 1e-13 && e.relativeResidual() < 1e-6, e.toString());
                assertEquals(0, e.iterations() % 50);
            }
        }
    }

    @Test
    void bits_do_not_depend_on_the_number_of_threads() {
        Random random = new Random(2);
        int n = 100_003; // some blocks, and a tail
        LinearOperator a = new Diagonal(random.doubles(n, 1, 50).toArray());
        double[] b = random.doubles(n, -1, 1).toArray();
        double[][] x = new double[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Parallel parallel = new Parallel(threads)) {
                Solve s = new ConjugateGradient(a, NONE, parallel).solve(b, 1e-9, 200);
                x[threads - 1] = assertInstanceOf(Solve.Converged.class, s).x();
            }
        }
        assertArrayEquals(x[0], x[1], 0.0);
        assertArrayEquals(x[0], x[2], 0.0);
    }
}
