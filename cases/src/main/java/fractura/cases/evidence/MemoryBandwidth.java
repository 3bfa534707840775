package fractura.cases.evidence;

import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Memory bandwidth of this process, for judging a timing: the solver cannot be faster than its data arrive.
///
/// The triad of (McCalpin95): a = b + s c over three vectors of 64 MB, 24 bytes per entry, best of several passes.
public final class MemoryBandwidth {
    private static final int ENTRIES = 1 << 23;
    private static final int PASSES = 8;

    private MemoryBandwidth() {}

    /// Measures; takes about a second.
    ///
    /// @param threads worker threads, 1 or more
    /// @return GB/s
    public static double triadGBs(int threads) {
        double[] abc = new double[3 * ENTRIES]; // one array: too large for the collector to move
        Arrays.fill(abc, ENTRIES, 2 * ENTRIES, 1);
        Arrays.fill(abc, 2 * ENTRIES, 3 * ENTRIES, 2);
        double best = Double.POSITIVE_INFINITY;
        try (Parallel parallel = new Parallel(threads)) {
            for (int pass = 0; pass < PASSES; pass++) {
                long start = System.nanoTime();
                parallel.run(threads, part -> {
                    int from = (int) ((long) ENTRIES * part / threads);
                    addScaled(abc, 3, from, (int) ((long) ENTRIES * (part + 1) / threads));
                });
                best = Math.min(best, 1e-9 * (System.nanoTime() - start));
            }
        }
        if (abc[ENTRIES - 1] != 7) {
            throw new IllegalStateException("The triad computed " + abc[ENTRIES - 1] + " instead of 7");
        }
        return 24e-9 * ENTRIES / best;
    }

    private static void addScaled(double[] abc, double s, int from, int to) {
        for (int i = from; i < to; i++) {
            abc[i] = abc[ENTRIES + i] + s * abc[2 * ENTRIES + i];
        }
    }
}
