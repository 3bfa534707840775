package fractura.solver.assembly;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Several entries at a time, the rest one by one. Of two vectors that follow each other, those at even places and
/// those at odd ones are taken apart, or two vectors are put together so.
final class VectorTransferLoops implements TransferLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    /// beyond the lanes of the first vector, those of the second are counted on
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(S, i -> 2 * i);

    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(S, i -> 2 * i + 1);
    private static final VectorShuffle<Float> LOWER = VectorShuffle.fromOp(S, i -> i / 2 + i % 2 * W);
    private static final VectorShuffle<Float> UPPER = VectorShuffle.fromOp(S, i -> (i + W) / 2 + i % 2 * W);

    private static final PlainTransferLoops REST = new PlainTransferLoops();

    @Override
    public void add(float[] line, int to, float weight, float[] v, int from, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector.fromArray(S, line, to + i)
                    .add(FloatVector.fromArray(S, v, from + i).mul(weight))
                    .intoArray(line, to + i);
        }
        REST.add(line, to + i, weight, v, from + i, n - i);
    }

    @Override
    public void restrict(float[] line, float[] target, int to, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector lower = FloatVector.fromArray(S, line, 2 * i);
            FloatVector upper = FloatVector.fromArray(S, line, 2 * i + W);
            FloatVector left = lower.rearrange(EVEN, upper);
            FloatVector own = lower.rearrange(ODD, upper);
            FloatVector right = FloatVector.fromArray(S, line, 2 * i + 2)
                    .rearrange(EVEN, FloatVector.fromArray(S, line, 2 * i + 2 + W));
            own.add(left.add(right).mul(0.5f)).intoArray(target, to + i);
        }
        REST.restrict(line, target, to, i, n);
    }

    @Override
    public void prolong(float[] line, int first, float[] e, int to, int n) {
        int q = 0;
        for (; q + 2 * W <= n; q += 2 * W) {
            FloatVector own = FloatVector.fromArray(S, line, first + q / 2);
            FloatVector between =
                    own.add(FloatVector.fromArray(S, line, first + q / 2 + 1)).mul(0.5f);
            FloatVector.fromArray(S, e, to + q)
                    .add(own.rearrange(LOWER, between))
                    .intoArray(e, to + q);
            FloatVector.fromArray(S, e, to + q + W)
                    .add(own.rearrange(UPPER, between))
                    .intoArray(e, to + q + W);
        }
        REST.prolong(line, first + q / 2, e, to + q, n - q);
    }
}
