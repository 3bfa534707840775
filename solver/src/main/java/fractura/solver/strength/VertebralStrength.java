package fractura.solver.strength;

import fractura.mesh.Site;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Compressive strength of a vertebra from its axial stiffness.
///
/// The linear estimate is F = 0.0068 K H (Crawford03). The second is a regression of strength from
/// nonlinear models on the linear estimate, fitted by us to the published table of 160 vertebrae, T1 to L5,
/// of 141 people (Walle25): R² 0.851, standard error 0.69 kN. Limits: whether those people had metastases
/// is not stated; the heights in that table are model heights and its densities sit one bin high, so the
/// regression is a second view, not a replacement.
///
/// @param linear the estimate reported as the vertebra's strength
/// @param nonlinear the regression's estimate; empty outside its data
/// @param warnings what was left out, and why
public record VertebralStrength(StrengthEstimate linear, Optional<StrengthEstimate> nonlinear, List<Warning> warnings) {
    /// Strain-like factor of (Crawford03), confirmed in every row of (Walle25).
    public static final double CRAWFORD_FACTOR = 0.0068;

    /// Least linear estimate the regression was fitted to, N.
    public static final double REGRESSION_LOWEST_NEWTON = 460;

    /// Greatest linear estimate the regression was fitted to, N.
    public static final double REGRESSION_HIGHEST_NEWTON = 8500;

    /// Standard error of the regression, N.
    public static final double REGRESSION_SEE_NEWTON = 690;

    private static final double SLOPE = 1.0803;
    private static final double INTERCEPT_NEWTON = -556.9;

    /// @param stiffness between the discs
    /// @param site body height without posterior elements
    /// @return both estimates
    public static VertebralStrength of(AxialStiffness stiffness, Site.Vertebra site) {
        return of(stiffness.newtonPerMm(), site.bodyHeightMm());
    }

    /// @param stiffnessNewtonPerMm K, discs included, N/mm
    /// @param bodyHeightMm H, mean height of the body between its endplates, mm
    /// @return both estimates
    public static VertebralStrength of(double stiffnessNewtonPerMm, double bodyHeightMm) {
        double newton = CRAWFORD_FACTOR * stiffnessNewtonPerMm * bodyHeightMm;
        boolean inData = newton >= REGRESSION_LOWEST_NEWTON && newton <= REGRESSION_HIGHEST_NEWTON;
        StrengthEstimate linear = new StrengthEstimate(
                "linear 0.0068 K H",
                newton,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "Crawford03",
                inData,
                "linear stiffness times body height; not tested against metastatic vertebrae");
        List<Warning> warnings = new ArrayList<>();
        Optional<StrengthEstimate> nonlinear = inData ? regression(newton, warnings) : Optional.empty();
        if (!inData) {
            warnings.add(caution(
                    "linear strength %.0f N lies outside 460 to 8500 N, the data of the nonlinear regression;"
                            + " only the linear estimate is given",
                    newton));
        }
        return new VertebralStrength(linear, nonlinear, List.copyOf(warnings));
    }

    private static Optional<StrengthEstimate> regression(double linearNewton, List<Warning> warnings) {
        double newton = SLOPE * linearNewton + INTERCEPT_NEWTON;
        double low = newton - 2 * REGRESSION_SEE_NEWTON;
        if (!(newton > 0)) {
            warnings.add(caution(
                    "the nonlinear regression gives no positive strength for a linear strength of %.0f N;"
                            + " only the linear estimate is given",
                    linearNewton));
            return Optional.empty();
        }
        if (!(low > 0)) {
            warnings.add(caution(
                    "the nonlinear regression gives %.0f N, less than two of its standard errors of 690 N: its lower"
                            + " bound is not positive and is left out",
                    newton));
        }
        StrengthEstimate bare = new StrengthEstimate(
                "nonlinear regression on 0.0068 K H",
                newton,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "Walle25",
                true,
                "band is two standard errors of 690 N; source uses model heights, densities one bin high");
        return Optional.of(bare.withBand(low, newton + 2 * REGRESSION_SEE_NEWTON));
    }

    private static Warning caution(String text, double newton) {
        return Warning.caution("W16", String.format(Locale.ROOT, text, newton));
    }
}
