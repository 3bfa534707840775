package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The loops of `PlainDoubleLoops` with the Vector API, operation by operation, so that both give the same bits.
///
/// Loops step by whole vectors. What they write beyond the end of a row of modes is zero, because moduli beyond
/// the end of an element row are read as zero.
final class VectorDoubleLoops implements RowLoops<double[]>, BlockLoops<double[]> {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private final double normalOff;
    private final double normalShear;
    private final double bendOff;
    private final double shearPart;
    private final double twistPart;
    private final double lonely;
    private final double lonelyShear;

    /// @param sign 1 to add K x, -1 to subtract it
    VectorDoubleLoops(int sign) {
        normalOff = sign * HexModes.UNIT.lambdaPart()[HexModes.NORMAL_OFF];
        normalShear = sign * HexModes.UNIT.muPart()[HexModes.NORMAL];
        bendOff = sign * HexModes.UNIT.lambdaPart()[HexModes.BEND_OFF];
        shearPart = sign * HexModes.UNIT.muPart()[HexModes.SHEAR];
        twistPart = sign * HexModes.UNIT.muPart()[HexModes.TWIST_OFF];
        lonely = sign * HexModes.UNIT.lambdaPart()[HexModes.LONE];
        lonelyShear = sign * HexModes.UNIT.muPart()[HexModes.LONE];
    }

    @Override
    public double[] allocate(int length) {
        return new double[length];
    }

    @Override
    public int lanes() {
        return W;
    }

    @Override
    public int entryBytes() {
        return Double.BYTES;
    }

    @Override
    public void clear(double[] t, int from, int w, int n) {
        if (n == 1) { // by far the most frequent: hulls of neighbouring rows that begin or end alike
            for (int row = from; row < from + 12 * w; row += w) {
                t[row] = 0;
            }
            return;
        }
        DoubleVector zero = DoubleVector.zero(S);
        for (int row = from; row < from + 12 * w; row += w) {
            for (int i = 0; i < n; i += W) {
                zero.intoArray(t, row + i);
            }
        }
    }

    @Override
    public void forward(double[] x, int lower, int upper, int stride, double[] t, int to, int w, int n) {
        for (int c = 0; c < 3; c++) {
            forward(x, lower + c * stride, upper + c * stride, t, to + 4 * c * w, w, n);
        }
    }

    private static void forward(double[] x, int lower, int upper, double[] t, int to, int w, int n) {
        for (int i = 0; i < n; i += W) {
            DoubleVector a0 = DoubleVector.fromArray(S, x, lower + i);
            DoubleVector a1 = DoubleVector.fromArray(S, x, lower + i + 1);
            DoubleVector c0 = DoubleVector.fromArray(S, x, upper + i);
            DoubleVector c1 = DoubleVector.fromArray(S, x, upper + i + 1);
            DoubleVector sum0 = c0.add(a0);
            DoubleVector sum1 = c1.add(a1);
            DoubleVector difference0 = c0.sub(a0);
            DoubleVector difference1 = c1.sub(a1);
            sum1.add(sum0).intoArray(t, to + i);
            sum1.sub(sum0).intoArray(t, to + w + i);
            difference1.add(difference0).intoArray(t, to + 2 * w + i);
            difference1.sub(difference0).intoArray(t, to + 3 * w + i);
        }
    }

    @Override
    public void back(
            double[] lower, int lowerAt, double[] upper, int upperAt, int stride, double[] t, int from, int w, int n) {
        int lowerStride = lower == t ? 0 : stride;
        int upperStride = upper == t ? 0 : stride;
        for (int c = 0; c < 3; c++) {
            back(lower, lowerAt + c * lowerStride, upper, upperAt + c * upperStride, t, from + 4 * c * w, w, n);
        }
    }

    private static void back(
            double[] lower, int lowerAt, double[] upper, int upperAt, double[] t, int from, int w, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            DoubleVector even = along(t, from + i, from + w + i);
            DoubleVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            DoubleVector.fromArray(S, lower, lowerAt + i).add(even.sub(odd)).intoArray(lower, lowerAt + i);
            DoubleVector.fromArray(S, upper, upperAt + i).add(even.add(odd)).intoArray(upper, upperAt + i);
        }
        if (i < n) {
            VectorMask<Double> rest = S.indexInRange(i, n);
            DoubleVector even = along(t, from + i, from + w + i);
            DoubleVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            DoubleVector.fromArray(S, lower, lowerAt + i, rest)
                    .add(even.sub(odd))
                    .intoArray(lower, lowerAt + i, rest);
            DoubleVector.fromArray(S, upper, upperAt + i, rest)
                    .add(even.add(odd))
                    .intoArray(upper, upperAt + i, rest);
        }
    }

    /// A node gets sum minus difference of the voxel right of it, and sum plus difference of the one left of it.
    private static DoubleVector along(double[] t, int sum, int difference) {
        DoubleVector right = DoubleVector.fromArray(S, t, sum).sub(DoubleVector.fromArray(S, t, difference));
        DoubleVector left = DoubleVector.fromArray(S, t, sum - 1).add(DoubleVector.fromArray(S, t, difference - 1));
        return right.add(left);
    }

    @Override
    public void apply(double[][] moduli, int e, double[] t, Rows at, int w, int n) {
        double[] lambda = moduli[0];
        double[] mu = moduli[1];
        normalAndBend(lambda, mu, e, t, at, w, n);
        bendAlongX(lambda, mu, e, t, at, w, n);
        bendAlongZ(lambda, mu, e, t, at, w, n);
        twistAndShear(lambda, mu, e, t, at, w, n);
    }

    /// Moduli of elements i to i + W - 1 of a row of n that begins at e; 0 beyond its end.
    private static DoubleVector moduli(double[] values, int e, int i, int n) {
        return i + W <= n
                ? DoubleVector.fromArray(S, values, e + i)
                : DoubleVector.fromArray(S, values, e + i, S.indexInRange(i, n));
    }

    /// u in mode x, v in 0, w in z: the normal block (u:x, v:y, w:z) and the bend block of u:xy and w:yz.
    private void normalAndBend(double[] lambda, double[] mu, int e, double[] t, Rows at, int w, int n) {
        int uIn = at.in() + w;
        int uInNext = at.inNext() + w;
        int uOut = at.out() + w;
        int uOutNext = at.outNext() + w;
        int vIn = at.in() + 4 * w;
        int vInNext = at.inNext() + 4 * w;
        int vOut = at.out() + 4 * w;
        int vOutNext = at.outNext() + 4 * w;
        int wIn = at.in() + 10 * w;
        int wInNext = at.inNext() + 10 * w;
        int wOut = at.out() + 10 * w;
        int wOutNext = at.outNext() + 10 * w;
        for (int i = 0; i < n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector ua = DoubleVector.fromArray(S, t, uIn + i);
            DoubleVector ub = DoubleVector.fromArray(S, t, uInNext + i);
            DoubleVector va = DoubleVector.fromArray(S, t, vIn + i);
            DoubleVector vb = DoubleVector.fromArray(S, t, vInNext + i);
            DoubleVector wa = DoubleVector.fromArray(S, t, wIn + i);
            DoubleVector wb = DoubleVector.fromArray(S, t, wInNext + i);
            DoubleVector u1 = ub.add(ua);
            DoubleVector u3 = ub.sub(ua);
            DoubleVector v2 = vb.sub(va);
            DoubleVector w4 = wb.add(wa);
            DoubleVector w6 = wb.sub(wa);
            DoubleVector trace = l.mul(normalOff).mul(u1.add(v2).add(w4));
            DoubleVector twice = m.mul(normalShear);
            DoubleVector u = twice.mul(u1).add(trace);
            DoubleVector v = twice.mul(v2).add(trace);
            DoubleVector z = twice.mul(w4).add(trace);
            DoubleVector off = l.mul(bendOff);
            DoubleVector on = m.mul(shearPart).add(off);
            DoubleVector p = on.mul(u3).add(off.mul(w6));
            DoubleVector q = on.mul(w6).add(off.mul(u3));
            DoubleVector.fromArray(S, t, uOut + i).add(u.sub(p)).intoArray(t, uOut + i);
            u.add(p).intoArray(t, uOutNext + i);
            DoubleVector.fromArray(S, t, vOut + i).sub(v).intoArray(t, vOut + i);
            v.intoArray(t, vOutNext + i);
            DoubleVector.fromArray(S, t, wOut + i).add(z.sub(q)).intoArray(t, wOut + i);
            z.add(q).intoArray(t, wOutNext + i);
        }
    }

    /// u in mode 0, v in x, w in xz: the bend block of v:xy and w:xz, shear of u:y and v:x, and w:xyz.
    private void bendAlongX(double[] lambda, double[] mu, int e, double[] t, Rows at, int w, int n) {
        int uIn = at.in();
        int uInNext = at.inNext();
        int uOut = at.out();
        int uOutNext = at.outNext();
        int vIn = at.in() + 5 * w;
        int vInNext = at.inNext() + 5 * w;
        int vOut = at.out() + 5 * w;
        int vOutNext = at.outNext() + 5 * w;
        int wIn = at.in() + 11 * w;
        int wInNext = at.inNext() + 11 * w;
        int wOut = at.out() + 11 * w;
        int wOutNext = at.outNext() + 11 * w;
        for (int i = 0; i < n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector ua = DoubleVector.fromArray(S, t, uIn + i);
            DoubleVector ub = DoubleVector.fromArray(S, t, uInNext + i);
            DoubleVector va = DoubleVector.fromArray(S, t, vIn + i);
            DoubleVector vb = DoubleVector.fromArray(S, t, vInNext + i);
            DoubleVector wa = DoubleVector.fromArray(S, t, wIn + i);
            DoubleVector wb = DoubleVector.fromArray(S, t, wInNext + i);
            DoubleVector u2 = ub.sub(ua);
            DoubleVector v1 = vb.add(va);
            DoubleVector v3 = vb.sub(va);
            DoubleVector w5 = wb.add(wa);
            DoubleVector w7 = wb.sub(wa);
            DoubleVector off = l.mul(bendOff);
            DoubleVector shear = m.mul(shearPart);
            DoubleVector on = shear.add(off);
            DoubleVector p = on.mul(v3).add(off.mul(w5));
            DoubleVector q = on.mul(w5).add(off.mul(v3));
            DoubleVector s = shear.mul(u2.add(v1));
            DoubleVector lone = l.mul(lonely).add(m.mul(lonelyShear)).mul(w7);
            DoubleVector.fromArray(S, t, uOut + i).sub(s).intoArray(t, uOut + i);
            s.intoArray(t, uOutNext + i);
            DoubleVector.fromArray(S, t, vOut + i).add(s.sub(p)).intoArray(t, vOut + i);
            s.add(p).intoArray(t, vOutNext + i);
            DoubleVector.fromArray(S, t, wOut + i).add(q.sub(lone)).intoArray(t, wOut + i);
            q.add(lone).intoArray(t, wOutNext + i);
        }
    }

    /// u in mode xz, v in z, w in 0: the bend block of u:xz and v:yz, shear of v:z and w:y, and u:xyz.
    private void bendAlongZ(double[] lambda, double[] mu, int e, double[] t, Rows at, int w, int n) {
        int uIn = at.in() + 3 * w;
        int uInNext = at.inNext() + 3 * w;
        int uOut = at.out() + 3 * w;
        int uOutNext = at.outNext() + 3 * w;
        int vIn = at.in() + 6 * w;
        int vInNext = at.inNext() + 6 * w;
        int vOut = at.out() + 6 * w;
        int vOutNext = at.outNext() + 6 * w;
        int wIn = at.in() + 8 * w;
        int wInNext = at.inNext() + 8 * w;
        int wOut = at.out() + 8 * w;
        int wOutNext = at.outNext() + 8 * w;
        for (int i = 0; i < n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector ua = DoubleVector.fromArray(S, t, uIn + i);
            DoubleVector ub = DoubleVector.fromArray(S, t, uInNext + i);
            DoubleVector va = DoubleVector.fromArray(S, t, vIn + i);
            DoubleVector vb = DoubleVector.fromArray(S, t, vInNext + i);
            DoubleVector wa = DoubleVector.fromArray(S, t, wIn + i);
            DoubleVector wb = DoubleVector.fromArray(S, t, wInNext + i);
            DoubleVector u5 = ub.add(ua);
            DoubleVector u7 = ub.sub(ua);
            DoubleVector v4 = vb.add(va);
            DoubleVector v6 = vb.sub(va);
            DoubleVector w2 = wb.sub(wa);
            DoubleVector off = l.mul(bendOff);
            DoubleVector shear = m.mul(shearPart);
            DoubleVector on = shear.add(off);
            DoubleVector p = on.mul(u5).add(off.mul(v6));
            DoubleVector q = on.mul(v6).add(off.mul(u5));
            DoubleVector s = shear.mul(v4.add(w2));
            DoubleVector lone = l.mul(lonely).add(m.mul(lonelyShear)).mul(u7);
            DoubleVector.fromArray(S, t, uOut + i).add(p.sub(lone)).intoArray(t, uOut + i);
            p.add(lone).intoArray(t, uOutNext + i);
            DoubleVector.fromArray(S, t, vOut + i).add(s.sub(q)).intoArray(t, vOut + i);
            s.add(q).intoArray(t, vOutNext + i);
            DoubleVector.fromArray(S, t, wOut + i).sub(s).intoArray(t, wOut + i);
            s.intoArray(t, wOutNext + i);
        }
    }

    /// u in mode z, v in xz, w in x: the twist block (u:yz, v:xz, w:xy), shear of u:z and w:x, and v:xyz.
    private void twistAndShear(double[] lambda, double[] mu, int e, double[] t, Rows at, int w, int n) {
        int uIn = at.in() + 2 * w;
        int uInNext = at.inNext() + 2 * w;
        int uOut = at.out() + 2 * w;
        int uOutNext = at.outNext() + 2 * w;
        int vIn = at.in() + 7 * w;
        int vInNext = at.inNext() + 7 * w;
        int vOut = at.out() + 7 * w;
        int vOutNext = at.outNext() + 7 * w;
        int wIn = at.in() + 9 * w;
        int wInNext = at.inNext() + 9 * w;
        int wOut = at.out() + 9 * w;
        int wOutNext = at.outNext() + 9 * w;
        for (int i = 0; i < n; i += W) {
            DoubleVector l = moduli(lambda, e, i, n);
            DoubleVector m = moduli(mu, e, i, n);
            DoubleVector ua = DoubleVector.fromArray(S, t, uIn + i);
            DoubleVector ub = DoubleVector.fromArray(S, t, uInNext + i);
            DoubleVector va = DoubleVector.fromArray(S, t, vIn + i);
            DoubleVector vb = DoubleVector.fromArray(S, t, vInNext + i);
            DoubleVector wa = DoubleVector.fromArray(S, t, wIn + i);
            DoubleVector wb = DoubleVector.fromArray(S, t, wInNext + i);
            DoubleVector u4 = ub.add(ua);
            DoubleVector u6 = ub.sub(ua);
            DoubleVector v5 = vb.add(va);
            DoubleVector v7 = vb.sub(va);
            DoubleVector w1 = wb.add(wa);
            DoubleVector w3 = wb.sub(wa);
            DoubleVector twist = m.mul(twistPart);
            DoubleVector sum = u6.add(v5).add(w3);
            DoubleVector p = twist.mul(u6.add(sum));
            DoubleVector q = twist.mul(v5.add(sum));
            DoubleVector r = twist.mul(w3.add(sum));
            DoubleVector s = m.mul(shearPart).mul(u4.add(w1));
            DoubleVector lone = l.mul(lonely).add(m.mul(lonelyShear)).mul(v7);
            DoubleVector.fromArray(S, t, uOut + i).add(s.sub(p)).intoArray(t, uOut + i);
            s.add(p).intoArray(t, uOutNext + i);
            DoubleVector.fromArray(S, t, vOut + i).add(q.sub(lone)).intoArray(t, vOut + i);
            q.add(lone).intoArray(t, vOutNext + i);
            DoubleVector.fromArray(S, t, wOut + i).add(s.sub(r)).intoArray(t, wOut + i);
            s.add(r).intoArray(t, wOutNext + i);
        }
    }
}
