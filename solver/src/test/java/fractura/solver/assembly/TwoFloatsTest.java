package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoFloatsTest {
    /// Half a unit in the last place of the second float: 24 bits, one by its sign, 24 bits.
    private static final double ROUNDING = 0x1p-49;

    private static double[] numbers(double size) {
        Random random = new Random(11);
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = size * (random.nextDouble() - 0.5) * Math.pow(10, -6 * random.nextDouble());
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-310, 1e-200, 1e-40, 1, 15_000, 1e60, 1e300})
    void numbers_of_any_size_are_held_to_49_bits(double size) {
        double[] values = numbers(size);
        TwoFloats sums = new TwoFloats(new float[values.length], new float[values.length], TwoFloats.unitFor(size));
        sums.put(0, values, 0, values.length);
        for (int i = 0; i < values.length; i++) {
            double least = Math.max(Double.MIN_VALUE, ROUNDING * Math.abs(values[i]));
            assertEquals(values[i], sums.at(i), least);
            sums.set(i, 0.3 * values[i]);
            assertEquals(0.3 * values[i], sums.at(i), least);
        }
    }

    @Test
    void a_range_comes_back_from_where_it_was_put() {
        double[] values = numbers(1000);
        TwoFloats sums = TwoFloats.of(values);
        sums.put(300, values, 100, 50);
        double[] back = new double[60];
        sums.get(295, back, 60);
        for (int i = 0; i < back.length; i++) {
            double expected = values[i < 5 || i >= 55 ? 295 + i : 95 + i];
            assertEquals(expected, back[i], ROUNDING * Math.abs(expected));
        }
    }

    @Test
    void the_first_floats_are_the_numbers_rounded_to_single_precision() {
        double[] values = numbers(1);
        TwoFloats sums = TwoFloats.of(values);
        for (int i = 0; i < values.length; i++) {
            assertEquals((float) values[i], sums.high()[i], 0f);
        }
    }
}
