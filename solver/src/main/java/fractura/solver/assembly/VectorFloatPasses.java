package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// `VectorDoublePasses` in single precision, line by line: Java has no generics over primitives.
final class VectorFloatPasses implements RowPasses<float[]> {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    /// from one array of modes to the next
    private static final int ROW = Strip.rowLength(Float.BYTES);

    /// last lane first, the others one place up
    private static final VectorShuffle<Float> TURN = VectorShuffle.iota(S, W - 1, 1, true);

    private static final VectorMask<Float> FIRST = VectorMask.fromLong(S, 1);

    private final float normalOff;
    private final float normalShear;
    private final float bendOff;
    private final float shearPart;
    private final float twistPart;
    private final float lonely;
    private final float lonelyShear;

    /// @param sign 1 to add K x, -1 to subtract it
    VectorFloatPasses(int sign) {
        normalOff = (float) (sign * HexModes.UNIT.lambdaPart()[HexModes.NORMAL_OFF]);
        normalShear = (float) (sign * HexModes.UNIT.muPart()[HexModes.NORMAL]);
        bendOff = (float) (sign * HexModes.UNIT.lambdaPart()[HexModes.BEND_OFF]);
        shearPart = (float) (sign * HexModes.UNIT.muPart()[HexModes.SHEAR]);
        twistPart = (float) (sign * HexModes.UNIT.muPart()[HexModes.TWIST_OFF]);
        lonely = (float) (sign * HexModes.UNIT.lambdaPart()[HexModes.LONE]);
        lonelyShear = (float) (sign * HexModes.UNIT.muPart()[HexModes.LONE]);
    }

    @Override
    public int entryBytes() {
        return Float.BYTES;
    }

    @Override
    public void clear(float[] t, int from, int n) {
        Arrays.fill(t, from, from + n, 0);
    }

    @Override
    public void forward(float[] x, int lower, int upper, int stride, float[] t, int to, int n) {
        for (int i = 0; i < n; i += W) {
            forward(x, lower + i, upper + i, t, to + i);
            forward(x, lower + stride + i, upper + stride + i, t, to + 4 * ROW + i);
            forward(x, lower + 2 * stride + i, upper + 2 * stride + i, t, to + 8 * ROW + i);
        }
    }

    private static void forward(float[] x, int lower, int upper, float[] t, int to) {
        FloatVector a0 = FloatVector.fromArray(S, x, lower);
        FloatVector a1 = FloatVector.fromArray(S, x, lower + 1);
        FloatVector c0 = FloatVector.fromArray(S, x, upper);
        FloatVector c1 = FloatVector.fromArray(S, x, upper + 1);
        FloatVector sum0 = c0.add(a0);
        FloatVector sum1 = c1.add(a1);
        FloatVector difference0 = c0.sub(a0);
        FloatVector difference1 = c1.sub(a1);
        sum1.add(sum0).intoArray(t, to);
        sum1.sub(sum0).intoArray(t, to + ROW);
        difference1.add(difference0).intoArray(t, to + 2 * ROW);
        difference1.sub(difference0).intoArray(t, to + 3 * ROW);
    }

    /// Moduli of the voxels from i on; 0 for those outside [first, end).
    private static FloatVector moduli(float[] values, int e, int i, int first, int end) {
        if (i >= first && i + W <= end) {
            return FloatVector.fromArray(S, values, e + i);
        }
        VectorMask<Float> own = S.indexInRange(i, end);
        if (i < first) {
            own = own.andNot(S.indexInRange(i, first));
        }
        return FloatVector.fromArray(S, values, e + i, own);
    }

    /// Names: modes and shares by component (u, v, w) and mode (0, x, z, xz); `t` with such a name is what a node
    /// row gets in all. The blocks are those of `HexModes`; sums and differences along y are f, products g and h.
    @Override
    public void blocks(
            float[][] moduli,
            int e,
            Extent x,
            float[] lower,
            int lowerAt,
            float[] upper,
            int upperAt,
            int stride,
            float[] t,
            Modes at) {
        float[] lambda = moduli[0];
        float[] mu = moduli[1];
        FloatVector ueLeft = FloatVector.zero(S);
        FloatVector uoLeft = FloatVector.zero(S);
        FloatVector veLeft = FloatVector.zero(S);
        FloatVector voLeft = FloatVector.zero(S);
        FloatVector weLeft = FloatVector.zero(S);
        FloatVector woLeft = FloatVector.zero(S);
        int first = x.first();
        int end = x.end();
        int from = x.from();
        int to = x.to();
        int i = x.low();
        for (; i < x.high(); i += W) {
            FloatVector l = moduli(lambda, e, i, first, end);
            FloatVector m = moduli(mu, e, i, first, end);
            FloatVector off = l.mul(bendOff);
            FloatVector shear = m.mul(shearPart);
            FloatVector on = shear.add(off);
            FloatVector lone = l.mul(lonely).add(m.mul(lonelyShear));
            FloatVector twist = m.mul(twistPart);
            int p = at.row() + i;
            int n = at.next() + i;
            int q = at.shares() + i;

            // normal and bend
            FloatVector ux = FloatVector.fromArray(S, t, n + ROW);
            FloatVector oux = FloatVector.fromArray(S, t, p + ROW);
            FloatVector v0 = FloatVector.fromArray(S, t, n + 4 * ROW);
            FloatVector ov0 = FloatVector.fromArray(S, t, p + 4 * ROW);
            FloatVector wz = FloatVector.fromArray(S, t, n + 10 * ROW);
            FloatVector owz = FloatVector.fromArray(S, t, p + 10 * ROW);
            FloatVector f1 = ux.add(oux);
            FloatVector f2 = ux.sub(oux);
            FloatVector f3 = v0.sub(ov0);
            FloatVector f4 = wz.add(owz);
            FloatVector f5 = wz.sub(owz);
            FloatVector trace = l.mul(normalOff).mul(f1.add(f3).add(f4));
            FloatVector twice = m.mul(normalShear);
            FloatVector g1 = twice.mul(f1).add(trace);
            FloatVector g2 = twice.mul(f3).add(trace);
            FloatVector g3 = twice.mul(f4).add(trace);
            FloatVector h1 = on.mul(f2).add(off.mul(f5));
            FloatVector h2 = on.mul(f5).add(off.mul(f2));
            FloatVector tux = FloatVector.fromArray(S, t, q + ROW).add(g1.sub(h1));
            g1.add(h1).intoArray(t, q + ROW);
            FloatVector tv0 = FloatVector.fromArray(S, t, q + 4 * ROW).sub(g2);
            g2.intoArray(t, q + 4 * ROW);
            FloatVector twz = FloatVector.fromArray(S, t, q + 10 * ROW).add(g3.sub(h2));
            g3.add(h2).intoArray(t, q + 10 * ROW);

            // bend along x
            FloatVector u0 = FloatVector.fromArray(S, t, n);
            FloatVector ou0 = FloatVector.fromArray(S, t, p);
            FloatVector vx = FloatVector.fromArray(S, t, n + 5 * ROW);
            FloatVector ovx = FloatVector.fromArray(S, t, p + 5 * ROW);
            FloatVector wxz = FloatVector.fromArray(S, t, n + 11 * ROW);
            FloatVector owxz = FloatVector.fromArray(S, t, p + 11 * ROW);
            f1 = u0.sub(ou0);
            f2 = vx.add(ovx);
            f3 = vx.sub(ovx);
            f4 = wxz.add(owxz);
            f5 = wxz.sub(owxz);
            h1 = on.mul(f3).add(off.mul(f4));
            h2 = on.mul(f4).add(off.mul(f3));
            g1 = shear.mul(f1.add(f2));
            g2 = lone.mul(f5);
            FloatVector tu0 = FloatVector.fromArray(S, t, q).sub(g1);
            g1.intoArray(t, q);
            FloatVector tvx = FloatVector.fromArray(S, t, q + 5 * ROW).add(g1.sub(h1));
            g1.add(h1).intoArray(t, q + 5 * ROW);
            FloatVector twxz = FloatVector.fromArray(S, t, q + 11 * ROW).add(h2.sub(g2));
            h2.add(g2).intoArray(t, q + 11 * ROW);

            // bend along z
            FloatVector uxz = FloatVector.fromArray(S, t, n + 3 * ROW);
            FloatVector ouxz = FloatVector.fromArray(S, t, p + 3 * ROW);
            FloatVector vz = FloatVector.fromArray(S, t, n + 6 * ROW);
            FloatVector ovz = FloatVector.fromArray(S, t, p + 6 * ROW);
            FloatVector w0 = FloatVector.fromArray(S, t, n + 8 * ROW);
            FloatVector ow0 = FloatVector.fromArray(S, t, p + 8 * ROW);
            f1 = uxz.add(ouxz);
            f2 = uxz.sub(ouxz);
            f3 = vz.add(ovz);
            f4 = vz.sub(ovz);
            f5 = w0.sub(ow0);
            h1 = on.mul(f1).add(off.mul(f4));
            h2 = on.mul(f4).add(off.mul(f1));
            g1 = shear.mul(f3.add(f5));
            g2 = lone.mul(f2);
            FloatVector tuxz = FloatVector.fromArray(S, t, q + 3 * ROW).add(h1.sub(g2));
            h1.add(g2).intoArray(t, q + 3 * ROW);
            FloatVector tvz = FloatVector.fromArray(S, t, q + 6 * ROW).add(g1.sub(h2));
            g1.add(h2).intoArray(t, q + 6 * ROW);
            FloatVector tw0 = FloatVector.fromArray(S, t, q + 8 * ROW).sub(g1);
            g1.intoArray(t, q + 8 * ROW);

            // twist and shear
            FloatVector uz = FloatVector.fromArray(S, t, n + 2 * ROW);
            FloatVector ouz = FloatVector.fromArray(S, t, p + 2 * ROW);
            FloatVector vxz = FloatVector.fromArray(S, t, n + 7 * ROW);
            FloatVector ovxz = FloatVector.fromArray(S, t, p + 7 * ROW);
            FloatVector wx = FloatVector.fromArray(S, t, n + 9 * ROW);
            FloatVector owx = FloatVector.fromArray(S, t, p + 9 * ROW);
            f1 = uz.add(ouz);
            f2 = uz.sub(ouz);
            f3 = vxz.add(ovxz);
            f4 = vxz.sub(ovxz);
            f5 = wx.add(owx);
            FloatVector f6 = wx.sub(owx);
            FloatVector sum = f2.add(f3).add(f6);
            h1 = twist.mul(f2.add(sum));
            h2 = twist.mul(f3.add(sum));
            FloatVector h3 = twist.mul(f6.add(sum));
            g1 = shear.mul(f1.add(f5));
            g2 = lone.mul(f4);
            FloatVector tuz = FloatVector.fromArray(S, t, q + 2 * ROW).add(g1.sub(h1));
            g1.add(h1).intoArray(t, q + 2 * ROW);
            FloatVector tvxz = FloatVector.fromArray(S, t, q + 7 * ROW).add(h2.sub(g2));
            h2.add(g2).intoArray(t, q + 7 * ROW);
            FloatVector twx = FloatVector.fromArray(S, t, q + 9 * ROW).add(g1.sub(h3));
            g1.add(h3).intoArray(t, q + 9 * ROW);

            // node row j: back along x and z
            FloatVector turned;
            turned = tu0.add(tux).rearrange(TURN);
            FloatVector ue = tu0.sub(tux).add(turned.blend(ueLeft, FIRST));
            ueLeft = turned;
            turned = tuz.add(tuxz).rearrange(TURN);
            FloatVector uo = tuz.sub(tuxz).add(turned.blend(uoLeft, FIRST));
            uoLeft = turned;
            turned = tv0.add(tvx).rearrange(TURN);
            FloatVector ve = tv0.sub(tvx).add(turned.blend(veLeft, FIRST));
            veLeft = turned;
            turned = tvz.add(tvxz).rearrange(TURN);
            FloatVector vo = tvz.sub(tvxz).add(turned.blend(voLeft, FIRST));
            voLeft = turned;
            turned = tw0.add(twx).rearrange(TURN);
            FloatVector we = tw0.sub(twx).add(turned.blend(weLeft, FIRST));
            weLeft = turned;
            turned = twz.add(twxz).rearrange(TURN);
            FloatVector wo = twz.sub(twxz).add(turned.blend(woLeft, FIRST));
            woLeft = turned;
            if (i + W > from && i <= to) {
                int lo = lowerAt + i;
                int up = upperAt + i;
                FloatVector.fromArray(S, lower, lo).add(ue.sub(uo)).intoArray(lower, lo);
                FloatVector.fromArray(S, upper, up).add(ue.add(uo)).intoArray(upper, up);
                lo += stride;
                up += stride;
                FloatVector.fromArray(S, lower, lo).add(ve.sub(vo)).intoArray(lower, lo);
                FloatVector.fromArray(S, upper, up).add(ve.add(vo)).intoArray(upper, up);
                lo += stride;
                up += stride;
                FloatVector.fromArray(S, lower, lo).add(we.sub(wo)).intoArray(lower, lo);
                FloatVector.fromArray(S, upper, up).add(we.add(wo)).intoArray(upper, up);
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
    public void back(float[] lower, int lowerAt, float[] upper, int upperAt, int stride, float[] t, int from, int n) {
        for (int c = 0; c < 3; c++) {
            float leftEven = 0;
            float leftOdd = 0;
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
