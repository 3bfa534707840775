package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.segment.Doubts;
import fractura.mesh.segment.VertebraFromSeed;
import java.util.Arrays;
import java.util.Locale;

/// From a scan and a point in a bone to a mask of that bone, where nobody has drawn one.
public final class Segmentation {
    private static final int LABEL = 1;

    private Segmentation() {}

    /// Finds the mask and writes it.
    ///
    /// @param asked scan, seed, and where to
    /// @param progress listener
    /// @return what was found
    /// @throws InputException when the scan cannot be read, no single bone is found around the seed, there is no
    /// method for the bone, or the file cannot be written
    public static SegmentResult segment(SegmentQuestion asked, Progress progress) {
        String name = asked.output().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw new InputException(
                    asked.output() + " is not the name of a NIfTI file. Give the mask a name in .nii.gz or .nii.");
        }
        return switch (asked.bone()) {
            case VERTEBRA -> vertebra(asked, progress);
            case FEMUR ->
                throw new InputException("There is no method yet that parts a femur from its hip socket well"
                        + " enough to start from, so no mask is given. Draw it in 3D Slicer or take that of TotalSegmentator"
                        + " (labels 75 left, 76 right).");
        };
    }

    private static SegmentResult vertebra(SegmentQuestion asked, Progress progress) {
        progress.stage("Reading " + asked.scan().getFileName());
        ImageFile image = ImageFile.read(asked.scan());
        progress.stage("Looking for a vertebra around the seed");
        VertebraFromSeed found = VertebraFromSeed.of(image.volume(), asked.seedMm());
        NiftiWriter.write(found.labels(), asked.output());
        Doubts doubts = found.doubts();
        return new SegmentResult(
                asked.output(),
                LABEL,
                found.volumeCm3(),
                found.thresholdHu(),
                Arrays.stream(found.bodyCentreMm()).boxed().toList(),
                found.bodyHeightMm(),
                doubts.touchingPercent(),
                doubts.leakPercent(),
                doubts.lowerDice(),
                doubts.higherDice(),
                doubts.touchesBorder(),
                doubts.findings());
    }
}
