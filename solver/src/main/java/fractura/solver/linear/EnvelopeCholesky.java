package fractura.solver.linear;

import java.util.Arrays;

/// Cholesky factorisation of a symmetric matrix stored by its envelope (skyline): of small parts, and of either end of
/// the bottom of a multigrid hierarchy (`TwoEndedCholesky`).
///
/// Column k of the factor keeps rows k to last(k), the last row whose envelope reaches back to k; the factor
/// fills only inside (GeorgeLiu81, ch. 4). Cost is the sum of squared column lengths, so unknowns should be
/// numbered along the longest axis of the body. A = L D Lᵀ; U = D Lᵀ is stored, row by row of U, so that every
/// inner loop subtracts rows.
///
/// Pivots below 1e-12 of their diagonal are treated as held unknowns: void-heavy coarse grids can be singular to
/// rounding. Sound pivots of long thin bodies are as small as (thickness / length)³, 2e-8 at 400 to 1.
public final class EnvelopeCholesky {
    private static final double PIVOT_FLOOR = 1e-12;

    private final int n;
    private final int[] last;
    private final int[] start;

    /// row k of U, columns k to last(k), begins at entry `start[k]`
    private double[] u;

    /// 1 / D, 0 for held unknowns
    private double[] inversePivot;

    /// @param first column at which each row's envelope begins, `first[i] ≤ i`
    public EnvelopeCholesky(int[] first) {
        n = first.length;
        last = last(first);
        start = new int[n + 1];
        for (int k = 0; k < n; k++) {
            start[k + 1] = Math.addExact(start[k], last[k] - k + 1);
        }
        u = new double[start[n]];
        inversePivot = new double[n];
    }

    /// Last row whose envelope begins at or before each column: it never falls.
    static int[] last(int[] first) {
        int[] last = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            last[first[i]] = i;
        }
        for (int k = 1; k < last.length; k++) {
            last[k] = Math.max(last[k], last[k - 1]);
        }
        return last;
    }

    /// @param first as in the constructor
    /// @return multiply-add operations the factorisation would take
    public static double work(int[] first) {
        return workUpTo(last(first))[first.length];
    }

    /// @param last of each column, the last row whose envelope reaches back to it
    /// @return operations to eliminate so many of the first unknowns
    static double[] workUpTo(int[] last) {
        double[] sum = new double[last.length + 1];
        for (int k = 0; k < last.length; k++) {
            double w = last[k] - k;
            sum[k + 1] = sum[k] + 0.5 * w * w;
        }
        return sum;
    }

    /// Adds to entry (i, j) of the matrix, before factorising; the upper triangle is ignored.
    ///
    /// @param i row
    /// @param j column, at least the first of row i
    /// @param value added
    public void add(int i, int j, double value) {
        if (j <= i) {
            u[start[j] + i - j] += value;
        }
    }

    /// Factorises in place.
    public void factorise() {
        factorise(diagonal());
    }

    /// Factorises in place.
    ///
    /// @param originalDiagonal what each pivot is compared with: the diagonal before anything was taken from it
    void factorise(double[] originalDiagonal) {
        eliminate(n, originalDiagonal);
    }

    /// Eliminates the first unknowns; the others keep their rows of the Schur complement.
    ///
    /// @param pivots number of these unknowns, 0 to n
    void eliminate(int pivots) {
        eliminate(pivots, diagonal());
    }

    private double[] diagonal() {
        double[] diagonal = new double[n];
        for (int k = 0; k < n; k++) {
            diagonal[k] = diagonal(k);
        }
        return diagonal;
    }

    private void eliminate(int pivots, double[] originalDiagonal) {
        int longest = 0;
        for (int k = 0; k < n; k++) {
            longest = Math.max(longest, last[k] - k + 1);
        }
        double[] row = new double[longest]; // apart from u, so that the loops below vectorise
        int reaching = 0;
        for (int i = 0; i < n; i++) {
            while (last[reaching] < i) {
                reaching++;
            }
            int length = last[i] - i + 1;
            System.arraycopy(u, start[i], row, 0, length);
            int end = Math.min(i, pivots);
            int k = reaching;
            for (; k + 3 < end; k += 4) {
                subtractFour(k, i, row);
            }
            for (; k < end; k++) {
                subtract(k, i, row, 0);
            }
            if (i < pivots) {
                inversePivot[i] =
                        row[0] > PIVOT_FLOOR * originalDiagonal[i] && originalDiagonal[i] > 0 ? 1 / row[0] : 0;
            }
            System.arraycopy(row, 0, u, start[i], length);
        }
    }

    /// Moves the rows of the Schur complement to a matrix of its own; here they are gone then.
    ///
    /// @param other gets them added, from its first row on
    /// @param from first unknown that was not eliminated
    /// @param isReversed whether they stand there in the opposite order
    void moveSchurTo(EnvelopeCholesky other, int from, boolean isReversed) {
        for (int i = from; i < n; i++) {
            for (int j = i; j <= last[i]; j++) {
                int row = isReversed ? n - 1 - i : j - from;
                int column = isReversed ? n - 1 - j : i - from;
                other.add(row, column, u[start[i] + j - i]);
            }
        }
        u = Arrays.copyOf(u, start[from]);
        inversePivot = Arrays.copyOf(inversePivot, from);
    }

    /// Entry (i, i), before factorising.
    double diagonal(int i) {
        return u[start[i]];
    }

    /// L(i, k), with U(k, i).
    private double factor(int k, int i) {
        return u[start[k] + i - k] * inversePivot[k];
    }

    /// row -= L(i, k) U(k, i…) from entry `from` on.
    private void subtract(int k, int i, double[] row, int from) {
        double f = factor(k, i);
        int p = start[k] + i - k;
        for (int j = from; j <= last[k] - i; j++) {
            row[j] -= f * u[p + j];
        }
    }

    /// The same for k to k + 3, together as far as the first of them reaches.
    private void subtractFour(int k, int i, double[] row) {
        int a = start[k] + i - k;
        int b = start[k + 1] + i - k - 1;
        int c = start[k + 2] + i - k - 2;
        int d = start[k + 3] + i - k - 3;
        double fa = factor(k, i);
        double fb = factor(k + 1, i);
        double fc = factor(k + 2, i);
        double fd = factor(k + 3, i);
        int common = last[k] - i + 1;
        for (int j = 0; j < common; j++) {
            row[j] -= (fa * u[a + j] + fb * u[b + j]) + (fc * u[c + j] + fd * u[d + j]);
        }
        for (int m = k + 1; m < k + 4; m++) {
            subtract(m, i, row, common);
        }
    }

    /// Solves A x = b.
    ///
    /// @param b right-hand side, length n or more; overwritten with the solution
    public void solve(double[] b) {
        double[] x = new double[n]; // apart from b and u, so that the loops below vectorise
        System.arraycopy(b, 0, x, 0, n);
        forward(x, n);
        backward(x, n);
        System.arraycopy(x, 0, b, 0, n);
    }

    /// Takes the first unknowns out of the right-hand sides of all that follow them.
    ///
    /// @param x length n
    /// @param pivots number of these unknowns
    void forward(double[] x, int pivots) {
        int k = 0;
        for (; k + 3 < pivots; k += 4) {
            forwardFour(k, x);
        }
        for (; k < pivots; k++) {
            forward(k, x, k + 1);
        }
    }

    /// Solves for the first unknowns, with those that follow them known.
    ///
    /// @param x length n
    /// @param pivots number of these unknowns
    void backward(double[] x, int pivots) {
        for (int k = pivots - 1; k >= 0; k--) {
            double sum = BlockSums.dot(u, start[k] + 1, x, k + 1, last[k] - k);
            x[k] = (x[k] - sum) * inversePivot[k];
        }
    }

    /// x -= L(…, k) x(k) from row `from` on.
    private void forward(int k, double[] x, int from) {
        double f = x[k] * inversePivot[k];
        int p = start[k] - k;
        for (int j = from; j <= last[k]; j++) {
            x[j] -= f * u[p + j];
        }
    }

    /// The same for k to k + 3, together where all of them reach.
    private void forwardFour(int k, double[] x) {
        int common = Math.max(last[k], k + 3);
        for (int m = k; m < k + 3; m++) {
            double f = x[m] * inversePivot[m];
            for (int j = m + 1; j <= Math.min(k + 3, last[m]); j++) {
                x[j] -= f * u[start[m] + j - m];
            }
        }
        double fa = x[k] * inversePivot[k];
        double fb = x[k + 1] * inversePivot[k + 1];
        double fc = x[k + 2] * inversePivot[k + 2];
        double fd = x[k + 3] * inversePivot[k + 3];
        int a = start[k] - k;
        int b = start[k + 1] - k - 1;
        int c = start[k + 2] - k - 2;
        int d = start[k + 3] - k - 3;
        for (int j = k + 4; j <= last[k]; j++) {
            x[j] -= (fa * u[a + j] + fb * u[b + j]) + (fc * u[c + j] + fd * u[d + j]);
        }
        for (int m = k + 1; m < k + 4; m++) {
            forward(m, x, common + 1);
        }
    }

    /// @return unknowns
    public int size() {
        return n;
    }

    /// @return stored entries
    public int entryCount() {
        return u.length + inversePivot.length;
    }
}
