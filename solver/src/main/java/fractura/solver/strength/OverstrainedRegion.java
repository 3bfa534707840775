package fractura.solver.strength;

import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// The region of connected elements that is first to grow to a given size when everything is scaled up.
///
/// Elements at or above a level form regions; elements that share a node are connected. As the level falls regions
/// only grow, so the highest level at which one has the size is found among the sorted values, exactly, by steps
/// that double from the top and then bisection. With a size of one element it is the greatest value.
///
/// @param level highest level at which a connected region has the size
/// @param element place of the greatest value in that region, the lower element on a tie
record OverstrainedRegion(double level, int element) {
    private static final int NONE = -1;

    /// @param mesh voxels
    /// @param values one per element, above 0 where the element counts, anything else where not
    /// @param count size of the region, elements, at least 1
    /// @return the region; its element is -1 when no region is that large
    static OverstrainedRegion of(VoxelMesh mesh, double[] values, int count) {
        double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        if (sorted.length < count) {
            return new OverstrainedRegion(0, NONE);
        }
        Search search = new Search(mesh, values, count);
        int holds = sorted.length - count + 1; // so many elements are needed above the level
        int fails;
        int step = count;
        do {
            fails = holds;
            if (fails == 0) {
                return new OverstrainedRegion(0, NONE);
            }
            holds = Math.max(0, fails - step);
            step *= 2;
        } while (search.peakAt(sorted[holds]) == NONE);
        while (fails - holds > 1) {
            int middle = (holds + fails) >>> 1;
            if (search.peakAt(sorted[middle]) == NONE) {
                fails = middle;
            } else {
                holds = middle;
            }
        }
        return new OverstrainedRegion(sorted[holds], search.peakAt(sorted[holds]));
    }

    /// Regions at one level, by filling.
    private static final class Search {
        private final VoxelMesh mesh;
        private final double[] values;
        private final int count;
        private final int[] queue;
        private final boolean[] seen;

        Search(VoxelMesh mesh, double[] values, int count) {
            this.mesh = mesh;
            this.values = values;
            this.count = count;
            queue = new int[values.length];
            seen = new boolean[values.length];
        }

        /// @return peak of the region that has the size, of several the one with the highest; -1 when none has
        int peakAt(double level) {
            Arrays.fill(seen, false);
            int best = NONE;
            for (int e = 0; e < values.length; e++) {
                if (values[e] >= level && !seen[e]) {
                    int filled = fill(e, level);
                    int peak = filled >= count ? peak(filled) : NONE;
                    best = peak != NONE && (best == NONE || values[peak] > values[best]) ? peak : best;
                }
            }
            return best;
        }

        private int fill(int from, double level) {
            int filled = 0;
            queue[filled++] = from;
            seen[from] = true;
            for (int next = 0; next < filled; next++) {
                int[] v = mesh.elementIjk(queue[next]);
                for (int near = 0; near < 27; near++) {
                    int e = mesh.element(v[0] + near % 3 - 1, v[1] + near / 3 % 3 - 1, v[2] + near / 9 - 1);
                    if (e >= 0 && !seen[e] && values[e] >= level) {
                        seen[e] = true;
                        queue[filled++] = e;
                    }
                }
            }
            return filled;
        }

        private int peak(int filled) {
            int peak = queue[0];
            for (int q = 1; q < filled; q++) {
                int e = queue[q];
                if (values[e] > values[peak] || values[e] == values[peak] && e < peak) {
                    peak = e;
                }
            }
            return peak;
        }
    }
}
