package fractura.cases;

import fractura.mesh.Side;
import fractura.mesh.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mask that was found from a seed, and what speaks for and against it.
///
/// @param written the file
/// @param picture of three planes through the seed; empty when none could be drawn
/// @param label of the bone in it
/// @param volumeCm3 volume of the mask
/// @param thresholdHu above which something counted as bone, HU
/// @param found what was found around the seed
/// @param judged how the mask judges itself
/// @param findings what to look at; never empty
public record SegmentResult(
        Path written,
        Optional<Path> picture,
        int label,
        double volumeCm3,
        double thresholdHu,
        Found found,
        Judgement judged,
        List<Warning> findings) {
    public SegmentResult {
        findings = List.copyOf(findings);
    }

    /// What lies around the seed.
    public sealed interface Found {
        /// A vertebral body.
        ///
        /// @param centreMm its centre, LPS
        /// @param heightMm its height
        record Body(List<Double> centreMm, double heightMm) implements Found {
            public Body {
                centreMm = List.copyOf(centreMm);
            }
        }

        /// A femoral head.
        ///
        /// @param side of the body
        /// @param centreMm its centre, LPS
        /// @param radiusMm its radius
        /// @param lengthMm of the mask, from its top to its lowest point
        record Head(Side side, List<Double> centreMm, double radiusMm, double lengthMm) implements Found {
            public Head {
                centreMm = List.copyOf(centreMm);
            }
        }
    }

    /// What was measured of the mask itself.
    ///
    /// @param touchingPercent share of the surface that touches bone given to a neighbour
    /// @param leakPercent share of the surface that touches bone which runs out of the region searched
    /// @param lower against the mask of a threshold 50 HU lower
    /// @param higher against the mask of a threshold 50 HU higher
    /// @param reasons names of what is doubted; `automatic` is true of every mask
    public record Judgement(
            double touchingPercent, double leakPercent, Moved lower, Moved higher, List<String> reasons) {
        public Judgement {
            reasons = List.copyOf(reasons);
        }

        /// @return whether anything but its origin speaks against the mask
        public boolean isDoubtful() {
            return reasons.size() > 1;
        }

        /// @return whether the outline leaves the scan
        public boolean leavesScan() {
            return reasons.contains("leaves-scan");
        }
    }

    /// The mask of another threshold against this one.
    ///
    /// @param overlap Dice coefficient
    /// @param volumePercent by how much the volume grows; below 0 where it shrinks
    public record Moved(double overlap, double volumePercent) {}

    /// @return what was judged and what was not, in one paragraph
    public String confidence() {
        String measured = found instanceof Found.Body
                ? "Against masks drawn by others this method had Dice 0.84 to 0.91 on six lumbar vertebrae and 0.59 on a"
                        + " thoracic one, and it was tuned on these very bones."
                : "Against the one mask drawn by others, a right femur at 3 mm that ends at its trochanters, this method had"
                        + " Dice 0.96, and it was tuned on this very bone.";
        return (judged.isDoubtful()
                        ? "Doubtful ("
                                + String.join(
                                        ", ",
                                        judged.reasons()
                                                .subList(1, judged.reasons().size())) + "). "
                        : "Nothing measured speaks against this mask, which does not make it right. ")
                + "Judged: volume and overlap with thresholds 50 HU off, contact with neighbours, border of the image, size."
                + " Not judged: whether a cut through a joint lies where the joint is. " + measured;
    }

    /// @param file of the picture
    /// @return this with the picture
    SegmentResult with(Path file) {
        return new SegmentResult(written, Optional.of(file), label, volumeCm3, thresholdHu, found, judged, findings);
    }

    /// @param more finding
    /// @return this with one more finding
    SegmentResult with(Warning more) {
        List<Warning> all = new ArrayList<>(findings);
        all.add(more);
        return new SegmentResult(written, picture, label, volumeCm3, thresholdHu, found, judged, all);
    }

    /// @return lines for a case file in the folder of the mask
    public String labelsOfCase() {
        return "labels:\n  - file: " + written.getFileName() + "\n    bone: [" + label + "]\n";
    }
}
