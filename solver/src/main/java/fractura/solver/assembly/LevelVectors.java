package fractura.solver.assembly;

/// Work vectors of one right-hand side on one level.
final class LevelVectors {
    /// right-hand side
    final float[] b;

    /// solution
    float[] x;

    /// the solution before x, then the one after it; between two smoothings the residual that is restricted
    private float[] other;

    LevelVectors(int length) {
        x = new float[length];
        b = new float[length];
        other = new float[length];
    }

    float[] other() {
        return other;
    }

    /// Makes the other one the solution.
    void swap() {
        float[] old = x;
        x = other;
        other = old;
    }

    /// Room for one vector in double precision while no cycle runs; the solution stays.
    TwoFloats lent(double unit) {
        return new TwoFloats(b, other, unit);
    }

    long bytes() {
        return 3L * Float.BYTES * x.length;
    }
}
