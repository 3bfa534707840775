package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MixedLoopsTest {
    private static final int FROM = 5;
    private static final int AT = 11;

    /// no multiple of any number of lanes
    private static final int N = 157;

    private final MixedLoops plain = new PlainMixedLoops();
    private final MixedLoops fast = MixedLoops.BOTH.fast();
    private final double[] u = new Random(1).doubles(200, -1, 1).toArray();
    private final double[] v = new Random(2).doubles(200, -1, 1).toArray();
    private final float[] high = singles(3);
    private final float[] low = singles(4);

    private static float[] singles(int seed) {
        float[] v = new float[200];
        Random random = new Random(seed);
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextFloat() - 0.5f;
        }
        return v;
    }

    @Test
    void tests_run_with_the_vector_module() {
        assertInstanceOf(VectorMixedLoops.class, fast);
    }

    @Test
    void sums_are_those_of_all_products_and_have_the_same_bits() {
        double expected = 0;
        for (int i = 0; i < N; i++) {
            expected += u[FROM + i] * v[AT + i];
        }
        assertEquals(expected, plain.dot(u, FROM, v, AT, N), 1e-14);
        assertEquals(plain.dot(u, FROM, v, AT, N), fast.dot(u, FROM, v, AT, N));
        assertEquals(plain.dot(u, high, FROM, N), fast.dot(u, high, FROM, N));
        assertEquals(plain.dot(u, 0, v, 0, 3), fast.dot(u, 0, v, 0, 3));
    }

    @Test
    void updates_have_the_same_bits_and_touch_nothing_else() {
        double[] expected = u.clone();
        double[] found = u.clone();
        plain.subtract(expected, 0.3, high, low, FROM, N);
        fast.subtract(found, 0.3, high, low, FROM, N);
        plain.direction(expected, 0.7, high, 1.3, FROM, N);
        fast.direction(found, 0.7, high, 1.3, FROM, N);
        assertArrayEquals(expected, found);
    }

    @Test
    void changes_of_precision_have_the_same_bits_and_lose_five_bits_at_most() {
        float[][] expected = {new float[200], new float[200]};
        float[][] found = {new float[200], new float[200]};
        plain.split(expected[0], expected[1], AT, u, FROM, 4, N);
        fast.split(found[0], found[1], AT, u, FROM, 4, N);
        assertArrayEquals(expected, found);
        double[] joined = new double[N];
        fast.join(joined, found[0], found[1], AT, N);
        for (int i = 0; i < N; i++) {
            assertEquals(4 * u[FROM + i], joined[i], Math.scalb(1, -48) * Math.abs(4 * u[FROM + i]) + 1e-300);
        }
        plain.round(expected[0], v, 3, FROM, N);
        fast.round(found[0], v, 3, FROM, N);
        assertArrayEquals(expected[0], found[0]);
    }
}
