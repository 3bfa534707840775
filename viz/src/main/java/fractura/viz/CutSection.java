package fractura.viz;

import java.util.Arrays;

/// The true section of hexahedra by a plane: one flat convex polygon per hexahedron that is cut.
///
/// A polygon carries the number of its hexahedron, so that it can be coloured with the element's own value;
/// nothing is smoothed here. Corners that lie in the plane are taken to lie just above it (by a millionth of a
/// millimetre), so that a plane along voxel faces cuts one layer, neither none nor two.
///
/// @param xyz corners of the polygons, LPS, mm, `xyz[3*p + i]`; owned
/// @param start first corner of polygon k is `start[k]`, last is `start[k+1] - 1`; owned
/// @param elements hexahedron of each polygon; owned
record CutSection(double[] xyz, int[] start, int[] elements) {
    private static final double NEAR_MM = 1e-6;

    /// Edges of VTK_HEXAHEDRON by local nodes.
    private static final int[][] EDGES = {
        {0, 1}, {1, 2}, {3, 2}, {0, 3}, {4, 5}, {5, 6}, {7, 6}, {4, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}
    };

    /// Cuts the kept hexahedra.
    ///
    /// @param hexes connectivity in VTK order, `hexes[8*e + a]`
    /// @param nodesXyz node coordinates, LPS, mm
    /// @param keep which hexahedra are cut
    /// @param plane the plane
    /// @return the section, counter-clockwise seen from the side taken away; empty when the plane misses
    static CutSection of(int[] hexes, double[] nodesXyz, boolean[] keep, CutPlane plane) {
        double[] distance = distances(nodesXyz, plane);
        double[] xyz = new double[1024];
        int[] start = new int[256];
        int[] elements = new int[256];
        int count = 0;
        int corners = 0;
        double[] found = new double[3 * 12];
        for (int e = 0; e < keep.length; e++) {
            int n = keep[e] ? cross(hexes, e, nodesXyz, distance, found) : 0;
            if (n < 3) {
                continue;
            }
            order(found, n, plane.normal());
            if (3 * (corners + n) > xyz.length) {
                xyz = Arrays.copyOf(xyz, 2 * xyz.length);
            }
            if (count + 2 > start.length) {
                start = Arrays.copyOf(start, 2 * start.length);
                elements = Arrays.copyOf(elements, 2 * elements.length);
            }
            System.arraycopy(found, 0, xyz, 3 * corners, 3 * n);
            corners += n;
            elements[count++] = e;
            start[count] = corners;
        }
        return new CutSection(
                Arrays.copyOf(xyz, 3 * corners), Arrays.copyOf(start, count + 1), Arrays.copyOf(elements, count));
    }

    /// The lines in which the plane crosses a surface: the rim of a section or of a lesion.
    ///
    /// @param faces vertices of the surface's faces, `corners` in a row
    /// @param corners 3 for triangles, 4 for quadrilaterals
    /// @param xyz coordinates of the vertices, LPS, mm
    /// @param plane the plane
    /// @return end points of segments, LPS, mm, six numbers each
    static double[] outline(int[] faces, int corners, double[] xyz, CutPlane plane) {
        double[] distance = distances(xyz, plane);
        double[] segments = new double[6 * (faces.length / corners) + 12];
        int n = 0;
        for (int k = 0; k < faces.length; k += corners) {
            int ends = 0;
            for (int c = 0; c < corners && ends < 2; c++) {
                int a = faces[k + c];
                int b = faces[k + (c + 1) % corners];
                if (distance[a] > 0 != distance[b] > 0) {
                    between(xyz, distance, Math.min(a, b), Math.max(a, b), segments, n + 3 * ends++);
                }
            }
            n += ends == 2 ? 6 : 0;
        }
        return Arrays.copyOf(segments, n);
    }

    /// @return number of polygons
    int count() {
        return elements.length;
    }

    /// @param k polygon
    /// @return its area, mm²
    double areaMm2(int k) {
        double x = 0;
        double y = 0;
        double z = 0;
        int a = 3 * start[k];
        for (int i = start[k] + 1; i + 1 < start[k + 1]; i++) {
            int b = 3 * i;
            double ux = xyz[b] - xyz[a];
            double uy = xyz[b + 1] - xyz[a + 1];
            double uz = xyz[b + 2] - xyz[a + 2];
            double vx = xyz[b + 3] - xyz[a];
            double vy = xyz[b + 4] - xyz[a + 1];
            double vz = xyz[b + 5] - xyz[a + 2];
            x += uy * vz - uz * vy;
            y += uz * vx - ux * vz;
            z += ux * vy - uy * vx;
        }
        return 0.5 * Math.sqrt(x * x + y * y + z * z);
    }

    private static double[] distances(double[] nodesXyz, CutPlane plane) {
        double[] d = new double[nodesXyz.length / 3];
        for (int n = 0; n < d.length; n++) {
            d[n] = plane.distance(nodesXyz[3 * n], nodesXyz[3 * n + 1], nodesXyz[3 * n + 2]);
            d[n] = Math.abs(d[n]) < NEAR_MM ? NEAR_MM : d[n];
        }
        return d;
    }

    private static int cross(int[] hexes, int e, double[] nodesXyz, double[] distance, double[] found) {
        int n = 0;
        for (int[] edge : EDGES) {
            int a = hexes[8 * e + edge[0]];
            int b = hexes[8 * e + edge[1]];
            if (distance[a] > 0 != distance[b] > 0) {
                between(nodesXyz, distance, a, b, found, 3 * n++);
            }
        }
        return n;
    }

    private static void between(double[] nodesXyz, double[] distance, int a, int b, double[] into, int at) {
        double t = distance[a] / (distance[a] - distance[b]);
        for (int i = 0; i < 3; i++) {
            into[at + i] = (1 - t) * nodesXyz[3 * a + i] + t * nodesXyz[3 * b + i];
        }
    }

    /// Sorts corners by their angle around the centre, in the plane.
    private static void order(double[] p, int n, double[] normal) {
        double[] centre = new double[3];
        for (int i = 0; i < 3 * n; i++) {
            centre[i % 3] += p[i] / n;
        }
        double[] u = perpendicular(normal);
        double[] v = cross(normal, u);
        double[] angle = new double[n];
        for (int k = 0; k < n; k++) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < 3; i++) {
                x += (p[3 * k + i] - centre[i]) * u[i];
                y += (p[3 * k + i] - centre[i]) * v[i];
            }
            angle[k] = Math.atan2(y, x);
        }
        for (int k = 1; k < n; k++) {
            for (int j = k; j > 0 && angle[j] < angle[j - 1]; j--) {
                swap(angle, j, j - 1);
                for (int i = 0; i < 3; i++) {
                    swap(p, 3 * j + i, 3 * j - 3 + i);
                }
            }
        }
    }

    private static void swap(double[] a, int i, int j) {
        double t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    /// @param n unit vector
    /// @return a unit vector square to it
    static double[] perpendicular(double[] n) {
        double[] axis = Math.abs(n[0]) < 0.6 ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
        double[] u = cross(axis, n);
        double length = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
        return new double[] {u[0] / length, u[1] / length, u[2] / length};
    }

    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
