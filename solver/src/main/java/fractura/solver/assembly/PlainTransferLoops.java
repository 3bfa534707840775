package fractura.solver.assembly;

/// One entry at a time: the reference for the fast loops, and their fallback.
final class PlainTransferLoops implements TransferLoops {
    @Override
    public void add(float[] line, int to, float weight, float[] v, int from, int n) {
        for (int i = 0; i < n; i++) {
            line[to + i] += weight * v[from + i];
        }
    }

    @Override
    public void restrict(float[] line, float[] target, int to, int n) {
        restrict(line, target, to, 0, n);
    }

    /// Of coarse nodes [begin, end).
    void restrict(float[] line, float[] target, int to, int begin, int end) {
        for (int i = begin; i < end; i++) {
            target[to + i] = line[2 * i + 1] + 0.5f * (line[2 * i] + line[2 * i + 2]);
        }
    }

    @Override
    public void prolong(float[] line, int first, float[] e, int to, int n) {
        for (int q = 0; q < n; q += 2) {
            e[to + q] += line[first + q / 2];
        }
        for (int q = 1; q < n; q += 2) {
            e[to + q] += 0.5f * (line[first + q / 2] + line[first + q / 2 + 1]);
        }
    }
}
