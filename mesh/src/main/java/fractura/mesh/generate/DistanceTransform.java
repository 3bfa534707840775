package fractura.mesh.generate;

/// Exact Euclidean distance from each flagged lattice point to the nearest unflagged one.
///
/// Lower envelope of parabolas along each axis in turn (Felzenszwalb12).
public final class DistanceTransform {
    private static final double FAR = 1e12;

    private DistanceTransform() {}

    /// @param inside one flag per lattice point, x fastest
    /// @param nx lattice size along x
    /// @param ny lattice size along y
    /// @return distance in lattice steps, 0 where not flagged, a new array; what
    /// lies beyond the lattice counts as unflagged
    public static float[] of(boolean[] inside, int nx, int ny) {
        return of(inside, nx, ny, 0);
    }

    /// @param outside one flag per lattice point; distances lead to the points without it
    /// @param nx lattice size along x
    /// @param ny lattice size along y
    /// @return as above, but nothing lies beyond the lattice
    public static float[] within(boolean[] outside, int nx, int ny) {
        return of(outside, nx, ny, FAR);
    }

    /// Opening by a ball: the points that a ball inside the flagged ones can cover.
    ///
    /// @param flags one per lattice point
    /// @param nx lattice size along x
    /// @param ny lattice size along y
    /// @param radius of the ball, lattice steps
    /// @return flags, a new array
    static boolean[] opened(boolean[] flags, int nx, int ny, double radius) {
        return nearCore(flags, nx, ny, radius, radius + 0.5);
    }

    /// Flagged points near the core of the flagged ones.
    ///
    /// @param flags one per lattice point
    /// @param nx lattice size along x
    /// @param ny lattice size along y
    /// @param depth the core lies deeper than this, lattice steps
    /// @param reach largest distance from the core, lattice steps; with `depth` this is an
    /// opening, with √2 times it square corners stay
    /// @return flags, a new array
    static boolean[] nearCore(boolean[] flags, int nx, int ny, double depth, double reach) {
        float[] depths = of(flags, nx, ny);
        boolean[] shallow = new boolean[flags.length];
        for (int v = 0; v < shallow.length; v++) {
            shallow[v] = !(depths[v] > depth);
        }
        float[] away = within(shallow, nx, ny);
        boolean[] near = new boolean[flags.length];
        for (int v = 0; v < near.length; v++) {
            near[v] = flags[v] && away[v] <= reach;
        }
        return near;
    }

    private static float[] of(boolean[] inside, int nx, int ny, double beyond) {
        int nz = inside.length / (nx * ny);
        float[] squared = new float[inside.length];
        int longest = Math.max(nx, Math.max(ny, nz)) + 2;
        double[] line = new double[longest];
        double[] envelope = new double[longest + 1];
        int[] vertex = new int[longest];
        for (int v = 0; v < inside.length; v++) {
            squared[v] = inside[v] ? (float) FAR : 0;
        }
        int[] size = {nx, ny, nz};
        int[] stride = {1, nx, nx * ny};
        for (int axis = 0; axis < (nz == 1 ? 2 : 3); axis++) {
            int u = (axis + 1) % 3;
            int w = (axis + 2) % 3;
            for (int b = 0; b < size[w]; b++) {
                for (int a = 0; a < size[u]; a++) {
                    along(
                            squared,
                            a * stride[u] + b * stride[w],
                            stride[axis],
                            size[axis],
                            beyond,
                            line,
                            envelope,
                            vertex);
                }
            }
        }
        for (int v = 0; v < squared.length; v++) {
            squared[v] = (float) Math.sqrt(squared[v]);
        }
        return squared;
    }

    /// One line of the transform, padded with an unflagged point at both ends.
    private static void along(
            float[] f,
            int start,
            int stride,
            int count,
            double beyond,
            double[] line,
            double[] envelope,
            int[] vertex) {
        int n = count + 2;
        line[0] = beyond;
        line[n - 1] = beyond;
        for (int q = 0; q < count; q++) {
            line[q + 1] = f[start + q * stride];
        }
        int k = 0;
        vertex[0] = 0;
        envelope[0] = -FAR;
        envelope[1] = FAR;
        for (int q = 1; q < n; q++) {
            double s = meet(line, q, vertex[k]);
            while (s <= envelope[k]) {
                k--;
                s = meet(line, q, vertex[k]);
            }
            k++;
            vertex[k] = q;
            envelope[k] = s;
            envelope[k + 1] = FAR;
        }
        k = 0;
        for (int q = 0; q < n; q++) {
            while (envelope[k + 1] < q) {
                k++;
            }
            if (q > 0 && q < n - 1) {
                double d = q - vertex[k];
                f[start + (q - 1) * stride] = (float) (d * d + line[vertex[k]]);
            }
        }
    }

    private static double meet(double[] line, int q, int p) {
        return (line[q] + (double) q * q - line[p] - (double) p * p) / (2.0 * (q - p));
    }
}
