package fractura.mesh.surface;

import java.util.Arrays;

/// Corners and triangles while a file is read.
final class Growing {
    private double[] xyz = new double[3 * 1024];
    private int[] triangles = new int[3 * 1024];
    private int numbers;
    private int corners;

    int cornerCount() {
        return numbers / 3;
    }

    void corner(double x, double y, double z) {
        if (numbers + 3 > xyz.length) {
            xyz = Arrays.copyOf(xyz, 2 * xyz.length);
        }
        xyz[numbers++] = x;
        xyz[numbers++] = y;
        xyz[numbers++] = z;
    }

    void triangle(int a, int b, int c) {
        if (corners + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, 2 * triangles.length);
        }
        triangles[corners++] = a;
        triangles[corners++] = b;
        triangles[corners++] = c;
    }

    /// A polygon as a fan from its first corner: exact for convex ones, and for any other the same boundary.
    ///
    /// @param polygon corner numbers
    /// @param count how many of them
    void polygon(int[] polygon, int count) {
        for (int i = 2; i < count; i++) {
            triangle(polygon[0], polygon[i - 1], polygon[i]);
        }
    }

    Surface surface() {
        return new Surface(Arrays.copyOf(xyz, numbers), Arrays.copyOf(triangles, corners));
    }
}
