package fractura.cases;

import fractura.mesh.Side;
import java.nio.file.Path;
import java.util.Optional;

/// Which bone of a scan is to be cut out.
///
/// @param scan file or folder of the CT
/// @param bone what kind of bone
/// @param side of a femur; empty to tell it from the bone around
/// @param seedMm a point inside it, LPS, mm; owned
/// @param output NIfTI file to write
public record SegmentQuestion(Path scan, Bone bone, Optional<Side> side, double[] seedMm, Path output) {
    public SegmentQuestion {
        if (seedMm.length != 3) {
            throw new IllegalArgumentException("A seed has three coordinates, not " + seedMm.length);
        }
    }

    /// @return the picture that goes beside the mask: its name with `.png` in place of `.nii.gz` or `.nii`
    public Path picture() {
        String name = output.getFileName().toString();
        return output.resolveSibling(name.replaceFirst("(?i)\\.nii(\\.gz)?$", "") + ".png");
    }

    /// Bones there is or may be a method for.
    public enum Bone {
        /// T1 to L5; the seed in the middle of the body
        VERTEBRA,
        /// the seed in the middle of the head
        FEMUR
    }
}
