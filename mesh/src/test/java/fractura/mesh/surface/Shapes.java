package fractura.mesh.surface;

import java.util.Arrays;

/// Surfaces of known volume, wrapped from a rectangle of parameters.
public final class Shapes {
    private Shapes() {}

    private interface Point {
        double[] at(double u, double v);
    }

    /// An ellipsoid of 2 n (n - 1) triangles, centred at (x, y, z), outwards.
    public static Surface ellipsoid(int n, double[] centre, double a, double b, double c) {
        double[] xyz = new double[3 * (n * (n - 1) + 2)];
        int at = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double theta = Math.PI * i / n;
                double phi = 2 * Math.PI * j / n;
                xyz[at++] = centre[0] + a * Math.sin(theta) * Math.cos(phi);
                xyz[at++] = centre[1] + b * Math.sin(theta) * Math.sin(phi);
                xyz[at++] = centre[2] + c * Math.cos(theta);
            }
        }
        int top = at / 3;
        for (double z : new double[] {c, -c}) {
            xyz[at++] = centre[0];
            xyz[at++] = centre[1];
            xyz[at++] = centre[2] + z;
        }
        Growing t = new Growing();
        for (int j = 0; j < n; j++) {
            int k = (j + 1) % n;
            t.triangle(top, j, k);
            for (int i = 0; i < n - 2; i++) {
                t.triangle(i * n + j, (i + 1) * n + j, (i + 1) * n + k);
                t.triangle(i * n + j, (i + 1) * n + k, i * n + k);
            }
            t.triangle((n - 2) * n + j, top + 1, (n - 2) * n + k);
        }
        return new Surface(xyz, t.surface().triangles());
    }

    /// A torus about the z axis, tube of radius r at distance R from it, outwards.
    public static Surface torus(int n, double ringRadius, double tubeRadius) {
        return wrapped(n, (u, v) -> {
            double d = ringRadius + tubeRadius * Math.cos(v);
            return new double[] {d * Math.cos(u), d * Math.sin(u), tubeRadius * Math.sin(v)};
        });
    }

    private static Surface wrapped(int n, Point point) {
        double[] xyz = new double[3 * n * n];
        Growing t = new Growing();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] p = point.at(2 * Math.PI * i / n, 2 * Math.PI * j / n);
                System.arraycopy(p, 0, xyz, 3 * (i * n + j), 3);
                int right = (i + 1) % n * n;
                int up = (j + 1) % n;
                t.triangle(i * n + j, right + j, right + up);
                t.triangle(i * n + j, right + up, i * n + up);
            }
        }
        return new Surface(xyz, t.surface().triangles());
    }

    /// A box from the origin, twelve triangles, outwards.
    public static Surface box(double x, double y, double z) {
        double[] xyz = new double[24];
        for (int n = 0; n < 8; n++) {
            xyz[3 * n] = x * (n & 1);
            xyz[3 * n + 1] = y * (n >> 1 & 1);
            xyz[3 * n + 2] = z * (n >> 2);
        }
        return new Surface(xyz, new int[] {
            0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5
        });
    }

    /// Both surfaces as one.
    public static Surface both(Surface a, Surface b) {
        double[] xyz = Arrays.copyOf(a.xyz(), a.xyz().length + b.xyz().length);
        System.arraycopy(b.xyz(), 0, xyz, a.xyz().length, b.xyz().length);
        int[] t = Arrays.copyOf(a.triangles(), a.triangles().length + b.triangles().length);
        for (int i = 0; i < b.triangles().length; i++) {
            t[a.triangles().length + i] = b.triangles()[i] + a.cornerCount();
        }
        return new Surface(xyz, t);
    }

    /// The same seen from the other side.
    public static Surface insideOut(Surface s) {
        return new Surface(s.xyz(), Surface.turned(s.triangles()));
    }

    /// Without some of its triangles.
    public static Surface without(Surface s, int from, int to) {
        int[] t = s.triangles();
        int[] kept = new int[t.length - 3 * (to - from)];
        System.arraycopy(t, 0, kept, 0, 3 * from);
        System.arraycopy(t, 3 * to, kept, 3 * from, t.length - 3 * to);
        return new Surface(s.xyz(), kept);
    }

    /// Every triangle with three corners of its own, as STL has them.
    public static Surface torn(Surface s) {
        Growing g = new Growing();
        for (int corner : s.triangles()) {
            g.corner(s.xyz()[3 * corner], s.xyz()[3 * corner + 1], s.xyz()[3 * corner + 2]);
        }
        for (int t = 0; t < s.triangleCount(); t++) {
            g.triangle(3 * t, 3 * t + 1, 3 * t + 2);
        }
        return g.surface();
    }
}
