package fractura.solver.linear;

import java.util.function.IntToDoubleFunction;

/// A space W of directions in which conjugate gradients are to leave no error: those a preconditioner is slow in.
///
/// The error is taken out of W once, and all search directions are made A-orthogonal to it (SaadYeung00). What
/// rounding brings back goes with the next direction (TangNabben09).
public interface Deflation {
    /// x += factor · W (Wᵀ A W)⁻¹ Wᵀ r.
    ///
    /// @param factor any
    /// @param r its entries
    /// @param x length of the operator
    void add(double factor, IntToDoubleFunction r, double[] x);
}
