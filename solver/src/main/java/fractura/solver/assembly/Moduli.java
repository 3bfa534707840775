package fractura.solver.assembly;

import fractura.solver.element.HexModes;

/// Element constants on the levels of a hierarchy and the matrix diagonal they give.
final class Moduli {
    private Moduli() {}

    /// Moduli of voxels twice as large: the mean of the eight children, voids counting 0, times 2 for the doubled
    /// edge, since the stiffness of a cube grows with its edge and all levels share the finest grid's unit.
    static float[] coarsened(RowGrid fine, RowGrid coarse, float[] values) {
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

    /// Diagonal of the stiffness, `d[node entry]`, the same for all three components.
    static float[] diagonal(RowGrid g, float[] lambda, float[] mu) {
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

    /// 1/(D + spring) for each unknown; 0 where there is no stiffness.
    static float[] inverseDiagonal(RowGrid g, float[] lambda, float[] mu, float[] spring) {
        float[] d = diagonal(g, lambda, mu);
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
