package fractura.solver.linear;

/// One entry at a time: the reference for the fast loops, and their fallback.
final class PlainMixedLoops implements MixedLoops {
    static final int SUMS = 8;

    @Override
    public double dot(double[] u, int from, double[] v, int at, int n) {
        double[] sum = new double[SUMS];
        int i = 0;
        for (; i + SUMS <= n; i += SUMS) {
            for (int s = 0; s < SUMS; s++) {
                sum[s] += u[from + i + s] * v[at + i + s];
            }
        }
        for (; i < n; i++) {
            sum[0] += u[from + i] * v[at + i];
        }
        return total(sum);
    }

    @Override
    public double dot(double[] u, float[] v, int from, int n) {
        double[] sum = new double[SUMS];
        int i = from;
        for (; i + SUMS <= from + n; i += SUMS) {
            for (int s = 0; s < SUMS; s++) {
                sum[s] += u[i + s] * v[i + s];
            }
        }
        for (; i < from + n; i++) {
            sum[0] += u[i] * v[i];
        }
        return total(sum);
    }

    /// @param sum eight partial sums
    static double total(double[] sum) {
        return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
    }

    @Override
    public void subtract(double[] r, double step, float[] high, float[] low, int from, int n) {
        for (int i = from; i < from + n; i++) {
            r[i] -= step * ((double) high[i] + low[i]);
        }
    }

    @Override
    public void direction(double[] p, double beta, float[] z, double unit, int from, int n) {
        for (int i = from; i < from + n; i++) {
            p[i] = unit * z[i] + beta * p[i];
        }
    }

    @Override
    public void round(float[] single, double[] r, double scale, int from, int n) {
        for (int i = from; i < from + n; i++) {
            single[i] = (float) (r[i] * scale);
        }
    }

    @Override
    public void split(float[] high, float[] low, int to, double[] v, int from, double scale, int n) {
        for (int i = 0; i < n; i++) {
            double scaled = scale * v[from + i];
            float rounded = (float) scaled;
            high[to + i] = rounded;
            low[to + i] = (float) (scaled - rounded);
        }
    }

    @Override
    public void join(double[] v, float[] high, float[] low, int from, int n) {
        for (int i = 0; i < n; i++) {
            v[i] = (double) high[from + i] + low[from + i];
        }
    }
}
