package fractura.mesh.image.codec;

import java.util.Arrays;

/// Decodes the samples of a JPEG-LS scan (Itu98, annex A; Weinberger00). Each sample is predicted from its
/// neighbours
///
///     c b d
///     a x
///
/// and the error follows as a Golomb code whose length adapts to the context, one of 365 classes of the gradients
/// d − b, b − c, c − a. Where all three are small a run of equal samples follows instead.
final class JpegLsScan {
    private static final int CONTEXTS = 365;
    private static final int LEAST_BIAS = -128;
    private static final int MOST_BIAS = 127;

    /// Bits of the length of a run by the number of full runs before, J (Itu98, A.2.1).
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsParameters p;
    private final JpegLsBits bits;
    private final int range;
    private final int step;
    private final int longest;
    private final int errorBits;

    /// By context, the last two for ends of runs: sum of magnitudes A and number of samples N.
    private final long[] magnitude = new long[CONTEXTS + 2];

    private final int[] count = new int[CONTEXTS + 2];

    /// By context: sum of errors B and correction of the prediction C.
    private final int[] bias = new int[CONTEXTS];

    private final int[] correction = new int[CONTEXTS];

    /// Negative errors at ends of runs, Nn.
    private final int[] negative = new int[2];

    private int runIndex;

    JpegLsScan(JpegLsParameters parameters, JpegLsBits bits) {
        this.p = parameters;
        this.bits = bits;
        range = parameters.range();
        step = parameters.step();
        longest = parameters.longestCode();
        errorBits = parameters.errorBits();
        Arrays.fill(magnitude, Math.max(2, (range + 32) / 64));
        Arrays.fill(count, 1);
    }

    /// @return samples, row-major
    int[] decode(FrameShape shape) {
        int columns = shape.columns();
        int[] values = new int[shape.pixels()];
        int[] above = new int[columns + 2];
        int[] row = new int[columns + 2];
        for (int y = 0; y < shape.rows(); y++) {
            row[0] = above[1];
            above[columns + 1] = above[columns];
            decodeRow(above, row, columns);
            System.arraycopy(row, 1, values, y * columns, columns);
            int[] swap = above;
            above = row;
            row = swap;
        }
        return values;
    }

    /// @param above row before, samples from 1 on, with a neighbour on either side
    /// @param row overwritten likewise
    private void decodeRow(int[] above, int[] row, int columns) {
        int x = 1;
        while (x <= columns) {
            int a = row[x - 1];
            int b = above[x];
            int c = above[x - 1];
            int d = above[x + 1];
            int context = (gradient(d - b) * 9 + gradient(b - c)) * 9 + gradient(c - a);
            if (context == 0) {
                x = run(above, row, x, columns);
            } else {
                row[x] = context < 0 ? sample(-context, -1, a, b, c) : sample(context, 1, a, b, c);
                x++;
            }
        }
    }

    private int gradient(int d) {
        int size = Math.abs(d);
        if (size <= p.near()) {
            return 0;
        }
        int level = size < p.threshold1() ? 1 : size < p.threshold2() ? 2 : size < p.threshold3() ? 3 : 4;
        return d < 0 ? -level : level;
    }

    private int sample(int context, int sign, int a, int b, int c) {
        int most = Math.max(a, b);
        int least = Math.min(a, b);
        int edge = c >= most ? least : c <= least ? most : a + b - c;
        int prediction = Math.clamp(edge + sign * correction[context], 0, p.maximum());
        int k = golomb(magnitude[context], count[context]);
        int code = code(k, longest);
        boolean isSwapped = p.near() == 0 && k == 0 && 2 * bias[context] <= -count[context];
        int error = code >> 1 ^ -(code & 1);
        if (isSwapped) {
            error = ~error;
        }
        checkError(error);
        update(context, error);
        return within(prediction + sign * error * step);
    }

    private void update(int q, int error) {
        bias[q] += error * step;
        magnitude[q] += Math.abs(error);
        if (count[q] == p.reset()) {
            magnitude[q] >>= 1;
            bias[q] = bias[q] >= 0 ? bias[q] >> 1 : -(1 - bias[q] >> 1);
            count[q] >>= 1;
        }
        count[q]++;
        if (bias[q] <= -count[q]) {
            bias[q] = Math.max(bias[q] + count[q], 1 - count[q]);
            correction[q] = Math.max(correction[q] - 1, LEAST_BIAS);
        } else if (bias[q] > 0) {
            bias[q] = Math.min(bias[q] - count[q], 0);
            correction[q] = Math.min(correction[q] + 1, MOST_BIAS);
        }
    }

    /// Repeats the sample on the left, then decodes the one that ends the run.
    ///
    /// @return first column behind them
    private int run(int[] above, int[] row, int start, int columns) {
        int a = row[start - 1];
        int x = start;
        while (bits.read(1) == 1) {
            int full = 1 << RUN_BITS[runIndex];
            int length = Math.min(full, columns + 1 - x);
            Arrays.fill(row, x, x + length, a);
            x += length;
            if (length == full && runIndex < RUN_BITS.length - 1) {
                runIndex++;
            }
            if (x > columns) {
                return x;
            }
        }
        int length = bits.read(RUN_BITS[runIndex]);
        if (length > columns - x) {
            throw BadFrame.damaged(bits.at(), "a run goes beyond its row");
        }
        Arrays.fill(row, x, x + length, a);
        x += length;
        row[x] = endOfRun(a, above[x]);
        runIndex = Math.max(0, runIndex - 1);
        return x + 1;
    }

    private int endOfRun(int a, int b) {
        int isLevel = Math.abs(a - b) <= p.near() ? 1 : 0;
        int q = CONTEXTS + isLevel;
        int k = golomb(magnitude[q] + (isLevel == 1 ? count[q] >> 1 : 0), count[q]);
        int code = code(k, longest - RUN_BITS[runIndex] - 1);
        int mapped = code + isLevel;
        int size = mapped + 1 >> 1;
        boolean isOdd = (mapped & 1) == 1;
        boolean isNegative = isOdd == (k != 0 || 2 * negative[isLevel] >= count[q]);
        int error = isNegative ? -size : size;
        checkError(error);
        if (error < 0) {
            negative[isLevel]++;
        }
        magnitude[q] += code + 1 - isLevel >> 1;
        if (count[q] == p.reset()) {
            magnitude[q] >>= 1;
            count[q] >>= 1;
            negative[isLevel] >>= 1;
        }
        count[q]++;
        if (isLevel == 1) {
            return within(a + error * step);
        }
        return within(b + (a > b ? -error : error) * step);
    }

    private static int golomb(long magnitude, int count) {
        int k = 0;
        while ((long) count << k < magnitude) {
            k++;
        }
        return k;
    }

    /// @param k lower bits that follow as they are; at most 17, since errors are at most `range`
    /// @param most bits of the whole code
    private int code(int k, int most) {
        int zerosOfLiteral = most - errorBits - 1;
        int zeros = bits.zeros(zerosOfLiteral);
        return zeros < zerosOfLiteral ? zeros << k | bits.read(k) : bits.read(errorBits) + 1;
    }

    private void checkError(int error) {
        if (Math.abs(error) > range) {
            throw BadFrame.damaged(bits.at(), "a prediction is off by " + error + " of " + range + " levels");
        }
    }

    /// Errors are counted modulo the range.
    private int within(int value) {
        int wrapped = value;
        if (value < -p.near()) {
            wrapped += range * step;
        } else if (value > p.maximum() + p.near()) {
            wrapped -= range * step;
        }
        return Math.clamp(wrapped, 0, p.maximum());
    }
}
