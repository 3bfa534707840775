package fractura.solver.linear;

import java.util.Arrays;

/// Cholesky factorisation of a long matrix from both of its ends at once, each a thread's, to the separator, a few
/// unknowns in the middle that part them (one step of nested dissection, GeorgeLiu81, ch. 8).
///
/// The separator's rows are made from either side, which is all the work there is more. Where the envelope is too
/// short and wide for that to pay, all goes from one end. Which way does not depend on the number of threads, so
/// neither do bits. One caller at a time.
public final class TwoEndedCholesky {
    /// Operations of a factorisation from which two threads pay: a choice, some 0.1 ms.
    private static final double WORTH_SHARING = 500_000;

    /// Share of the time from one end up to which two are worth it: a choice.
    private static final double WORTHWHILE_SHARE = 0.8;

    private final int n;

    /// first unknown of the separator
    private final int begin;

    /// behind the last one
    private final int end;

    private final Parallel parallel;

    /// unknowns to `end`
    private final EnvelopeCholesky low;

    /// unknowns from `begin` on, in reverse, without the separator's stiffness
    private final EnvelopeCholesky high;

    private final EnvelopeCholesky separator;
    private final double[] ofHigh;
    private final double[] ofSeparator;

    /// @param first column at which each row's envelope begins, `first[i] ≤ i`
    /// @param parallel threads, two of which are used
    public TwoEndedCholesky(int[] first, Parallel parallel) {
        this.parallel = parallel;
        n = first.length;
        int[] last = EnvelopeCholesky.last(first);
        int[] reversed = new int[n];
        Arrays.setAll(reversed, i -> n - 1 - last[n - 1 - i]);
        begin = separatorBegin(last, EnvelopeCholesky.last(reversed));
        end = begin == n ? n : last[begin - 1] + 1;
        low = new EnvelopeCholesky(Arrays.copyOf(first, end));
        high = new EnvelopeCholesky(Arrays.copyOf(reversed, n - begin));
        separator = new EnvelopeCholesky(new int[end - begin]);
        ofHigh = new double[n - begin];
        ofSeparator = new double[end - begin];
    }

    /// Where the separator begins, if the slower end and the separator are to be factorised soonest; behind the last
    /// unknown if that is no gain.
    private static int separatorBegin(int[] last, int[] lastReversed) {
        int n = last.length;
        double[] fromLow = EnvelopeCholesky.workUpTo(last);
        double[] fromHigh = EnvelopeCholesky.workUpTo(lastReversed);
        double least = WORTHWHILE_SHARE * fromLow[n];
        int best = n;
        for (int m = 1; m < n && fromLow[n] >= WORTH_SHARING; m++) {
            int width = last[m - 1] + 1 - m;
            double time = Math.max(fromLow[m], fromHigh[n - m - width]) + Math.pow(width, 3) / 6;
            if (time < least) {
                least = time;
                best = m;
            }
        }
        return best;
    }

    /// Adds to entry (i, j) of the matrix, before factorising; the upper triangle is ignored.
    ///
    /// @param i row
    /// @param j column, at least the first of row i
    /// @param value added
    public void add(int i, int j, double value) {
        if (i < end) {
            low.add(i, j, value);
        } else if (j <= i) {
            high.add(n - 1 - j, n - 1 - i, value);
        }
    }

    /// Factorises in place.
    public void factorise() {
        double[] size = new double[end - begin];
        Arrays.setAll(size, i -> low.diagonal(begin + i));
        forBoth(() -> low.eliminate(begin), () -> high.eliminate(n - end));
        low.moveSchurTo(separator, begin, false);
        high.moveSchurTo(separator, n - end, true);
        separator.factorise(size);
    }

    /// Solves A x = b.
    ///
    /// @param b right-hand side, length n or more; overwritten with the solution
    public void solve(double[] b) {
        forBoth(() -> low.forward(b, begin), () -> {
            for (int i = end; i < n; i++) {
                ofHigh[n - 1 - i] = b[i];
            }
            Arrays.fill(ofHigh, n - end, n - begin, 0); // b has it
            high.forward(ofHigh, n - end);
        });
        for (int i = begin; i < end; i++) {
            ofSeparator[i - begin] = b[i] + ofHigh[n - 1 - i];
        }
        separator.solve(ofSeparator);
        for (int i = begin; i < end; i++) {
            b[i] = ofSeparator[i - begin];
            ofHigh[n - 1 - i] = b[i];
        }
        forBoth(() -> low.backward(b, begin), () -> {
            high.backward(ofHigh, n - end);
            for (int i = end; i < n; i++) {
                b[i] = ofHigh[n - 1 - i];
            }
        });
    }

    private void forBoth(Runnable onLow, Runnable onHigh) {
        parallel.forRanges(begin == n ? 1 : Math.min(2, parallel.threads()), 2, (from, to) -> {
            for (int q = from; q < to; q++) {
                (q == 0 ? onLow : onHigh).run();
            }
        });
    }

    /// @return unknowns of the separator, 0 where all goes from one end
    int separatorCount() {
        return end - begin;
    }

    /// @return stored entries, those of the vectors it works in included
    public int entryCount() {
        return low.entryCount() + high.entryCount() + separator.entryCount() + ofHigh.length + ofSeparator.length;
    }
}
