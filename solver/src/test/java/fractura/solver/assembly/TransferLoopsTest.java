package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferLoopsTest {
    private final TransferLoops plain = new PlainTransferLoops();
    private final TransferLoops fast = Kernels.TRANSFER.fast();

    private static float[] numbers(int seed) {
        float[] v = new float[300];
        Random random = new Random(seed);
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextFloat() - 0.5f;
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 15, 16, 17, 32, 33, 64, 97})
    void fast_loops_have_the_bits_of_the_plain_ones_and_touch_nothing_else(int n) {
        assertInstanceOf(VectorTransferLoops.class, fast);
        float[] expected = numbers(1);
        float[] found = numbers(1);
        plain.add(expected, 3, 0.25f, numbers(2), 5, n);
        fast.add(found, 3, 0.25f, numbers(2), 5, n);
        assertArrayEquals(expected, found);
        plain.restrict(numbers(3), expected, 7, n);
        fast.restrict(numbers(3), found, 7, n);
        assertArrayEquals(expected, found);
        plain.prolong(numbers(4), 1, expected, 9, n);
        fast.prolong(numbers(4), 1, found, 9, n);
        assertArrayEquals(expected, found);
    }
}
