package fractura.solver.linear;

import static fractura.solver.linear.SmallSystems.NONE;
import static fractura.solver.linear.SmallSystems.ofFirstThree;
import static fractura.solver.linear.SmallSystems.threeSlow;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.SmallSystems.Rotated;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Directions that are taken out of the iteration and solved exactly.
class DeflationTest {
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
}
