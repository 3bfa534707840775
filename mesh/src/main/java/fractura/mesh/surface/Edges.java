package fractura.mesh.surface;

import java.util.Arrays;

/// Which triangles meet at an edge. Half-edge `h = 3t + a` runs from corner a of triangle t to the next.
final class Edges {
    private final int[] triangles;
    private final int[] first; // by lower corner: one of its half-edges, or -1
    private final int[] next; // by half-edge: another with the same lower corner, or -1

    Edges(int[] triangles, int cornerCount) {
        this.triangles = triangles;
        first = new int[cornerCount];
        next = new int[triangles.length];
        Arrays.fill(first, -1);
        for (int h = triangles.length - 1; h >= 0; h--) {
            int low = Math.min(from(h), to(h));
            next[h] = first[low];
            first[low] = h;
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
        for (int g = first[Math.min(from(h), to(h))]; g >= 0; g = next[g]) {
            count += isSameEdge(g, h) ? 1 : 0;
        }
        return count;
    }

    /// @param h a half-edge of an edge of two triangles
    /// @return the half-edge of the other
    int partner(int h) {
        for (int g = first[Math.min(from(h), to(h))]; g >= 0; g = next[g]) {
            if (g != h && isSameEdge(g, h)) {
                return g;
            }
        }
        throw new IllegalStateException("Half-edge " + h + " has no partner");
    }

    private boolean isSameEdge(int g, int h) {
        return (from(g) == from(h) && to(g) == to(h)) || (from(g) == to(h) && to(g) == from(h));
    }
}
