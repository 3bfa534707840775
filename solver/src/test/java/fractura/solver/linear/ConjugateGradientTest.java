package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConjugateGradientTest {
    /// A diagonal matrix; conjugate gradients need one step for each distinct entry.
    private record Diagonal(double[] entries) implements LinearOperator {
        @Override
        public int size() {
            return entries.length;
        }

        @Override
        public void apply(double[] x, double[] y) {
            for (int i = 0; i < x.length; i++) {
                y[i] = entries[i] * x[i];
            }
        }

        @Override
        public List<Product> products(double[][] x, double[] size) {
            return WrittenProduct.of(this, x);
        }
    }

    /// A diagonal matrix seen in a mirror, so that rounding mixes its directions.
    private record Rotated(double[] entries) implements LinearOperator {
        @Override
        public int size() {
            return entries.length;
        }

        @Override
        public void apply(double[] x, double[] y) {
            double[] m = mirrored(x);
            for (int i = 0; i < m.length; i++) {
                m[i] *= entries[i];
            }
            System.arraycopy(mirrored(m), 0, y, 0, m.length);
        }

        @Override
        public List<Product> products(double[][] x, double[] size) {
            return WrittenProduct.of(this, x);
        }

        private static double[] mirrored(double[] x) {
            double mean = 0;
            for (double v : x) {
                mean += v / x.length;
            }
            double[] m = new double[x.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = x[i] - 2 * mean;
            }
            return m;
        }
    }

    private static final Preconditioner NONE = entrywise((i, r) -> r);

    private interface Entry {
        double of(int i, double r);
    }

    private static Preconditioner entrywise(Entry entry) {
        return (r, norm) -> Arrays.stream(r)
                .<Correction>map(v -> {
                    double[] z = new double[v.length];
                    Arrays.setAll(z, i -> entry.of(i, v[i]));
                    return new WrittenOut(z);
                })
                .toList();
    }

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

    /// The first three directions of a matrix that is diagonal in a mirror.
    private static Deflation ofFirstThree(Rotated a) {
        return (factor, r, x) -> {
            double[] v = new double[x.length];
            Arrays.setAll(v, r);
            double[] m = Rotated.mirrored(v);
            for (int i = 0; i < m.length; i++) {
                m[i] = i < 3 ? factor * m[i] / a.entries()[i] : 0;
            }
            double[] add = Rotated.mirrored(m);
            for (int i = 0; i < m.length; i++) {
                x[i] += add[i];
            }
        };
    }

    /// Ten different eigenvalues, three of them small.
    private static Rotated threeSlow() {
        double[] entries = new double[50];
        Arrays.setAll(entries, i -> i < 3 ? 1e-4 * (i + 1) : 1 + i % 7);
        return new Rotated(entries);
    }

    /// A step for each of the seven eigenvalues that are left.
    @Test
    void directions_that_are_taken_out_cost_no_step() {
        Rotated a = threeSlow();
        double[] b = new double[a.size()];
        Arrays.setAll(b, i -> Math.sin(i + 1));
        ConjugateGradient deflated = new ConjugateGradient(a, NONE.beside(ofFirstThree(a)), new Parallel(1));
        Solve.Converged solved = assertInstanceOf(Solve.Converged.class, deflated.solve(b, 1e-10, 100));
        assertEquals(7, solved.iterations());
        double[] product = new double[b.length];
        a.apply(solved.x(), product);
        assertArrayEquals(b, product, 1e-9);
    }

    @Test
    void directions_taken_out_by_the_stronger_preconditioner_are_taken_out_where_it_begins() {
        Rotated a = threeSlow();
        double[] b = new double[a.size()];
        Arrays.setAll(b, i -> Math.sin(i + 1));
        var fallback = new ConjugateGradient.Fallback(2, 1, () -> NONE.beside(ofFirstThree(a)));
        ConjugateGradient switched = new ConjugateGradient(a, NONE, NONE, fallback, new Parallel(1));
        Solve.Converged solved = assertInstanceOf(Solve.Converged.class, switched.solve(b, 1e-7, 100));
        assertTrue(solved.iterations() <= 2 + 7, solved::toString);
    }

    /// What lies in the space alone is solved before the first step.
    @Test
    void a_load_in_the_space_that_is_taken_out_takes_no_step() {
        double[] entries = new double[50];
        Arrays.setAll(entries, i -> 1 + i % 7);
        Rotated a = new Rotated(entries);
        double[] m = new double[entries.length];
        m[1] = 1;
        ConjugateGradient deflated = new ConjugateGradient(a, NONE.beside(ofFirstThree(a)), new Parallel(1));
        Solve.Converged solved =
                assertInstanceOf(Solve.Converged.class, deflated.solve(Rotated.mirrored(m), 1e-10, 100));
        assertEquals(0, solved.iterations());
    }

    private static double[] sines(int n, double phase) {
        double[] v = new double[n];
        Arrays.setAll(v, i -> Math.sin(i + phase));
        return v;
    }

    /// x·r = 0 up to what single precision leaves, so that energies have errors of second order, with directions taken
    /// out as well. Left alone it is above 1e-4.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_residual_of_a_solve_from_a_guess_is_orthogonal_to_the_solution(boolean isDeflated) {
        double[] entries = new double[200];
        Arrays.setAll(entries, i -> Math.pow(10, 3.0 * i / entries.length));
        Rotated a = new Rotated(entries);
        double[] b = new double[entries.length];
        a.apply(sines(entries.length, 1), b);
        Preconditioner m = isDeflated ? NONE.beside(ofFirstThree(a)) : NONE;
        var system = new ConjugateGradient.RightHandSide(b::clone, sines(entries.length, 1.2), 0);
        Solve.Converged solved = assertInstanceOf(
                Solve.Converged.class,
                new ConjugateGradient(a, m, new Parallel(1))
                        .solve(List.of(system), new ConjugateGradient.Goal(1e-2, 100, 0))
                        .getFirst());
        assertTrue(solved.iterations() > 0 && solved.relativeResidual() > 1e-6, solved::toString);
        assertEquals(0, shareOfResidual(a, b, solved.x()), 1e-7);
    }

    /// x·r over x·b.
    private static double shareOfResidual(Rotated a, double[] b, double[] x) {
        double[] r = new double[b.length];
        a.apply(x, r);
        Arrays.setAll(r, i -> b[i] - r[i]);
        return BlockSums.dot(x, 0, r, 0, r.length) / BlockSums.dot(x, 0, b, 0, b.length);
    }

    /// Kept all the same, its energy would be rounding, and directions divided by it no numbers.
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 1e-10, 1e-8})
    void a_guess_on_which_the_load_does_no_work_is_passed_over(double share) {
        double[] entries = new double[200];
        Arrays.setAll(entries, i -> Math.pow(10, 2.0 * i / entries.length));
        Rotated a = new Rotated(entries);
        double[] x = sines(entries.length, 1);
        double[] b = new double[x.length];
        a.apply(x, b);
        double[] guess = sines(x.length, 2.2);
        double along = BlockSums.dot(guess, 0, b, 0, b.length) / BlockSums.dot(b, 0, b, 0, b.length);
        Arrays.setAll(guess, i -> guess[i] - along * b[i] + share * x[i]);
        ConjugateGradient cg = new ConjugateGradient(a, NONE, new Parallel(1));
        Solve.Converged cold = assertInstanceOf(Solve.Converged.class, cg.solve(b, 1e-9, 200));
        Solve.Converged warm = assertInstanceOf(
                Solve.Converged.class,
                cg.solve(
                                List.of(new ConjugateGradient.RightHandSide(b::clone, guess, 0)),
                                new ConjugateGradient.Goal(1e-9, 200, 0))
                        .getFirst());
        assertEquals(cold.iterations(), warm.iterations());
    }

    /// One from zero and one from a guess change to a preconditioner with directions taken out.
    @Test
    void solves_that_change_the_preconditioner_together_have_the_bits_they_have_alone() {
        Rotated a = threeSlow();
        double[] b = sines(a.size(), 1);
        var fallback = new ConjugateGradient.Fallback(2, 1, () -> NONE.beside(ofFirstThree(a)));
        ConjugateGradient cg = new ConjugateGradient(a, NONE, entrywise((i, r) -> 0.5 * r), fallback, new Parallel(1));
        var goal = new ConjugateGradient.Goal(1e-7, 100, 0);
        List<Solve> together = cg.solve(
                List.of(
                        new ConjugateGradient.RightHandSide(b),
                        new ConjugateGradient.RightHandSide(b::clone, sines(a.size(), 2), 0)),
                goal);
        List<Solve> cold = cg.solve(List.of(new ConjugateGradient.RightHandSide(b)), goal);
        List<Solve> warm =
                cg.solve(List.of(new ConjugateGradient.RightHandSide(b::clone, sines(a.size(), 2), 0)), goal);
        List<Solve> alone = List.of(cold.getFirst(), warm.getFirst());
        for (int q = 0; q < 2; q++) {
            Solve.Converged one = assertInstanceOf(Solve.Converged.class, together.get(q));
            assertTrue(one.iterations() <= 16, one::toString);
            assertArrayEquals(
                    assertInstanceOf(Solve.Converged.class, alone.get(q)).x(), one.x(), 0.0);
            assertEquals(0, shareOfResidual(a, b, one.x()), 1e-9);
        }
    }

    /// It need be neither positive nor a number; the preconditioner takes its place then.
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void a_starter_that_is_of_no_use_is_passed_over(double factor) {
        Rotated a = new Rotated(new double[] {1, 2, 3, 4, 5, 6, 7, 8});
        double[] b = sines(8, 1);
        var fallback = new ConjugateGradient.Fallback(100, 100, () -> NONE);
        Solve.Converged solved = assertInstanceOf(
                Solve.Converged.class,
                new ConjugateGradient(a, NONE, entrywise((i, r) -> factor * r), fallback, new Parallel(1))
                        .solve(
                                List.of(new ConjugateGradient.RightHandSide(b::clone, sines(8, 1.3), 0)),
                                new ConjugateGradient.Goal(1e-10, 20, 0))
                        .getFirst());
        assertTrue(solved.iterations() <= 9, solved::toString);
    }

    /// The energy at the guess counts: without it, what is still to come would be held against next to nothing.
    @Test
    void a_solve_from_a_near_guess_settles_at_once() {
        double[] entries = new double[50];
        Arrays.setAll(entries, i -> 1 + i);
        Rotated a = new Rotated(entries);
        double[] x = sines(entries.length, 1);
        double[] b = new double[x.length];
        a.apply(x, b);
        double[] guess = sines(x.length, 1.001);
        var system = new ConjugateGradient.RightHandSide(b::clone, guess, 0);
        Solve.Converged solved = assertInstanceOf(
                Solve.Converged.class,
                new ConjugateGradient(a, NONE, new Parallel(1))
                        .solve(List.of(system), new ConjugateGradient.Goal(1e-14, 100, 1e-4))
                        .getFirst());
        assertEquals(Solve.Stop.ENERGY, solved.by());
        assertTrue(solved.iterations() <= 5, solved::toString);
    }

    /// Squares of numbers like 1e-160 have few digits or none.
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-700, 0x1p-533, 0x1p500})
    void the_size_of_a_guess_does_not_matter(double size) {
        Rotated a = threeSlow();
        double[] b = sines(a.size(), 1);
        double[] guess = sines(a.size(), 2);
        double[] scaled = guess.clone();
        Arrays.setAll(scaled, i -> size * scaled[i]);
        List<Solve> solved = new ConjugateGradient(a, NONE, new Parallel(1))
                .solve(
                        List.of(
                                new ConjugateGradient.RightHandSide(b::clone, guess, 0),
                                new ConjugateGradient.RightHandSide(b::clone, scaled, 0)),
                        new ConjugateGradient.Goal(1e-10, 100, 0));
        Solve.Converged one = assertInstanceOf(Solve.Converged.class, solved.get(0));
        Solve.Converged other = assertInstanceOf(Solve.Converged.class, solved.get(1));
        assertEquals(one.iterations(), other.iterations());
        assertArrayEquals(one.x(), other.x());
    }

    /// A residual that a guess made small must not pass for a fast preconditioner.
    @Test
    void a_slow_preconditioner_is_found_out_from_a_guess_too() {
        double[] entries = new double[200];
        Arrays.setAll(entries, i -> Math.pow(10, 4.0 * i / entries.length));
        Rotated a = new Rotated(entries);
        double[] x = sines(entries.length, 1);
        double[] b = new double[x.length];
        a.apply(x, b);
        double[] guess = sines(x.length, 1.0001);
        int[] asked = {0};
        var fallback = new ConjugateGradient.Fallback(
                4,
                10,
                () -> { // 15 are foretold, 6 if the guess counted
                    asked[0]++;
                    return NONE;
                });
        new ConjugateGradient(a, NONE, NONE, fallback, new Parallel(1))
                .solve(
                        List.of(new ConjugateGradient.RightHandSide(b::clone, guess, 0)),
                        new ConjugateGradient.Goal(1e-8, 1000, 0));
        assertTrue(asked[0] > 0, "the other preconditioner was not asked for");
    }

    /// Zero says nothing, and a solution is one whatever multiple of it is guessed.
    @Test
    void a_guess_of_zero_is_none_and_a_multiple_of_the_solution_is_the_solution() {
        Rotated a = threeSlow();
        double[] x = sines(a.size(), 1);
        double[] b = new double[x.length];
        a.apply(x, b);
        double[] twice = x.clone();
        Arrays.setAll(twice, i -> -2 * twice[i]);
        List<Solve> solved = new ConjugateGradient(a, NONE, new Parallel(1))
                .solve(
                        List.of(
                                new ConjugateGradient.RightHandSide(b),
                                new ConjugateGradient.RightHandSide(b::clone, new double[x.length], 0),
                                new ConjugateGradient.RightHandSide(b::clone, twice, 0)),
                        new ConjugateGradient.Goal(1e-8, 100, 0));
        Solve.Converged fromZero = assertInstanceOf(Solve.Converged.class, solved.get(0));
        assertArrayEquals(
                fromZero.x(),
                assertInstanceOf(Solve.Converged.class, solved.get(1)).x());
        Solve.Converged atOnce = assertInstanceOf(Solve.Converged.class, solved.get(2));
        assertEquals(0, atOnce.iterations());
        assertArrayEquals(x, atOnce.x(), 1e-12);
    }
}
