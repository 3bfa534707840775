package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void each_part_runs_once_however_often_the_team_is_used() {
        try (Parallel parallel = new Parallel(4)) {
            assertEquals(4, parallel.threads());
            for (int round = 0; round < 500; round++) {
                int parts = 1 + round % 4;
                int[] runs = new int[4];
                parallel.run(parts, part -> runs[part]++);
                int[] expected = new int[4];
                Arrays.fill(expected, 0, parts, 1);
                assertArrayEquals(expected, runs);
            }
        }
    }

    @Test
    void what_the_parts_wrote_is_seen_by_the_caller() {
        double[] v = new double[3000];
        try (Parallel parallel = new Parallel(3)) {
            for (int round = 1; round <= 50; round++) {
                double value = round;
                parallel.run(3, part -> Arrays.fill(v, 1000 * part, 1000 * part + 1000, value));
                assertEquals(3000.0 * round, Arrays.stream(v).sum(), 0.0);
            }
        }
    }

    @Test
    void a_failure_in_a_part_reaches_the_caller_and_the_team_lives_on() {
        try (Parallel parallel = new Parallel(2)) {
            IllegalStateException failure = assertThrows(
                    IllegalStateException.class,
                    () -> parallel.run(2, part -> {
                        if (part == 1) {
                            throw new ArithmeticException("seven");
                        }
                    }));
            assertTrue(failure.getMessage().contains("seven"), failure.getMessage());
            int[] runs = new int[2];
            parallel.run(2, part -> runs[part]++);
            assertArrayEquals(new int[] {1, 1}, runs);
        }
    }
}
