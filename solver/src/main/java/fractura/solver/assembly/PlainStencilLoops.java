package fractura.solver.assembly;

/// The reference for `VectorStencilLoops`: the same operations in the same order.
///
/// Entries of x before its first one count as 0.
final class PlainStencilLoops implements StencilLoops {
    @Override
    public void subtract(int[] pass, int at, float[] k, float[] x, int xStride, float[] y, int yAt, int yStride) {
        for (int i = 0; i < pass[at + COUNT]; i++) {
            for (int c = 0; c < 3; c++) {
                int o = yAt + pass[at + Y] + c * yStride + i;
                float rest = y[o];
                for (int d = 0; d < 3; d++) {
                    int p = pass[at + K] + d * pass[at + K_STEP] + c * pass[at + ROW] + i;
                    rest -= product(k, p, pass[at + COLUMN], x, pass[at + X] + d * pass[at + X_STEP] + i, xStride);
                }
                y[o] = rest;
            }
        }
    }

    private static float product(float[] k, int p, int column, float[] x, int e, int stride) {
        float first = e < 0 ? 0 : x[e];
        return (k[p] * first + k[p + column] * x[e + stride]) + k[p + 2 * column] * x[e + 2 * stride];
    }
}
