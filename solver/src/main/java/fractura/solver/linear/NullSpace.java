package fractura.solver.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Vectors that a small symmetric positive semidefinite matrix maps to (nearly) zero.
public final class NullSpace {
    private NullSpace() {}

    /// Eigenvectors whose eigenvalue is below a share of the largest.
    ///
    /// @param matrix row-major, n×n, symmetric, n at most a few dozen; not changed
    /// @param n size
    /// @param tolerance share of the largest eigenvalue that counts as zero
    /// @return unit vectors of length n; all n of them when the matrix is zero
    /// @throws IllegalArgumentException when the decomposition fails, which finite symmetric input does not
    public static List<double[]> of(double[] matrix, int n, double tolerance) {
        DMatrixRMaj a = new DMatrixRMaj(n, n, true, matrix.clone());
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(a)) {
            throw new IllegalArgumentException("Eigenvalues of a " + n + "×" + n + " matrix were not found");
        }
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).real);
        }
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (eigen.getEigenvalue(i).real <= tolerance * largest) {
                vectors.add(eigen.getEigenVector(i).data.clone());
            }
        }
        return vectors;
    }
}
