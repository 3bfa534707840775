package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// `VectorDoubleLoops` in single precision, line by line: Java has no generics over primitives.
final class VectorFloatLoops implements RowLoops<float[]>, BlockLoops<float[]> {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private final float normalOff;
    private final float normalShear;
    private final float bendOff;
    private final float shearPart;
    private final float twistPart;
    private final float lonely;
    private final float lonelyShear;

    /// @param sign 1 to add K x, -1 to subtract it
    VectorFloatLoops(int sign) {
        normalOff = (float) (sign * HexModes.UNIT.lambdaPart()[HexModes.NORMAL_OFF]);
        normalShear = (float) (sign * HexModes.UNIT.muPart()[HexModes.NORMAL]);
        bendOff = (float) (sign * HexModes.UNIT.lambdaPart()[HexModes.BEND_OFF]);
        shearPart = (float) (sign * HexModes.UNIT.muPart()[HexModes.SHEAR]);
        twistPart = (float) (sign * HexModes.UNIT.muPart()[HexModes.TWIST_OFF]);
        lonely = (float) (sign * HexModes.UNIT.lambdaPart()[HexModes.LONE]);
        lonelyShear = (float) (sign * HexModes.UNIT.muPart()[HexModes.LONE]);
    }

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public int lanes() {
        return W;
    }

    @Override
    public int entryBytes() {
        return Float.BYTES;
    }

    @Override
    public void clear(float[] t, int from, int w, int n) {
        if (n == 1) { // by far the most frequent: hulls of neighbouring rows that begin or end alike
            for (int row = from; row < from + 12 * w; row += w) {
                t[row] = 0;
            }
            return;
        }
        FloatVector zero = FloatVector.zero(S);
        for (int row = from; row < from + 12 * w; row += w) {
            for (int i = 0; i < n; i += W) {
                zero.intoArray(t, row + i);
            }
        }
    }

    @Override
    public void forward(float[] x, int lower, int upper, int stride, float[] t, int to, int w, int n) {
        for (int c = 0; c < 3; c++) {
            forward(x, lower + c * stride, upper + c * stride, t, to + 4 * c * w, w, n);
        }
    }

    private static void forward(float[] x, int lower, int upper, float[] t, int to, int w, int n) {
        for (int i = 0; i < n; i += W) {
            FloatVector a0 = FloatVector.fromArray(S, x, lower + i);
            FloatVector a1 = FloatVector.fromArray(S, x, lower + i + 1);
            FloatVector c0 = FloatVector.fromArray(S, x, upper + i);
            FloatVector c1 = FloatVector.fromArray(S, x, upper + i + 1);
            FloatVector sum0 = c0.add(a0);
            FloatVector sum1 = c1.add(a1);
            FloatVector difference0 = c0.sub(a0);
            FloatVector difference1 = c1.sub(a1);
            sum1.add(sum0).intoArray(t, to + i);
            sum1.sub(sum0).intoArray(t, to + w + i);
            difference1.add(difference0).intoArray(t, to + 2 * w + i);
            difference1.sub(difference0).intoArray(t, to + 3 * w + i);
        }
    }

    @Override
    public void back(
            float[] lower, int lowerAt, float[] upper, int upperAt, int stride, float[] t, int from, int w, int n) {
        int lowerStride = lower == t ? 0 : stride;
        int upperStride = upper == t ? 0 : stride;
        for (int c = 0; c < 3; c++) {
            back(lower, lowerAt + c * lowerStride, upper, upperAt + c * upperStride, t, from + 4 * c * w, w, n);
        }
    }

    private static void back(
            float[] lower, int lowerAt, float[] upper, int upperAt, float[] t, int from, int w, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            FloatVector even = along(t, from + i, from + w + i);
            FloatVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            FloatVector.fromArray(S, lower, lowerAt + i).add(even.sub(odd)).intoArray(lower, lowerAt + i);
            FloatVector.fromArray(S, upper, upperAt + i).add(even.add(odd)).intoArray(upper, upperAt + i);
        }
        if (i < n) {
            VectorMask<Float> rest = S.indexInRange(i, n);
            FloatVector even = along(t, from + i, from + w + i);
            FloatVector odd = along(t, from + 2 * w + i, from + 3 * w + i);
            FloatVector.fromArray(S, lower, lowerAt + i, rest)
                    .add(even.sub(odd))
                    .intoArray(lower, lowerAt + i, rest);
            FloatVector.fromArray(S, upper, upperAt + i, rest)
                    .add(even.add(odd))
                    .intoArray(upper, upperAt + i, rest);
        }
    }

    /// A node gets sum minus difference of the voxel right of it, and sum plus difference of the one left of it.
    private static FloatVector along(float[] t, int sum, int difference) {
        FloatVector right = FloatVector.fromArray(S, t, sum).sub(FloatVector.fromArray(S, t, difference));
        FloatVector left = FloatVector.fromArray(S, t, sum - 1).add(FloatVector.fromArray(S, t, difference - 1));
        return right.add(left);
    }

    @Override
    public void apply(float[][] moduli, int e, float[] t, Rows at, int w, int n) {
        float[] lambda = moduli[0];
        float[] mu = moduli[1];
        normalAndBend(lambda, mu, e, t, at, w, n);
        bendAlongX(lambda, mu, e, t, at, w, n);
        bendAlongZ(lambda, mu, e, t, at, w, n);
        twistAndShear(lambda, mu, e, t, at, w, n);
    }

    /// Moduli of elements i to i + W - 1 of a row of n that begins at e; 0 beyond its end.
    private static FloatVector moduli(float[] values, int e, int i, int n) {
        return i + W <= n
                ? FloatVector.fromArray(S, values, e + i)
                : FloatVector.fromArray(S, values, e + i, S.indexInRange(i, n));
    }

    /// u in mode x, v in 0, w in z: the normal block (u:x, v:y, w:z) and the bend block of u:xy and w:yz.
    private void normalAndBend(float[] lambda, float[] mu, int e, float[] t, Rows at, int w, int n) {
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
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
            FloatVector ua = FloatVector.fromArray(S, t, uIn + i);
            FloatVector ub = FloatVector.fromArray(S, t, uInNext + i);
            FloatVector va = FloatVector.fromArray(S, t, vIn + i);
            FloatVector vb = FloatVector.fromArray(S, t, vInNext + i);
            FloatVector wa = FloatVector.fromArray(S, t, wIn + i);
            FloatVector wb = FloatVector.fromArray(S, t, wInNext + i);
            FloatVector u1 = ub.add(ua);
            FloatVector u3 = ub.sub(ua);
            FloatVector v2 = vb.sub(va);
            FloatVector w4 = wb.add(wa);
            FloatVector w6 = wb.sub(wa);
            FloatVector trace = l.mul(normalOff).mul(u1.add(v2).add(w4));
            FloatVector twice = m.mul(normalShear);
            FloatVector u = twice.mul(u1).add(trace);
            FloatVector v = twice.mul(v2).add(trace);
            FloatVector z = twice.mul(w4).add(trace);
            FloatVector off = l.mul(bendOff);
            FloatVector on = m.mul(shearPart).add(off);
            FloatVector p = on.mul(u3).add(off.mul(w6));
            FloatVector q = on.mul(w6).add(off.mul(u3));
            FloatVector.fromArray(S, t, uOut + i).add(u.sub(p)).intoArray(t, uOut + i);
            u.add(p).intoArray(t, uOutNext + i);
            FloatVector.fromArray(S, t, vOut + i).sub(v).intoArray(t, vOut + i);
            v.intoArray(t, vOutNext + i);
            FloatVector.fromArray(S, t, wOut + i).add(z.sub(q)).intoArray(t, wOut + i);
            z.add(q).intoArray(t, wOutNext + i);
        }
    }

    /// u in mode 0, v in x, w in xz: the bend block of v:xy and w:xz, shear of u:y and v:x, and w:xyz.
    private void bendAlongX(float[] lambda, float[] mu, int e, float[] t, Rows at, int w, int n) {
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
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
            FloatVector ua = FloatVector.fromArray(S, t, uIn + i);
            FloatVector ub = FloatVector.fromArray(S, t, uInNext + i);
            FloatVector va = FloatVector.fromArray(S, t, vIn + i);
            FloatVector vb = FloatVector.fromArray(S, t, vInNext + i);
            FloatVector wa = FloatVector.fromArray(S, t, wIn + i);
            FloatVector wb = FloatVector.fromArray(S, t, wInNext + i);
            FloatVector u2 = ub.sub(ua);
            FloatVector v1 = vb.add(va);
            FloatVector v3 = vb.sub(va);
            FloatVector w5 = wb.add(wa);
            FloatVector w7 = wb.sub(wa);
            FloatVector off = l.mul(bendOff);
            FloatVector shear = m.mul(shearPart);
            FloatVector on = shear.add(off);
            FloatVector p = on.mul(v3).add(off.mul(w5));
            FloatVector q = on.mul(w5).add(off.mul(v3));
            FloatVector s = shear.mul(u2.add(v1));
            FloatVector lone = l.mul(lonely).add(m.mul(lonelyShear)).mul(w7);
            FloatVector.fromArray(S, t, uOut + i).sub(s).intoArray(t, uOut + i);
            s.intoArray(t, uOutNext + i);
            FloatVector.fromArray(S, t, vOut + i).add(s.sub(p)).intoArray(t, vOut + i);
            s.add(p).intoArray(t, vOutNext + i);
            FloatVector.fromArray(S, t, wOut + i).add(q.sub(lone)).intoArray(t, wOut + i);
            q.add(lone).intoArray(t, wOutNext + i);
        }
    }

    /// u in mode xz, v in z, w in 0: the bend block of u:xz and v:yz, shear of v:z and w:y, and u:xyz.
    private void bendAlongZ(float[] lambda, float[] mu, int e, float[] t, Rows at, int w, int n) {
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
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
            FloatVector ua = FloatVector.fromArray(S, t, uIn + i);
            FloatVector ub = FloatVector.fromArray(S, t, uInNext + i);
            FloatVector va = FloatVector.fromArray(S, t, vIn + i);
            FloatVector vb = FloatVector.fromArray(S, t, vInNext + i);
            FloatVector wa = FloatVector.fromArray(S, t, wIn + i);
            FloatVector wb = FloatVector.fromArray(S, t, wInNext + i);
            FloatVector u5 = ub.add(ua);
            FloatVector u7 = ub.sub(ua);
            FloatVector v4 = vb.add(va);
            FloatVector v6 = vb.sub(va);
            FloatVector w2 = wb.sub(wa);
            FloatVector off = l.mul(bendOff);
            FloatVector shear = m.mul(shearPart);
            FloatVector on = shear.add(off);
            FloatVector p = on.mul(u5).add(off.mul(v6));
            FloatVector q = on.mul(v6).add(off.mul(u5));
            FloatVector s = shear.mul(v4.add(w2));
            FloatVector lone = l.mul(lonely).add(m.mul(lonelyShear)).mul(u7);
            FloatVector.fromArray(S, t, uOut + i).add(p.sub(lone)).intoArray(t, uOut + i);
            p.add(lone).intoArray(t, uOutNext + i);
            FloatVector.fromArray(S, t, vOut + i).add(s.sub(q)).intoArray(t, vOut + i);
            s.add(q).intoArray(t, vOutNext + i);
            FloatVector.fromArray(S, t, wOut + i).sub(s).intoArray(t, wOut + i);
            s.intoArray(t, wOutNext + i);
        }
    }

    /// u in mode z, v in xz, w in x: the twist block (u:yz, v:xz, w:xy), shear of u:z and w:x, and v:xyz.
    private void twistAndShear(float[] lambda, float[] mu, int e, float[] t, Rows at, int w, int n) {
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
            FloatVector l = moduli(lambda, e, i, n);
            FloatVector m = moduli(mu, e, i, n);
            FloatVector ua = FloatVector.fromArray(S, t, uIn + i);
            FloatVector ub = FloatVector.fromArray(S, t, uInNext + i);
            FloatVector va = FloatVector.fromArray(S, t, vIn + i);
            FloatVector vb = FloatVector.fromArray(S, t, vInNext + i);
            FloatVector wa = FloatVector.fromArray(S, t, wIn + i);
            FloatVector wb = FloatVector.fromArray(S, t, wInNext + i);
            FloatVector u4 = ub.add(ua);
            FloatVector u6 = ub.sub(ua);
            FloatVector v5 = vb.add(va);
            FloatVector v7 = vb.sub(va);
            FloatVector w1 = wb.add(wa);
            FloatVector w3 = wb.sub(wa);
            FloatVector twist = m.mul(twistPart);
            FloatVector sum = u6.add(v5).add(w3);
            FloatVector p = twist.mul(u6.add(sum));
            FloatVector q = twist.mul(v5.add(sum));
            FloatVector r = twist.mul(w3.add(sum));
            FloatVector s = m.mul(shearPart).mul(u4.add(w1));
            FloatVector lone = l.mul(lonely).add(m.mul(lonelyShear)).mul(v7);
            FloatVector.fromArray(S, t, uOut + i).add(s.sub(p)).intoArray(t, uOut + i);
            s.add(p).intoArray(t, uOutNext + i);
            FloatVector.fromArray(S, t, vOut + i).add(q.sub(lone)).intoArray(t, vOut + i);
            q.add(lone).intoArray(t, vOutNext + i);
            FloatVector.fromArray(S, t, wOut + i).add(s.sub(r)).intoArray(t, wOut + i);
            s.add(r).intoArray(t, wOutNext + i);
        }
    }
}
