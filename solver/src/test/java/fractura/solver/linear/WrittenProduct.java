package fractura.solver.linear;

import java.util.ArrayList;
import java.util.List;

/// A product that is there as a vector.
///
/// @param dot with what it was made of
/// @param q not copied
record WrittenProduct(double dot, double[] q) implements Product {
    @Override
    public double at(int entry) {
        return q[entry];
    }

    /// @param a operator
    /// @param x vectors
    static List<Product> of(LinearOperator a, double[][] x) {
        List<Product> products = new ArrayList<>();
        for (double[] p : x) {
            double[] q = new double[p.length];
            a.apply(p, q);
            products.add(new WrittenProduct(BlockSums.dot(p, 0, q, 0, p.length), q));
        }
        return products;
    }

    @Override
    public double advance(double alpha, double[] p, double[] x, double[] r, BlockSums sums) {
        for (int i = 0; i < p.length; i++) {
            x[i] += alpha * p[i];
            r[i] -= alpha * q[i];
        }
        return sums.dot(r, r);
    }
}
