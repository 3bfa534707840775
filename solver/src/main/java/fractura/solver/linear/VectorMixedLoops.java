package fractura.solver.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Several entries at a time, the rest one by one. Sums are taken together where a vector has as many lanes as there
/// are partial sums.
final class VectorMixedLoops implements MixedLoops {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int W = D.length();

    /// as many numbers in single precision
    private static final VectorSpecies<Float> F =
            VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(64, D.vectorBitSize() / 2)));

    private static final PlainMixedLoops REST = new PlainMixedLoops();

    private static DoubleVector wide(float[] v, int at) {
        return wide(FloatVector.fromArray(F, v, at));
    }

    private static DoubleVector wide(Vector<Float> v) {
        return (DoubleVector) v.convertShape(VectorOperators.F2D, D, 0);
    }

    private static FloatVector narrow(DoubleVector v) {
        return (FloatVector) v.convertShape(VectorOperators.D2F, F, 0);
    }

    @Override
    public double dot(double[] u, int from, double[] v, int at, int n) {
        if (W != PlainMixedLoops.SUMS) {
            return REST.dot(u, from, v, at, n);
        }
        DoubleVector sums = DoubleVector.zero(D);
        int i = 0;
        for (; i + W <= n; i += W) {
            sums = sums.add(DoubleVector.fromArray(D, u, from + i).mul(DoubleVector.fromArray(D, v, at + i)));
        }
        double[] sum = sums.toArray();
        for (; i < n; i++) {
            sum[0] += u[from + i] * v[at + i];
        }
        return PlainMixedLoops.total(sum);
    }

    @Override
    public double dot(double[] u, float[] v, int from, int n) {
        if (W != PlainMixedLoops.SUMS) {
            return REST.dot(u, v, from, n);
        }
        DoubleVector sums = DoubleVector.zero(D);
        int i = from;
        for (; i + W <= from + n; i += W) {
            sums = sums.add(DoubleVector.fromArray(D, u, i).mul(wide(v, i)));
        }
        double[] sum = sums.toArray();
        for (; i < from + n; i++) {
            sum[0] += u[i] * v[i];
        }
        return PlainMixedLoops.total(sum);
    }

    @Override
    public void subtract(double[] r, double step, float[] high, float[] low, int from, int n) {
        int i = from;
        for (; i + W <= from + n; i += W) {
            DoubleVector q = wide(high, i).add(wide(low, i));
            DoubleVector.fromArray(D, r, i).sub(q.mul(step)).intoArray(r, i);
        }
        REST.subtract(r, step, high, low, i, from + n - i);
    }

    @Override
    public void direction(double[] p, double beta, float[] z, double unit, int from, int n) {
        int i = from;
        for (; i + W <= from + n; i += W) {
            wide(z, i).mul(unit).add(DoubleVector.fromArray(D, p, i).mul(beta)).intoArray(p, i);
        }
        REST.direction(p, beta, z, unit, i, from + n - i);
    }

    @Override
    public void round(float[] single, double[] r, double scale, int from, int n) {
        int i = from;
        for (; i + W <= from + n; i += W) {
            narrow(DoubleVector.fromArray(D, r, i).mul(scale)).intoArray(single, i);
        }
        REST.round(single, r, scale, i, from + n - i);
    }

    @Override
    public void split(float[] high, float[] low, int to, double[] v, int from, double scale, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            DoubleVector scaled = DoubleVector.fromArray(D, v, from + i).mul(scale);
            FloatVector rounded = narrow(scaled);
            rounded.intoArray(high, to + i);
            narrow(scaled.sub(wide(rounded))).intoArray(low, to + i);
        }
        REST.split(high, low, to + i, v, from + i, scale, n - i);
    }

    @Override
    public void join(double[] v, float[] high, float[] low, int from, int n) {
        int i = 0;
        for (; i + W <= n; i += W) {
            wide(high, from + i).add(wide(low, from + i)).intoArray(v, i);
        }
        for (; i < n; i++) {
            v[i] = (double) high[from + i] + low[from + i];
        }
    }
}
