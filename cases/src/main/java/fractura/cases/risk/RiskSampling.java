package fractura.cases.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// Latin hypercube over the causes of uncertainty: each cause is taken once at the middle of each of 4096 equal
/// strata of its probability, in an order shuffled by a fixed seed of its own.
final class RiskSampling {
    private static final int SAMPLE_COUNT = 4096;
    private static final double LOW_QUANTILE = 0.05;
    private static final double HIGH_QUANTILE = 0.95;

    private final FactorOfRisk.Inputs inputs;
    private final double[] loadFactor = new double[SAMPLE_COUNT];
    private final double[] strengthFactor = new double[SAMPLE_COUNT];
    private final Map<String, Double> variance = new LinkedHashMap<>();

    RiskSampling(FactorOfRisk.Inputs inputs) {
        this.inputs = inputs;
        Arrays.fill(loadFactor, 1);
        Arrays.fill(strengthFactor, 1);
    }

    FactorOfRisk run() {
        List<Uncertainty> causes = Uncertainty.of(inputs);
        for (int c = 0; c < causes.size(); c++) {
            multiplyIn(causes.get(c), FactorOfRisk.SEED + c);
        }
        double value = inputs.demandNewton() / inputs.strengthNewton();
        double[] risk = new double[SAMPLE_COUNT];
        double[] strength = new double[SAMPLE_COUNT];
        int failures = 0;
        for (int s = 0; s < SAMPLE_COUNT; s++) {
            risk[s] = value * loadFactor[s] / strengthFactor[s];
            strength[s] = inputs.strengthNewton() * strengthFactor[s];
            failures += risk[s] >= 1 ? 1 : 0;
        }
        Arrays.sort(risk);
        Arrays.sort(strength);
        return new FactorOfRisk(
                value,
                Math.min(value, quantile(risk, LOW_QUANTILE)),
                Math.max(value, quantile(risk, HIGH_QUANTILE)),
                (double) failures / SAMPLE_COUNT,
                Math.min(inputs.strengthNewton(), quantile(strength, LOW_QUANTILE)),
                Math.max(inputs.strengthNewton(), quantile(strength, HIGH_QUANTILE)),
                shares());
    }

    private void multiplyIn(Uncertainty cause, long seed) {
        double[] factor = new double[SAMPLE_COUNT];
        for (int s = 0; s < SAMPLE_COUNT; s++) {
            factor[s] = cause.spread().factor((s + 0.5) / SAMPLE_COUNT);
        }
        variance.merge(cause.cause(), varianceOfLogarithm(factor), Double::sum);
        shuffle(factor, new Well19937c(seed));
        double[] target = cause.actsOnLoad() ? loadFactor : strengthFactor;
        for (int s = 0; s < SAMPLE_COUNT; s++) {
            target[s] *= factor[s];
        }
    }

    private List<FactorOfRisk.Share> shares() {
        double total = 0;
        for (double v : variance.values()) {
            total += v;
        }
        List<FactorOfRisk.Share> shares = new ArrayList<>();
        for (Map.Entry<String, Double> entry : variance.entrySet()) {
            shares.add(new FactorOfRisk.Share(entry.getKey(), entry.getValue() / total));
        }
        return List.copyOf(shares);
    }

    private static double varianceOfLogarithm(double[] factor) {
        double mean = 0;
        for (double f : factor) {
            mean += Math.log(f) / factor.length;
        }
        double sum = 0;
        for (double f : factor) {
            double d = Math.log(f) - mean;
            sum += d * d;
        }
        return sum / factor.length;
    }

    private static void shuffle(double[] values, RandomGenerator random) {
        for (int s = values.length - 1; s > 0; s--) {
            int other = random.nextInt(s + 1);
            double kept = values[s];
            values[s] = values[other];
            values[other] = kept;
        }
    }

    /// Quantile of ascending values, linear between the middles of the strata.
    private static double quantile(double[] sorted, double q) {
        double position = q * sorted.length - 0.5;
        int below = (int) Math.floor(position);
        double t = position - below;
        return (1 - t) * sorted[below] + t * sorted[below + 1];
    }
}
