package fractura.mesh.surface;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Corners at one place become one corner; triangles that are none, or that are there twice, go.
final class Welding {
    /// Project choice: single-precision files place a corner to some 1e-7 of the size of the surface.
    private static final double TOLERANCE = 1e-6;

    private record Cell(long i, long j, long k) {}

    private record Triple(int a, int b, int c) {
        static Triple of(int a, int b, int c) {
            int[] s = {a, b, c};
            Arrays.sort(s);
            return new Triple(s[0], s[1], s[2]);
        }
    }

    private Welding() {}

    static Surface of(Surface surface) {
        double[] box = surface.box();
        double size = Math.max(box[3] - box[0], Math.max(box[4] - box[1], box[5] - box[2]));
        int[] corner = corners(surface.xyz(), Math.max(size, Double.MIN_NORMAL) * TOLERANCE);
        int[] all = surface.triangles();
        int[] kept = new int[all.length];
        int n = 0;
        Set<Triple> seen = new HashSet<>();
        for (int t = 0; t < all.length; t += 3) {
            int a = corner[all[t]];
            int b = corner[all[t + 1]];
            int c = corner[all[t + 2]];
            if (a != b && b != c && c != a && seen.add(Triple.of(a, b, c))) {
                kept[n++] = a;
                kept[n++] = b;
                kept[n++] = c;
            }
        }
        return new Surface(surface.xyz(), Arrays.copyOf(kept, n));
    }

    /// For each corner the first one within the tolerance.
    private static int[] corners(double[] xyz, double tolerance) {
        Map<Cell, Integer> cells = new HashMap<>();
        int[] corner = new int[xyz.length / 3];
        for (int n = 0; n < corner.length; n++) {
            double[] p = {xyz[3 * n], xyz[3 * n + 1], xyz[3 * n + 2]};
            Cell own = new Cell(cell(p[0], tolerance), cell(p[1], tolerance), cell(p[2], tolerance));
            Integer there = cells.get(own);
            if (there == null) {
                int near = neighbour(cells, own, xyz, n, tolerance);
                corner[n] = near >= 0 ? near : n;
                cells.put(own, corner[n]);
            } else {
                corner[n] = there;
            }
        }
        return corner;
    }

    private static long cell(double x, double tolerance) {
        return (long) Math.floor(x / tolerance);
    }

    private static int neighbour(Map<Cell, Integer> cells, Cell own, double[] xyz, int n, double tolerance) {
        for (int s = 0; s < 27; s++) {
            Integer m = cells.get(new Cell(own.i() + s % 3 - 1, own.j() + s / 3 % 3 - 1, own.k() + s / 9 - 1));
            if (m != null
                    && Math.abs(xyz[3 * m] - xyz[3 * n]) <= tolerance
                    && Math.abs(xyz[3 * m + 1] - xyz[3 * n + 1]) <= tolerance
                    && Math.abs(xyz[3 * m + 2] - xyz[3 * n + 2]) <= tolerance) {
                return m;
            }
        }
        return -1;
    }
}
