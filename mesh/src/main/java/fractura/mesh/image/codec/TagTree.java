package fractura.mesh.image.codec;

import java.util.Arrays;

/// Numbers of a grid, coded as minima of ever larger quarters (Itu02, B.10.2).
final class TagTree {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final int[] width;

    /// By level, the leaves first: where its nodes start.
    private final int[] start;

    /// By node: its value, or `UNKNOWN`.
    private final int[] value;

    /// By node: what the value is at least.
    private final int[] least;

    /// @param width columns of the grid, at least 1
    /// @param height rows of the grid, at least 1
    TagTree(int width, int height) {
        int levels = 1;
        while ((width - 1 >> levels - 1) > 0 || (height - 1 >> levels - 1) > 0) {
            levels++;
        }
        this.width = new int[levels];
        this.start = new int[levels];
        int nodes = 0;
        for (int level = 0; level < levels; level++) {
            this.width[level] = (width - 1 >> level) + 1;
            start[level] = nodes;
            nodes += this.width[level] * ((height - 1 >> level) + 1);
        }
        value = new int[nodes];
        least = new int[nodes];
        Arrays.fill(value, UNKNOWN);
    }

    /// Reads as many bits as are needed to tell.
    ///
    /// @return whether the number at `(x, y)` is below `threshold`
    boolean isBelow(int threshold, int x, int y, J2kPacketBits bits) {
        int low = 0;
        int node = 0;
        for (int level = width.length - 1; level >= 0; level--) {
            node = start[level] + (y >> level) * width[level] + (x >> level);
            low = Math.max(low, least[node]);
            while (low < threshold && value[node] == UNKNOWN) {
                if (bits.read() == 1) {
                    value[node] = low;
                } else {
                    low++;
                }
            }
            least[node] = low;
        }
        return value[node] < threshold;
    }
}
