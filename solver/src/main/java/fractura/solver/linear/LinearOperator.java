package fractura.solver.linear;

/// A symmetric positive semidefinite map y = A x of a fixed size.
public interface LinearOperator {
    /// @return length of the vectors, padding included
    int size();

    /// Applies the operator.
    ///
    /// @param x length size(); not changed
    /// @param y length size(); overwritten with A x
    void apply(double[] x, double[] y);

    /// Applies the operator to several vectors.
    ///
    /// @param x vectors; not changed
    /// @param y as many; overwritten, each with the bits it would have alone
    default void apply(double[][] x, double[][] y) {
        for (int c = 0; c < x.length; c++) {
            apply(x[c], y[c]);
        }
    }

    /// Applies the operator to several vectors, and multiplies each product with its vector.
    ///
    /// @param x vectors; not changed
    /// @param y as many; overwritten with A x, each with the bits it would have alone
    /// @return x·y of each
    default double[] applyAndDot(double[][] x, double[][] y) {
        apply(x, y);
        double[] products = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            for (int i = 0; i < x[c].length; i++) {
                products[c] += x[c][i] * y[c][i];
            }
        }
        return products;
    }
}
