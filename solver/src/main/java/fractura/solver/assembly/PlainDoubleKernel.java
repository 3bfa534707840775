package fractura.solver.assembly;

import fractura.solver.element.HexModes;

/// The mirror-symmetry operator written plainly: element by element, gather,
/// transform, eight blocks, transform back, add.
///
/// The reference the fast kernels are tested against, and the fallback where the Vector API module is absent.
final class PlainDoubleKernel implements DoubleKernel {
    private static final double[] A = HexModes.UNIT.lambdaPart();
    private static final double[] B = HexModes.UNIT.muPart();

    @Override
    public int scratchLength(RowGrid grid) {
        return 24;
    }

    @Override
    public void addLayer(
            RowGrid grid,
            double[] lambda,
            double[] mu,
            double[] x,
            double[] y,
            int k,
            boolean lower,
            boolean upper,
            double[] scratch) {
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

    private static void gather(double[] x, int[] entry, int i, int stride, double[] u) {
        for (int c = 0; c < 3; c++) {
            for (int a = 0; a < 8; a++) {
                u[8 * c + a] = x[c * stride + entry[a >> 1] + i + (a & 1)];
            }
        }
    }

    private static void scatter(double[] y, int[] entry, int i, int stride, boolean lower, boolean upper, double[] f) {
        int from = lower ? 0 : 4;
        int to = upper ? 8 : 4;
        for (int c = 0; c < 3; c++) {
            for (int a = from; a < to; a++) {
                y[c * stride + entry[a >> 1] + i + (a & 1)] += f[8 * c + a];
            }
        }
    }

    /// Sums and differences along x, y, z: corner values become modes.
    private static void transform(double[] u) {
        for (int bit = 1; bit < 8; bit <<= 1) {
            for (int m = 0; m < 24; m++) {
                if ((m & bit) == 0) {
                    double low = u[m];
                    double high = u[m + bit];
                    u[m] = high + low;
                    u[m + bit] = high - low;
                }
            }
        }
    }

    /// Hᵀ: modes become corner values.
    private static void transposed(double[] u) {
        for (int bit = 1; bit < 8; bit <<= 1) {
            for (int m = 0; m < 24; m++) {
                if ((m & bit) == 0) {
                    double sum = u[m];
                    double difference = u[m + bit];
                    u[m] = sum - difference;
                    u[m + bit] = sum + difference;
                }
            }
        }
    }

    /// The eight blocks of `HexModes`, in place; `u[8*c + mode]`.
    private static void applyBlocks(double l, double m, double[] u) {
        double normal = l * A[0] + m * B[0];
        double normalOff = l * A[1] + m * B[1];
        double twist = l * A[2] + m * B[2];
        double twistOff = l * A[3] + m * B[3];
        double bend = l * A[4] + m * B[4];
        double bendOff = l * A[5] + m * B[5];
        double shear = l * A[6] + m * B[6];
        double lone = l * A[7] + m * B[7];
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

    private static void triple(double[] u, int p, int q, int r, double d, double o) {
        double a = u[p];
        double b = u[q];
        double c = u[r];
        u[p] = d * a + o * (b + c);
        u[q] = d * b + o * (a + c);
        u[r] = d * c + o * (a + b);
    }

    private static void pair(double[] u, int p, int q, double d, double o) {
        double a = u[p];
        double b = u[q];
        u[p] = d * a + o * b;
        u[q] = d * b + o * a;
    }
}
