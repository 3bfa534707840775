package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import java.util.Arrays;

/// `PlainDoubleLoops` in single precision, line by line: Java has no generics over primitives.
final class PlainFloatLoops implements RowLoops<float[]>, BlockLoops<float[]> {
    private final float normalOff;
    private final float normalShear;
    private final float bendOff;
    private final float shearPart;
    private final float twistPart;
    private final float lonely;
    private final float lonelyShear;

    /// @param sign 1 to add K x, -1 to subtract it
    PlainFloatLoops(int sign) {
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
    public void clear(float[] t, int from, int w, int n) {
        for (int row = from; row < from + 12 * w; row += w) {
            Arrays.fill(t, row, row + n, 0);
        }
    }

    @Override
    public void forward(float[] x, int lower, int upper, int stride, float[] t, int to, int w, int n) {
        for (int c = 0; c < 3; c++) {
            forward(x, lower + c * stride, upper + c * stride, t, to + 4 * c * w, w, n);
        }
    }

    private static void forward(float[] x, int lower, int upper, float[] t, int to, int w, int n) {
        for (int i = 0; i < n; i++) {
            float sum0 = x[upper + i] + x[lower + i];
            float sum1 = x[upper + i + 1] + x[lower + i + 1];
            float difference0 = x[upper + i] - x[lower + i];
            float difference1 = x[upper + i + 1] - x[lower + i + 1];
            t[to + i] = sum1 + sum0;
            t[to + w + i] = sum1 - sum0;
            t[to + 2 * w + i] = difference1 + difference0;
            t[to + 3 * w + i] = difference1 - difference0;
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
        for (int i = 0; i < n; i++) {
            float even = along(t, from + i, from + w + i);
            float odd = along(t, from + 2 * w + i, from + 3 * w + i);
            lower[lowerAt + i] += even - odd;
            upper[upperAt + i] += even + odd;
        }
    }

    /// A node gets sum minus difference of the voxel right of it, and sum plus difference of the one left of it.
    private static float along(float[] t, int sum, int difference) {
        float right = t[sum] - t[difference];
        float left = t[sum - 1] + t[difference - 1];
        return right + left;
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
        for (int i = 0; i < n; i++) {
            float l = lambda[e + i];
            float m = mu[e + i];
            float ua = t[uIn + i];
            float ub = t[uInNext + i];
            float va = t[vIn + i];
            float vb = t[vInNext + i];
            float wa = t[wIn + i];
            float wb = t[wInNext + i];
            float u1 = ub + ua;
            float u3 = ub - ua;
            float v2 = vb - va;
            float w4 = wb + wa;
            float w6 = wb - wa;
            float trace = l * normalOff * (u1 + v2 + w4);
            float twice = m * normalShear;
            float u = twice * u1 + trace;
            float v = twice * v2 + trace;
            float z = twice * w4 + trace;
            float off = l * bendOff;
            float on = m * shearPart + off;
            float p = on * u3 + off * w6;
            float q = on * w6 + off * u3;
            t[uOut + i] += u - p;
            t[uOutNext + i] = u + p;
            t[vOut + i] -= v;
            t[vOutNext + i] = v;
            t[wOut + i] += z - q;
            t[wOutNext + i] = z + q;
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
        for (int i = 0; i < n; i++) {
            float l = lambda[e + i];
            float m = mu[e + i];
            float ua = t[uIn + i];
            float ub = t[uInNext + i];
            float va = t[vIn + i];
            float vb = t[vInNext + i];
            float wa = t[wIn + i];
            float wb = t[wInNext + i];
            float u2 = ub - ua;
            float v1 = vb + va;
            float v3 = vb - va;
            float w5 = wb + wa;
            float w7 = wb - wa;
            float off = l * bendOff;
            float shear = m * shearPart;
            float on = shear + off;
            float p = on * v3 + off * w5;
            float q = on * w5 + off * v3;
            float s = shear * (u2 + v1);
            float lone = (l * lonely + m * lonelyShear) * w7;
            t[uOut + i] -= s;
            t[uOutNext + i] = s;
            t[vOut + i] += s - p;
            t[vOutNext + i] = s + p;
            t[wOut + i] += q - lone;
            t[wOutNext + i] = q + lone;
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
        for (int i = 0; i < n; i++) {
            float l = lambda[e + i];
            float m = mu[e + i];
            float ua = t[uIn + i];
            float ub = t[uInNext + i];
            float va = t[vIn + i];
            float vb = t[vInNext + i];
            float wa = t[wIn + i];
            float wb = t[wInNext + i];
            float u5 = ub + ua;
            float u7 = ub - ua;
            float v4 = vb + va;
            float v6 = vb - va;
            float w2 = wb - wa;
            float off = l * bendOff;
            float shear = m * shearPart;
            float on = shear + off;
            float p = on * u5 + off * v6;
            float q = on * v6 + off * u5;
            float s = shear * (v4 + w2);
            float lone = (l * lonely + m * lonelyShear) * u7;
            t[uOut + i] += p - lone;
            t[uOutNext + i] = p + lone;
            t[vOut + i] += s - q;
            t[vOutNext + i] = s + q;
            t[wOut + i] -= s;
            t[wOutNext + i] = s;
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
        for (int i = 0; i < n; i++) {
            float l = lambda[e + i];
            float m = mu[e + i];
            float ua = t[uIn + i];
            float ub = t[uInNext + i];
            float va = t[vIn + i];
            float vb = t[vInNext + i];
            float wa = t[wIn + i];
            float wb = t[wInNext + i];
            float u4 = ub + ua;
            float u6 = ub - ua;
            float v5 = vb + va;
            float v7 = vb - va;
            float w1 = wb + wa;
            float w3 = wb - wa;
            float twist = m * twistPart;
            float sum = u6 + v5 + w3;
            float p = twist * (u6 + sum);
            float q = twist * (v5 + sum);
            float r = twist * (w3 + sum);
            float s = m * shearPart * (u4 + w1);
            float lone = (l * lonely + m * lonelyShear) * v7;
            t[uOut + i] += s - p;
            t[uOutNext + i] = s + p;
            t[vOut + i] += q - lone;
            t[vOutNext + i] = q + lone;
            t[wOut + i] += s - r;
            t[wOutNext + i] = s + r;
        }
    }
}
