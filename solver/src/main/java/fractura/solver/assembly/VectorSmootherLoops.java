package fractura.solver.assembly;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Several entries at a time, the rest one by one. The compiler does not take these loops together by itself:
/// each array has a place of its own, and it cannot know that they do not overlap.
final class VectorSmootherLoops implements SmootherLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final SmootherLoops REST = new PlainSmootherLoops();

    @Override
    public void begin(float[] e, float s, float[] inverse, int d, float[] b, int from, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector.fromArray(S, inverse, d + i)
                    .mul(s)
                    .mul(FloatVector.fromArray(S, b, from + i))
                    .intoArray(e, from + i);
        }
        REST.begin(e, s, inverse, d + i, b, from + i, n - i);
    }

    @Override
    public void step(
            float[] next, float[] e, float a, float s, float[] inverse, int d, float[] r, int at, int from, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector old = FloatVector.fromArray(S, e, from + i);
            FloatVector change = old.sub(FloatVector.fromArray(S, next, from + i));
            FloatVector scaled = FloatVector.fromArray(S, inverse, d + i).mul(s);
            old.add(change.mul(a))
                    .add(scaled.mul(FloatVector.fromArray(S, r, at + i)))
                    .intoArray(next, from + i);
        }
        REST.step(next, e, a, s, inverse, d + i, r, at + i, from + i, n - i);
    }

    @Override
    public void stepFromZero(
            float[] next, float[] e, float a, float s, float[] inverse, int d, float[] r, int at, int from, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector scaled = FloatVector.fromArray(S, inverse, d + i).mul(s);
            FloatVector.fromArray(S, e, from + i)
                    .mul(1 + a)
                    .add(scaled.mul(FloatVector.fromArray(S, r, at + i)))
                    .intoArray(next, from + i);
        }
        REST.stepFromZero(next, e, a, s, inverse, d + i, r, at + i, from + i, n - i);
    }
}
