package fractura.solver.linear;

/// A product q = A p, kept where the operator has room for it until operator or preconditioner is applied again.
///
/// Conjugate gradients need it twice only, in a product and in a sum, so that it need not be a vector of doubles.
public interface Product {
    /// @return p·q
    double dot();

    /// @return an entry of q
    double at(int entry);

    /// x += α p, r -= α q.
    ///
    /// @param alpha factor
    /// @param p what q was made of
    /// @param x length of the operator
    /// @param r length of the operator
    /// @param sums loops over vectors of that length
    /// @return r·r
    double advance(double alpha, double[] p, double[] x, double[] r, BlockSums sums);
}
