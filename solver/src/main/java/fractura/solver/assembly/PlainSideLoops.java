package fractura.solver.assembly;

import fractura.solver.element.Hex8;

/// The reference for `VectorSideLoops`: the same operations in the same order.
final class PlainSideLoops implements SideLoops {
    private static final int D = Hex8.DOFS;

    @Override
    public void multiply(float[][] matrices, float[][] constants, int from, int to, float[] work, int n) {
        for (int p = from; p < to; p++) {
            for (int i = 0; i < n; i++) {
                float product = 0;
                for (int q = 0; q < matrices.length; q++) {
                    product += constants[q][i] * row(matrices[q], p * D, work, i, n);
                }
                work[(D + p) * n + i] = product;
            }
        }
    }

    private static float row(float[] matrix, int at, float[] work, int i, int n) {
        float sum = 0;
        for (int m = 0; m < D; m++) {
            sum += matrix[at + m] * work[m * n + i];
        }
        return sum;
    }
}
