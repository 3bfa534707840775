package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The mirror-symmetry operator on whole rows with the Vector API: the
/// arithmetic of `PlainDoubleKernel`, regrouped.
///
/// **Passes.** Three per row of elements, temporaries in L1. Forward: sums and differences over x, y and z of the
/// four node rows. Blocks: the eight blocks, one small loop each, because a single large body is not kept in registers
/// (measured: the solve of c60 took 2.4 times as long). Back: each node joins the shares of the elements left and
/// right of it and the result is transformed back over y and z.
///
/// **Tails.** Lanes beyond a row's end read the next row. Their moduli are masked to zero, so their modes vanish
/// in the blocks; stores to y are masked.
///
/// **Shifts.** Shares of the left element are moved by one lane in registers. Reloading them one place further
/// would read across two fresh stores, which the processor cannot forward; the same holds for clearing a single
/// entry before a whole vector is loaded (both measured, together a fifth slower).
final class VectorDoubleKernel implements DoubleKernel {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final double[] A = HexModes.UNIT.lambdaPart();
    private static final double[] B = HexModes.UNIT.muPart();

    /// lane i takes lane i - 1; lane 0 takes the last one
    private static final VectorShuffle<Double> UP = VectorShuffle.iota(S, W - 1, 1, true);

    private static final VectorMask<Double> FIRST = VectorMask.fromLong(S, 1);

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
            double[] lambda,
            double[] mu,
            double[] x,
            double[] y,
            int k,
            boolean lower,
            boolean upper,
            double[] scratch) {
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

    /// Scratch row o + m w: one component in mode m, element by element.
    /// Mode 0 is rigid translation and left out.
    private static void forward(double[] x, int a, int b, int c, int d, double[] t, int o, int w, int n) {
        for (int i = 0; i <= n; i += W) {
            DoubleVector a0 = DoubleVector.fromArray(S, x, a + i);
            DoubleVector a1 = DoubleVector.fromArray(S, x, a + i + 1);
            DoubleVector b0 = DoubleVector.fromArray(S, x, b + i);
            DoubleVector b1 = DoubleVector.fromArray(S, x, b + i + 1);
            DoubleVector c0 = DoubleVector.fromArray(S, x, c + i);
            DoubleVector c1 = DoubleVector.fromArray(S, x, c + i + 1);
            DoubleVector d0 = DoubleVector.fromArray(S, x, d + i);
            DoubleVector d1 = DoubleVector.fromArray(S, x, d + i + 1);
            DoubleVector low = b0.add(a0);
            DoubleVector lowY = b0.sub(a0);
            DoubleVector high = d0.add(c0);
            DoubleVector highY = d0.sub(c0);
            DoubleVector low1 = b1.add(a1);
            DoubleVector lowY1 = b1.sub(a1);
            DoubleVector high1 = d1.add(c1);
            DoubleVector highY1 = d1.sub(c1);
            DoubleVector sum = high.add(low);
            DoubleVector sum1 = high1.add(low1);
            sum1.sub(sum).intoArray(t, o + w + i);
            DoubleVector inY = highY.add(lowY);
            DoubleVector inY1 = highY1.add(lowY1);
            inY1.add(inY).intoArray(t, o + 2 * w + i);
            inY1.sub(inY).intoArray(t, o + 3 * w + i);
            DoubleVector inZ = high.sub(low);
            DoubleVector inZ1 = high1.sub(low1);
            inZ1.add(inZ).intoArray(t, o + 4 * w + i);
            inZ1.sub(inZ).intoArray(t, o + 5 * w + i);
            DoubleVector inYZ = highY.sub(lowY);
            DoubleVector inYZ1 = highY1.sub(lowY1);
            inYZ1.add(inYZ).intoArray(t, o + 6 * w + i);
            inYZ1.sub(inYZ).intoArray(t, o + 7 * w + i);
        }
    }

    /// Every mode through its block, in place.
    private static void blocks(double[] lambda, double[] mu, int e, double[] t, int w, int n) {
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
    private static DoubleVector moduli(double[] values, int e, int i, int n) {
        return i + W <= n
                ? DoubleVector.fromArray(S, values, e + i)
                : DoubleVector.fromArray(S, values, e + i, S.indexInRange(i, n));
    }

    /// Three rows through a block with coefficient q on its diagonal and q + 1 beside it.
    private static void triple(double[] lambda, double[] mu, int e, double[] t, int p, int r, int s, int n, int q) {
        double aOn = A[q] - A[q + 1];
        double bOn = B[q] - B[q + 1];
        double aOff = A[q + 1];
        double bOff = B[q + 1];
        for (int i = 0; i <= n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector on = l.mul(aOn).add(m.mul(bOn));
            DoubleVector x = DoubleVector.fromArray(S, t, p + i);
            DoubleVector y = DoubleVector.fromArray(S, t, r + i);
            DoubleVector z = DoubleVector.fromArray(S, t, s + i);
            DoubleVector trace = l.mul(aOff).add(m.mul(bOff)).mul(x.add(y).add(z));
            on.mul(x).add(trace).intoArray(t, p + i);
            on.mul(y).add(trace).intoArray(t, r + i);
            on.mul(z).add(trace).intoArray(t, s + i);
        }
    }

    /// Two rows through a bend block.
    private static void pair(double[] lambda, double[] mu, int e, double[] t, int p, int r, int n) {
        double aOn = A[HexModes.BEND];
        double bOn = B[HexModes.BEND];
        double aOff = A[HexModes.BEND_OFF];
        double bOff = B[HexModes.BEND_OFF];
        for (int i = 0; i <= n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector on = l.mul(aOn).add(m.mul(bOn));
            DoubleVector off = l.mul(aOff).add(m.mul(bOff));
            DoubleVector x = DoubleVector.fromArray(S, t, p + i);
            DoubleVector y = DoubleVector.fromArray(S, t, r + i);
            on.mul(x).add(off.mul(y)).intoArray(t, p + i);
            on.mul(y).add(off.mul(x)).intoArray(t, r + i);
        }
    }

    /// Two rows through a shear block and the hourglass row that belongs to it.
    private static void shear(double[] lambda, double[] mu, int e, double[] t, int p, int r, int s, int n) {
        double aShear = A[HexModes.SHEAR];
        double bShear = B[HexModes.SHEAR];
        double aLone = A[HexModes.LONE];
        double bLone = B[HexModes.LONE];
        for (int i = 0; i <= n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector x = DoubleVector.fromArray(S, t, p + i);
            DoubleVector y = DoubleVector.fromArray(S, t, r + i);
            DoubleVector both = l.mul(aShear).add(m.mul(bShear)).mul(x.add(y));
            both.intoArray(t, p + i);
            both.intoArray(t, r + i);
            DoubleVector lone = l.mul(aLone).add(m.mul(bLone));
            lone.mul(DoubleVector.fromArray(S, t, s + i)).intoArray(t, s + i);
        }
    }

    /// Adds one component's share to the two node rows of the lower (side -1) or upper (side 1)
    /// plane. A node gets the sum over x minus the difference of the element right of it, and the sum
    /// plus the difference of the one left of it.
    private static void back(double[] y, int a, int b, double[] t, int o, int w, int n, int side) {
        DoubleVector leftSame = DoubleVector.zero(S);
        DoubleVector leftChange = DoubleVector.zero(S);
        for (int i = 0; i <= n; i += W) {
            DoubleVector odd = DoubleVector.fromArray(S, t, o + w + i);
            DoubleVector evenZ = DoubleVector.fromArray(S, t, o + 4 * w + i);
            DoubleVector oddZ = DoubleVector.fromArray(S, t, o + 5 * w + i);
            DoubleVector evenY = DoubleVector.fromArray(S, t, o + 2 * w + i);
            DoubleVector oddY = DoubleVector.fromArray(S, t, o + 3 * w + i);
            DoubleVector evenYZ = DoubleVector.fromArray(S, t, o + 6 * w + i);
            DoubleVector oddYZ = DoubleVector.fromArray(S, t, o + 7 * w + i);
            DoubleVector even = side < 0 ? evenZ.neg() : evenZ;
            DoubleVector difference = side < 0 ? odd.sub(oddZ) : odd.add(oddZ);
            DoubleVector evenChange = side < 0 ? evenY.sub(evenYZ) : evenY.add(evenYZ);
            DoubleVector oddChange = side < 0 ? oddY.sub(oddYZ) : oddY.add(oddYZ);
            DoubleVector rightSame = even.add(difference);
            DoubleVector rightChange = evenChange.add(oddChange);
            DoubleVector same = even.sub(difference).add(shifted(leftSame, rightSame));
            DoubleVector change = evenChange.sub(oddChange).add(shifted(leftChange, rightChange));
            leftSame = rightSame;
            leftChange = rightChange;
            add(y, a, i, n + 1, same.sub(change));
            add(y, b, i, n + 1, same.add(change));
        }
    }

    /// `current` moved up by one lane, its first lane filled with the last one of `before`.
    private static DoubleVector shifted(DoubleVector before, DoubleVector current) {
        return current.rearrange(UP).blend(before.rearrange(UP), FIRST);
    }

    private static void add(double[] y, int row, int i, int n, DoubleVector value) {
        if (i + W <= n) {
            DoubleVector.fromArray(S, y, row + i).add(value).intoArray(y, row + i);
        } else {
            VectorMask<Double> inside = S.indexInRange(i, n);
            DoubleVector.fromArray(S, y, row + i, inside).add(value).intoArray(y, row + i, inside);
        }
    }
}
