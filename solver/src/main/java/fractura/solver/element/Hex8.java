package fractura.solver.element;

/// Trilinear eight-node hexahedron on a unit cube, full 2×2×2 integration.
///
/// Local nodes are numbered by their corner bits, `a = ax + 2 ay + 4 az`, because that is the order in which the
/// mirror symmetry of the cube shows (`HexModes`); the order of files is VTK's and is translated by the mesh.
/// Degree of freedom `3*a + i`. For a cube of edge h the matrix is h times the unit one. Full integration locks
/// in bending of single-element walls: use at least four elements through a bending wall.
public final class Hex8 {
    /// Degrees of freedom of the element.
    public static final int DOFS = 24;

    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private Hex8() {}

    /// Value of shape function a at a point.
    ///
    /// @param a local node, 0 to 7
    /// @param x 0 to 1
    /// @param y 0 to 1
    /// @param z 0 to 1
    /// @return N_a
    public static double shape(int a, double x, double y, double z) {
        return ((a & 1) == 0 ? 1 - x : x) * ((a & 2) == 0 ? 1 - y : y) * ((a & 4) == 0 ? 1 - z : z);
    }

    /// Gradient of shape function a at a point.
    ///
    /// @param a local node, 0 to 7
    /// @param x 0 to 1
    /// @param y 0 to 1
    /// @param z 0 to 1
    /// @return (∂N/∂x, ∂N/∂y, ∂N/∂z), a new array
    public static double[] gradient(int a, double x, double y, double z) {
        double nx = (a & 1) == 0 ? 1 - x : x;
        double ny = (a & 2) == 0 ? 1 - y : y;
        double nz = (a & 4) == 0 ? 1 - z : z;
        double dx = (a & 1) == 0 ? -1 : 1;
        double dy = (a & 2) == 0 ? -1 : 1;
        double dz = (a & 4) == 0 ? -1 : 1;
        return new double[] {dx * ny * nz, nx * dy * nz, nx * ny * dz};
    }

    /// Stiffness matrix of the unit cube of an isotropic material.
    ///
    /// @param lambda first Lamé constant, MPa
    /// @param mu shear modulus, MPa
    /// @return 24×24, row-major, a new array
    public static double[] stiffness(double lambda, double mu) {
        return stiffness(Orthotropic.isotropic(lambda, mu));
    }

    /// Stiffness matrix of the unit cube, Kᵉ = ∫ Bᵀ C B; entry (a i, b j) is C_ij ∂ᵢNₐ ∂ⱼN_b plus the shear terms
    /// G_ij ∂ⱼNₐ ∂ᵢN_b for i ≠ j and G_ik ∂ₖNₐ ∂ₖN_b for each k ≠ i = j.
    ///
    /// @param constants nine constants in the order of `Orthotropic`, MPa
    /// @return 24×24, row-major, a new array
    public static double[] stiffness(double[] constants) {
        return meanStiffness(constants, new double[3], new double[] {1, 1, 1});
    }

    /// Mean of Bᵀ C B over a box within the unit cube: times the volume of the box, the stiffness of matter there
    /// alone.
    ///
    /// @param constants nine constants in the order of `Orthotropic`, MPa
    /// @param begin lower corner of the box, each component 0 to below 1
    /// @param end upper corner, above the lower one, at most 1
    /// @return 24×24, row-major, a new array
    public static double[] meanStiffness(double[] constants, double[] begin, double[] end) {
        double[] k = new double[DOFS * DOFS];
        for (int q = 0; q < 8; q++) {
            double x = gaussPoint(q & 1, begin[0], end[0]);
            double y = gaussPoint(q >> 1 & 1, begin[1], end[1]);
            double z = gaussPoint(q >> 2, begin[2], end[2]);
            for (int a = 0; a < 8; a++) {
                double[] ga = gradient(a, x, y, z);
                for (int b = 0; b < 8; b++) {
                    addProduct(k, a, b, ga, gradient(b, x, y, z), constants);
                }
            }
        }
        return k;
    }

    private static double gaussPoint(int side, double begin, double end) {
        return begin + (end - begin) * (0.5 + (side == 0 ? -GAUSS : GAUSS));
    }

    private static void addProduct(double[] k, int a, int b, double[] ga, double[] gb, double[] c) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double v = i == j ? c[i] * ga[i] * gb[i] : c[Orthotropic.OFF + 3 - i - j] * ga[i] * gb[j];
                for (int axis = 0; axis < 3; axis++) {
                    if (i == j && axis != i) {
                        v += c[Orthotropic.SHEAR + 3 - i - axis] * ga[axis] * gb[axis];
                    }
                }
                v += i == j ? 0 : c[Orthotropic.SHEAR + 3 - i - j] * ga[j] * gb[i];
                k[(3 * a + i) * DOFS + 3 * b + j] += v / 8;
            }
        }
    }
}
