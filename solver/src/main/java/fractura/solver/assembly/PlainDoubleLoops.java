package fractura.solver.assembly;

import fractura.solver.element.HexModes;
import java.util.Arrays;

/// The loops of `MirrorKernel` one entry at a time: the reference for the fast ones, and their fallback where the
/// Vector API module is absent.
///
/// Coefficients are those of `HexModes` for λ and μ; parts that are zero there are left out.
final class PlainDoubleLoops implements RowLoops<double[]>, BlockLoops<double[]> {
    private final double normalOff;
    private final double normalShear;
    private final double bendOff;
    private final double shearPart;
    private final double twistPart;
    private final double lonely;
    private final double lonelyShear;

    /// @param sign 1 to add K x, -1 to subtract it
    PlainDoubleLoops(int sign) {
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
    public void clear(double[] t, int from, int w, int n) {
        for (int row = from; row < from + 12 * w; row += w) {
            Arrays.fill(t, row, row + n, 0);
        }
    }

    @Override
    public void forward(double[] x, int lower, int upper, int stride, double[] t, int to, int w, int n) {
        for (int c = 0; c < 3; c++) {
            forward(x, lower + c * stride, upper + c * stride, t, to + 4 * c * w, w, n);
        }
    }

    private static void forward(double[] x, int lower, int upper, double[] t, int to, int w, int n) {
        for (int i = 0; i < n; i++) {
            double sum0 = x[upper + i] + x[lower + i];
            double sum1 = x[upper + i + 1] + x[lower + i + 1];
            double difference0 = x[upper + i] - x[lower + i];
            double difference1 = x[upper + i + 1] - x[lower + i + 1];
            t[to + i] = sum1 + sum0;
            t[to + w + i] = sum1 - sum0;
            t[to + 2 * w + i] = difference1 + difference0;
            t[to + 3 * w + i] = difference1 - difference0;
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
        for (int i = 0; i < n; i++) {
            double even = along(t, from + i, from + w + i);
            double odd = along(t, from + 2 * w + i, from + 3 * w + i);
            lower[lowerAt + i] += even - odd;
            upper[upperAt + i] += even + odd;
        }
    }

    /// A node gets sum minus difference of the voxel right of it, and sum plus difference of the one left of it.
    private static double along(double[] t, int sum, int difference) {
        double right = t[sum] - t[difference];
        double left = t[sum - 1] + t[difference - 1];
        return right + left;
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
        for (int i = 0; i < n; i++) {
            double l = lambda[e + i];
            double m = mu[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u1 = ub + ua;
            double u3 = ub - ua;
            double v2 = vb - va;
            double w4 = wb + wa;
            double w6 = wb - wa;
            double trace = l * normalOff * (u1 + v2 + w4);
            double twice = m * normalShear;
            double u = twice * u1 + trace;
            double v = twice * v2 + trace;
            double z = twice * w4 + trace;
            double off = l * bendOff;
            double on = m * shearPart + off;
            double p = on * u3 + off * w6;
            double q = on * w6 + off * u3;
            t[uOut + i] += u - p;
            t[uOutNext + i] = u + p;
            t[vOut + i] -= v;
            t[vOutNext + i] = v;
            t[wOut + i] += z - q;
            t[wOutNext + i] = z + q;
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
        for (int i = 0; i < n; i++) {
            double l = lambda[e + i];
            double m = mu[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u2 = ub - ua;
            double v1 = vb + va;
            double v3 = vb - va;
            double w5 = wb + wa;
            double w7 = wb - wa;
            double off = l * bendOff;
            double shear = m * shearPart;
            double on = shear + off;
            double p = on * v3 + off * w5;
            double q = on * w5 + off * v3;
            double s = shear * (u2 + v1);
            double lone = (l * lonely + m * lonelyShear) * w7;
            t[uOut + i] -= s;
            t[uOutNext + i] = s;
            t[vOut + i] += s - p;
            t[vOutNext + i] = s + p;
            t[wOut + i] += q - lone;
            t[wOutNext + i] = q + lone;
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
        for (int i = 0; i < n; i++) {
            double l = lambda[e + i];
            double m = mu[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u5 = ub + ua;
            double u7 = ub - ua;
            double v4 = vb + va;
            double v6 = vb - va;
            double w2 = wb - wa;
            double off = l * bendOff;
            double shear = m * shearPart;
            double on = shear + off;
            double p = on * u5 + off * v6;
            double q = on * v6 + off * u5;
            double s = shear * (v4 + w2);
            double lone = (l * lonely + m * lonelyShear) * u7;
            t[uOut + i] += p - lone;
            t[uOutNext + i] = p + lone;
            t[vOut + i] += s - q;
            t[vOutNext + i] = s + q;
            t[wOut + i] -= s;
            t[wOutNext + i] = s;
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
        for (int i = 0; i < n; i++) {
            double l = lambda[e + i];
            double m = mu[e + i];
            double ua = t[uIn + i];
            double ub = t[uInNext + i];
            double va = t[vIn + i];
            double vb = t[vInNext + i];
            double wa = t[wIn + i];
            double wb = t[wInNext + i];
            double u4 = ub + ua;
            double u6 = ub - ua;
            double v5 = vb + va;
            double v7 = vb - va;
            double w1 = wb + wa;
            double w3 = wb - wa;
            double twist = m * twistPart;
            double sum = u6 + v5 + w3;
            double p = twist * (u6 + sum);
            double q = twist * (v5 + sum);
            double r = twist * (w3 + sum);
            double s = m * shearPart * (u4 + w1);
            double lone = (l * lonely + m * lonelyShear) * v7;
            t[uOut + i] += s - p;
            t[uOutNext + i] = s + p;
            t[vOut + i] += q - lone;
            t[vOutNext + i] = q + lone;
            t[wOut + i] += s - r;
            t[wOutNext + i] = s + r;
        }
    }
}
