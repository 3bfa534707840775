package fractura.solver.assembly;

import fractura.solver.element.HexModes;

/// `PlainDoubleKernel` in single precision, line by line: Java has no generics over primitives.
///
/// The reference for the fast kernel of the preconditioner, and its
/// fallback where the Vector API module is absent.
final class PlainFloatKernel implements FloatKernel {
    private static final float[] A = rounded(HexModes.UNIT.lambdaPart());
    private static final float[] B = rounded(HexModes.UNIT.muPart());

    static float[] rounded(double[] values) {
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }

    @Override
    public int scratchLength(RowGrid grid) {
        return 24;
    }

    @Override
    public void addLayer(
            RowGrid grid,
            float[] lambda,
            float[] mu,
            float[] x,
            float[] y,
            int k,
            boolean lower,
            boolean upper,
            float[] scratch) {
        int ny = grid.ny;
        int stride = grid.stride;
        int[] entry = new int[4];
        for (int j = 0; j < ny; j++) {
            int r = j + ny * k;
            int s = j + (ny + 1) * k;
            entry[0] = grid.nodeEntry(s, r);
            entry[1] = grid.nodeEntry(s + 1, r);
            entry[2] = grid.nodeEntry(s + ny + 1, r);
            entry[3] = grid.nodeEntry(s + ny + 2, r);
            int e = grid.elementOffset[r];
            for (int i = 0; i < grid.elementCount[r]; i++) {
                gather(x, entry, i, stride, scratch);
                transform(scratch);
                applyBlocks(lambda[e + i], mu[e + i], scratch);
                transposed(scratch);
                scatter(y, entry, i, stride, lower, upper, scratch);
            }
        }
    }

    private static void gather(float[] x, int[] entry, int i, int stride, float[] u) {
        for (int c = 0; c < 3; c++) {
            for (int a = 0; a < 8; a++) {
                u[8 * c + a] = x[c * stride + entry[a >> 1] + i + (a & 1)];
            }
        }
    }

    private static void scatter(float[] y, int[] entry, int i, int stride, boolean lower, boolean upper, float[] f) {
        int from = lower ? 0 : 4;
        int to = upper ? 8 : 4;
        for (int c = 0; c < 3; c++) {
            for (int a = from; a < to; a++) {
                y[c * stride + entry[a >> 1] + i + (a & 1)] += f[8 * c + a];
            }
        }
    }

    /// Sums and differences along x, y, z: corner values become modes.
    private static void transform(float[] u) {
        for (int bit = 1; bit < 8; bit <<= 1) {
            for (int m = 0; m < 24; m++) {
                if ((m & bit) == 0) {
                    float low = u[m];
                    float high = u[m + bit];
                    u[m] = high + low;
                    u[m + bit] = high - low;
                }
            }
        }
    }

    /// Hᵀ: modes become corner values.
    private static void transposed(float[] u) {
        for (int bit = 1; bit < 8; bit <<= 1) {
            for (int m = 0; m < 24; m++) {
                if ((m & bit) == 0) {
                    float sum = u[m];
                    float difference = u[m + bit];
                    u[m] = sum - difference;
                    u[m + bit] = sum + difference;
                }
            }
        }
    }

    /// The eight blocks of `HexModes`, in place; `u[8*c + mode]`.
    private static void applyBlocks(float l, float m, float[] u) {
        float normal = l * A[0] + m * B[0];
        float normalOff = l * A[1] + m * B[1];
        float twist = l * A[2] + m * B[2];
        float twistOff = l * A[3] + m * B[3];
        float bend = l * A[4] + m * B[4];
        float bendOff = l * A[5] + m * B[5];
        float shear = l * A[6] + m * B[6];
        float lone = l * A[7] + m * B[7];
        u[0] = 0;
        u[8] = 0;
        u[16] = 0;
        triple(u, 1, 8 + 2, 16 + 4, normal, normalOff);
        triple(u, 6, 8 + 5, 16 + 3, twist, twistOff);
        pair(u, 8 + 3, 16 + 5, bend, bendOff);
        pair(u, 3, 16 + 6, bend, bendOff);
        pair(u, 5, 8 + 6, bend, bendOff);
        pair(u, 2, 8 + 1, shear, shear);
        pair(u, 4, 16 + 1, shear, shear);
        pair(u, 8 + 4, 16 + 2, shear, shear);
        u[7] *= lone;
        u[8 + 7] *= lone;
        u[16 + 7] *= lone;
    }

    private static void triple(float[] u, int p, int q, int r, float d, float o) {
        float a = u[p];
        float b = u[q];
        float c = u[r];
        u[p] = d * a + o * (b + c);
        u[q] = d * b + o * (a + c);
        u[r] = d * c + o * (a + b);
    }

    private static void pair(float[] u, int p, int q, float d, float o) {
        float a = u[p];
        float b = u[q];
        u[p] = d * a + o * b;
        u[q] = d * b + o * a;
    }
}
