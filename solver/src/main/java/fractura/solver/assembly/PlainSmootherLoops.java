package fractura.solver.assembly;

/// One entry at a time: the reference for the fast loops, and their fallback.
final class PlainSmootherLoops implements SmootherLoops {
    @Override
    public void begin(float[] e, float s, float[] inverse, int d, float[] b, int from, int n) {
        for (int i = 0; i < n; i++) {
            e[from + i] = s * inverse[d + i] * b[from + i];
        }
    }

    @Override
    public void step(
            float[] next, float[] e, float a, float s, float[] inverse, int d, float[] r, int at, int from, int n) {
        for (int i = 0; i < n; i++) {
            float old = e[from + i];
            next[from + i] = old + a * (old - next[from + i]) + s * inverse[d + i] * r[at + i];
        }
    }

    @Override
    public void stepFromZero(
            float[] next, float[] e, float a, float s, float[] inverse, int d, float[] r, int at, int from, int n) {
        float grow = 1 + a;
        for (int i = 0; i < n; i++) {
            next[from + i] = grow * e[from + i] + s * inverse[d + i] * r[at + i];
        }
    }
}
