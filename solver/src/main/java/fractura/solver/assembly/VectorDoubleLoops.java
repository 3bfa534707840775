package fractura.solver.assembly;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The loops of `PlainDoubleLoops` over nodes with the Vector API, operation by operation, so that both give the
/// same bits: what materials without a pass of their own (`FusedKernel`) run on. Loops step by whole vectors.
final class VectorDoubleLoops implements RowLoops<double[]> {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    @Override
    public int entryBytes() {
        return Double.BYTES;
    }

    @Override
    public void clear(double[] t, int from, int w, int n) {
        if (n == 1) { // by far the most frequent: hulls of neighbouring rows that begin or end alike
            for (int row = from; row < from + 12 * w; row += w) {
                t[row] = 0;
            }
            return;
        }
        DoubleVector zero = DoubleVector.zero(S);
        for (int row = from; row < from + 12 * w; row += w) {
            for (int i = 0; i < n; i += W) {
                zero.intoArray(t, row + i);
            }
        }
    }

    @Override
    public void forward(double[] x, int lower, int upper, int stride, double[] t, int to, int w, int n) {
        for (int c = 0; c < 3; c++) {
            forward(x, lower + c * stride, upper + c * stride, t, to + 4 * c * w, w, n);
        }
    }

    private static void forward(double[] x, int lower, int upper, double[] t, int to, int w, int n) {
        for (int i = 0; i < n; i += W) {
            DoubleVector a0 = DoubleVector.fromArray(S, x, lower + i);
            DoubleVector a1 = DoubleVector.fromArray(S, x, lower + i + 1);
            DoubleVector c0 = DoubleVector.fromArray(S, x, upper + i);
            DoubleVector c1 = DoubleVector.fromArray(S, x, upper + i + 1);
            DoubleVector sum0 = c0.add(a0);
            DoubleVector sum1 = c1.add(a1);
            DoubleVector difference0 = c0.sub(a0);
            DoubleVector difference1 = c1.sub(a1);
            sum1.add(sum0).intoArray(t, to + i);
            sum1.sub(sum0).intoArray(t, to + w + i);
            difference1.add(difference0).intoArray(t, to + 2 * w + i);
            difference1.sub(difference0).intoArray(t, to + 3 * w + i);
        }
    }

    @Override
    public void back(
            double[] lower, int lowerAt, double[] upper, int upperAt, int stride, double[] t, int from, int w, int n) {
        int lowerStride = lower == t ? 0 : stride;
        int upperStride = upper == t ? 0 : stride;
        for (int c = 0; c < 3; c++) {
            back(lower, lowerAt + c * lowerStride, upper, upperAt + c * upperStride, t, from + 4 * c * w, w, n);
        }
    }

    private static void back(
            double[] lower, int lowerAt, double[] upper, int upperAt, double[] t, int from, int w, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            DoubleVector even = along(t, from + i, from + w + i);
            DoubleVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            DoubleVector.fromArray(S, lower, lowerAt + i).add(even.sub(odd)).intoArray(lower, lowerAt + i);
            DoubleVector.fromArray(S, upper, upperAt + i).add(even.add(odd)).intoArray(upper, upperAt + i);
        }
        if (i < n) {
            VectorMask<Double> rest = S.indexInRange(i, n);
            DoubleVector even = along(t, from + i, from + w + i);
            DoubleVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            DoubleVector.fromArray(S, lower, lowerAt + i, rest)
                    .add(even.sub(odd))
                    .intoArray(lower, lowerAt + i, rest);
            DoubleVector.fromArray(S, upper, upperAt + i, rest)
                    .add(even.add(odd))
                    .intoArray(upper, upperAt + i, rest);
        }
    }

    /// A node gets sum minus difference of the voxel right of it, and sum plus difference of the one left of it.
    private static DoubleVector along(double[] t, int sum, int difference) {
        DoubleVector right = DoubleVector.fromArray(S, t, sum).sub(DoubleVector.fromArray(S, t, difference));
        DoubleVector left = DoubleVector.fromArray(S, t, sum - 1).add(DoubleVector.fromArray(S, t, difference - 1));
        return right.add(left);
    }
}
