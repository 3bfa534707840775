package fractura.solver.assembly;

/// Work vectors of one right-hand side on one level.
final class LevelVectors {
    final float[] x;
    final float[] r;

    /// last correction, whose effect on r is still pending
    float[] d;

    private float[] next;

    LevelVectors(int length) {
        x = new float[length];
        r = new float[length];
        d = new float[length];
        next = new float[length];
    }

    /// Where the next correction is to be written while d is still needed.
    float[] next() {
        return next;
    }

    /// Makes the next correction the last one.
    void advance() {
        float[] old = d;
        d = next;
        next = old;
    }

    long bytes() {
        return 4L * 4 * x.length;
    }
}
