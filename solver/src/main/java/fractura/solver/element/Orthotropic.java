package fractura.solver.element;

/// Linear elasticity of materials with mirror planes along the axes: nine constants, MPa.
///
/// Their order is C11, C22, C33, C23, C13, C12, C44 (yz), C55 (xz), C66 (xy). Voigt order of strains and stresses
/// xx, yy, zz, xy, yz, xz with engineering shear strains, as in `Hooke`.
public final class Orthotropic {
    /// Number of constants.
    public static final int COUNT = 9;

    /// Place of the first off-diagonal constant: C_ij of two axes other than a stands at OFF + a.
    public static final int OFF = 3;

    /// Place of the first shear constant: that of the plane across axis a stands at SHEAR + a.
    public static final int SHEAR = 6;

    private Orthotropic() {}

    /// Constants of an isotropic material.
    ///
    /// @param lambda MPa
    /// @param mu MPa
    /// @return nine constants, a new array
    public static double[] isotropic(double lambda, double mu) {
        double normal = lambda + 2 * mu;
        return new double[] {normal, normal, normal, lambda, lambda, lambda, mu, mu, mu};
    }

    /// The same material seen from renamed axes.
    ///
    /// @param constants nine constants
    /// @param newAxis new name, 0 to 2, of each old axis
    /// @return nine constants, a new array
    public static double[] renamed(double[] constants, int[] newAxis) {
        double[] c = new double[COUNT];
        for (int axis = 0; axis < 3; axis++) {
            c[newAxis[axis]] = constants[axis];
            c[OFF + newAxis[axis]] = constants[OFF + axis];
            c[SHEAR + newAxis[axis]] = constants[SHEAR + axis];
        }
        return c;
    }

    /// Stress of a strain.
    ///
    /// @param c nine constants, MPa
    /// @param strain six components from `from`
    /// @param stress six components from `from`, overwritten, MPa
    /// @param from offset in both arrays
    public static void stressInto(double[] c, double[] strain, double[] stress, int from) {
        double x = strain[from];
        double y = strain[from + 1];
        double z = strain[from + 2];
        stress[from] = c[0] * x + c[5] * y + c[4] * z;
        stress[from + 1] = c[5] * x + c[1] * y + c[3] * z;
        stress[from + 2] = c[4] * x + c[3] * y + c[2] * z;
        stress[from + 3] = c[8] * strain[from + 3];
        stress[from + 4] = c[6] * strain[from + 4];
        stress[from + 5] = c[7] * strain[from + 5];
    }
}
