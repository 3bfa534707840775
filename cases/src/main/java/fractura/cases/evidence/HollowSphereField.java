package fractura.cases.evidence;

/// A thick hollow sphere under inner pressure (Timoshenko70, sec. 136; the solution is Lamé's).
///
/// σ_r = q (1 - b³/r³), σ_t = q (1 + b³/(2r³)), u_r = q ((1-2ν) r + (1+ν) b³/(2r²)) / E with q = p a³/(b³-a³).
///
/// @param inner a, mm
/// @param outer b, mm
/// @param pressure p inside, MPa
/// @param youngs E, MPa
/// @param nu Poisson's ratio
record HollowSphereField(double inner, double outer, double pressure, double youngs, double nu) implements ExactField {
    private double q() {
        double a3 = inner * inner * inner;
        return pressure * a3 / (outer * outer * outer - a3);
    }

    double radialDisplacement(double r) {
        double b3 = outer * outer * outer;
        return q() / youngs * ((1 - 2 * nu) * r + (1 + nu) * b3 / (2 * r * r));
    }

    double radialStress(double r) {
        double ratio = outer / r;
        return q() * (1 - ratio * ratio * ratio);
    }

    double hoopStress(double r) {
        double ratio = outer / r;
        return q() * (1 + 0.5 * ratio * ratio * ratio);
    }

    @Override
    public void displacementInto(double[] x, double[] u) {
        double r = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double perLength = radialDisplacement(r) / r;
        for (int i = 0; i < 3; i++) {
            u[i] = perLength * x[i];
        }
    }

    @Override
    public void stressInto(double[] x, double[] s) {
        double r = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        double t = hoopStress(r);
        double d = (radialStress(r) - t) / (r * r);
        s[0] = t + d * x[0] * x[0];
        s[1] = t + d * x[1] * x[1];
        s[2] = t + d * x[2] * x[2];
        s[3] = d * x[0] * x[1];
        s[4] = d * x[1] * x[2];
        s[5] = d * x[0] * x[2];
    }
}
