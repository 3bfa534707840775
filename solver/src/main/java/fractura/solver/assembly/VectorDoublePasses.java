package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The passes of `FusedKernel` several voxels at a time. Everything between the modes of two node rows and the
/// shares of a node row stays in registers; shares of the voxel left of a node come from the lane before, or from
/// the last lane of the turn before.
final class VectorDoublePasses implements RowPasses<double[]> {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    /// from one array of modes to the next
    private static final int ROW = Strip.rowLength(Double.BYTES);

    /// last lane first, the others one place up
    private static final VectorShuffle<Double> TURN = VectorShuffle.iota(S, W - 1, 1, true);

    private static final VectorMask<Double> FIRST = VectorMask.fromLong(S, 1);

    private final double normalOff;
    private final double normalShear;
    private final double bendOff;
    private final double shearPart;
    private final double twistPart;
    private final double lonely;
    private final double lonelyShear;

    /// @param sign 1 to add K x, -1 to subtract it
    VectorDoublePasses(int sign) {
        normalOff = sign * HexModes.UNIT.lambdaPart()[HexModes.NORMAL_OFF];
        normalShear = sign * HexModes.UNIT.muPart()[HexModes.NORMAL];
        bendOff = sign * HexModes.UNIT.lambdaPart()[HexModes.BEND_OFF];
        shearPart = sign * HexModes.UNIT.muPart()[HexModes.SHEAR];
        twistPart = sign * HexModes.UNIT.muPart()[HexModes.TWIST_OFF];
        lonely = sign * HexModes.UNIT.lambdaPart()[HexModes.LONE];
        lonelyShear = sign * HexModes.UNIT.muPart()[HexModes.LONE];
    }

    @Override
    public int entryBytes() {
        return Double.BYTES;
    }

    @Override
    public void clear(double[] t, int from, int n) {
        Arrays.fill(t, from, from + n, 0);
    }

    @Override
    public void forward(double[] x, int lower, int upper, int stride, double[] t, int to, int n) {
        for (int i = 0; i < n; i += W) {
            forward(x, lower + i, upper + i, t, to + i);
            forward(x, lower + stride + i, upper + stride + i, t, to + 4 * ROW + i);
            forward(x, lower + 2 * stride + i, upper + 2 * stride + i, t, to + 8 * ROW + i);
        }
    }

    private static void forward(double[] x, int lower, int upper, double[] t, int to) {
        DoubleVector a0 = DoubleVector.fromArray(S, x, lower);
        DoubleVector a1 = DoubleVector.fromArray(S, x, lower + 1);
        DoubleVector c0 = DoubleVector.fromArray(S, x, upper);
        DoubleVector c1 = DoubleVector.fromArray(S, x, upper + 1);
        DoubleVector sum0 = c0.add(a0);
        DoubleVector sum1 = c1.add(a1);
        DoubleVector difference0 = c0.sub(a0);
        DoubleVector difference1 = c1.sub(a1);
        sum1.add(sum0).intoArray(t, to);
        sum1.sub(sum0).intoArray(t, to + ROW);
        difference1.add(difference0).intoArray(t, to + 2 * ROW);
        difference1.sub(difference0).intoArray(t, to + 3 * ROW);
    }

    /// Moduli of the voxels from i on; 0 for those outside [first, end).
    private static DoubleVector moduli(double[] values, int e, int i, int first, int end) {
        if (i >= first && i + W <= end) {
            return DoubleVector.fromArray(S, values, e + i);
        }
        VectorMask<Double> own = S.indexInRange(i, end);
        if (i < first) {
            own = own.andNot(S.indexInRange(i, first));
        }
        return DoubleVector.fromArray(S, values, e + i, own);
    }

    /// Names: modes and shares by component (u, v, w) and mode (0, x, z, xz); `t` with such a name is what a node
    /// row gets in all. The blocks are those of `HexModes`; sums and differences along y are f, products g and h.
    @Override
    public void blocks(
            double[][] moduli,
            int e,
            Extent x,
            double[] lower,
            int lowerAt,
            double[] upper,
            int upperAt,
            int stride,
            double[] t,
            Modes at) {
        double[] lambda = moduli[0];
        double[] mu = moduli[1];
        DoubleVector ueLeft = DoubleVector.zero(S);
        DoubleVector uoLeft = DoubleVector.zero(S);
        DoubleVector veLeft = DoubleVector.zero(S);
        DoubleVector voLeft = DoubleVector.zero(S);
        DoubleVector weLeft = DoubleVector.zero(S);
        DoubleVector woLeft = DoubleVector.zero(S);
        int first = x.first();
        int end = x.end();
        int from = x.from();
        int to = x.to();
        int i = x.low();
        for (; i < x.high(); i += W) {
            DoubleVector l = moduli(lambda, e, i, first, end);
            DoubleVector m = moduli(mu, e, i, first, end);
            DoubleVector off = l.mul(bendOff);
            DoubleVector shear = m.mul(shearPart);
            DoubleVector on = shear.add(off);
            DoubleVector lone = l.mul(lonely).add(m.mul(lonelyShear));
            DoubleVector twist = m.mul(twistPart);
            int p = at.row() + i;
            int n = at.next() + i;
            int q = at.shares() + i;

            // normal and bend
            DoubleVector ux = DoubleVector.fromArray(S, t, n + ROW);
            DoubleVector oux = DoubleVector.fromArray(S, t, p + ROW);
            DoubleVector v0 = DoubleVector.fromArray(S, t, n + 4 * ROW);
            DoubleVector ov0 = DoubleVector.fromArray(S, t, p + 4 * ROW);
            DoubleVector wz = DoubleVector.fromArray(S, t, n + 10 * ROW);
            DoubleVector owz = DoubleVector.fromArray(S, t, p + 10 * ROW);
            DoubleVector f1 = ux.add(oux);
            DoubleVector f2 = ux.sub(oux);
            DoubleVector f3 = v0.sub(ov0);
            DoubleVector f4 = wz.add(owz);
            DoubleVector f5 = wz.sub(owz);
            DoubleVector trace = l.mul(normalOff).mul(f1.add(f3).add(f4));
            DoubleVector twice = m.mul(normalShear);
            DoubleVector g1 = twice.mul(f1).add(trace);
            DoubleVector g2 = twice.mul(f3).add(trace);
            DoubleVector g3 = twice.mul(f4).add(trace);
            DoubleVector h1 = on.mul(f2).add(off.mul(f5));
            DoubleVector h2 = on.mul(f5).add(off.mul(f2));
            DoubleVector tux = DoubleVector.fromArray(S, t, q + ROW).add(g1.sub(h1));
            g1.add(h1).intoArray(t, q + ROW);
            DoubleVector tv0 = DoubleVector.fromArray(S, t, q + 4 * ROW).sub(g2);
            g2.intoArray(t, q + 4 * ROW);
            DoubleVector twz = DoubleVector.fromArray(S, t, q + 10 * ROW).add(g3.sub(h2));
            g3.add(h2).intoArray(t, q + 10 * ROW);

            // bend along x
            DoubleVector u0 = DoubleVector.fromArray(S, t, n);
            DoubleVector ou0 = DoubleVector.fromArray(S, t, p);
            DoubleVector vx = DoubleVector.fromArray(S, t, n + 5 * ROW);
            DoubleVector ovx = DoubleVector.fromArray(S, t, p + 5 * ROW);
            DoubleVector wxz = DoubleVector.fromArray(S, t, n + 11 * ROW);
            DoubleVector owxz = DoubleVector.fromArray(S, t, p + 11 * ROW);
            f1 = u0.sub(ou0);
            f2 = vx.add(ovx);
            f3 = vx.sub(ovx);
            f4 = wxz.add(owxz);
            f5 = wxz.sub(owxz);
            h1 = on.mul(f3).add(off.mul(f4));
            h2 = on.mul(f4).add(off.mul(f3));
            g1 = shear.mul(f1.add(f2));
            g2 = lone.mul(f5);
            DoubleVector tu0 = DoubleVector.fromArray(S, t, q).sub(g1);
            g1.intoArray(t, q);
            DoubleVector tvx = DoubleVector.fromArray(S, t, q + 5 * ROW).add(g1.sub(h1));
            g1.add(h1).intoArray(t, q + 5 * ROW);
            DoubleVector twxz = DoubleVector.fromArray(S, t, q + 11 * ROW).add(h2.sub(g2));
            h2.add(g2).intoArray(t, q + 11 * ROW);

            // bend along z
            DoubleVector uxz = DoubleVector.fromArray(S, t, n + 3 * ROW);
            DoubleVector ouxz = DoubleVector.fromArray(S, t, p + 3 * ROW);
            DoubleVector vz = DoubleVector.fromArray(S, t, n + 6 * ROW);
            DoubleVector ovz = DoubleVector.fromArray(S, t, p + 6 * ROW);
            DoubleVector w0 = DoubleVector.fromArray(S, t, n + 8 * ROW);
            DoubleVector ow0 = DoubleVector.fromArray(S, t, p + 8 * ROW);
            f1 = uxz.add(ouxz);
            f2 = uxz.sub(ouxz);
            f3 = vz.add(ovz);
            f4 = vz.sub(ovz);
            f5 = w0.sub(ow0);
            h1 = on.mul(f1).add(off.mul(f4));
            h2 = on.mul(f4).add(off.mul(f1));
            g1 = shear.mul(f3.add(f5));
            g2 = lone.mul(f2);
            DoubleVector tuxz = DoubleVector.fromArray(S, t, q + 3 * ROW).add(h1.sub(g2));
            h1.add(g2).intoArray(t, q + 3 * ROW);
            DoubleVector tvz = DoubleVector.fromArray(S, t, q + 6 * ROW).add(g1.sub(h2));
            g1.add(h2).intoArray(t, q + 6 * ROW);
            DoubleVector tw0 = DoubleVector.fromArray(S, t, q + 8 * ROW).sub(g1);
            g1.intoArray(t, q + 8 * ROW);

            // twist and shear
            DoubleVector uz = DoubleVector.fromArray(S, t, n + 2 * ROW);
            DoubleVector ouz = DoubleVector.fromArray(S, t, p + 2 * ROW);
            DoubleVector vxz = DoubleVector.fromArray(S, t, n + 7 * ROW);
            DoubleVector ovxz = DoubleVector.fromArray(S, t, p + 7 * ROW);
            DoubleVector wx = DoubleVector.fromArray(S, t, n + 9 * ROW);
            DoubleVector owx = DoubleVector.fromArray(S, t, p + 9 * ROW);
            f1 = uz.add(ouz);
            f2 = uz.sub(ouz);
            f3 = vxz.add(ovxz);
            f4 = vxz.sub(ovxz);
            f5 = wx.add(owx);
            DoubleVector f6 = wx.sub(owx);
            DoubleVector sum = f2.add(f3).add(f6);
            h1 = twist.mul(f2.add(sum));
            h2 = twist.mul(f3.add(sum));
            DoubleVector h3 = twist.mul(f6.add(sum));
            g1 = shear.mul(f1.add(f5));
            g2 = lone.mul(f4);
            DoubleVector tuz = DoubleVector.fromArray(S, t, q + 2 * ROW).add(g1.sub(h1));
            g1.add(h1).intoArray(t, q + 2 * ROW);
            DoubleVector tvxz = DoubleVector.fromArray(S, t, q + 7 * ROW).add(h2.sub(g2));
            h2.add(g2).intoArray(t, q + 7 * ROW);
            DoubleVector twx = DoubleVector.fromArray(S, t, q + 9 * ROW).add(g1.sub(h3));
            g1.add(h3).intoArray(t, q + 9 * ROW);

            // node row j: back along x and z
            DoubleVector turned;
            turned = tu0.add(tux).rearrange(TURN);
            DoubleVector ue = tu0.sub(tux).add(turned.blend(ueLeft, FIRST));
            ueLeft = turned;
            turned = tuz.add(tuxz).rearrange(TURN);
            DoubleVector uo = tuz.sub(tuxz).add(turned.blend(uoLeft, FIRST));
            uoLeft = turned;
            turned = tv0.add(tvx).rearrange(TURN);
            DoubleVector ve = tv0.sub(tvx).add(turned.blend(veLeft, FIRST));
            veLeft = turned;
            turned = tvz.add(tvxz).rearrange(TURN);
            DoubleVector vo = tvz.sub(tvxz).add(turned.blend(voLeft, FIRST));
            voLeft = turned;
            turned = tw0.add(twx).rearrange(TURN);
            DoubleVector we = tw0.sub(twx).add(turned.blend(weLeft, FIRST));
            weLeft = turned;
            turned = twz.add(twxz).rearrange(TURN);
            DoubleVector wo = twz.sub(twxz).add(turned.blend(woLeft, FIRST));
            woLeft = turned;
            if (i + W > from && i <= to) {
                int lo = lowerAt + i;
                int up = upperAt + i;
                DoubleVector.fromArray(S, lower, lo).add(ue.sub(uo)).intoArray(lower, lo);
                DoubleVector.fromArray(S, upper, up).add(ue.add(uo)).intoArray(upper, up);
                lo += stride;
                up += stride;
                DoubleVector.fromArray(S, lower, lo).add(ve.sub(vo)).intoArray(lower, lo);
                DoubleVector.fromArray(S, upper, up).add(ve.add(vo)).intoArray(upper, up);
                lo += stride;
                up += stride;
                DoubleVector.fromArray(S, lower, lo).add(we.sub(wo)).intoArray(lower, lo);
                DoubleVector.fromArray(S, upper, up).add(we.add(wo)).intoArray(upper, up);
            }
        }
        if (i == to) { // the last node has no voxel right of it
            lower[lowerAt + i] += ueLeft.lane(0) - uoLeft.lane(0);
            upper[upperAt + i] += ueLeft.lane(0) + uoLeft.lane(0);
            lower[lowerAt + stride + i] += veLeft.lane(0) - voLeft.lane(0);
            upper[upperAt + stride + i] += veLeft.lane(0) + voLeft.lane(0);
            lower[lowerAt + 2 * stride + i] += weLeft.lane(0) - woLeft.lane(0);
            upper[upperAt + 2 * stride + i] += weLeft.lane(0) + woLeft.lane(0);
        }
    }

    @Override
    public void back(
            double[] lower, int lowerAt, double[] upper, int upperAt, int stride, double[] t, int from, int n) {
        for (int c = 0; c < 3; c++) {
            double leftEven = 0;
            double leftOdd = 0;
            for (int i = 0; i < n; i++) {
                int q = from + 4 * c * ROW + i;
                lower[lowerAt + c * stride + i] +=
                        (t[q] - t[q + ROW] + leftEven) - (t[q + 2 * ROW] - t[q + 3 * ROW] + leftOdd);
                upper[upperAt + c * stride + i] +=
                        (t[q] - t[q + ROW] + leftEven) + (t[q + 2 * ROW] - t[q + 3 * ROW] + leftOdd);
                leftEven = t[q] + t[q + ROW];
                leftOdd = t[q + 2 * ROW] + t[q + 3 * ROW];
            }
            lower[lowerAt + c * stride + n] += leftEven - leftOdd;
            upper[upperAt + c * stride + n] += leftEven + leftOdd;
        }
    }
}
