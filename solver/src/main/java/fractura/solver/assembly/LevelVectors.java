package fractura.solver.assembly;

/// Work vectors of one right-hand side on one level.
final class LevelVectors {
    /// solution
    final float[] x;

    /// what the solution leaves of the right-hand side
    final float[] b;

    /// correction on the way
    float[] e;

    /// the correction before e, then the one after it; between two smoothings the residual that is restricted
    private float[] other;

    LevelVectors(int length) {
        x = new float[length];
        b = new float[length];
        e = new float[length];
        other = new float[length];
    }

    float[] other() {
        return other;
    }

    /// Makes the other one the correction.
    void swap() {
        float[] old = e;
        e = other;
        other = old;
    }

    /// Room for one vector in double precision while no cycle runs; the solution stays.
    TwoFloats lent(double unit) {
        return new TwoFloats(b, e, unit);
    }

    long bytes() {
        return 4L * Float.BYTES * x.length;
    }
}
