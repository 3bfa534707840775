package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldRunsTest {
    @Test
    void held_entries_of_any_range_become_zero_and_no_others() {
        Random random = new Random(7);
        for (int trial = 0; trial < 500; trial++) {
            int n = 1 + random.nextInt(40);
            BitSet held = new BitSet();
            for (int i = 0; i < n; i++) {
                held.set(i, random.nextInt(3) > 0);
            }
            int from = random.nextInt(n + 1);
            int to = from + random.nextInt(n + 1 - from);
            double[] v = new double[n];
            float[] w = new float[n];
            Arrays.fill(v, 1);
            Arrays.fill(w, 1);
            HeldRuns.of(held).clear(v, from, from, to);
            HeldRuns.of(held).clear(w, from, from, to);
            for (int i = 0; i < n; i++) {
                double expected = i >= from && i < to && held.get(i) ? 0 : 1;
                assertEquals(expected, v[i], held + " in " + from + " to " + to);
                assertEquals(expected, w[i], held + " in " + from + " to " + to);
            }
        }
    }
}
