package fractura.solver.assembly;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Unknowns of the finest level that supports hold, as runs of entries: plates hold whole rows.
final class HeldRuns {
    static final HeldRuns NONE = new HeldRuns(new int[0]);

    /// begin and end of each run, ascending
    private final int[] bounds;

    private HeldRuns(int[] bounds) {
        this.bounds = bounds;
    }

    /// @param held one bit per entry of a nodal vector
    static HeldRuns of(BitSet held) {
        int[] bounds = new int[16];
        int count = 0;
        for (int from = held.nextSetBit(0); from >= 0; from = held.nextSetBit(bounds[count - 1])) {
            bounds = count == bounds.length ? Arrays.copyOf(bounds, 2 * count) : bounds;
            bounds[count++] = from;
            bounds[count++] = held.nextClearBit(from);
        }
        return new HeldRuns(Arrays.copyOf(bounds, count));
    }

    /// Sets held ones of the entries [from, to) to zero, which stand from `at` on.
    void clear(float[] v, int at, int from, int to) {
        int shift = at - from;
        for (int b = firstEndingAfter(from); b < bounds.length && bounds[b] < to; b += 2) {
            Arrays.fill(v, shift + Math.max(from, bounds[b]), shift + Math.min(to, bounds[b + 1]), 0);
        }
    }

    /// Sets held ones of the entries [from, to) to zero, which stand from `at` on.
    void clear(double[] v, int at, int from, int to) {
        int shift = at - from;
        for (int b = firstEndingAfter(from); b < bounds.length && bounds[b] < to; b += 2) {
            Arrays.fill(v, shift + Math.max(from, bounds[b]), shift + Math.min(to, bounds[b + 1]), 0);
        }
    }

    /// Visits all held entries in ascending order.
    void forEach(IntConsumer use) {
        for (int b = 0; b < bounds.length; b += 2) {
            for (int entry = bounds[b]; entry < bounds[b + 1]; entry++) {
                use.accept(entry);
            }
        }
    }

    /// Place of the first run with an entry at or after `from`.
    private int firstEndingAfter(int from) {
        int found = Arrays.binarySearch(bounds, from);
        if (found < 0) {
            return (-found - 1) & ~1; // between two bounds: inside a run, or before the next one
        }
        return (found & 1) == 0 ? found : found + 1;
    }

    long bytes() {
        return 4L * bounds.length;
    }
}
