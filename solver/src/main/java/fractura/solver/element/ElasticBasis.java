package fractura.solver.element;

/// The elastic constants a stiffness is linear in, with the unit cube's matrix of each: Kᵉ = Σ c_q K_q.
///
/// @param matrices 24×24, row-major, one for each constant, of the unit cube and 1 MPa
public record ElasticBasis(double[][] matrices) {
    /// λ and μ of isotropic materials.
    public static final ElasticBasis ISOTROPIC =
            new ElasticBasis(new double[][] {Hex8.stiffness(1, 0), Hex8.stiffness(0, 1)});

    /// The nine constants of materials whose mirror planes are those of the grid, in the order of `Orthotropic`.
    public static final ElasticBasis ORTHOTROPIC = orthotropic();

    private static ElasticBasis orthotropic() {
        double[][] matrices = new double[Orthotropic.COUNT][];
        for (int q = 0; q < Orthotropic.COUNT; q++) {
            double[] constants = new double[Orthotropic.COUNT];
            constants[q] = 1;
            matrices[q] = Hex8.stiffness(constants);
        }
        return new ElasticBasis(matrices);
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
