package fractura.mesh.generate;

import java.util.Arrays;

/// A plane cut through a shape: the piece that lies at a point or nearest to it.
///
/// @param areaMm2 its area, mm²
/// @param centroidMm its centroid, LPS; owned
/// @param isOpen whether it reaches the edge of the window it was looked for in
record PlaneSection(double areaMm2, double[] centroidMm, boolean isOpen) {
    /// Cuts a square window out of the plane and follows the piece nearest to its middle.
    ///
    /// @param shape the bone
    /// @param point middle of the window, LPS, mm
    /// @param normal unit normal of the plane
    /// @param halfMm half the window's edge, mm
    /// @param stepMm distance of the points looked at, mm
    /// @return the piece; area 0 and the point itself where the window is empty
    static PlaneSection at(Indicator shape, double[] point, double[] normal, double halfMm, double stepMm) {
        double[] e1 = Turned.anyAcross(normal);
        double[] e2 = Turned.cross(normal, e1);
        int half = (int) Math.ceil(halfMm / stepMm);
        int n = 2 * half + 1;
        boolean[] inside = new boolean[n * n];
        int seed = -1;
        double least = Double.MAX_VALUE;
        double[] zero = voxel(shape, point);
        double[] d1 = Turned.minus(voxel(shape, Turned.along(point, e1, stepMm)), zero);
        double[] d2 = Turned.minus(voxel(shape, Turned.along(point, e2, stepMm)), zero);
        for (int b = 0; b < n; b++) {
            for (int a = 0; a < n; a++) {
                double x = a - half;
                double y = b - half;
                inside[a + n * b] = shape.at(
                                zero[0] + x * d1[0] + y * d2[0],
                                zero[1] + x * d1[1] + y * d2[1],
                                zero[2] + x * d1[2] + y * d2[2])
                        >= 0.5;
                if (inside[a + n * b] && x * x + y * y < least) {
                    least = x * x + y * y;
                    seed = a + n * b;
                }
            }
        }
        if (seed < 0) {
            return new PlaneSection(0, point.clone(), false);
        }
        return piece(inside, n, seed, point, e1, e2, stepMm);
    }

    private static PlaneSection piece(
            boolean[] inside, int n, int seed, double[] point, double[] e1, double[] e2, double stepMm) {
        int[] queue = new int[n * n];
        int tail = 0;
        queue[tail++] = seed;
        inside[seed] = false;
        long sumA = 0;
        long sumB = 0;
        boolean open = false;
        for (int head = 0; head < tail; head++) {
            int a = queue[head] % n;
            int b = queue[head] / n;
            sumA += a;
            sumB += b;
            open |= a == 0 || b == 0 || a == n - 1 || b == n - 1;
            int[] next = {
                a > 0 ? queue[head] - 1 : -1,
                a < n - 1 ? queue[head] + 1 : -1,
                b > 0 ? queue[head] - n : -1,
                b < n - 1 ? queue[head] + n : -1
            };
            for (int w : next) {
                if (w >= 0 && inside[w]) {
                    inside[w] = false;
                    queue[tail++] = w;
                }
            }
        }
        double x = ((double) sumA / tail - n / 2) * stepMm;
        double y = ((double) sumB / tail - n / 2) * stepMm;
        return new PlaneSection(tail * stepMm * stepMm, Turned.along(Turned.along(point, e1, x), e2, y), open);
    }

    /// @return radius of the circle with this area, mm
    double radiusMm() {
        return Math.sqrt(areaMm2 / Math.PI);
    }

    private static double[] voxel(Indicator shape, double[] p) {
        return shape.grid().toVoxel(p[0], p[1], p[2]);
    }

    /// Middle value; the mean of the two middle ones of an even number.
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }
}
