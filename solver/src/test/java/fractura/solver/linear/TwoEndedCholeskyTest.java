package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the factorisation from one end, which is held against dense solves (`EnvelopeCholeskyTest`).
class TwoEndedCholeskyTest {
    private static final Parallel ALONE = new Parallel(1);
    private static final Parallel TEAM = new Parallel(3);

    @AfterAll
    static void close() {
        ALONE.close();
        TEAM.close();
    }

    /// Rows that reach back by less than `width`, like those of grids numbered plane by plane.
    private static int[] ragged(int n, int width) {
        Random random = new Random(n);
        int[] first = new int[n];
        Arrays.setAll(first, i -> Math.max(0, i - random.nextInt(1, width)));
        return first;
    }

    private interface Matrix {
        void add(int i, int j, double value);
    }

    /// Positive definite, but for rows without stiffness of their own.
    private static void fill(Matrix a, int[] first, int... empty) {
        Random random = new Random(7);
        for (int i = 0; i < first.length; i++) {
            int row = i;
            boolean isEmpty = Arrays.stream(empty).anyMatch(e -> e == row);
            a.add(i, i, isEmpty ? 0 : 1);
            for (int j = first[i]; j < i; j++) {
                int column = j;
                boolean touchesEmpty = isEmpty || Arrays.stream(empty).anyMatch(e -> e == column);
                double v = touchesEmpty ? 0 : random.nextDouble(); // a spring between two unknowns
                a.add(i, i, v);
                a.add(j, j, v);
                a.add(i, j, -v);
                a.add(j, i, -v);
            }
        }
    }

    private static double[] fromOneEnd(int[] first, double[] b, int... empty) {
        EnvelopeCholesky factor = new EnvelopeCholesky(first);
        fill(factor::add, first, empty);
        factor.factorise();
        double[] x = b.clone();
        factor.solve(x);
        return x;
    }

    private static double[] fromBoth(TwoEndedCholesky factor, int[] first, double[] b, int... empty) {
        fill(factor::add, first, empty);
        factor.factorise();
        double[] x = b.clone();
        factor.solve(x);
        double[] again = b.clone();
        factor.solve(again);
        assertArrayEquals(x, again);
        return x;
    }

    @ParameterizedTest
    @CsvSource({"1500, 90, true", "1503, 150, true", "700, 650, false", "40, 9, false", "1, 2, false"})
    void the_solution_is_that_from_one_end_for_any_number_of_threads(int n, int width, boolean isLong) {
        int[] first = ragged(n, width);
        double[] b = new Random(3).doubles(n, -1, 1).toArray();
        TwoEndedCholesky factor = new TwoEndedCholesky(first, TEAM);
        assertEquals(isLong, factor.separatorCount() > 0);
        double[] x = fromBoth(factor, first, b);
        assertArrayEquals(fromOneEnd(first, b), x, 1e-12);
        assertArrayEquals(fromBoth(new TwoEndedCholesky(first, ALONE), first, b), x);
    }

    /// In both ends and in the middle.
    @Test
    void unknowns_without_stiffness_are_held() {
        int[] first = ragged(1500, 90);
        int[] empty = {5, 700, 750, 751, 800, 1499};
        double[] b = new Random(3).doubles(1500, -1, 1).toArray();
        double[] x = fromBoth(new TwoEndedCholesky(first, TEAM), first, b, empty);
        for (int u : empty) {
            assertEquals(0, x[u], 0.0);
        }
        assertArrayEquals(fromOneEnd(first, b, empty), x, 1e-12);
    }

    @Test
    void the_separator_is_narrow_and_costs_little_memory() {
        int[] first = ragged(1500, 90);
        TwoEndedCholesky factor = new TwoEndedCholesky(first, TEAM);
        assertTrue(factor.separatorCount() < 90, () -> factor.separatorCount() + " unknowns");
        assertTrue(factor.entryCount() < 1.2 * new EnvelopeCholesky(first).entryCount());
    }
}
