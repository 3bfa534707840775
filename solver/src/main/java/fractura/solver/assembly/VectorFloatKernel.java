package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// `VectorDoubleKernel` in single precision, line by line: Java has no generics over primitives.
///
/// Rows of the preconditioner's vectors; twice the lanes, half the bytes.
final class VectorFloatKernel implements FloatKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final float[] A = PlainFloatKernel.rounded(HexModes.UNIT.lambdaPart());
    private static final float[] B = PlainFloatKernel.rounded(HexModes.UNIT.muPart());

    /// lane i takes lane i - 1; lane 0 takes the last one
    private static final VectorShuffle<Float> UP = VectorShuffle.iota(S, W - 1, 1, true);

    private static final VectorMask<Float> FIRST = VectorMask.fromLong(S, 1);

    @Override
    public int scratchLength(RowGrid grid) {
        return 24 * width(grid);
    }

    /// Length of a scratch row: the longest row's nodes in whole vectors.
    private static int width(RowGrid grid) {
        return (grid.nx / W + 1) * W;
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
                forward(x, o + a, o + b, o + c, o + d, scratch, 8 * q * w, w, n);
            }
            blocks(lambda, mu, grid.elementOffset[r], scratch, w, n);
            for (int q = 0; q < 3; q++) {
                int o = q * grid.stride;
                if (lower) {
                    back(y, o + a, o + b, scratch, 8 * q * w, w, n, -1);
                }
                if (upper) {
                    back(y, o + c, o + d, scratch, 8 * q * w, w, n, 1);
                }
            }
        }
    }

    /// Scratch row o + m w: one component in mode m, element by element. Mode 0 is rigid translation and left out.
    private static void forward(float[] x, int a, int b, int c, int d, float[] t, int o, int w, int n) {
        for (int i = 0; i <= n; i += W) {
            FloatVector a0 = FloatVector.fromArray(S, x, a + i);
            FloatVector a1 = FloatVector.fromArray(S, x, a + i + 1);
            FloatVector b0 = FloatVector.fromArray(S, x, b + i);
            FloatVector b1 = FloatVector.fromArray(S, x, b + i + 1);
            FloatVector c0 = FloatVector.fromArray(S, x, c + i);
            FloatVector c1 = FloatVector.fromArray(S, x, c + i + 1);
            FloatVector d0 = FloatVector.fromArray(S, x, d + i);
            FloatVector d1 = FloatVector.fromArray(S, x, d + i + 1);
            FloatVector low = b0.add(a0);
            FloatVector lowY = b0.sub(a0);
            FloatVector high = d0.add(c0);
            FloatVector highY = d0.sub(c0);
            FloatVector low1 = b1.add(a1);
            FloatVector lowY1 = b1.sub(a1);
            FloatVector high1 = d1.add(c1);
            FloatVector highY1 = d1.sub(c1);
            FloatVector sum = high.add(low);
            FloatVector sum1 = high1.add(low1);
            sum1.sub(sum).intoArray(t, o + w + i);
            FloatVector inY = highY.add(lowY);
            FloatVector inY1 = highY1.add(lowY1);
            inY1.add(inY).intoArray(t, o + 2 * w + i);
            inY1.sub(inY).intoArray(t, o + 3 * w + i);
            FloatVector inZ = high.sub(low);
            FloatVector inZ1 = high1.sub(low1);
            inZ1.add(inZ).intoArray(t, o + 4 * w + i);
            inZ1.sub(inZ).intoArray(t, o + 5 * w + i);
            FloatVector inYZ = highY.sub(lowY);
            FloatVector inYZ1 = highY1.sub(lowY1);
            inYZ1.add(inYZ).intoArray(t, o + 6 * w + i);
            inYZ1.sub(inYZ).intoArray(t, o + 7 * w + i);
        }
    }

    /// Every mode through its block, in place.
    private static void blocks(float[] lambda, float[] mu, int e, float[] t, int w, int n) {
        int v = 8 * w;
        int z = 16 * w;
        triple(lambda, mu, e, t, w, v + 2 * w, z + 4 * w, n, HexModes.NORMAL);
        triple(lambda, mu, e, t, 6 * w, v + 5 * w, z + 3 * w, n, HexModes.TWIST);
        pair(lambda, mu, e, t, v + 3 * w, z + 5 * w, n);
        pair(lambda, mu, e, t, 3 * w, z + 6 * w, n);
        pair(lambda, mu, e, t, 5 * w, v + 6 * w, n);
        shear(lambda, mu, e, t, 2 * w, v + w, z + 7 * w, n);
        shear(lambda, mu, e, t, 4 * w, z + w, v + 7 * w, n);
        shear(lambda, mu, e, t, v + 4 * w, z + 2 * w, 7 * w, n);
    }

    /// Moduli of elements i to i + W - 1 of a row of n that begins at e; 0 beyond its end.
    private static FloatVector moduli(float[] values, int e, int i, int n) {
        return i + W <= n
                ? FloatVector.fromArray(S, values, e + i)
                : FloatVector.fromArray(S, values, e + i, S.indexInRange(i, n));
    }

    /// Three rows through a block with coefficient q on its diagonal and q + 1 beside it.
    private static void triple(float[] lambda, float[] mu, int e, float[] t, int p, int r, int s, int n, int q) {
        float aOn = A[q] - A[q + 1];
        float bOn = B[q] - B[q + 1];
        float aOff = A[q + 1];
        float bOff = B[q + 1];
        for (int i = 0; i <= n; i += W) {
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
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
        for (int i = 0; i <= n; i += W) {
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
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
        for (int i = 0; i <= n; i += W) {
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
            FloatVector x = FloatVector.fromArray(S, t, p + i);
            FloatVector y = FloatVector.fromArray(S, t, r + i);
            FloatVector both = l.mul(aShear).add(m.mul(bShear)).mul(x.add(y));
            both.intoArray(t, p + i);
            both.intoArray(t, r + i);
            FloatVector lone = l.mul(aLone).add(m.mul(bLone));
            lone.mul(FloatVector.fromArray(S, t, s + i)).intoArray(t, s + i);
        }
    }

    /// Adds one component's share to the two node rows of the lower (side -1) or upper (side 1) plane. A node gets
    /// the sum over x minus the difference of the element right of it, and the sum plus the difference of the one
    /// left of it.
    private static void back(float[] y, int a, int b, float[] t, int o, int w, int n, int side) {
        FloatVector leftSame = FloatVector.zero(S);
        FloatVector leftChange = FloatVector.zero(S);
        for (int i = 0; i <= n; i += W) {
            FloatVector odd = FloatVector.fromArray(S, t, o + w + i);
            FloatVector evenZ = FloatVector.fromArray(S, t, o + 4 * w + i);
            FloatVector oddZ = FloatVector.fromArray(S, t, o + 5 * w + i);
            FloatVector evenY = FloatVector.fromArray(S, t, o + 2 * w + i);
            FloatVector oddY = FloatVector.fromArray(S, t, o + 3 * w + i);
            FloatVector evenYZ = FloatVector.fromArray(S, t, o + 6 * w + i);
            FloatVector oddYZ = FloatVector.fromArray(S, t, o + 7 * w + i);
            FloatVector even = side < 0 ? evenZ.neg() : evenZ;
            FloatVector difference = side < 0 ? odd.sub(oddZ) : odd.add(oddZ);
            FloatVector evenChange = side < 0 ? evenY.sub(evenYZ) : evenY.add(evenYZ);
            FloatVector oddChange = side < 0 ? oddY.sub(oddYZ) : oddY.add(oddYZ);
            FloatVector rightSame = even.add(difference);
            FloatVector rightChange = evenChange.add(oddChange);
            FloatVector same = even.sub(difference).add(shifted(leftSame, rightSame));
            FloatVector change = evenChange.sub(oddChange).add(shifted(leftChange, rightChange));
            leftSame = rightSame;
            leftChange = rightChange;
            add(y, a, i, n + 1, same.sub(change));
            add(y, b, i, n + 1, same.add(change));
        }
    }

    /// `current` moved up by one lane, its first lane filled with the last one of `before`.
    private static FloatVector shifted(FloatVector before, FloatVector current) {
        return current.rearrange(UP).blend(before.rearrange(UP), FIRST);
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
