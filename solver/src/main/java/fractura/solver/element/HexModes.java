package fractura.solver.element;

/// The stiffness of an isotropic cube in its mirror-symmetric modes: eight numbers instead of 576.
///
/// Take sums and differences of the nodal values over the two corners along x, y and z (a Hadamard transform H of
/// the eight corners). A mode is named by three bits, bit c set where the difference along axis c was taken. The
/// cube is symmetric under reflection of each axis, so displacement component c in mode m couples only to
/// components with the same m xor (1 << c). K = Hᵀ K̂ H then falls into eight 3×3 blocks of four kinds (direct
/// transform of the 24×24 matrix, checked to rounding by a test):
///
/// | kind | components and modes | block |
/// |---|---|---|
/// | normal | u:x, v:y, w:z | `normal` on the diagonal, `normalOff` beside it |
/// | twist | u:yz, v:xz, w:xy | `twist`, `twistOff` |
/// | bend (three) | two components in modes xy, yz or xz; the third is a translation | `bend`, `bendOff` |
/// | shear (three) | two components in each other's axis mode; the third in xyz | `shear` four times; `lone` |
///
/// Each coefficient is linear in λ and μ: coefficient q = λ·`lambdaPart[q]` + μ·`muPart[q]`, in the order below.
///
/// @param lambdaPart eight numbers
/// @param muPart eight numbers
public record HexModes(double[] lambdaPart, double[] muPart) {
    /// diagonal of the normal block
    public static final int NORMAL = 0;

    /// off-diagonal of the normal block
    public static final int NORMAL_OFF = 1;

    /// diagonal of the twist block
    public static final int TWIST = 2;

    /// off-diagonal of the twist block
    public static final int TWIST_OFF = 3;

    /// diagonal of a bend block
    public static final int BEND = 4;

    /// off-diagonal of a bend block
    public static final int BEND_OFF = 5;

    /// every entry of the 2×2 shear part
    public static final int SHEAR = 6;

    /// the hourglass entry beside it
    public static final int LONE = 7;

    /// The unit cube's coefficients, from its stiffness matrix.
    public static final HexModes UNIT = new HexModes(extract(1, 0), extract(0, 1));

    private static double[] extract(double lambda, double mu) {
        double[] k = Hex8.stiffness(lambda, mu);
        return new double[] {
            entry(k, 0, 1, 0, 1), entry(k, 0, 1, 1, 2), // u:x u:x, u:x v:y
            entry(k, 0, 6, 0, 6), entry(k, 0, 6, 1, 5), // u:yz u:yz, u:yz v:xz
            entry(k, 1, 3, 1, 3), entry(k, 1, 3, 2, 5), // v:xy v:xy, v:xy w:xz
            entry(k, 0, 2, 0, 2), entry(k, 2, 7, 2, 7) // u:y u:y, w:xyz w:xyz
        };
    }

    /// Entry of K̂ = H K Hᵀ / 64 between component c in mode m and component d in mode l.
    static double entry(double[] k, int c, int m, int d, int l) {
        double sum = 0;
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < 8; b++) {
                sum += sign(a, m) * sign(b, l) * k[(3 * a + c) * Hex8.DOFS + 3 * b + d];
            }
        }
        return sum / 64;
    }

    /// Entry of the Hadamard matrix: a difference counts the upper corner positive.
    static int sign(int corner, int mode) {
        return Integer.bitCount(mode & ~corner) % 2 == 0 ? 1 : -1;
    }

    /// Part of the matrix diagonal that one element gives to each of its nodes and components.
    ///
    /// @param lambda MPa
    /// @param mu MPa
    /// @return diagonal entry of the unit cube, MPa
    public double diagonal(double lambda, double mu) {
        double[] c = coefficients(lambda, mu);
        return c[NORMAL] + c[TWIST] + 2 * c[BEND] + 2 * c[SHEAR] + c[LONE];
    }

    /// Largest eigenvalue of D⁻¹Kᵉ, which bounds that of D⁻¹K of any assembly of such elements.
    ///
    /// 5.318 for ν = 0.3. Rigorous for any moduli, voids and diagonal springs, since the Rayleigh quotient of a
    /// sum is at most the largest of its parts.
    ///
    /// @param nu Poisson's ratio, 0 to below 0.5
    /// @return the bound
    public double eigenvalueBound(double nu) {
        double lambda = Hooke.lambda(1, nu);
        double mu = Hooke.mu(1, nu);
        double[] c = coefficients(lambda, mu);
        double largest = Math.max(c[NORMAL] + 2 * c[NORMAL_OFF], c[NORMAL] - c[NORMAL_OFF]);
        largest = Math.max(largest, Math.max(c[TWIST] + 2 * c[TWIST_OFF], c[TWIST] - c[TWIST_OFF]));
        largest = Math.max(largest, c[BEND] + Math.abs(c[BEND_OFF]));
        largest = Math.max(largest, Math.max(2 * c[SHEAR], c[LONE]));
        return 8 * largest / diagonal(lambda, mu);
    }

    /// Coefficients of one material.
    ///
    /// @param lambda MPa
    /// @param mu MPa
    /// @return eight numbers in the order of the constants, a new array
    public double[] coefficients(double lambda, double mu) {
        double[] c = new double[8];
        for (int q = 0; q < 8; q++) {
            c[q] = lambda * lambdaPart[q] + mu * muPart[q];
        }
        return c;
    }
}
