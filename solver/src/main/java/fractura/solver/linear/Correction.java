package fractura.solver.linear;

/// z ≈ A⁻¹ r in the form in which a preconditioner has it, valid until that is applied again.
///
/// Conjugate gradients need it twice only, in a product and in a sum: in single precision with a factor it is
/// never written out as a vector of its own.
public interface Correction {
    /// @param r length of the operator
    /// @param sums loops over vectors of that length
    /// @return r·z
    double dot(double[] r, BlockSums sums);

    /// p = z + β p; z itself where β is 0, whatever p holds.
    ///
    /// @param beta factor
    /// @param p length of the operator
    /// @param sums loops over vectors of that length
    void direction(double beta, double[] p, BlockSums sums);

    /// @param entry of a vector, not at a node on a skew support
    /// @return z there
    double at(int entry);
}
