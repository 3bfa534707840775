package fractura.solver.linear;

/// Vector loops over fixed blocks whose sums are added in block order: the bits do not depend on the number of
/// threads.
public final class BlockSums {
    private static final int BLOCK = 1 << 13;
    private static final int WORTH_SHARING = 4; // blocks
    private static final FastLoops<MixedLoops> LOOPS = MixedLoops.BOTH;

    private final int n;
    private final Parallel parallel;
    private final double[] partial;

    /// What is summed over a block.
    @FunctionalInterface
    public interface BlockLoop {
        /// @param from first entry of a block
        /// @param to behind its last one
        /// @return its share of the sum
        double over(int from, int to);
    }

    /// @param n entries of all vectors, or of whatever else is counted through
    /// @param parallel team
    public BlockSums(int n, Parallel parallel) {
        this.n = n;
        this.parallel = parallel;
        partial = new double[(n + BLOCK - 1) / BLOCK];
    }

    /// @param u length n
    /// @param v length n
    /// @return u·v
    public double dot(double[] u, double[] v) {
        return sum((from, to) -> dot(u, v, from, to));
    }

    /// @param u length n
    /// @param v length n
    /// @return u·v
    public double dot(double[] u, float[] v) {
        return sum((from, to) -> LOOPS.now().dot(u, v, from, to - from));
    }

    /// x += α p, r -= α q, with q a factor times the sum of two vectors in single precision.
    ///
    /// @param alpha factor
    /// @param p length n
    /// @param unit factor of q
    /// @param high length n
    /// @param low length n
    /// @param x length n
    /// @param r length n
    /// @return r·r
    public double advance(double alpha, double[] p, double unit, float[] high, float[] low, double[] x, double[] r) {
        double step = alpha * unit;
        return sum((from, to) -> {
            add(alpha, p, x, from, to);
            LOOPS.now().subtract(r, step, high, low, from, to - from);
            return dot(r, r, from, to);
        });
    }

    /// p = unit z + β p; unit z itself where β is 0, whatever p holds.
    ///
    /// @param beta factor on p
    /// @param unit factor on z
    /// @param z length n
    /// @param p length n
    public void direction(double beta, double unit, float[] z, double[] p) {
        sum((from, to) -> {
            if (beta == 0) {
                for (int i = from; i < to; i++) {
                    p[i] = unit * z[i];
                }
                return 0;
            }
            LOOPS.now().direction(p, beta, z, unit, from, to - from);
            return 0;
        });
    }

    /// v *= factor.
    ///
    /// @param factor any
    /// @param v length n
    void scale(double factor, double[] v) {
        sum((from, to) -> {
            for (int i = from; i < to; i++) {
                v[i] *= factor;
            }
            return 0;
        });
    }

    /// single = factor · v, rounded.
    ///
    /// @param factor any
    /// @param v length n
    /// @param single overwritten
    void round(double factor, double[] v, float[] single) {
        sum((from, to) -> {
            LOOPS.now().round(single, v, factor, from, to - from);
            return 0;
        });
    }

    /// @param v length n
    /// @return its largest entry, whatever the sign
    double largest(double[] v) {
        sum((from, to) -> {
            double largest = 0;
            for (int i = from; i < to; i++) {
                largest = Math.max(largest, Math.abs(v[i]));
            }
            return largest;
        });
        double largest = 0;
        for (double ofBlock : partial) {
            largest = Math.max(largest, ofBlock);
        }
        return largest;
    }

    /// @param v length n
    /// @return places of the entries that are not zero, ascending
    int[] nonZeros(double[] v) {
        int count = (int) sum((from, to) -> {
            int own = 0;
            for (int i = from; i < to; i++) {
                own += v[i] != 0 ? 1 : 0;
            }
            return own;
        });
        int[] before = new int[partial.length];
        for (int b = 1; b < before.length; b++) {
            before[b] = before[b - 1] + (int) partial[b - 1];
        }
        int[] at = new int[count];
        sum((from, to) -> {
            int q = before[from / BLOCK];
            for (int i = from; i < to; i++) {
                if (v[i] != 0) {
                    at[q++] = i;
                }
            }
            return 0;
        });
        return at;
    }

    /// to += factor · from.
    ///
    /// @param factor any
    /// @param from length n
    /// @param to length n
    void add(double factor, double[] from, double[] to) {
        sum((begin, end) -> {
            add(factor, from, to, begin, end);
            return 0;
        });
    }

    /// d = u - v; d may be one of the two.
    ///
    /// @param u length n
    /// @param v length n
    /// @param d overwritten
    /// @return d·d
    public double difference(double[] u, double[] v, double[] d) {
        return sum((from, to) -> {
            for (int i = from; i < to; i++) {
                d[i] = u[i] - v[i];
            }
            return dot(d, d, from, to);
        });
    }

    private static void add(double factor, double[] from, double[] to, int begin, int end) {
        for (int i = begin; i < end; i++) {
            to[i] += factor * from[i];
        }
    }

    private static double dot(double[] u, double[] v, int from, int to) {
        return dot(u, from, v, from, to - from);
    }

    /// Several sums side by side: one alone would wait for each addition.
    ///
    /// @param u any length
    /// @param from its first entry
    /// @param v any length
    /// @param at its first entry
    /// @param n entries
    /// @return u·v over these entries
    public static double dot(double[] u, int from, double[] v, int at, int n) {
        return LOOPS.now().dot(u, from, v, at, n);
    }

    /// Sum over blocks of fixed size, in block order; each entry is visited once.
    ///
    /// @param loop a block's share
    /// @return the sum
    public double sum(BlockLoop loop) {
        int blocks = partial.length;
        parallel.forShared(blocks, WORTH_SHARING, (from, to) -> {
            for (int b = from; b < to; b++) {
                partial[b] = loop.over(b * BLOCK, Math.min(n, (b + 1) * BLOCK));
            }
        });
        double sum = 0;
        for (double s : partial) {
            sum += s;
        }
        return sum;
    }
}
