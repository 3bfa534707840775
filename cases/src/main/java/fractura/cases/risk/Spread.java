package fractura.cases.risk;

import org.apache.commons.math3.distribution.NormalDistribution;

/// How far one uncertain thing may move strength or load: a positive factor for each probability.
///
/// At the value the model was solved with the factor is 1.
sealed interface Spread {
    /// @param probability strictly between 0 and 1
    /// @return the factor at that quantile of the uncertain thing, above 0
    double factor(double probability);

    /// A factor with median 1 and a relative spread; log-normal, so that it stays positive.
    ///
    /// @param relativeSd standard deviation over mean
    /// @param exponent power with which it acts
    record LogNormal(double relativeSd, double exponent) implements Spread {
        @Override
        public double factor(double probability) {
            double sigma = Math.sqrt(Math.log1p(relativeSd * relativeSd));
            double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(probability);
            return Math.exp(exponent * sigma * z);
        }
    }

    /// 1 + x, x uniform between two bounds around 0, to a power; never below 0.05 before the power.
    ///
    /// @param halfWidth x lies within ± this
    /// @param exponent power with which it acts
    record Uniform(double halfWidth, double exponent) implements Spread {
        private static final double LEAST = 0.05;

        @Override
        public double factor(double probability) {
            return Math.pow(Math.max(LEAST, 1 + halfWidth * (2 * probability - 1)), exponent);
        }
    }

    /// A parameter of the model that is uniform over a range, with strengths known at its value and at both ends
    /// and taken linear between.
    ///
    /// @param range parameter and strengths
    /// @param pointNewton strength at the parameter's value, N
    record Bracket(ParameterRange range, double pointNewton) implements Spread {
        @Override
        public double factor(double probability) {
            double low = range.coordinate(range.low());
            double point = range.coordinate(range.point());
            double high = range.coordinate(range.high());
            double x = low + probability * (high - low);
            double atLow = range.lowNewton() / pointNewton;
            double atHigh = range.highNewton() / pointNewton;
            if (x < point) {
                return atLow + (x - low) / (point - low) * (1 - atLow);
            }
            return x > point ? 1 + (x - point) / (high - point) * (atHigh - 1) : 1;
        }
    }
}
