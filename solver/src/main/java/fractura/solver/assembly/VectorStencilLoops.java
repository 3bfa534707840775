package fractura.solver.assembly;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `PlainStencilLoops` in vectors of the widest kind the processor has; no sum goes across lanes, so the bits are
/// the same.
final class VectorStencilLoops implements StencilLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    @Override
    public void subtract(int[] pass, int at, float[] k, float[] x, int xStride, float[] y, int yAt, int yStride) {
        int o = pass[at + K];
        int step = pass[at + K_STEP];
        int row = pass[at + ROW];
        int column = pass[at + COLUMN];
        int u = pass[at + X];
        int v = u + xStride;
        int w = v + xStride;
        int next = pass[at + X_STEP];
        int first = yAt + pass[at + Y];
        int n = pass[at + COUNT];
        for (int i = 0; i < n; i += W) {
            FloatVector u0 = FloatVector.fromArray(S, x, u + i);
            FloatVector v0 = FloatVector.fromArray(S, x, v + i);
            FloatVector w0 = FloatVector.fromArray(S, x, w + i);
            FloatVector u1 = FloatVector.fromArray(S, x, u + next + i);
            FloatVector v1 = FloatVector.fromArray(S, x, v + next + i);
            FloatVector w1 = FloatVector.fromArray(S, x, w + next + i);
            FloatVector u2 = FloatVector.fromArray(S, x, u + 2 * next + i);
            FloatVector v2 = FloatVector.fromArray(S, x, v + 2 * next + i);
            FloatVector w2 = FloatVector.fromArray(S, x, w + 2 * next + i);
            VectorMask<Float> mask = S.indexInRange(i, n);
            for (int c = 0; c < 3; c++) {
                int p = o + c * row + i;
                int q = first + c * yStride + i;
                FloatVector.fromArray(S, y, q, mask)
                        .sub(product(k, p, column, u0, v0, w0))
                        .sub(product(k, p + step, column, u1, v1, w1))
                        .sub(product(k, p + 2 * step, column, u2, v2, w2))
                        .intoArray(y, q, mask);
            }
        }
    }

    private static FloatVector product(float[] k, int p, int column, FloatVector u, FloatVector v, FloatVector w) {
        return FloatVector.fromArray(S, k, p)
                .mul(u)
                .add(FloatVector.fromArray(S, k, p + column).mul(v))
                .add(FloatVector.fromArray(S, k, p + 2 * column).mul(w));
    }
}
