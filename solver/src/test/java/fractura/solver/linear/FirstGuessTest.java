package fractura.solver.linear;

import static fractura.solver.linear.SmallSystems.NONE;
import static fractura.solver.linear.SmallSystems.entrywise;
import static fractura.solver.linear.SmallSystems.ofFirstThree;
import static fractura.solver.linear.SmallSystems.shareOfResidual;
import static fractura.solver.linear.SmallSystems.sines;
import static fractura.solver.linear.SmallSystems.threeSlow;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.SmallSystems.Rotated;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Solves that begin at a guess, and at the first step of another preconditioner.
class FirstGuessTest {
    private static Solve.Converged converged(
            ConjugateGradient cg, double[] b, double[] guess, ConjugateGradient.Goal goal) {
        var system = new ConjugateGradient.RightHandSide(b::clone, guess, 0);
        return assertInstanceOf(
                Solve.Converged.class, cg.solve(List.of(system), goal).getFirst());
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
        Solve.Converged solved = converged(
                new ConjugateGradient(a, m, new Parallel(1)),
                b,
                sines(entries.length, 1.2),
                new ConjugateGradient.Goal(1e-2, 100, 0));
        assertTrue(solved.iterations() > 0 && solved.relativeResidual() > 1e-6, solved::toString);
        assertEquals(0, shareOfResidual(a, b, solved.x()), 1e-7);
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
        Solve.Converged warm = converged(cg, b, guess, new ConjugateGradient.Goal(1e-9, 200, 0));
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
        Solve.Converged solved = converged(
                new ConjugateGradient(a, NONE, entrywise((i, r) -> factor * r), fallback, new Parallel(1)),
                b,
                sines(8, 1.3),
                new ConjugateGradient.Goal(1e-10, 20, 0));
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
        Solve.Converged solved = converged(
                new ConjugateGradient(a, NONE, new Parallel(1)),
                b,
                guess,
                new ConjugateGradient.Goal(1e-14, 100, 1e-4));
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
