package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCholeskyTest {
    /// A diagonally dominant matrix with a ragged envelope.
    private static DMatrixRMaj ragged(int[] first, Random random) {
        int n = first.length;
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, i, n);
            first[i] = Math.max(0, i - random.nextInt(9));
            for (int j = first[i]; j < i; j++) {
                double v = random.nextDouble() - 0.5;
                a.set(i, j, v);
                a.set(j, i, v);
            }
        }
        return a;
    }

    private static EnvelopeCholesky factorised(DMatrixRMaj a, int[] first) {
        EnvelopeCholesky factor = new EnvelopeCholesky(first);
        for (int i = 0; i < a.numRows; i++) {
            for (int j = first[i]; j < a.numCols; j++) {
                factor.add(i, j, 0.25 * a.get(i, j));
                factor.add(i, j, 0.75 * a.get(i, j));
            }
        }
        factor.factorise();
        return factor;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60})
    void solution_is_that_of_a_dense_solve(int n) {
        Random random = new Random(n);
        int[] first = new int[n];
        DMatrixRMaj a = ragged(first, random);
        double[] b = random.doubles(n, -1, 1).toArray();
        DMatrixRMaj x = new DMatrixRMaj(n, 1);
        assertTrue(CommonOps_DDRM.solve(a, new DMatrixRMaj(n, 1, true, b.clone()), x));
        factorised(a, first).solve(b);
        assertArrayEquals(x.getData(), b, 1e-14);
    }

    @Test
    void an_unknown_without_stiffness_of_its_own_is_held_and_the_rest_is_solved() {
        int[] first = {0, 0, 0, 2};
        // unknowns 0 and 1 move together at no cost; 2 and 3 are firm
        DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, -1, 0, 0}, {-1, 1, 0, 0}, {0, 0, 2, 1}, {0, 0, 1, 2}});
        double[] b = {3, 0, 3, 3};
        factorised(a, first).solve(b);
        assertArrayEquals(new double[] {3, 0, 1, 1}, b, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-7, 1e-10})
    void an_unknown_that_moves_easily_but_not_freely_is_solved(double stiffness) {
        // two unknowns that move together against a weak spring; long thin bodies give such matrices
        DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1 + stiffness, -1}, {-1, 1}});
        double[] b = {0, 1};
        factorised(a, new int[] {0, 0}).solve(b);
        assertEquals(1 / stiffness, b[0], 1e-4 / stiffness);
        assertEquals(1 + 1 / stiffness, b[1], 1e-4 / stiffness);
    }

    @Test
    void an_unknown_with_an_empty_row_is_held() {
        double[] b = {4, 5};
        factorised(new DMatrixRMaj(new double[][] {{2, 0}, {0, 0}}), new int[] {0, 1})
                .solve(b);
        assertArrayEquals(new double[] {2, 0}, b, 1e-15);
    }

    @Test
    void size_and_work_are_those_of_the_envelope() {
        int[] first = {0, 0, 1, 0};
        EnvelopeCholesky factor = new EnvelopeCholesky(first);
        assertEquals(4, factor.size());
        assertEquals(4 + 3 + 2 + 1 + 4, factor.entryCount()); // columns 0 to 2 reach row 3, and four pivots
        assertEquals(0.5 * (9 + 4 + 1), EnvelopeCholesky.work(first), 0.0);
    }
}
