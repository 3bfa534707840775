package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `VectorDoubleKernel` in single precision, line by line: Java has no generics over primitives.
///
/// Rows of the preconditioner's vectors; twice the lanes, half the bytes.
final class VectorFloatKernel implements FloatKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final float[] A = PlainFloatKernel.rounded(HexModes.UNIT.lambdaPart());
    private static final float[] B = PlainFloatKernel.rounded(HexModes.UNIT.muPart());

    @Override
    public int scratchLength(RowGrid grid) {
        return 36 * width(grid);
    }

    /// Length of a scratch row: the longest row's nodes, one shifted store and a whole vector of overrun.
    private static int width(RowGrid grid) {
        return (grid.nx / W + 3) * W;
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
        int w = width(grid);
        for (int j = 0; j < ny; j++) {
            int r = j + ny * k;
            int n = grid.elementCount[r];
            if (n == 0) {
                continue;
            }
            int s = j + (ny + 1) * k;
            int a = grid.nodeEntry(s, r);
            int b = grid.nodeEntry(s + 1, r);
            int c = grid.nodeEntry(s + ny + 1, r);
            int d = grid.nodeEntry(s + ny + 2, r);
            for (int q = 0; q < 3; q++) {
                int o = q * grid.stride;
                forward(x, o + a, o + b, o + c, o + d, scratch, 4 * q * w, w, n + 1);
            }
            blocks(lambda, mu, grid.elementOffset[r], scratch, w, n);
            for (int q = 0; q < 3; q++) {
                int o = q * grid.stride;
                int t = (12 + 8 * q) * w;
                if (lower) {
                    back(y, o + a, o + b, scratch, t, w, n + 1, -1);
                }
                if (upper) {
                    back(y, o + c, o + d, scratch, t, w, n + 1, 1);
                }
            }
        }
    }

    /// Scratch rows o, o+w, o+2w, o+3w: modes 00, 10, 01, 11 over (y, z) of one component.
    private static void forward(float[] x, int a, int b, int c, int d, float[] t, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector ua = FloatVector.fromArray(S, x, a + i);
            FloatVector ub = FloatVector.fromArray(S, x, b + i);
            FloatVector uc = FloatVector.fromArray(S, x, c + i);
            FloatVector ud = FloatVector.fromArray(S, x, d + i);
            FloatVector sumLow = ub.add(ua);
            FloatVector differenceLow = ub.sub(ua);
            FloatVector sumHigh = ud.add(uc);
            FloatVector differenceHigh = ud.sub(uc);
            sumHigh.add(sumLow).intoArray(t, o + i);
            differenceHigh.add(differenceLow).intoArray(t, o + w + i);
            sumHigh.sub(sumLow).intoArray(t, o + 2 * w + i);
            differenceHigh.sub(differenceLow).intoArray(t, o + 3 * w + i);
        }
    }

    /// Scratch row 12 + 8c + m: component c in mode m, element i at place i + 1, zero before the first and after the
    /// last element. One small loop for each block: a single large body is not kept in registers (measured, four
    /// times slower).
    private static void blocks(float[] lambda, float[] mu, int e, float[] t, int w, int n) {
        int o = 12 * w + 1;
        for (int c = 0; c < 3; c++) {
            for (int q = 0; q < 4; q++) {
                differences(t, (4 * c + q) * w, o + (8 * c + 2 * q) * w, w, n);
            }
        }
        int u = o;
        int v = o + 8 * w;
        int z = o + 16 * w;
        triple(lambda, mu, e, t, u + w, v + 2 * w, z + 4 * w, n, HexModes.NORMAL);
        triple(lambda, mu, e, t, u + 6 * w, v + 5 * w, z + 3 * w, n, HexModes.TWIST);
        pair(lambda, mu, e, t, v + 3 * w, z + 5 * w, n);
        pair(lambda, mu, e, t, u + 3 * w, z + 6 * w, n);
        pair(lambda, mu, e, t, u + 5 * w, v + 6 * w, n);
        shear(lambda, mu, e, t, u + 2 * w, v + w, z + 7 * w, n);
        shear(lambda, mu, e, t, u + 4 * w, z + w, v + 7 * w, n);
        shear(lambda, mu, e, t, v + 4 * w, z + 2 * w, u + 7 * w, n);
        for (int row = 12; row < 36; row++) {
            t[row * w] = 0;
            t[row * w + n + 1] = 0;
        }
    }

    /// Sums of neighbouring nodes to row `o`, differences to the row after it.
    private static void differences(float[] t, int from, int o, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector left = FloatVector.fromArray(S, t, from + i);
            FloatVector right = FloatVector.fromArray(S, t, from + i + 1);
            right.add(left).intoArray(t, o + i);
            right.sub(left).intoArray(t, o + w + i);
        }
    }

    /// Three rows through a block with coefficient q on its diagonal and q + 1 beside it.
    private static void triple(float[] lambda, float[] mu, int e, float[] t, int p, int r, int s, int n, int q) {
        float aOn = A[q] - A[q + 1];
        float bOn = B[q] - B[q + 1];
        float aOff = A[q + 1];
        float bOff = B[q + 1];
        for (int i = 0; i < n; i += W) {
            FloatVector l = FloatVector.fromArray(S, lambda, e + i);
            FloatVector m = FloatVector.fromArray(S, mu, e + i);
            FloatVector on = l.mul(aOn).add(m.mul(bOn));
            FloatVector x = FloatVector.fromArray(S, t, p + i);
            FloatVector y = FloatVector.fromArray(S, t, r + i);
            FloatVector z = FloatVector.fromArray(S, t, s + i);
            FloatVector trace = l.mul(aOff).add(m.mul(bOff)).mul(x.add(y).add(z));
            on.mul(x).add(trace).intoArray(t, p + i);
            on.mul(y).add(trace).intoArray(t, r + i);
            on.mul(z).add(trace).intoArray(t, s + i);
        }
    }

    /// Two rows through a bend block.
    private static void pair(float[] lambda, float[] mu, int e, float[] t, int p, int r, int n) {
        float aOn = A[HexModes.BEND];
        float bOn = B[HexModes.BEND];
        float aOff = A[HexModes.BEND_OFF];
        float bOff = B[HexModes.BEND_OFF];
        for (int i = 0; i < n; i += W) {
            FloatVector l = FloatVector.fromArray(S, lambda, e + i);
            FloatVector m = FloatVector.fromArray(S, mu, e + i);
            FloatVector on = l.mul(aOn).add(m.mul(bOn));
            FloatVector off = l.mul(aOff).add(m.mul(bOff));
            FloatVector x = FloatVector.fromArray(S, t, p + i);
            FloatVector y = FloatVector.fromArray(S, t, r + i);
            on.mul(x).add(off.mul(y)).intoArray(t, p + i);
            on.mul(y).add(off.mul(x)).intoArray(t, r + i);
        }
    }

    /// Two rows through a shear block and the hourglass row that belongs to it.
    private static void shear(float[] lambda, float[] mu, int e, float[] t, int p, int r, int s, int n) {
        float aShear = A[HexModes.SHEAR];
        float bShear = B[HexModes.SHEAR];
        float aLone = A[HexModes.LONE];
        float bLone = B[HexModes.LONE];
        for (int i = 0; i < n; i += W) {
            FloatVector l = FloatVector.fromArray(S, lambda, e + i);
            FloatVector m = FloatVector.fromArray(S, mu, e + i);
            FloatVector x = FloatVector.fromArray(S, t, p + i);
            FloatVector y = FloatVector.fromArray(S, t, r + i);
            FloatVector both = l.mul(aShear).add(m.mul(bShear)).mul(x.add(y));
            both.intoArray(t, p + i);
            both.intoArray(t, r + i);
            FloatVector lone = l.mul(aLone).add(m.mul(bLone));
            lone.mul(FloatVector.fromArray(S, t, s + i)).intoArray(t, s + i);
        }
    }

    /// What a node gets in (y, z) mode q from the elements left (place i) and right (place i + 1) of it.
    private static FloatVector joined(float[] t, int even, int w) {
        FloatVector sum = FloatVector.fromArray(S, t, even + 1).add(FloatVector.fromArray(S, t, even));
        FloatVector change = FloatVector.fromArray(S, t, even + w + 1).sub(FloatVector.fromArray(S, t, even + w));
        return sum.sub(change);
    }

    /// Adds one component's share to the two node rows of the lower (side -1) or upper (side 1) plane. Mode 0 of the
    /// x-sums is rigid translation and gives no force.
    private static void back(float[] y, int a, int b, float[] t, int o, int w, int n, int side) {
        for (int i = 0; i < n; i += W) {
            FloatVector v00 = FloatVector.fromArray(S, t, o + w + i).sub(FloatVector.fromArray(S, t, o + w + i + 1));
            FloatVector v10 = joined(t, o + 2 * w + i, w);
            FloatVector v01 = joined(t, o + 4 * w + i, w);
            FloatVector v11 = joined(t, o + 6 * w + i, w);
            FloatVector same = side < 0 ? v00.sub(v01) : v00.add(v01);
            FloatVector change = side < 0 ? v10.sub(v11) : v10.add(v11);
            add(y, a, i, n, same.sub(change));
            add(y, b, i, n, same.add(change));
        }
    }

    private static void add(float[] y, int row, int i, int n, FloatVector value) {
        if (i + W <= n) {
            FloatVector.fromArray(S, y, row + i).add(value).intoArray(y, row + i);
        } else {
            VectorMask<Float> inside = S.indexInRange(i, n);
            FloatVector.fromArray(S, y, row + i, inside).add(value).intoArray(y, row + i, inside);
        }
    }
}
