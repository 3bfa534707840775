package fractura.solver.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// Null space of a sparse symmetric positive semidefinite matrix of square blocks, given as a sum of outer
/// products.
///
/// Blocks are eliminated one by one, the one with the fewest neighbours first (GeorgeLiu81, ch. 5). Since the
/// matrix has no negative eigenvalue, a direction without a pivot in its own block has no coupling left either:
/// it is one vector of the null space, to be completed by back substitution. Deterministic.
public final class BlockNullSpace {
    /// Share of a block's own size below which a pivot counts as none.
    private static final double FREE = 1e-12;

    /// Share of a vector's largest entry below which its part on a direction is rounding.
    private static final double EXCITED = 1e-8;

    /// Pairs of neighbours visited before the attempt is given up, about a second of work.
    private static final long MOST_PAIRS = 1_500_000;

    private final int width;
    private final double[][] diagonal;
    private final List<TreeMap<Integer, double[]>> coupling = new ArrayList<>();
    private final PseudoInverse[] pivot;
    private final List<Integer> order = new ArrayList<>();

    /// @param blocks number of blocks
    /// @param width rows of one, at most a dozen
    public BlockNullSpace(int blocks, int width) {
        this.width = width;
        diagonal = new double[blocks][width * width];
        pivot = new PseudoInverse[blocks];
        for (int b = 0; b < blocks; b++) {
            coupling.add(new TreeMap<>());
        }
    }

    /// @return rows of the whole matrix
    public int size() {
        return diagonal.length * width;
    }

    /// Adds t tᵀ to the diagonal block b.
    ///
    /// @param b block
    /// @param t its row, length of the width
    public void add(int b, double[] t) {
        addOuter(diagonal[b], t, t, 1);
    }

    /// Adds the outer product of a row that is s in block b and -t in block c.
    ///
    /// @param b block
    /// @param s its part of the row
    /// @param c another block
    /// @param t its part of the row, negated
    public void couple(int b, double[] s, int c, double[] t) {
        add(b, s);
        add(c, t);
        addOuter(between(b, c), s, t, -1);
        addOuter(between(c, b), t, s, -1);
    }

    private double[] between(int b, int c) {
        return coupling.get(b).computeIfAbsent(c, _ -> new double[width * width]);
    }

    /// Finds the null space; once, after the last row was added.
    ///
    /// @return whether it was found; false when too many blocks hang together
    public boolean eliminate() {
        PriorityQueue<long[]> fewest =
                new PriorityQueue<>((p, q) -> p[0] != q[0] ? Long.compare(p[0], q[0]) : Long.compare(p[1], q[1]));
        double[] floor = new double[diagonal.length];
        for (int b = 0; b < diagonal.length; b++) {
            fewest.add(new long[] {coupling.get(b).size(), b});
            for (int p = 0; p < width; p++) {
                floor[b] += FREE * diagonal[b][p * width + p];
            }
        }
        long pairs = 0;
        while (!fewest.isEmpty()) {
            long[] next = fewest.poll();
            int b = (int) next[1];
            Map<Integer, double[]> neighbours = coupling.get(b);
            if (pivot[b] != null || next[0] != neighbours.size()) {
                continue; // an entry that was overtaken by a newer one
            }
            pairs += (long) neighbours.size() * neighbours.size();
            if (pairs > MOST_PAIRS) {
                return false;
            }
            pivot[b] = PseudoInverse.of(diagonal[b], width, floor[b]);
            order.add(b);
            eliminate(b);
            neighbours
                    .keySet()
                    .forEach(c -> fewest.add(new long[] {coupling.get(c).size(), c}));
        }
        return true;
    }

    private void eliminate(int b) {
        Map<Integer, double[]> neighbours = coupling.get(b);
        for (int c : neighbours.keySet()) {
            double[] reduced = product(coupling.get(c).remove(b), pivot[b].inverse());
            neighbours.forEach((d, bd) -> {
                double[] target = d == c ? diagonal[c] : between(c, d);
                double[] change = product(reduced, bd);
                for (int p = 0; p < target.length; p++) {
                    target[p] -= change[p];
                }
            });
        }
    }

    /// A vector of the null space with a part of every direction in it, so that it is zero in a block just where
    /// all others are.
    ///
    /// @return length blocks × width; all zero when there is only the zero vector
    public double[] generic() {
        double[] share = new double[diagonal.length * width];
        double next = 0.5;
        for (int i = 0; i < share.length; i++) {
            next = (next + 0.618_033_988_749_895) % 1; // never the same twice, never 0: multiples of the golden ratio
            share[i] = 1 + next;
        }
        return completed(share);
    }

    /// The direction of the null space on which a vector has a part: its own part there for a single direction,
    /// for several one on which its share of each adds up.
    ///
    /// @param w length blocks × width; not changed
    /// @return length blocks × width; all zero when `w` is in the range of the matrix
    public double[] excitedBy(double[] w) {
        double[] rest = w.clone();
        double[] share = new double[w.length];
        double largest = 0;
        for (double v : w) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int b : order) {
            double[] part = Arrays.copyOfRange(rest, b * width, (b + 1) * width);
            int v = 0;
            for (double[] n : pivot[b].nullSpace()) {
                double work = dot(n, part);
                share[b * width + v++] = Math.abs(work) > EXCITED * largest ? work : 0;
            }
            double[] reduced = times(pivot[b].inverse(), part);
            coupling.get(b).forEach((c, bc) -> subtract(rest, c, timesTransposed(bc, reduced)));
        }
        return completed(share);
    }

    /// Null vector whose part on the i-th direction of block b is `share[b * width + i]`.
    private double[] completed(double[] share) {
        double[] q = new double[share.length];
        for (int b : order.reversed()) {
            double[] sum = new double[width];
            coupling.get(b).forEach((c, bc) -> {
                double[] change = times(bc, Arrays.copyOfRange(q, c * width, (c + 1) * width));
                for (int p = 0; p < width; p++) {
                    sum[p] += change[p];
                }
            });
            subtract(q, b, times(pivot[b].inverse(), sum));
            int v = 0;
            for (double[] n : pivot[b].nullSpace()) {
                for (int p = 0; p < width; p++) {
                    q[b * width + p] += share[b * width + v] * n[p];
                }
                v++;
            }
        }
        return q;
    }

    private void subtract(double[] vector, int b, double[] change) {
        for (int p = 0; p < width; p++) {
            vector[b * width + p] -= change[p];
        }
    }

    private void addOuter(double[] block, double[] s, double[] t, double factor) {
        for (int p = 0; p < block.length; p++) {
            block[p] += factor * s[p / width] * t[p % width];
        }
    }

    private double[] product(double[] a, double[] b) {
        double[] c = new double[width * width];
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < width; k++) {
                for (int j = 0; j < width; j++) {
                    c[i * width + j] += a[i * width + k] * b[k * width + j];
                }
            }
        }
        return c;
    }

    private double[] times(double[] block, double[] v) {
        double[] y = new double[width];
        for (int p = 0; p < block.length; p++) {
            y[p / width] += block[p] * v[p % width];
        }
        return y;
    }

    private double[] timesTransposed(double[] block, double[] v) {
        double[] y = new double[width];
        for (int p = 0; p < block.length; p++) {
            y[p % width] += block[p] * v[p / width];
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
