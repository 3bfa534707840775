package fractura.mesh.density;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Rods of known density, scanned with the patient or on the same scanner with the same settings.
///
/// A line HU = slope · density + intercept through the rods, turned round. Fits below r² 0.99 are refused
/// (choice of this project): rods are homogeneous, so a poorer fit means wrong rods or wrong regions.
///
/// The line follows shifts and stretches of the HU scale: densities stay the same when the scan's HU and the
/// rods' HU change by one and the same line.
///
/// @param kind K2HPO4 or hydroxyapatite, as the phantom's certificate says
/// @param rods at least two different
/// @param huOnDensity HU against density in mg/cm³
/// @param residualsMgCm3 what the line gives for each rod minus its certificate, mg/cm³, in the order of the
/// rods
public record PhantomCalibration(DensityKind kind, List<Rod> rods, LinearFit huOnDensity, List<Double> residualsMgCm3)
        implements Calibration {
    static final double LEAST_R2 = 0.99;

    /// A solid K2HPO4-in-water phantom is fitted as HU − ρ_water = σ ρ + β; these
    /// turn the fit into HU against ρ (QctPro11).
    private static final double WATER_SLOPE = -0.2174;

    private static final double WATER_INTERCEPT = 999.6;

    /// HU per mg/cm³ at 120 kVp, about; only the search for rods uses it, to know them by their order.
    static final double USUAL_SLOPE = 1.4;

    /// One rod of a phantom.
    ///
    /// @param densityMgCm3 density by its certificate, mg/cm³
    /// @param hu mean of its region in the scan
    public record Rod(double densityMgCm3, double hu) {}

    public PhantomCalibration {
        rods = List.copyOf(rods);
        residualsMgCm3 = List.copyOf(residualsMgCm3);
        refuseMaterial(kind);
        if (!(huOnDensity.r2() >= LEAST_R2) || !(huOnDensity.slope() > 0)) {
            throw new InputException("The phantom's rods do not lie on a rising line: r² "
                    + Numbers.words(huOnDensity.r2()) + " (at least 0.99 needed), slope "
                    + Numbers.words(huOnDensity.slope()) + " HU per mg/cm³, rods " + inWords(rods)
                    + ". Check that each mean HU stands beside its own density.");
        }
    }

    /// @param kind material of the rods
    /// @param rods densities and mean HU, at least two different
    /// @return the calibration
    /// @throws InputException when the rods do not lie on a line
    public static PhantomCalibration of(DensityKind kind, List<Rod> rods) {
        LinearFit fit = LinearFit.of(densities(rods), hounsfield(rods));
        List<Double> residuals = new ArrayList<>();
        for (Rod rod : rods) {
            residuals.add((rod.hu() - fit.at(rod.densityMgCm3())) / fit.slope());
        }
        return new PhantomCalibration(kind, rods, fit, residuals);
    }

    /// A K2HPO4 phantom whose certificate gives each rod's water density as well.
    ///
    /// @param rods K2HPO4 densities and mean HU, at least two different
    /// @param waterMgCm3 water-equivalent density of each rod, in the order of the rods
    /// @return the calibration
    /// @throws InputException when the rods do not lie on a line
    public static PhantomCalibration ofWaterRods(List<Rod> rods, List<Double> waterMgCm3) {
        if (rods.size() != waterMgCm3.size()) {
            throw new InputException(rods.size() + " phantom rods but " + waterMgCm3.size()
                    + " water densities. Give one for each rod.");
        }
        double[] excess = hounsfield(rods);
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= waterMgCm3.get(i);
        }
        LinearFit fit = LinearFit.of(densities(rods), excess);
        LinearFit turned = new LinearFit(fit.slope() + WATER_SLOPE, fit.intercept() + WATER_INTERCEPT, fit.r2());
        List<Double> residuals = new ArrayList<>();
        for (int i = 0; i < excess.length; i++) {
            residuals.add((excess[i] - fit.at(rods.get(i).densityMgCm3())) / turned.slope());
        }
        return new PhantomCalibration(DensityKind.K2HPO4, rods, turned, residuals);
    }

    /// HU a rod has on an ordinary scanner, to tell the rods of a phantom by their order.
    ///
    /// @param densityMgCm3 K2HPO4 density of the rod, mg/cm³
    /// @param waterMgCm3 its water density, mg/cm³; empty for rods of hydroxyapatite or plain certificates
    /// @return about its HU at 120 kVp
    static double usualHu(double densityMgCm3, OptionalDouble waterMgCm3) {
        return waterMgCm3.isPresent()
                ? waterMgCm3.getAsDouble() - WATER_INTERCEPT + (USUAL_SLOPE - WATER_SLOPE) * densityMgCm3
                : USUAL_SLOPE * densityMgCm3;
    }

    private static void refuseMaterial(DensityKind kind) {
        if (kind != DensityKind.K2HPO4 && kind != DensityKind.CHA) {
            throw new InputException("Phantoms are made of K2HPO4 or hydroxyapatite, not of " + kind.words()
                    + " density. Correct the material.");
        }
    }

    private static double[] densities(List<Rod> rods) {
        return rods.stream().mapToDouble(Rod::densityMgCm3).toArray();
    }

    private static double[] hounsfield(List<Rod> rods) {
        return rods.stream().mapToDouble(Rod::hu).toArray();
    }

    private static String inWords(List<Rod> rods) {
        return rods.stream()
                .map(r -> Numbers.words(r.densityMgCm3()) + " mg/cm³ at " + Numbers.words(r.hu()) + " HU")
                .collect(Collectors.joining(", "));
    }

    @Override
    public double densityMgCm3(double hu) {
        return (hu - huOnDensity.intercept()) / huOnDensity.slope();
    }

    @Override
    public OptionalDouble r2() {
        return OptionalDouble.of(huOnDensity.r2());
    }

    /// Standard error of the fit, √(Σ residual² / (n − 2)).
    @Override
    public OptionalDouble residualMgCm3() {
        int freedom = rods.size() - 2;
        if (freedom < 1) {
            return OptionalDouble.empty();
        }
        double squares = residualsMgCm3.stream().mapToDouble(r -> r * r).sum();
        return OptionalDouble.of(Math.sqrt(squares / freedom));
    }

    @Override
    public List<Warning> warnings() {
        if (rods.size() > 2) {
            return List.of();
        }
        return List.of(Warning.note(
                "W07", "Two rods lie on a line whatever they are: nothing checks this calibration. Give a third rod."));
    }

    @Override
    public String words() {
        String scatter = residualMgCm3().isPresent()
                ? String.format(
                        Locale.ROOT, ", residual %.2g mg/cm³", residualMgCm3().getAsDouble())
                : "";
        double water = huOnDensity.intercept();
        return "phantom with " + rods.size() + " " + kind.words() + " rods: density = (HU "
                + (water < 0 ? "+ " : "- ") + Numbers.words(Math.abs(water)) + ") / "
                + Numbers.words(huOnDensity.slope())
                + " mg/cm³, r² " + Numbers.words(huOnDensity.r2()) + scatter;
    }
}
