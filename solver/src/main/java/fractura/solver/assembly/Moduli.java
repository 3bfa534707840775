package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import fractura.solver.element.HexModes;

/// Elements given by their Lamé constants, one pair each: rediscretisation on every level.
///
/// @param lambda first constant, one per hull element, 0 in voids; owned
/// @param mu shear modulus; owned
/// @param largestPoissonsRatio of all elements of the finest level; coarse ones, being means, have none larger
record Moduli(float[] lambda, float[] mu, double largestPoissonsRatio) implements LevelStiffness {
    private static final double[] OF_LAMBDA = Hex8.stiffness(1, 0);
    private static final double[] OF_MU = Hex8.stiffness(0, 1);

    @Override
    public Moduli coarsened(RowGrid fine, RowGrid coarse) {
        return new Moduli(coarsened(fine, coarse, lambda), coarsened(fine, coarse, mu), largestPoissonsRatio);
    }

    /// Values of voxels twice as large: the mean of the eight children, voids counting 0, times 2 for the doubled
    /// edge, since the stiffness of a cube grows with its edge and all levels share the finest grid's unit.
    private static float[] coarsened(RowGrid fine, RowGrid coarse, float[] values) {
        float[] sum = new float[coarse.elementTotal + RowGrid.PAD];
        for (int k = 0; k < fine.nz; k++) {
            for (int j = 0; j < fine.ny; j++) {
                int r = j + fine.ny * k;
                int c = j / 2 + coarse.ny * (k / 2);
                int o = coarse.elementOffset[c] - coarse.elementFirst[c];
                int first = fine.elementFirst[r];
                for (int i = 0; i < fine.elementCount[r]; i++) {
                    sum[o + (first + i) / 2] += 0.25f * values[fine.elementOffset[r] + i];
                }
            }
        }
        return sum;
    }

    @Override
    public boolean elementInto(int e, double[] matrix) {
        if (mu[e] == 0) {
            return false;
        }
        for (int p = 0; p < matrix.length; p++) {
            matrix[p] = lambda[e] * OF_LAMBDA[p] + mu[e] * OF_MU[p];
        }
        return true;
    }

    @Override
    public double eigenvalueBound() {
        return HexModes.UNIT.eigenvalueBound(largestPoissonsRatio);
    }

    @Override
    public float[][] constants() {
        return new float[][] {lambda, mu};
    }

    @Override
    public long bytes() {
        return 4L * (lambda.length + mu.length);
    }

    /// Diagonal of the stiffness, `d[node entry]`, the same for all three components.
    private float[] diagonal(RowGrid g) {
        float ofLambda = (float) HexModes.UNIT.diagonal(1, 0);
        float ofMu = (float) HexModes.UNIT.diagonal(0, 1);
        float[] d = new float[g.stride];
        for (int k = 0; k < g.nz; k++) {
            for (int j = 0; j < g.ny; j++) {
                int r = j + g.ny * k;
                int s = j + (g.ny + 1) * k;
                for (int row : new int[] {s, s + 1, s + g.ny + 1, s + g.ny + 2}) {
                    int o = g.elementCount[r] == 0 ? 0 : g.nodeEntry(row, r);
                    for (int i = 0; i < g.elementCount[r]; i++) {
                        int e = g.elementOffset[r] + i;
                        float v = lambda[e] * ofLambda + mu[e] * ofMu;
                        d[o + i] += v;
                        d[o + i + 1] += v;
                    }
                }
            }
        }
        return d;
    }

    @Override
    public float[] inverseDiagonal(RowGrid g, float[] spring) {
        float[] d = diagonal(g);
        float[] inverse = new float[g.vectorLength()];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < g.nodeTotal; i++) {
                int at = c * g.stride + i;
                inverse[at] = d[i] > 0 ? 1 / (d[i] + spring[at]) : 0;
            }
        }
        return inverse;
    }

    /// A copy rounded to single precision.
    static float[] rounded(double[] values) {
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }
}
