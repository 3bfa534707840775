package fractura.mesh.density;

import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A calibrating tissue as measured in the scan.
///
/// @param tissue which
/// @param source where it was measured, in words
/// @param meanHu mean without the lowest and highest tenth of the voxels, HU; NaN without voxels
/// @param sdHu standard deviation estimated from the middle half of the voxels, HU; NaN without voxels
/// @param voxelCount voxels measured
public record TissueSample(InternalTissue tissue, String source, double meanHu, double sdHu, int voxelCount) {
    /// Fewer voxels leave the mean of a noisy scan uncertain by more than 3 HU (choice of this project: 100
    /// voxels at 30 HU of noise).
    static final int FEWEST_VOXELS = 100;

    private static final double TRIMMED = 0.1;

    /// Half the voxels of a normal distribution lie within this many standard deviations, both sides together.
    private static final double MIDDLE_HALF = 1.349;

    /// @param tissue which
    /// @param source where it was measured
    /// @param hu values of its voxels; sorted in place
    /// @return the sample
    static TissueSample of(InternalTissue tissue, String source, float[] hu) {
        Arrays.sort(hu);
        int n = hu.length;
        int cut = (int) (TRIMMED * n);
        double sum = 0;
        for (int v = cut; v < n - cut; v++) {
            sum += hu[v];
        }
        double sd = n == 0 ? Double.NaN : (hu[3 * (n - 1) / 4] - hu[(n - 1) / 4]) / MIDDLE_HALF;
        return new TissueSample(tissue, source, sum / (n - 2 * cut), sd, n);
    }

    /// Whether the sample must be left out.
    ///
    /// @return a caution that says why; empty when it can be used
    public Optional<Warning> doubt() {
        if (voxelCount < FEWEST_VOXELS) {
            return Optional.of(Warning.caution(
                    "W07",
                    tissue.words() + " is left out of the calibration: " + source + " gives " + voxelCount
                            + " voxels, at least " + FEWEST_VOXELS + " are needed. Mark a larger region."));
        }
        if (!(meanHu >= tissue.lowestHu() && meanHu <= tissue.highestHu())) {
            return Optional.of(Warning.caution(
                    "W07",
                    String.format(
                            Locale.ROOT,
                            "%s is left out of the calibration: %s has a mean of %.0f HU, outside %.0f to %.0f HU. Check"
                                    + " where it was measured.",
                            tissue.words(),
                            source,
                            meanHu,
                            tissue.lowestHu(),
                            tissue.highestHu())));
        }
        return Optional.empty();
    }

    /// @return the sample as printed
    public String words() {
        return String.format(
                Locale.ROOT, "%s %.0f HU (sd %.0f, %,d voxels, %s)", tissue.words(), meanHu, sdHu, voxelCount, source);
    }
}
