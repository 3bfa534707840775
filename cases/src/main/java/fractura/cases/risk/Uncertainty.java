package fractura.cases.risk;

import fractura.solver.material.DensitySensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One cause of uncertainty and what it acts on.
///
/// @param cause name under which its share is printed
/// @param actsOnLoad whether it multiplies the load; else the strength
/// @param spread how far
record Uncertainty(String cause, boolean actsOnLoad, Spread spread) {
    /// Causes that are modelled (all spreads are our choice). Modulus and limits multiply strength, since the
    /// failure load of a linear model is proportional to both, under prescribed displacement as under forces;
    /// discs of fixed modulus make the true answer to density a little weaker.
    ///
    /// @param inputs what is known of the case
    /// @return the causes in fixed order
    static List<Uncertainty> of(FactorOfRisk.Inputs inputs) {
        List<Uncertainty> all = new ArrayList<>(calibration(inputs));
        all.add(new Uncertainty("density law", false, new Spread.Uniform(0.15, 1)));
        for (ParameterRange range : inputs.ranges()) {
            all.add(new Uncertainty(range.cause(), false, new Spread.Bracket(range, inputs.strengthNewton())));
        }
        all.add(new Uncertainty("strain limits", false, new Spread.LogNormal(0.10, 1)));
        all.add(new Uncertainty("load", true, new Spread.LogNormal(inputs.isLoadAssumed() ? 0.30 : 0.15, 1)));
        residual(inputs).ifPresent(all::add);
        return all;
    }

    /// Slope within 3 % when the scan was calibrated; ± 15 % and ± 30 mg/cm³ when its calibration was assumed.
    private static List<Uncertainty> calibration(FactorOfRisk.Inputs inputs) {
        DensitySensitivity density = inputs.density();
        if (!inputs.calibration().isAssumed()) {
            return List.of(new Uncertainty("calibration", false, new Spread.LogNormal(0.03, density.exponent())));
        }
        double offset = density.meanDensityGcm3() > 0 ? 0.030 / density.meanDensityGcm3() : 0;
        return List.of(
                new Uncertainty("calibration", false, new Spread.Uniform(0.15, density.exponent())),
                new Uncertainty("calibration", false, new Spread.Uniform(offset, density.exponent())));
    }

    /// The scatter about the fit of a calibration, whether it is trusted or assumed. Stands last, so that the
    /// other causes keep their samples.
    private static Optional<Uncertainty> residual(FactorOfRisk.Inputs inputs) {
        DensitySensitivity density = inputs.density();
        double residual = inputs.calibration().residualMgCm3() / 1000;
        if (!(residual > 0 && density.meanDensityGcm3() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Uncertainty(
                "calibration", false, new Spread.LogNormal(residual / density.meanDensityGcm3(), density.exponent())));
    }
}
