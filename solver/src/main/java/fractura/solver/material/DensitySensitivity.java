package fractura.solver.material;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;

/// How strongly a bone's modulus answers to an error of its calibrated density.
///
/// The exponent b is the slope of ln E over ln ρ at the mean density of the bone, in the density the scan was
/// calibrated to, so that a slope wrong by a factor s changes the modulus by about sᵇ without another solve.
///
/// @param meanDensityGcm3 mean over bone samples, g/cm³ of the kind the specimen carries
/// @param exponent b, dimensionless
public record DensitySensitivity(double meanDensityGcm3, double exponent) {
    private static final double STEP = 1e-4;

    /// @param specimen bone with at least one bone sample
    /// @param law its density law
    /// @return mean density and exponent; the exponent is 0 where the mean lies at a limit of the law
    /// @throws InputException when the law cannot take the specimen's density
    public static DensitySensitivity of(Specimen specimen, DensityLaw law) {
        float[] density = specimen.density();
        double sum = 0;
        int count = 0;
        for (int s = 0; s < density.length; s++) {
            if (specimen.tissueAt(s).isBone()) {
                sum += density[s];
                count++;
            }
        }
        return at(
                count == 0 ? 0 : sum / count,
                specimen.densityKind(),
                law,
                specimen.site().words());
    }

    static DensitySensitivity at(double mean, DensityKind kind, DensityLaw law, String where) {
        LawDensity toLaw = LawDensity.of(kind, law, where);
        double high = law.modulusMPa(toLaw.at(mean * (1 + STEP)));
        double low = law.modulusMPa(toLaw.at(mean * (1 - STEP)));
        double exponent = mean > 0 ? Math.log(high / low) / Math.log((1 + STEP) / (1 - STEP)) : 0;
        return new DensitySensitivity(mean, exponent);
    }
}
