package fractura.cases.evidence;

import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Memory bandwidth of this process, for judging a timing: the solver cannot be faster than its data arrive.
///
/// The triad of (McCalpin95): a = b + s c over arrays of 64 MB, 24 bytes per entry, best of several passes.
public final class MemoryBandwidth {
    private static final int ENTRIES = 1 << 23;
    private static final int PASSES = 8;

    private MemoryBandwidth() {}

    /// Measures; takes about a second.
    ///
    /// @param threads worker threads, 1 or more
    /// @return GB/s
    public static double triadGBs(int threads) {
        double[] a = new double[ENTRIES];
        double[] b = new double[ENTRIES];
        double[] c = new double[ENTRIES];
        Arrays.fill(b, 1);
        Arrays.fill(c, 2);
        double best = Double.POSITIVE_INFINITY;
        try (Parallel parallel = new Parallel(threads)) {
            for (int pass = 0; pass < PASSES; pass++) {
                long start = System.nanoTime();
                parallel.run(threads, part -> {
                    int from = (int) ((long) ENTRIES * part / threads);
                    addScaled(a, b, c, 3, from, (int) ((long) ENTRIES * (part + 1) / threads));
                });
                best = Math.min(best, 1e-9 * (System.nanoTime() - start));
            }
        }
        if (a[ENTRIES - 1] != 7) {
            throw new IllegalStateException("The triad computed " + a[ENTRIES - 1] + " instead of 7");
        }
        return 24e-9 * ENTRIES / best;
    }

    private static void addScaled(double[] a, double[] b, double[] c, double s, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = b[i] + s * c[i];
        }
    }
}
