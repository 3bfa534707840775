package fractura.solver.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Inverse of a small symmetric positive semidefinite matrix on its range, and a basis of its null space.
///
/// @param inverse row-major, symmetric, zero on the null space; owned
/// @param nullSpace orthonormal vectors that the matrix maps to (nearly) zero; owned
public record PseudoInverse(double[] inverse, List<double[]> nullSpace) {
    /// Splits a matrix by its eigenvalues.
    ///
    /// @param matrix row-major, n×n, symmetric; not changed
    /// @param n size, at most a few dozen
    /// @param floor eigenvalues up to this count as zero
    /// @return inverse and null space
    /// @throws IllegalArgumentException when the decomposition fails, which finite symmetric input does not
    public static PseudoInverse of(double[] matrix, int n, double floor) {
        return split(eigen(matrix, n), n, floor);
    }

    /// Splits a matrix by its eigenvalues, whatever its unit.
    ///
    /// @param matrix row-major, n×n, symmetric; not changed
    /// @param n size, at most a few dozen
    /// @param share of the largest eigenvalue up to which one counts as zero; all of them do in a matrix of zeros
    /// @return inverse and null space
    /// @throws IllegalArgumentException when the decomposition fails, which finite symmetric input does not
    public static PseudoInverse withFloorAtShare(double[] matrix, int n, double share) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(matrix, n);
        double largest = 0;
        for (int v = 0; v < n; v++) {
            largest = Math.max(largest, eigen.getEigenvalue(v).real);
        }
        return split(eigen, n, share * largest);
    }

    private static EigenDecomposition_F64<DMatrixRMaj> eigen(double[] matrix, int n) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(new DMatrixRMaj(n, n, true, matrix.clone()))) {
            throw new IllegalArgumentException("Eigenvalues of a " + n + "×" + n + " matrix were not found");
        }
        return eigen;
    }

    private static PseudoInverse split(EigenDecomposition_F64<DMatrixRMaj> eigen, int n, double floor) {
        double[] inverse = new double[n * n];
        List<double[]> nullSpace = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            double value = eigen.getEigenvalue(v).real;
            double[] vector = eigen.getEigenVector(v).data;
            if (value <= floor) {
                nullSpace.add(vector.clone());
                continue;
            }
            for (int p = 0; p < n * n; p++) {
                inverse[p] += vector[p / n] * vector[p % n] / value;
            }
        }
        return new PseudoInverse(inverse, nullSpace);
    }
}
