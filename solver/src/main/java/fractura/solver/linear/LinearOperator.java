package fractura.solver.linear;

import java.util.List;

/// A symmetric positive semidefinite map y = A x of a fixed size.
public interface LinearOperator {
    /// @return length of the vectors, padding included
    int size();

    /// Applies the operator.
    ///
    /// @param x length size(); not changed
    /// @param y length size(); overwritten with A x
    void apply(double[] x, double[] y);

    /// Brings a vector back into the space the operator works on, which rounding has led it out of.
    ///
    /// @param x length size(); changed
    default void constrain(double[] x) {}

    /// Applies the operator to several vectors.
    ///
    /// @param x vectors; not changed
    /// @param y as many; overwritten, each with the bits it would have alone
    default void apply(double[][] x, double[][] y) {
        for (int c = 0; c < x.length; c++) {
            apply(x[c], y[c]);
        }
    }

    /// Applies the operator to several vectors and keeps the products.
    ///
    /// @param x vectors; not changed
    /// @param size for each a number above 0 that its product is about as large as
    /// @return A x of each, with the bits it would have alone; good until this or the preconditioner is applied
    ///     again
    List<Product> products(double[][] x, double[] size);
}
