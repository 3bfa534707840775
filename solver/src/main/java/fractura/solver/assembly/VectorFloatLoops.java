package fractura.solver.assembly;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `VectorDoubleLoops` in single precision, line by line: Java has no generics over primitives.
final class VectorFloatLoops implements RowLoops<float[]> {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    @Override
    public int entryBytes() {
        return Float.BYTES;
    }

    @Override
    public void clear(float[] t, int from, int w, int n) {
        if (n == 1) { // by far the most frequent: hulls of neighbouring rows that begin or end alike
            for (int row = from; row < from + 12 * w; row += w) {
                t[row] = 0;
            }
            return;
        }
        FloatVector zero = FloatVector.zero(S);
        for (int row = from; row < from + 12 * w; row += w) {
            for (int i = 0; i < n; i += W) {
                zero.intoArray(t, row + i);
            }
        }
    }

    @Override
    public void forward(float[] x, int lower, int upper, int stride, float[] t, int to, int w, int n) {
        for (int c = 0; c < 3; c++) {
            forward(x, lower + c * stride, upper + c * stride, t, to + 4 * c * w, w, n);
        }
    }

    private static void forward(float[] x, int lower, int upper, float[] t, int to, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector a0 = FloatVector.fromArray(S, x, lower + i);
            FloatVector a1 = FloatVector.fromArray(S, x, lower + i + 1);
            FloatVector c0 = FloatVector.fromArray(S, x, upper + i);
            FloatVector c1 = FloatVector.fromArray(S, x, upper + i + 1);
            FloatVector sum0 = c0.add(a0);
            FloatVector sum1 = c1.add(a1);
            FloatVector difference0 = c0.sub(a0);
            FloatVector difference1 = c1.sub(a1);
            sum1.add(sum0).intoArray(t, to + i);
            sum1.sub(sum0).intoArray(t, to + w + i);
            difference1.add(difference0).intoArray(t, to + 2 * w + i);
            difference1.sub(difference0).intoArray(t, to + 3 * w + i);
        }
    }

    @Override
    public void back(
            float[] lower, int lowerAt, float[] upper, int upperAt, int stride, float[] t, int from, int w, int n) {
        int lowerStride = lower == t ? 0 : stride;
        int upperStride = upper == t ? 0 : stride;
        for (int c = 0; c < 3; c++) {
            back(lower, lowerAt + c * lowerStride, upper, upperAt + c * upperStride, t, from + 4 * c * w, w, n);
        }
    }

    private static void back(
            float[] lower, int lowerAt, float[] upper, int upperAt, float[] t, int from, int w, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector even = along(t, from + i, from + w + i);
            FloatVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            FloatVector.fromArray(S, lower, lowerAt + i).add(even.sub(odd)).intoArray(lower, lowerAt + i);
            FloatVector.fromArray(S, upper, upperAt + i).add(even.add(odd)).intoArray(upper, upperAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = S.indexInRange(i, n);
            FloatVector even = along(t, from + i, from + w + i);
            FloatVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            FloatVector.fromArray(S, lower, lowerAt + i, rest)
                    .add(even.sub(odd))
                    .intoArray(lower, lowerAt + i, rest);
            FloatVector.fromArray(S, upper, upperAt + i, rest)
                    .add(even.add(odd))
                    .intoArray(upper, upperAt + i, rest);
        }
    }

    /// A node gets sum minus difference of the voxel right of it, and sum plus difference of the one left of it.
    private static FloatVector along(float[] t, int sum, int difference) {
        FloatVector right = FloatVector.fromArray(S, t, sum).sub(FloatVector.fromArray(S, t, difference));
        FloatVector left = FloatVector.fromArray(S, t, sum - 1).add(FloatVector.fromArray(S, t, difference - 1));
        return right.add(left);
    }
}
