package fractura.cases.evidence;

import fractura.solver.linear.Parallel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What a timing was taken on, with the memory bandwidth of the same process: the solver is bound by it.
///
/// @param processor model as the system names it
/// @param cores processors the Java runtime may use
/// @param threads used by solver and triad
/// @param jdk vendor and version of the Java runtime
/// @param triadGBs memory bandwidth (McCalpin95): a = b + s c over arrays of 64 MB, 24 bytes per entry, best of
/// several passes, GB/s
public record Machine(String processor, int cores, int threads, String jdk, double triadGBs) {
    private static final int ENTRIES = 1 << 23;
    private static final int PASSES = 8;

    /// Looks at the machine and measures its bandwidth; takes about a second.
    ///
    /// @param threads worker threads, 1 or more
    /// @return the facts
    public static Machine measured(int threads) {
        return new Machine(
                processor(Path.of("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors(),
                threads,
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                triad(threads));
    }

    /// Model name from Linux's list of processors; elsewhere the architecture.
    static String processor(Path cpuinfo) {
        try {
            for (String line : Files.readAllLines(cpuinfo, StandardCharsets.UTF_8)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException | RuntimeException notLinux) {
            return System.getProperty("os.arch");
        }
        return System.getProperty("os.arch");
    }

    private static double triad(int threads) {
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
