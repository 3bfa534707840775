package fractura.viz;

import java.util.Arrays;

/// Which vertices are joined by an edge to which, and the mean-of-neighbours step all smoothing is made of.
final class VertexRing {
    private final int[] start;
    private final int[] neighbours;

    private VertexRing(int[] start, int[] neighbours) {
        this.start = start;
        this.neighbours = neighbours;
    }

    /// @param quads vertices of quadrilaterals, four in a row
    /// @param vertexCount number of vertices
    /// @return the neighbours of each vertex along quadrilateral edges, each once
    static VertexRing of(int[] quads, int vertexCount) {
        long[] edges = new long[2 * quads.length];
        for (int q = 0, k = 0; q < quads.length; q += 4) {
            for (int c = 0; c < 4; c++) {
                long a = quads[q + c];
                long b = quads[q + (c + 1 & 3)];
                edges[k++] = a << 32 | b;
                edges[k++] = b << 32 | a;
            }
        }
        Arrays.sort(edges);
        int[] start = new int[vertexCount + 1];
        int[] neighbours = new int[edges.length];
        int n = 0;
        for (int i = 0; i < edges.length; i++) {
            if (i == 0 || edges[i] != edges[i - 1]) {
                start[(int) (edges[i] >> 32) + 1]++;
                neighbours[n++] = (int) edges[i];
            }
        }
        for (int v = 0; v < vertexCount; v++) {
            start[v + 1] += start[v];
        }
        return new VertexRing(start, Arrays.copyOf(neighbours, n));
    }

    /// Moves every vertex by a share of the way to the mean of its neighbours: x ← x + f (mean - x).
    ///
    /// @param x three numbers per vertex, changed
    /// @param scratch of the same length, overwritten
    /// @param f share of the way; below 0 moves away
    void step(double[] x, double[] scratch, double f) {
        for (int v = 0; v + 1 < start.length; v++) {
            int count = start[v + 1] - start[v];
            double sx = 0;
            double sy = 0;
            double sz = 0;
            for (int k = start[v]; k < start[v + 1]; k++) {
                int n = 3 * neighbours[k];
                sx += x[n];
                sy += x[n + 1];
                sz += x[n + 2];
            }
            int i = 3 * v;
            double s = count == 0 ? 0 : f / count;
            double keep = count == 0 ? 1 : 1 - f;
            scratch[i] = keep * x[i] + s * sx;
            scratch[i + 1] = keep * x[i + 1] + s * sy;
            scratch[i + 2] = keep * x[i + 2] + s * sz;
        }
        System.arraycopy(scratch, 0, x, 0, x.length);
    }
}
