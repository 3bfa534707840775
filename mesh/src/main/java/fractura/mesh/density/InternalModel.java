package fractura.mesh.density;

import fractura.mesh.InputException;
import java.util.Map;
import java.util.TreeMap;

/// The curve from HU to K2HPO4-equivalent density that tissues of the scan itself determine (Michalski20).
///
/// For every photon energy on a grid of 0.5 keV the tissues' mass attenuation is regressed on their HU; the
/// energy with the largest r² is the scan's effective energy. There, attenuation u and mass density d are lines
/// in HU, and a mixture of triglyceride and K2HPO4 with that attenuation holds ρ = 1000 d(HU) (u(HU) − u_tri) /
/// (u_K2HPO4 − u_tri) mg/cm³.
///
/// Limits: the curve is a parabola that would rise again below about −1085 HU, where scanners put fill values;
/// HU below −1000 count as −1000.
///
/// @param energyKeV effective energy
/// @param r2 of attenuation on HU at that energy
/// @param attenuation mass attenuation (cm²/g) against HU
/// @param massDensity density of the tissue (g/cm³) against HU
/// @param residualMgCm3 standard error of the tissues' attenuation about the line, √(Σ residual² / (n − 2)), as
/// K2HPO4 that would make it, mg/cm³
public record InternalModel(
        double energyKeV, double r2, LinearFit attenuation, LinearFit massDensity, double residualMgCm3) {
    private static final double STEP_KEV = 0.5;
    private static final double LOWEST_HU = -1000;
    private static final int FEWEST_TISSUES = 3;

    /// Poorer fits mean that a region was measured in the wrong tissue (choice of this project).
    private static final double LEAST_R2 = 0.95;

    static InternalModel fit(Map<InternalTissue, Double> meanHu) {
        Map<InternalTissue, Double> tissues = new TreeMap<>(meanHu);
        check(tissues);
        int n = tissues.size();
        double[] hu = new double[n];
        Attenuation[] of = new Attenuation[n];
        int at = 0;
        for (Map.Entry<InternalTissue, Double> t : tissues.entrySet()) {
            of[at] = Attenuation.of(t.getKey());
            hu[at++] = t.getValue();
        }
        double best = Attenuation.lowestKeV();
        LinearFit attenuation = LinearFit.of(hu, at(of, best));
        int steps = (int) ((Attenuation.highestKeV() - Attenuation.lowestKeV()) / STEP_KEV);
        for (int s = 1; s <= steps; s++) {
            double keV = Attenuation.lowestKeV() + s * STEP_KEV;
            LinearFit fit = LinearFit.of(hu, at(of, keV));
            if (fit.r2() > attenuation.r2()) {
                attenuation = fit;
                best = keV;
            }
        }
        if (!(attenuation.r2() >= LEAST_R2) || !(attenuation.slope() > 0)) {
            throw new InputException("The tissues " + tissues + " fit no photon energy between 40 and 150 keV: best r² "
                    + Numbers.words(attenuation.r2()) + ". Measure each mean in its own tissue, away from its edges.");
        }
        double water = Attenuation.WATER.at(best);
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            density[i] = (hu[i] / 1000 * water + water) / of[i].at(best);
        }
        return new InternalModel(
                best,
                attenuation.r2(),
                attenuation,
                LinearFit.of(hu, density),
                residual(hu, at(of, best), attenuation, best));
    }

    private static double residual(double[] hu, double[] attenuation, LinearFit line, double keV) {
        double squares = 0;
        for (int i = 0; i < hu.length; i++) {
            squares += Math.pow(attenuation[i] - line.at(hu[i]), 2);
        }
        double perSalt = Attenuation.K2HPO4.at(keV) - Attenuation.TRIGLYCERIDE.at(keV);
        return 1000 * Math.sqrt(squares / (hu.length - 2)) / perSalt;
    }

    double densityMgCm3(double hu) {
        double h = Math.max(hu, LOWEST_HU);
        double fat = Attenuation.TRIGLYCERIDE.at(energyKeV);
        double salt = Attenuation.K2HPO4.at(energyKeV);
        return 1000 * massDensity.at(h) * (attenuation.at(h) - fat) / (salt - fat);
    }

    /// @return whether the best energy is the first or last tried, so that a better one may lie outside
    boolean isAtEndOfRange() {
        return energyKeV <= Attenuation.lowestKeV() || energyKeV >= Attenuation.highestKeV();
    }

    private static void check(Map<InternalTissue, Double> tissues) {
        if (tissues.size() < FEWEST_TISSUES) {
            throw new InputException("Internal calibration needs at least three tissues, got " + tissues.keySet()
                    + ". Measure more, or state a fixed line.");
        }
        tissues.forEach((tissue, hu) -> {
            if (!(hu >= tissue.lowestHu() && hu <= tissue.highestHu())) {
                throw new InputException("Mean of " + tissue.words() + " is given as " + hu + " HU, outside "
                        + Numbers.words(tissue.lowestHu()) + " to " + Numbers.words(tissue.highestHu())
                        + ". Check the region it was measured in.");
            }
        });
    }

    private static double[] at(Attenuation[] of, double keV) {
        double[] values = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            values[i] = of[i].at(keV);
        }
        return values;
    }
}
