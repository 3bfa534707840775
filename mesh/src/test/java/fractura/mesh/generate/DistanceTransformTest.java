package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {
    @Test
    void distances_equal_those_of_trying_every_pair() {
        int nx = 9;
        int ny = 7;
        int nz = 8;
        var random = new Random(5);
        boolean[] inside = new boolean[nx * ny * nz];
        for (int v = 0; v < inside.length; v++) {
            inside[v] = random.nextDouble() < 0.93;
        }
        float[] distance = DistanceTransform.within(inside, nx, ny);
        for (int v = 0; v < inside.length; v++) {
            double least = Double.MAX_VALUE;
            for (int w = 0; w < inside.length; w++) {
                if (!inside[w]) {
                    int di = v % nx - w % nx;
                    int dj = v / nx % ny - w / nx % ny;
                    int dk = v / (nx * ny) - w / (nx * ny);
                    least = Math.min(least, Math.sqrt(di * di + dj * dj + dk * dk));
                }
            }
            assertEquals(least, distance[v], 1e-5);
        }
    }

    @Test
    void beyond_the_lattice_counts_as_outside() {
        boolean[] all = new boolean[5 * 5];
        java.util.Arrays.fill(all, true);
        float[] expected = {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 3, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1};
        assertArrayEquals(expected, DistanceTransform.of(all, 5, 5), 1e-6f);
    }

    @Test
    void opening_takes_off_a_thin_strip_and_keeps_the_block() {
        int n = 30;
        boolean[] flags = new boolean[n * n];
        for (int v = 0; v < flags.length; v++) {
            int i = v % n;
            int j = v / n;
            flags[v] = i >= 5 && i < 20 && j >= 5 && j < 20 || i >= 20 && i < 28 && j >= 11 && j < 13;
        }
        boolean[] open = DistanceTransform.opened(flags, n, n, 3);
        assertEquals(false, open[25 + n * 12]);
        assertEquals(true, open[12 + n * 12]);
        assertEquals(true, open[5 + n * 12]);
    }
}
