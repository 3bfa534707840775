package fractura.cases.evidence;

import fractura.solver.element.Hooke;

/// A spherical inclusion, or cavity, in an infinite body under remote tension along z.
///
/// Equivalent inclusion (Eshelby57): the sphere is replaced by matrix with a uniform eigenstrain, ε* = e₁ I + d
/// ẑẑ, which makes the strain inside uniform. The disturbance outside is (Eshelby59)
///
/// u_i = (ψ,jli ε*_jl - 2ν ε*_mm φ,i - 4(1-ν) ε*_il φ,l) / (8π(1-ν)), φ = 4πa³/(3r), ψ = (4πa³/3)(r + a²/(5r)),
///
/// which with q = 1/r becomes u = ∇Φ + ẑ Ψ, Φ and Ψ sums of terms c zᵐ qⁿ whose derivatives are written out
/// below. An inclusion of no stiffness is the cavity of (Goodier33).
final class SphereInTensionField implements ExactField {
    private final double radius;
    private final double lambda;
    private final double mu;
    private final double lambdaInside;
    private final double muInside;
    private final double[] remoteStrain;
    private final double[] insideStrain;
    private final Term[] phi;
    private final Term psi;

    /// c zᵐ qⁿ with q = 1/r.
    private record Term(double c, int m, int n) {
        double z(int down, double z) {
            return m < down ? 0 : (down == 0 ? 1 : down == 1 ? m : m * (m - 1)) * power(z, m - down);
        }

        /// Adds the first derivatives to g.
        void addGradient(double[] x, double q, double[] g) {
            double qn = power(q, n);
            for (int i = 0; i < 3; i++) {
                g[i] -= c * n * z(0, x[2]) * qn * q * q * x[i];
            }
            g[2] += c * z(1, x[2]) * qn;
        }

        /// Adds the second derivatives to h, Voigt order, shears not doubled.
        void addHessian(double[] x, double q, double[] h) {
            double qn = power(q, n);
            double q2 = q * q;
            for (int v = 0; v < 6; v++) {
                int i = FIRST[v];
                int j = SECOND[v];
                double sum = n * (n + 2) * z(0, x[2]) * q2 * q2 * x[i] * x[j];
                sum -= i == j ? n * z(0, x[2]) * q2 : 0;
                sum -= n * z(1, x[2]) * q2 * ((i == 2 ? x[j] : 0) + (j == 2 ? x[i] : 0));
                sum += i == 2 && j == 2 ? z(2, x[2]) : 0;
                h[v] += c * qn * sum;
            }
        }

        private static double power(double base, int exponent) {
            double p = 1;
            for (int e = 0; e < exponent; e++) {
                p *= base;
            }
            return p;
        }
    }

    private static final int[] FIRST = {0, 1, 2, 0, 1, 0};
    private static final int[] SECOND = {0, 1, 2, 1, 2, 2};

    /// @param radius a, mm
    /// @param tension remote stress S along z, MPa
    /// @param matrixMPa Young's modulus outside
    /// @param insideMPa Young's modulus inside, 0 for a cavity
    /// @param nu Poisson's ratio of both
    SphereInTensionField(double radius, double tension, double matrixMPa, double insideMPa, double nu) {
        this.radius = radius;
        lambda = Hooke.lambda(matrixMPa, nu);
        mu = Hooke.mu(matrixMPa, nu);
        lambdaInside = Hooke.lambda(insideMPa, nu);
        muInside = Hooke.mu(insideMPa, nu);
        double ratio = insideMPa / matrixMPa; // of the bulk and of the shear moduli, ν being the same
        double alpha = (1 + nu) / (3 * (1 - nu));
        double beta = 2 * (4 - 5 * nu) / (15 * (1 - nu));
        double volumetric0 = tension * (1 - 2 * nu) / matrixMPa;
        double deviator0 = tension / (3 * mu); // of ε_zz; minus half of it across
        double volumetric = volumetric0 / (1 + alpha * (ratio - 1));
        double deviator = deviator0 / (1 + beta * (ratio - 1));
        remoteStrain = strain(volumetric0, deviator0);
        insideStrain = strain(volumetric, deviator);
        double eigenVolumetric = (volumetric - volumetric0) / alpha;
        double eigenDeviator = (deviator - deviator0) / beta;
        double e1 = eigenVolumetric / 3 - eigenDeviator / 2;
        double d = 1.5 * eigenDeviator;
        double a3 = radius * radius * radius;
        double k = a3 / (6 * (1 - nu));
        double a2 = radius * radius;
        phi = new Term[] {
            new Term(k * (2 * e1 - 2 * nu * (3 * e1 + d) + d) - 2 * a3 * e1 / 3, 0, 1),
            new Term(-k * d, 2, 3),
            new Term(0.6 * k * d * a2, 2, 5),
            new Term(-0.2 * k * d * a2, 0, 3)
        };
        psi = new Term(2 * a3 * d / 3, 1, 3);
    }

    private static double[] strain(double volumetric, double deviator) {
        double across = volumetric / 3 - deviator / 2;
        return new double[] {across, across, volumetric / 3 + deviator, 0, 0, 0};
    }

    /// @return the uniform stress inside, MPa, a new array of 6
    double[] insideStress() {
        double[] s = new double[6];
        Hooke.stressInto(lambdaInside, muInside, insideStrain, s, 0);
        return s;
    }

    /// σ_zz on the equatorial plane of a cavity under unit tension (Goodier33).
    ///
    /// @param ratio radius over distance from the centre, 0 to 1
    /// @param nu Poisson's ratio
    /// @return σ_zz/S
    static double cavityEquator(double ratio, double nu) {
        double r3 = ratio * ratio * ratio;
        double below = 2 * (7 - 5 * nu);
        return 1 + (4 - 5 * nu) / below * r3 + 9 / below * r3 * ratio * ratio;
    }

    @Override
    public void displacementInto(double[] x, double[] u) {
        double r = distance(x);
        double[] background = r < radius ? insideStrain : remoteStrain;
        double[] g = new double[3];
        if (r >= radius) {
            for (Term t : phi) {
                t.addGradient(x, 1 / r, g);
            }
            g[2] += psi.c() * x[2] / (r * r * r);
        }
        for (int i = 0; i < 3; i++) {
            u[i] = background[i] * x[i] + g[i];
        }
    }

    @Override
    public void stressInto(double[] x, double[] s) {
        double r = distance(x);
        if (r < radius) {
            Hooke.stressInto(lambdaInside, muInside, insideStrain, s, 0);
            return;
        }
        double[] h = new double[6];
        for (Term t : phi) {
            t.addHessian(x, 1 / r, h);
        }
        double[] g = new double[3];
        psi.addGradient(x, 1 / r, g);
        double[] strain = remoteStrain.clone();
        for (int v = 0; v < 3; v++) {
            strain[v] += h[v];
            strain[3 + v] += 2 * h[3 + v];
        }
        strain[2] += g[2];
        strain[4] += g[1];
        strain[5] += g[0];
        Hooke.stressInto(lambda, mu, strain, s, 0);
    }

    private static double distance(double[] x) {
        return Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
    }
}
