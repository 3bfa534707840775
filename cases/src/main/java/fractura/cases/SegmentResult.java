package fractura.cases;

import fractura.mesh.Warning;
import java.nio.file.Path;
import java.util.List;

/// A mask that was found from a seed, and what speaks for and against it.
///
/// @param written the file
/// @param label of the bone in it
/// @param volumeCm3 volume of the mask
/// @param thresholdHu above which something counted as bone, HU
/// @param bodyCentreMm centre of the vertebral body found, LPS
/// @param bodyHeightMm its height
/// @param touchingPercent share of the surface that touches bone given to a neighbour
/// @param leakPercent share of the surface that touches bone which runs out of the region searched
/// @param overlapAtLowerThreshold Dice coefficient with the mask of a threshold 50 HU lower
/// @param overlapAtHigherThreshold Dice coefficient with the mask of a threshold 50 HU higher
/// @param touchesBorder whether the mask reaches the border of the image
/// @param findings what to look at; never empty
public record SegmentResult(
        Path written,
        int label,
        double volumeCm3,
        double thresholdHu,
        List<Double> bodyCentreMm,
        double bodyHeightMm,
        double touchingPercent,
        double leakPercent,
        double overlapAtLowerThreshold,
        double overlapAtHigherThreshold,
        boolean touchesBorder,
        List<Warning> findings) {
    public SegmentResult {
        bodyCentreMm = List.copyOf(bodyCentreMm);
        findings = List.copyOf(findings);
    }

    /// @return lines for a case file in the folder of the mask
    public String labelsOfCase() {
        return "labels:\n  - file: " + written.getFileName() + "\n    bone: [" + label + "]\n";
    }
}
