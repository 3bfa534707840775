package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SmootherLoopsTest {
    private static final int FROM = 7;
    private static final int AT = 3;
    private static final int D = 11;

    /// no multiple of any number of lanes
    private static final int N = 149;

    private interface Updates {
        void of(SmootherLoops loops, float[] next, float[] e, float[] inverse, float[] r);
    }

    /// What a pair of vectors becomes.
    private static float[][] after(SmootherLoops loops, Updates updates) {
        Random random = new Random(5);
        float[][] v = new float[4][200];
        for (float[] a : v) {
            for (int i = 0; i < a.length; i++) {
                a[i] = random.nextFloat() - 0.5f;
            }
        }
        updates.of(loops, v[0], v[1], v[2], v[3]);
        return v;
    }

    private static void assertAlike(Updates updates) {
        float[][] expected = after(new PlainSmootherLoops(), updates);
        float[][] found = after(Kernels.SMOOTHER.fast(), updates);
        for (int q = 0; q < expected.length; q++) {
            assertArrayEquals(expected[q], found[q], "vector " + q);
        }
    }

    private interface Formula {
        double at(int i, float[][] v);
    }

    private static void assertFormula(Formula formula, Updates updates) {
        float[][] before = after(new PlainSmootherLoops(), (loops, next, e, inverse, r) -> {});
        float[][] found = after(new PlainSmootherLoops(), updates);
        for (int i = 0; i < found[0].length; i++) {
            boolean isIn = i >= FROM && i < FROM + N;
            assertEquals(isIn ? formula.at(i - FROM, before) : before[0][i], found[0][i], 1e-6);
        }
    }

    /// With the vectors next, e, 1/D and r.
    @Test
    void plain_updates_are_their_formulas() {
        assertFormula(
                (i, v) -> 0.7 * v[2][D + i] * v[1][FROM + i],
                (loops, next, e, inverse, r) -> loops.begin(next, 0.7f, inverse, D, e, FROM, N));
        assertFormula(
                (i, v) -> v[1][FROM + i] + 0.3 * (v[1][FROM + i] - v[0][FROM + i]) + 0.7 * v[2][D + i] * v[3][AT + i],
                (loops, next, e, inverse, r) -> loops.step(next, e, 0.3f, 0.7f, inverse, D, r, AT, FROM, N));
        assertFormula(
                (i, v) -> 1.3 * v[1][FROM + i] + 0.7 * v[2][D + i] * v[3][AT + i],
                (loops, next, e, inverse, r) -> loops.stepFromZero(next, e, 0.3f, 0.7f, inverse, D, r, AT, FROM, N));
    }

    @Test
    void fast_updates_have_the_bits_of_the_plain_ones_and_touch_nothing_else() {
        assertAlike((loops, next, e, inverse, r) -> loops.begin(next, 0.7f, inverse, D, e, FROM, N));
        assertAlike((loops, next, e, inverse, r) -> loops.step(next, e, 0.3f, 0.7f, inverse, D, r, AT, FROM, N));
        assertAlike(
                (loops, next, e, inverse, r) -> loops.stepFromZero(next, e, 0.3f, 0.7f, inverse, D, r, AT, FROM, N));
    }
}
