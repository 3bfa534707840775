package fractura.solver.linear;

import java.util.Arrays;
import java.util.List;

/// Systems whose solutions and numbers of steps are known, and preconditioners for them.
final class SmallSystems {
    private SmallSystems() {}

    /// A diagonal matrix; conjugate gradients need one step for each distinct entry.
    record Diagonal(double[] entries) implements LinearOperator {
        @Override
        public int size() {
            return entries.length;
        }

        @Override
        public void apply(double[] x, double[] y) {
            for (int i = 0; i < x.length; i++) {
                y[i] = entries[i] * x[i];
            }
        }

        @Override
        public List<Product> products(double[][] x, double[] size) {
            return WrittenProduct.of(this, x);
        }
    }

    /// A diagonal matrix seen in a mirror, so that rounding mixes its directions.
    record Rotated(double[] entries) implements LinearOperator {
        @Override
        public int size() {
            return entries.length;
        }

        @Override
        public void apply(double[] x, double[] y) {
            double[] m = mirrored(x);
            for (int i = 0; i < m.length; i++) {
                m[i] *= entries[i];
            }
            System.arraycopy(mirrored(m), 0, y, 0, m.length);
        }

        @Override
        public List<Product> products(double[][] x, double[] size) {
            return WrittenProduct.of(this, x);
        }

        static double[] mirrored(double[] x) {
            double mean = 0;
            for (double v : x) {
                mean += v / x.length;
            }
            double[] m = new double[x.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = x[i] - 2 * mean;
            }
            return m;
        }
    }

    static final Preconditioner NONE = entrywise((i, r) -> r);

    interface Entry {
        double of(int i, double r);
    }

    static Preconditioner entrywise(Entry entry) {
        return (r, norm) -> Arrays.stream(r)
                .<Correction>map(v -> {
                    double[] z = new double[v.length];
                    Arrays.setAll(z, i -> entry.of(i, v[i]));
                    return new WrittenOut(z);
                })
                .toList();
    }

    /// The first three directions of a matrix that is diagonal in a mirror.
    static Deflation ofFirstThree(Rotated a) {
        return (factor, r, x) -> {
            double[] v = new double[x.length];
            Arrays.setAll(v, r);
            double[] m = Rotated.mirrored(v);
            for (int i = 0; i < m.length; i++) {
                m[i] = i < 3 ? factor * m[i] / a.entries()[i] : 0;
            }
            double[] add = Rotated.mirrored(m);
            for (int i = 0; i < m.length; i++) {
                x[i] += add[i];
            }
        };
    }

    /// Ten different eigenvalues, three of them small.
    static Rotated threeSlow() {
        double[] entries = new double[50];
        Arrays.setAll(entries, i -> i < 3 ? 1e-4 * (i + 1) : 1 + i % 7);
        return new Rotated(entries);
    }

    static double[] sines(int n, double phase) {
        double[] v = new double[n];
        Arrays.setAll(v, i -> Math.sin(i + phase));
        return v;
    }

    /// x·r over x·b.
    static double shareOfResidual(Rotated a, double[] b, double[] x) {
        double[] r = new double[b.length];
        a.apply(x, r);
        Arrays.setAll(r, i -> b[i] - r[i]);
        return BlockSums.dot(x, 0, r, 0, r.length) / BlockSums.dot(x, 0, b, 0, b.length);
    }
}
