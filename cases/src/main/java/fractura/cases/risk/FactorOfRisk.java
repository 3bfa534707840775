package fractura.cases.risk;

import fractura.solver.material.DensitySensitivity;
import java.util.List;

/// Load over strength, with the interval and the probability that follow from what is uncertain.
///
/// Failure is predicted at 1 and above. The interval holds 5 to 95 % of 4096 stratified samples (Latin hypercube)
/// of the modelled causes and always the value itself. Strength and load are products of independent factors, so
/// the variance of ln(load/strength) is the sum of the causes' own variances; their shares are printed.
///
/// Limits: covers only the modelled causes (calibration, density law, lesion laws, strain limits, load, an assumed
/// anteversion); segmentation, mesh, boundary conditions and the criterion itself are not among them.
///
/// @param value load over strength
/// @param low 5 % bound, at most `value`
/// @param high 95 % bound, at least `value`
/// @param probability share of samples at which load reaches strength
/// @param strengthLowNewton 5 % bound of strength, at most the strength itself, N
/// @param strengthHighNewton 95 % bound of strength, N
/// @param shares of the variance, by cause, in fixed order
public record FactorOfRisk(
        double value,
        double low,
        double high,
        double probability,
        double strengthLowNewton,
        double strengthHighNewton,
        List<Share> shares) {
    /// Seed of the sampling, the same for every case and recorded with every result.
    public static final long SEED = 20260701;

    /// Sentence to be printed with every interval.
    public static final String LIMITS = "The interval covers calibration, density law, lesion laws, strain limits,"
            + " load and, where it is assumed, the anteversion of a femur; it does not cover segmentation, mesh (its error stands beside it), boundary conditions or the"
            + " choice of criterion.";

    /// What the sampling needs to know of a case.
    ///
    /// @param strengthNewton strength, N, above 0
    /// @param demandNewton load of the task, N, above 0
    /// @param isLoadAssumed whether body mass or height was assumed; doubles the spread of the load
    /// @param calibration how far densities may be off
    /// @param density answer of the modulus to an error of density
    /// @param ranges strengths at the ends of parameters of the lesion and of an assumed pose; may be empty
    public record Inputs(
            double strengthNewton,
            double demandNewton,
            boolean isLoadAssumed,
            CalibrationSpread calibration,
            DensitySensitivity density,
            List<ParameterRange> ranges) {
        public Inputs {
            if (!(strengthNewton > 0) || !(demandNewton > 0)) {
                throw new IllegalArgumentException(
                        "Strength and demand must be positive: " + strengthNewton + " N, " + demandNewton + " N");
            }
            ranges = List.copyOf(ranges);
        }
    }

    /// Share of one cause in the variance of the logarithm of load over strength.
    ///
    /// @param cause name
    /// @param share 0 to 1; the shares of one result sum to 1
    public record Share(String cause, double share) {}

    /// @param inputs strength, demand and what is uncertain about them
    /// @return the factor of risk with its interval; the same inputs give the same bits
    public static FactorOfRisk of(Inputs inputs) {
        return new RiskSampling(inputs).run();
    }

    /// @return band of the value
    public RiskClass riskClass() {
        return RiskClass.of(value);
    }

    /// @return whether the interval holds both failure and survival (W13)
    public boolean isStraddling() {
        return low < 1 && high >= 1;
    }
}
