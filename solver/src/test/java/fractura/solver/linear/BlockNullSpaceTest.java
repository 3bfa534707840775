package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockNullSpaceTest {
    private static final int W = 3;

    /// The same rows as a dense matrix.
    private static final class Twin {
        private final int n;
        private final double[] dense;
        private final BlockNullSpace blocks;

        Twin(int blockCount) {
            n = blockCount * W;
            dense = new double[n * n];
            blocks = new BlockNullSpace(blockCount, W);
        }

        void couple(int b, double[] s, int c, double[] t) {
            double[] row = new double[n];
            for (int p = 0; p < W; p++) {
                row[b * W + p] = s[p];
                row[c * W + p] = -t[p];
            }
            addDense(row);
            blocks.couple(b, s, c, t);
        }

        void add(int b, double[] t) {
            double[] row = new double[n];
            System.arraycopy(t, 0, row, b * W, W);
            addDense(row);
            blocks.add(b, t);
        }

        private void addDense(double[] row) {
            for (int p = 0; p < n * n; p++) {
                dense[p] += row[p / n] * row[p % n];
            }
        }

        double[] times(double[] v) {
            double[] y = new double[n];
            for (int p = 0; p < n * n; p++) {
                y[p / n] += dense[p] * v[p % n];
            }
            return y;
        }
    }

    private static Twin random(int blockCount, int rows, long seed) {
        Random random = new Random(seed);
        Twin twin = new Twin(blockCount);
        for (int r = 0; r < rows; r++) {
            int b = random.nextInt(blockCount);
            int c = (b + 1 + random.nextInt(blockCount - 1)) % blockCount;
            twin.couple(
                    b,
                    random.doubles(W, -1, 1).toArray(),
                    c,
                    random.doubles(W, -1, 1).toArray());
            if (r % 5 == 0) {
                twin.add(b, random.doubles(W, -1, 1).toArray());
            }
        }
        return twin;
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 1", "12, 20, 2", "12, 26, 3", "30, 60, 4", "30, 200, 5"})
    void what_is_found_is_the_null_space_of_the_dense_matrix(int blockCount, int rows, long seed) {
        Twin twin = random(blockCount, rows, seed);
        List<double[]> expected =
                PseudoInverse.withFloorAtShare(twin.dense, twin.n, 1e-12).nullSpace();
        assertTrue(twin.blocks.eliminate());
        double[] q = twin.blocks.generic();
        assertArrayEquals(new double[twin.n], twin.times(q), 1e-8);
        for (int b = 0; b < blockCount; b++) {
            int block = b;
            boolean isFree = expected.stream().anyMatch(v -> size(v, block) > 1e-6);
            assertEquals(isFree, size(q, b) > 1e-6, "block " + b);
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 20, 2", "30, 60, 4"})
    void a_vector_in_the_range_excites_nothing_and_any_other_a_null_vector_it_works_on(
            int blockCount, int rows, long seed) {
        Twin twin = random(blockCount, rows, seed);
        double[] any = new Random(seed).doubles(twin.n, -1, 1).toArray();
        assertTrue(twin.blocks.eliminate());
        assertArrayEquals(new double[twin.n], twin.blocks.excitedBy(twin.times(any)), 0.0);
        double[] q = twin.blocks.excitedBy(any);
        double work = 0;
        for (int i = 0; i < q.length; i++) {
            work += q[i] * any[i];
        }
        assertTrue(work > 1e-3, "work " + work);
        assertArrayEquals(new double[twin.n], twin.times(q), 1e-8);
    }

    @Test
    void too_many_blocks_that_hang_together_are_given_up() {
        BlockNullSpace all = new BlockNullSpace(260, 1);
        for (int b = 0; b < 260; b++) {
            for (int c = 0; c < b; c++) {
                all.couple(b, new double[] {1}, c, new double[] {1});
            }
        }
        assertFalse(all.eliminate());
    }

    private static double size(double[] v, int b) {
        double largest = 0;
        for (int p = b * W; p < b * W + W; p++) {
            largest = Math.max(largest, Math.abs(v[p]));
        }
        return largest;
    }
}
