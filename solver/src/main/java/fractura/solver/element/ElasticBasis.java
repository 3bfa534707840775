package fractura.solver.element;

import java.util.Arrays;

/// The elastic constants a stiffness is linear in, with the unit cube's matrix of each: Kᵉ = Σ c_q K_q.
///
/// @param constants for 1 MPa of each, nine constants in the order of `Orthotropic`
/// @param matrices 24×24, row-major, one for each constant, of the unit cube and 1 MPa
public record ElasticBasis(double[][] constants, double[][] matrices) {
    /// λ and μ of isotropic materials.
    public static final ElasticBasis ISOTROPIC = of(Orthotropic.isotropic(1, 0), Orthotropic.isotropic(0, 1));

    /// The nine constants of materials whose mirror planes are those of the grid, in the order of `Orthotropic`.
    public static final ElasticBasis ORTHOTROPIC = orthotropic();

    private static ElasticBasis of(double[]... constants) {
        return new ElasticBasis(constants, meanMatrices(constants, new double[3], new double[] {1, 1, 1}));
    }

    private static ElasticBasis orthotropic() {
        double[][] units = new double[Orthotropic.COUNT][Orthotropic.COUNT];
        for (int q = 0; q < units.length; q++) {
            units[q][q] = 1;
        }
        return of(units);
    }

    private static double[][] meanMatrices(double[][] constants, double[] begin, double[] end) {
        double[][] matrices = new double[constants.length][];
        Arrays.setAll(matrices, q -> Hex8.meanStiffness(constants[q], begin, end));
        return matrices;
    }

    /// Mean of Bᵀ C B over a box within the unit cube, for each constant: times the volume of the box, the stiffness
    /// of matter there alone.
    ///
    /// @param begin lower corner of the box, each component 0 to below 1
    /// @param end upper corner, above the lower one, at most 1
    /// @return one for each constant, 24×24, row-major, for 1 MPa
    public double[][] meanMatrices(double[] begin, double[] end) {
        return meanMatrices(constants, begin, end);
    }

    /// sum += factor · matrix.
    ///
    /// @param factor any
    /// @param matrix 24×24
    /// @param sum 24×24
    public static void addMultiple(double factor, double[] matrix, double[] sum) {
        for (int p = 0; p < Hex8.DOFS * Hex8.DOFS; p++) {
            sum[p] += factor * matrix[p];
        }
    }

    /// @return how many constants
    public int count() {
        return matrices.length;
    }

    /// Diagonal entry that constant q gives to component c of each node of the unit cube.
    ///
    /// @param q constant
    /// @param c component
    /// @return the entry, for 1 MPa
    public double diagonal(int q, int c) {
        return matrices[q][c * Hex8.DOFS + c];
    }
}
