package fractura.mesh.cortex;

import java.util.Arrays;

/// How thick the cortex of a bone is, as an estimate.
///
/// @param meanMm mean over the surface points that could be fitted, mm
/// @param medianMm of the same points, mm
/// @param p5Mm 5th percentile, mm
/// @param failedShare of the surface points without a fit, 0 to 1
/// @param blurMm σ of the Gaussian that the scan shows, interpolation included, mm
/// @param corticalMgCm3 density taken for the cortex, mg/cm³
/// @param isDensityFound whether that was seen in this bone, where its cortex is thickest; else it is assumed
/// @param limitMm thickness below which the scan shows nothing, mm
/// @param pointCount surface points tried
public record CorticalThickness(
        double meanMm,
        double medianMm,
        double p5Mm,
        double failedShare,
        double blurMm,
        double corticalMgCm3,
        boolean isDensityFound,
        double limitMm,
        int pointCount) {
    static CorticalThickness of(double[] thicknesses, int pointCount, double blurMm, Assumed plate, double limitMm) {
        double[] sorted = thicknesses.clone();
        Arrays.sort(sorted);
        return new CorticalThickness(
                Arrays.stream(sorted).sum() / sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length / 20],
                1 - (double) sorted.length / pointCount,
                blurMm,
                1000 * plate.density(),
                plate.isFound(),
                limitMm,
                pointCount);
    }

    /// Density of the cortex.
    ///
    /// @param density g/cm³
    /// @param isFound whether it was seen in this bone
    record Assumed(double density, boolean isFound) {}
}
