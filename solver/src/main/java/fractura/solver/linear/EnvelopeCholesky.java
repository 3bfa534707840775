package fractura.solver.linear;

/// Cholesky factorisation of a symmetric matrix stored by its envelope (skyline), for the bottom of a multigrid
/// hierarchy.
///
/// Row i keeps columns first(i) to i without gaps; the factor fills only inside that envelope (GeorgeLiu81, ch. 4).
/// Cost is the sum of squared row lengths, so unknowns should be numbered along the longest axis of the body.
///
/// Pivots below 1e-12 of their diagonal are treated as held unknowns: void-heavy coarse grids can be singular to
/// rounding. Sound pivots of long thin bodies are as small as (thickness / length)³, 2e-8 at 400 to 1.
public final class EnvelopeCholesky {
    private static final double PIVOT_FLOOR = 1e-12;

    private final int n;
    private final int[] first;
    private final int[] start;
    private final double[] rows;
    private final double[] diagonal;

    /// @param first column at which each row's envelope begins, `first[i] ≤ i`; owned
    public EnvelopeCholesky(int[] first) {
        n = first.length;
        this.first = first;
        start = new int[n + 1];
        for (int i = 0; i < n; i++) {
            start[i + 1] = Math.addExact(start[i], i - first[i]);
        }
        rows = new double[start[n]];
        diagonal = new double[n];
    }

    /// @param first as in the constructor
    /// @return multiply-add operations the factorisation would take
    public static double work(int[] first) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double w = i - first[i];
            sum += 0.5 * w * w;
        }
        return sum;
    }

    /// Adds to entry (i, j) of the matrix, before factorising; the upper triangle is ignored.
    ///
    /// @param i row
    /// @param j column, at least the first of row i
    /// @param value added
    public void add(int i, int j, double value) {
        if (j == i) {
            diagonal[i] += value;
        } else if (j < i) {
            rows[start[i] + j - first[i]] += value;
        }
    }

    /// Factorises in place: A = L Lᵀ. Diagonal entries become 1/L(i,i), or 0 for held unknowns.
    public void factorise() {
        for (int i = 0; i < n; i++) {
            int fi = first[i];
            int oi = start[i] - fi;
            double original = diagonal[i];
            double pivot = original;
            for (int j = fi; j < i; j++) {
                int from = Math.max(fi, first[j]);
                double value = rows[oi + j] - dot(rows, oi + from, start[j] - first[j] + from, j - from);
                value *= diagonal[j];
                rows[oi + j] = value;
                pivot -= value * value;
            }
            diagonal[i] = pivot > PIVOT_FLOOR * original && original > 0 ? 1 / Math.sqrt(pivot) : 0;
        }
    }

    /// Solves L Lᵀ x = b.
    ///
    /// @param b right-hand side, length n; overwritten with the solution
    public void solve(double[] b) {
        for (int i = 0; i < n; i++) {
            int fi = first[i];
            b[i] = (b[i] - dot(rows, b, start[i], fi, i - fi)) * diagonal[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double x = b[i] * diagonal[i];
            b[i] = x;
            int fi = first[i];
            int oi = start[i] - fi;
            for (int j = fi; j < i; j++) {
                b[j] -= rows[oi + j] * x;
            }
        }
    }

    /// @return unknowns
    public int size() {
        return n;
    }

    /// @return stored entries
    public int entryCount() {
        return rows.length + n;
    }

    private static double dot(double[] a, int p, int q, int count) {
        return dot(a, a, p, q, count);
    }

    private static double dot(double[] a, double[] b, int p, int q, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += a[p + i] * b[q + i];
            s1 += a[p + i + 1] * b[q + i + 1];
            s2 += a[p + i + 2] * b[q + i + 2];
            s3 += a[p + i + 3] * b[q + i + 3];
        }
        for (; i < count; i++) {
            s0 += a[p + i] * b[q + i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
