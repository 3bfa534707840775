package fractura.viz;

import java.util.Arrays;

/// A surface ready to be drawn: shared vertices, triangles, smoothed positions and normals.
///
/// The staircase of voxels is smoothed *for display only*: Taubin's λ|μ filter (Taubin95), which smooths without
/// shrinking, a few passes over shared vertices, and no vertex may leave a window of one element edge around its
/// true place. Values are never smoothed beyond the mean of the elements around a vertex.
///
/// @param nodes mesh node of each vertex; owned
/// @param xyz smoothed positions, LPS, mm, `xyz[3*v + i]`; owned
/// @param normals unit, outward, `normals[3*v + i]`; owned
/// @param cavity how far a vertex lies in a hollow (above 0) or on a ridge (below 0), about -1 to 1; owned
/// @param triangles vertices, three in a row, counter-clockwise from outside; owned
record SurfaceGeometry(int[] nodes, float[] xyz, float[] normals, float[] cavity, int[] triangles) {
    /// Taubin's factors: pass-band frequency 1/λ + 1/μ ≈ 0.1, as his paper advises (Taubin95, section 3).
    private static final double LAMBDA = 0.63;

    private static final double MU = -0.67;

    /// Pairs of passes; chosen by eye so that 1 mm steps vanish and thin processes keep their shape.
    private static final int PASSES = 20;

    /// Passes of the plain mean that make the reference for `cavity`; reaches about five element edges.
    private static final int CAVITY_PASSES = 24;

    /// Builds the smooth surface of a set of faces.
    ///
    /// @param surface bounding faces
    /// @param nodesXyz node coordinates of the mesh, LPS, mm
    /// @return the surface; empty when there are no faces
    static SurfaceGeometry of(HexSurface surface, double[] nodesXyz) {
        int[] nodes = Arrays.stream(surface.quads()).sorted().distinct().toArray();
        int[] vertexOf = new int[nodesXyz.length / 3];
        for (int v = 0; v < nodes.length; v++) {
            vertexOf[nodes[v]] = v;
        }
        int[] quads = Arrays.stream(surface.quads()).map(n -> vertexOf[n]).toArray();
        double[] raw = new double[3 * nodes.length];
        for (int v = 0; v < nodes.length; v++) {
            System.arraycopy(nodesXyz, 3 * nodes[v], raw, 3 * v, 3);
        }
        VertexRing ring = VertexRing.of(quads, nodes.length);
        double window = quads.length == 0 ? 0 : distance(raw, quads[0], quads[1]);
        double[] smooth = raw.clone();
        double[] scratch = new double[raw.length];
        for (int pass = 0; pass < PASSES; pass++) {
            ring.step(smooth, scratch, LAMBDA);
            ring.step(smooth, scratch, MU);
            hold(smooth, raw, window);
        }
        int[] triangles = triangles(quads);
        float[] normals = normals(smooth, triangles, ring);
        float[] cavity = cavity(smooth, normals, ring, window);
        return new SurfaceGeometry(nodes, toFloats(smooth), normals, cavity, triangles);
    }

    /// @return number of vertices
    int vertexCount() {
        return nodes.length;
    }

    /// @return smoothed positions as doubles, a new array
    double[] positions() {
        double[] p = new double[xyz.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = xyz[i];
        }
        return p;
    }

    /// The values of a nodal array at the vertices.
    ///
    /// @param nodal one value per mesh node
    /// @return one value per vertex
    float[] at(float[] nodal) {
        float[] out = new float[nodes.length];
        for (int v = 0; v < out.length; v++) {
            out[v] = nodal[nodes[v]];
        }
        return out;
    }

    private static int[] triangles(int[] quads) {
        int[] t = new int[quads.length / 4 * 6];
        for (int q = 0, k = 0; q < quads.length; q += 4) {
            for (int c : new int[] {0, 1, 2, 0, 2, 3}) {
                t[k++] = quads[q + c];
            }
        }
        return t;
    }

    private static void hold(double[] smooth, double[] raw, double window) {
        for (int v = 0; v < raw.length; v += 3) {
            double dx = smooth[v] - raw[v];
            double dy = smooth[v + 1] - raw[v + 1];
            double dz = smooth[v + 2] - raw[v + 2];
            double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (d > window) {
                smooth[v] = raw[v] + dx * window / d;
                smooth[v + 1] = raw[v + 1] + dy * window / d;
                smooth[v + 2] = raw[v + 2] + dz * window / d;
            }
        }
    }

    /// Area-weighted triangle normals, averaged a few times over the
    /// neighbours against the last traces of the steps.
    private static float[] normals(double[] p, int[] triangles, VertexRing ring) {
        double[] n = new double[p.length];
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            double ux = p[b] - p[a];
            double uy = p[b + 1] - p[a + 1];
            double uz = p[b + 2] - p[a + 2];
            double vx = p[c] - p[a];
            double vy = p[c + 1] - p[a + 1];
            double vz = p[c + 2] - p[a + 2];
            for (int corner : new int[] {a, b, c}) {
                n[corner] += uy * vz - uz * vy;
                n[corner + 1] += uz * vx - ux * vz;
                n[corner + 2] += ux * vy - uy * vx;
            }
        }
        double[] scratch = new double[n.length];
        for (int pass = 0; pass < 3; pass++) {
            ring.step(n, scratch, 0.6);
        }
        for (int v = 0; v < n.length; v += 3) {
            double length = Math.sqrt(n[v] * n[v] + n[v + 1] * n[v + 1] + n[v + 2] * n[v + 2]);
            double s = length > 0 ? 1 / length : 0;
            n[v] *= s;
            n[v + 1] *= s;
            n[v + 2] *= s;
        }
        return toFloats(n);
    }

    private static float[] cavity(double[] p, float[] normals, VertexRing ring, double edge) {
        double[] mean = p.clone();
        double[] scratch = new double[p.length];
        for (int pass = 0; pass < CAVITY_PASSES; pass++) {
            ring.step(mean, scratch, 0.9);
        }
        float[] cavity = new float[p.length / 3];
        for (int v = 0; v < cavity.length; v++) {
            double d = 0;
            for (int i = 0; i < 3; i++) {
                d += (mean[3 * v + i] - p[3 * v + i]) * normals[3 * v + i];
            }
            cavity[v] = (float) Math.tanh(d / edge);
        }
        return cavity;
    }

    private static double distance(double[] p, int a, int b) {
        double dx = p[3 * a] - p[3 * b];
        double dy = p[3 * a + 1] - p[3 * b + 1];
        double dz = p[3 * a + 2] - p[3 * b + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private static float[] toFloats(double[] d) {
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }
}
