package fractura.mesh.surface;

import java.util.Arrays;

/// Which triangles meet at an edge. Half-edge `h = 3t + a` runs from corner a of triangle t to the next.
final class Edges {
    private final int[] triangles;
    private final int[] first; // by bucket: one of its half-edges, or -1
    private final int[] next; // by half-edge: another of the same bucket, or -1

    Edges(int[] triangles) {
        this.triangles = triangles;
        first = new int[Math.max(1, Integer.highestOneBit(triangles.length))];
        next = new int[triangles.length];
        Arrays.fill(first, -1);
        for (int h = triangles.length - 1; h >= 0; h--) {
            int bucket = bucket(h);
            next[h] = first[bucket];
            first[bucket] = h;
        }
    }

    int from(int h) {
        return triangles[h];
    }

    int to(int h) {
        return triangles[h % 3 == 2 ? h - 2 : h + 1];
    }

    /// @param h a half-edge
    /// @return how many triangles have its edge, itself included
    int uses(int h) {
        int count = 0;
        for (int g = first[bucket(h)]; g >= 0; g = next[g]) {
            count += isSameEdge(g, h) ? 1 : 0;
        }
        return count;
    }

    /// @param h a half-edge of an edge of two triangles
    /// @return the half-edge of the other
    int partner(int h) {
        for (int g = first[bucket(h)]; g >= 0; g = next[g]) {
            if (g != h && isSameEdge(g, h)) {
                return g;
            }
        }
        throw new IllegalStateException("Half-edge " + h + " has no partner");
    }

    /// By both ends, since all triangles of a fan share a corner; spread by Fibonacci hashing (Knuth, TAOCP 3,
    /// 6.4).
    private int bucket(int h) {
        long ends = (long) Math.min(from(h), to(h)) << 32 | Math.max(from(h), to(h));
        return (int) (ends * 0x9e3779b97f4a7c15L >>> 33) & first.length - 1;
    }

    private boolean isSameEdge(int g, int h) {
        return (from(g) == from(h) && to(g) == to(h)) || (from(g) == to(h) && to(g) == from(h));
    }
}
