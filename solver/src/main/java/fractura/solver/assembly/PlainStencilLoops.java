package fractura.solver.assembly;

/// The reference for `VectorStencilLoops`: the same operations in the same order.
///
/// Entries of x before its first one count as 0.
final class PlainStencilLoops implements StencilLoops {
    @Override
    public void subtract(float[] k, float[] x, float[] y, At at, int n) {
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3; c++) {
                float rest = y[at.y() + c * at.yStride() + i];
                for (int d = 0; d < 3; d++) {
                    rest -= product(k, x, at, c, d, i);
                }
                y[at.y() + c * at.yStride() + i] = rest;
            }
        }
    }

    private static float product(float[] k, float[] x, At at, int c, int d, int i) {
        int o = at.k() + d * at.kStep() + c * at.row() + i;
        int e = at.x() + d * at.xStep() + i;
        float first = e < 0 ? 0 : x[e];
        return (k[o] * first + k[o + at.column()] * x[e + at.xStride()])
                + k[o + 2 * at.column()] * x[e + 2 * at.xStride()];
    }
}
