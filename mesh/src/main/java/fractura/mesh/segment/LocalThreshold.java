package fractura.mesh.segment;

import fractura.mesh.Grid;

/// A threshold that follows what bone borders on: halfway between the darkest and the brightest within some
/// millimetres, which is where the blurred edge of a wall of any brightness stands. Thin walls beside fat keep
/// together, and thick ones do not grow.
///
/// @param middles halfway between both, one per point, HU; owned
record LocalThreshold(float[] middles) {
    /// @param scan smoothed HU
    /// @param reachMm of the search, along each axis, mm
    static LocalThreshold within(Lattice scan, double reachMm) {
        Grid g = scan.grid();
        int reach = (int) Math.round(reachMm / g.spacingMm()[0]);
        float[] low = scan.hu().clone();
        float[] high = scan.hu().clone();
        int[] n = {g.nx(), g.ny(), g.nz()};
        int[] stride = {1, n[0], n[0] * n[1]};
        for (int a = 0; a < 3; a++) {
            extreme(low, n[a], stride[a], reach, -1);
            extreme(high, n[a], stride[a], reach, 1);
        }
        for (int v = 0; v < low.length; v++) {
            low[v] = 0.5f * (low[v] + high[v]);
        }
        return new LocalThreshold(low);
    }

    /// @param byHu added everywhere
    /// @param least lowest threshold after that, HU
    LocalThreshold moved(double byHu, double least) {
        float[] moved = new float[middles.length];
        for (int v = 0; v < moved.length; v++) {
            moved[v] = (float) Math.max(least, middles[v] + byHu);
        }
        return new LocalThreshold(moved);
    }

    /// Lifts or lowers each point so that one threshold stands for the local ones.
    ///
    /// @param scan the same lattice
    /// @param threshold what is to stand for them, HU
    /// @param most highest local threshold, HU
    Lattice levelled(Lattice scan, double threshold, double most) {
        float[] levelled = new float[middles.length];
        for (int v = 0; v < levelled.length; v++) {
            levelled[v] = (float) (scan.hu()[v] + threshold - Math.min(most, middles[v]));
        }
        return new Lattice(scan.grid(), levelled);
    }

    private static void extreme(float[] f, int n, int stride, int reach, int sign) {
        float[] line = new float[n];
        for (int v = 0; v < f.length; v++) {
            if (v / stride % n == 0) {
                for (int i = 0; i < n; i++) {
                    line[i] = f[v + i * stride];
                }
                for (int i = 0; i < n; i++) {
                    float best = line[i];
                    for (int r = Math.max(0, i - reach); r <= Math.min(n - 1, i + reach); r++) {
                        best = sign > 0 ? Math.max(best, line[r]) : Math.min(best, line[r]);
                    }
                    f[v + i * stride] = best;
                }
            }
        }
    }
}
