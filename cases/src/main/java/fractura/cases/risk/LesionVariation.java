package fractura.cases.risk;

import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import java.util.ArrayList;
import java.util.List;

/// One uncertain parameter of a lesion law, with the models to be solved at both ends of its range.
///
/// Ranges are our choice, as the parameters themselves: lytic bone × 0.7 to 1.0, tumour 1
/// to 100 MPa (logarithmic), lytic cortex × 0.7 to 1.0, blastic bone × 0.4 to 1.0. A
/// value outside its range widens the range.
///
/// @param name for reports
/// @param low lower end
/// @param point value of the model
/// @param high upper end
/// @param isLogarithmic whether it is spread evenly in its logarithm
/// @param lowModel materials at the lower end
/// @param highModel materials at the upper end
public record LesionVariation(
        String name,
        double low,
        double point,
        double high,
        boolean isLogarithmic,
        MaterialModel lowModel,
        MaterialModel highModel) {
    /// What ranges of lesion laws are named after in shares and sampling.
    public static final String CAUSE = "lesion";

    /// What a lesion's presence calls for.
    ///
    /// @param model materials of the solve
    /// @param hasLytic whether the specimen holds lytic or mixed samples
    /// @param hasBlastic whether it holds blastic or mixed samples
    /// @return parameters that matter, in fixed order; empty without a lesion
    public static List<LesionVariation> of(MaterialModel model, boolean hasLytic, boolean hasBlastic) {
        List<LesionVariation> all = new ArrayList<>();
        if (hasLytic) {
            switch (model.lytic()) {
                case LesionLaw.DensityScaled d -> addLytic(all, model, d, 0);
                case LesionLaw.TumourTissue t -> addLytic(all, model, t.residual(), t.belowGcm3());
                case LesionLaw.Void _ -> {}
                case LesionLaw.UniformSoft u ->
                    all.add(vary(
                            "tumour modulus",
                            new Range(1, u.youngsModulusMPa(), 100, true),
                            x -> model.withLytic(new LesionLaw.UniformSoft(x))));
            }
        }
        if (hasBlastic && model.blastic() instanceof LesionLaw.DensityScaled d) {
            all.add(vary(
                    "blastic bone", new Range(0.4, d.factor(), 1.0, false), x -> model.withBlastic(d.withFactor(x))));
        }
        return List.copyOf(all);
    }

    /// @param lowNewton strength solved with `lowModel`, N
    /// @param highNewton strength solved with `highModel`, N
    /// @return the range as the sampling wants it
    public ParameterRange withStrengths(double lowNewton, double highNewton) {
        return new ParameterRange(CAUSE, name, low, point, high, isLogarithmic, lowNewton, highNewton);
    }

    private record Range(double low, double point, double high, boolean isLogarithmic) {}

    private interface ModelAt {
        MaterialModel at(double value);
    }

    /// @param belowGcm3 limit of soft tissue; 0 when the law has none
    private static void addLytic(
            List<LesionVariation> all, MaterialModel model, LesionLaw.DensityScaled d, double belowGcm3) {
        all.add(vary(
                "lytic bone",
                new Range(0.7, d.factor(), 1.0, false),
                x -> model.withLytic(rewrap(d.withFactor(x), belowGcm3))));
        all.add(vary(
                "lytic cortex",
                new Range(0.7, d.cortexFactor(), 1.0, false),
                x -> model.withLytic(rewrap(d.withCortexFactor(x), belowGcm3))));
        if (d.floorMPa() > 0) {
            all.add(vary(
                    "tumour modulus",
                    new Range(1, d.floorMPa(), 100, true),
                    x -> model.withLytic(rewrap(d.withFloorMPa(x), belowGcm3))));
        }
    }

    private static LesionLaw rewrap(LesionLaw.DensityScaled d, double belowGcm3) {
        return belowGcm3 == 0 ? d : new LesionLaw.TumourTissue(belowGcm3, d);
    }

    private static LesionVariation vary(String name, Range range, ModelAt model) {
        double low = Math.min(range.low, range.point);
        double high = Math.max(range.high, range.point);
        return new LesionVariation(name, low, range.point, high, range.isLogarithmic, model.at(low), model.at(high));
    }
}
