package fractura.mesh.density;

import fractura.mesh.InputException;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/// A least-squares line y = slope · x + intercept.
///
/// @param slope change of y per unit of x
/// @param intercept y at x = 0
/// @param r2 coefficient of determination, 0 to 1
public record LinearFit(double slope, double intercept, double r2) {
    /// @param x abscissae, at least two different; not kept
    /// @param y ordinates, as many; not kept
    /// @return the line
    /// @throws InputException when the numbers do not determine a line
    static LinearFit of(double[] x, double[] y) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(x[i], y[i]);
        }
        LinearFit fit = new LinearFit(regression.getSlope(), regression.getIntercept(), regression.getRSquare());
        if (!Double.isFinite(fit.slope) || !Double.isFinite(fit.intercept) || !Double.isFinite(fit.r2)) {
            throw new InputException("Calibration values " + java.util.Arrays.toString(x) + " and "
                    + java.util.Arrays.toString(y) + " do not determine a line. Give at least two different ones.");
        }
        return fit;
    }

    /// A line that may lie flat or fit badly; nothing is refused.
    ///
    /// @param x abscissae, at least two different
    /// @param y ordinates, as many
    /// @return the line; r² is 0 where y does not vary
    static LinearFit through(double[] x, double[] y) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(x[i], y[i]);
        }
        double r2 = regression.getRSquare();
        return new LinearFit(regression.getSlope(), regression.getIntercept(), Double.isFinite(r2) ? r2 : 0);
    }

    /// @param x abscissa
    /// @return the line's value there
    public double at(double x) {
        return slope * x + intercept;
    }
}
