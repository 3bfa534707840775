package fractura.mesh.image;

/// What the values of a volume look like as a whole.
///
/// Only finite values count. Percentiles are exact, linear between order statistics
/// (the usual default of statistics programs).
///
/// @param voxelCount all voxels
/// @param nonFiniteCount voxels that are NaN or infinite
/// @param min smallest value; NaN, like all that follow, when no voxel is finite
/// @param max largest value
/// @param mean mean value
/// @param firstPercentile value below which one voxel in a hundred lies
/// @param ninetyNinthPercentile value above which one voxel in a hundred lies
/// @param commonestValue the whole number most voxels round to
/// @param commonestShare share of the finite voxels that do, 0 to 1
public record ScanStatistics(
        int voxelCount,
        int nonFiniteCount,
        double min,
        double max,
        double mean,
        double firstPercentile,
        double ninetyNinthPercentile,
        double commonestValue,
        double commonestShare) {
    private static final int WHOLE_RANGE = 1 << 15;

    /// @param volume any image
    /// @return its statistics
    public static ScanStatistics of(Volume volume) {
        float[] values = volume.values();
        int finite = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int[] high = new int[1 << 16];
        int[] whole = new int[2 * WHOLE_RANGE];
        for (float v : values) {
            if (!Float.isFinite(v)) {
                continue;
            }
            finite++;
            min = Math.min(min, v);
            max = Math.max(max, v);
            sum += v;
            high[key(v) >>> 16]++;
            whole[Math.clamp(Math.round(v) + (long) WHOLE_RANGE, 0, 2 * WHOLE_RANGE - 1)]++;
        }
        int missing = values.length - finite;
        if (finite == 0) {
            double nan = Double.NaN;
            return new ScanStatistics(values.length, missing, nan, nan, nan, nan, nan, nan, nan);
        }
        int commonest = 0;
        for (int w = 1; w < whole.length; w++) {
            commonest = whole[w] > whole[commonest] ? w : commonest;
        }
        return new ScanStatistics(
                values.length,
                missing,
                min,
                max,
                sum / finite,
                percentile(values, high, finite, 0.01),
                percentile(values, high, finite, 0.99),
                commonest - WHOLE_RANGE,
                whole[commonest] / (double) finite);
    }

    private static double percentile(float[] values, int[] high, int finite, double share) {
        double rank = share * (finite - 1);
        int below = (int) rank;
        double a = orderStatistic(values, high, below);
        double t = rank - below;
        return t == 0 ? a : a + t * (orderStatistic(values, high, below + 1) - a);
    }

    /// The value of a given rank, by counting: first the upper half of the ordered bits, then the lower half.
    private static double orderStatistic(float[] values, int[] high, int rank) {
        int bin = 0;
        int rest = rank;
        while (rest >= high[bin]) {
            rest -= high[bin++];
        }
        int[] low = new int[1 << 16];
        for (float v : values) {
            if (Float.isFinite(v) && key(v) >>> 16 == bin) {
                low[key(v) & 0xffff]++;
            }
        }
        int at = 0;
        while (rest >= low[at]) {
            rest -= low[at++];
        }
        int key = bin << 16 | at;
        return Float.intBitsToFloat(key < 0 ? key ^ 0x80000000 : ~key);
    }

    /// Bits of a float, ordered as the float when read unsigned.
    private static int key(float v) {
        int bits = Float.floatToRawIntBits(v);
        return bits < 0 ? ~bits : bits ^ 0x80000000;
    }
}
