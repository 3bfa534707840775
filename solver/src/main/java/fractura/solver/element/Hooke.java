package fractura.solver.element;

/// Isotropic linear elasticity. Voigt order xx, yy, zz, xy, yz, xz with engineering shear strains.
public final class Hooke {
    private Hooke() {}

    /// First Lamé constant λ = E ν / ((1+ν)(1-2ν)).
    ///
    /// @param e Young's modulus, MPa
    /// @param nu Poisson's ratio, 0 to below 0.5
    /// @return λ, MPa
    public static double lambda(double e, double nu) {
        return e * nu / ((1 + nu) * (1 - 2 * nu));
    }

    /// Shear modulus μ = E / (2(1+ν)).
    ///
    /// @param e Young's modulus, MPa
    /// @param nu Poisson's ratio
    /// @return μ, MPa
    public static double mu(double e, double nu) {
        return e / (2 * (1 + nu));
    }

    /// Stress of a strain, σ = λ tr(ε) I + 2 μ ε.
    ///
    /// @param lambda MPa
    /// @param mu MPa
    /// @param strain six components from `from`
    /// @param stress six components from `from`, overwritten, MPa
    /// @param from offset in both arrays
    public static void stressInto(double lambda, double mu, double[] strain, double[] stress, int from) {
        double trace = lambda * (strain[from] + strain[from + 1] + strain[from + 2]);
        for (int i = 0; i < 3; i++) {
            stress[from + i] = trace + 2 * mu * strain[from + i];
            stress[from + 3 + i] = mu * strain[from + 3 + i];
        }
    }
}
