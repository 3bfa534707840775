package fractura.solver.material;

import java.util.Locale;

/// A function of density made of pieces c + a ρᵇ, never below zero.
///
/// Every law fitted to bone specimens offered here has this shape; keeping it as numbers makes the printed
/// formula and the computed value one thing.
final class PiecewisePower {
    private final double[] below;
    private final double[] factor;
    private final double[] exponent;
    private final double[] constant;

    private PiecewisePower(double[] below, double[] factor, double[] exponent, double[] constant) {
        this.below = below;
        this.factor = factor;
        this.exponent = exponent;
        this.constant = constant;
    }

    /// @param a factor (MPa)
    /// @param b exponent
    /// @return a ρᵇ
    static PiecewisePower power(double a, double b) {
        return line(0, a, b);
    }

    /// @param c constant (MPa)
    /// @param a factor (MPa)
    /// @param b exponent
    /// @return max(0, c + a ρᵇ)
    static PiecewisePower line(double c, double a, double b) {
        return new PiecewisePower(new double[0], new double[] {a}, new double[] {b}, new double[] {c});
    }

    /// This function up to a density, another one from there on.
    ///
    /// @param density where it changes (g/cm³), above any change already made
    /// @param next a single piece
    /// @return the joined function; at the change itself the next piece holds
    PiecewisePower until(double density, PiecewisePower next) {
        return new PiecewisePower(
                append(below, density),
                append(factor, next.factor[0]),
                append(exponent, next.exponent[0]),
                append(constant, next.constant[0]));
    }

    /// @param rho density (g/cm³); below 0 counts as 0
    /// @return value (MPa), at least 0
    double at(double rho) {
        if (!(rho > 0)) {
            return Math.max(0, constant[0]);
        }
        int p = 0;
        while (p < below.length && rho >= below[p]) {
            p++;
        }
        double b = exponent[p];
        double raised = b == 1 ? rho : Math.pow(rho, b);
        return Math.max(0, constant[p] + factor[p] * raised);
    }

    /// @param symbol left-hand side, for example `E`
    /// @return the formula in words a report can print
    String formula(String symbol) {
        StringBuilder text = new StringBuilder(symbol).append(" = ");
        for (int p = 0; p < factor.length; p++) {
            text.append(p == 0 ? "" : "; ").append(number(factor[p])).append(" ρ");
            text.append(exponent[p] == 1 ? "" : "^" + number(exponent[p]));
            if (constant[p] != 0) {
                text.append(constant[p] < 0 ? " - " : " + ").append(number(Math.abs(constant[p])));
            }
            if (p < below.length) {
                text.append(" (ρ < ").append(number(below[p])).append(")");
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded)
                ? String.format(Locale.ROOT, "%.0f", rounded)
                : String.format(Locale.ROOT, "%s", rounded);
    }

    private static double[] append(double[] values, double value) {
        double[] longer = java.util.Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
