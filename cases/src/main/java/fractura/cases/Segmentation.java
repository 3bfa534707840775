package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.gate.MetalCheck;
import fractura.mesh.image.AutomaticMask;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.image.Volume;
import fractura.mesh.segment.Doubt;
import fractura.mesh.segment.Doubts;
import fractura.mesh.segment.FemurFromSeed;
import fractura.mesh.segment.VertebraFromSeed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// From a scan and a point in a bone to a mask of that bone, where nobody has drawn one.
public final class Segmentation {
    private static final int LABEL = 1;

    private Segmentation() {}

    /// What draws a mask over its scan.
    @FunctionalInterface
    public interface Drawing {
        /// @param seen scan and mask
        /// @param result what was found
        /// @param file PNG to write
        /// @return why there is no picture; empty when it is written
        Optional<Warning> draw(Seen seen, SegmentResult result, Path file);
    }

    /// A mask and its scan.
    ///
    /// @param scan HU
    /// @param mask on the same grid
    /// @param seedMm LPS, mm; owned
    public record Seen(Volume scan, LabelMap mask, double[] seedMm) {}

    /// Finds the mask, writes it, and has it drawn beside it.
    ///
    /// @param asked scan, seed, and where to
    /// @param progress listener
    /// @param drawing of the picture
    /// @return what was found
    /// @throws InputException when the scan cannot be read, no single bone is found around the seed, metal lies
    /// in or near it, or the file cannot be written
    public static SegmentResult segment(SegmentQuestion asked, Progress progress, Drawing drawing) {
        String name = asked.output().getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw new InputException(
                    asked.output() + " is not the name of a NIfTI file. Give the mask a name in .nii.gz or .nii.");
        }
        progress.stage("Reading the scan");
        Volume scan = ImageFile.read(asked.scan()).volume();
        String bone = asked.bone().name().toLowerCase(Locale.ROOT);
        progress.stage("Looking for a " + bone + " around the seed");
        SeedMetal.refuse(scan, asked.seedMm());
        Mask mask = asked.bone() == SegmentQuestion.Bone.VERTEBRA ? vertebra(asked, scan) : femur(asked, scan);
        MetalCheck.of(scan, mask.labels, Set.of(LABEL)).stream()
                .filter(w -> w.level() == Warning.Level.BLOCK)
                .forEach(w -> {
                    throw new InputException("No mask is given: " + w.text());
                });
        NiftiWriter.write(mask.labels, asked.output(), AutomaticMask.description(bone));
        Path picture = asked.picture();
        progress.stage("Drawing " + picture.getFileName());
        return drawing.draw(new Seen(scan, mask.labels, asked.seedMm()), mask.result, picture)
                .map(mask.result::with)
                .orElseGet(() -> mask.result.with(picture));
    }

    private record Mask(LabelMap labels, SegmentResult result) {}

    private static Mask vertebra(SegmentQuestion asked, Volume scan) {
        VertebraFromSeed v = VertebraFromSeed.of(scan, asked.seedMm());
        SegmentResult.Found body = new SegmentResult.Found.Body(list(v.bodyCentreMm()), v.bodyHeightMm());
        return new Mask(v.labels(), result(asked, body, v.volumeCm3(), v.thresholdHu(), v.doubts()));
    }

    private static Mask femur(SegmentQuestion asked, Volume scan) {
        FemurFromSeed f = FemurFromSeed.of(scan, asked.seedMm(), asked.side());
        SegmentResult.Found head =
                new SegmentResult.Found.Head(f.side(), list(f.headCentreMm()), f.headRadiusMm(), f.lengthMm());
        return new Mask(f.labels(), result(asked, head, f.volumeCm3(), f.thresholdHu(), f.doubts()));
    }

    private static SegmentResult result(
            SegmentQuestion asked, SegmentResult.Found found, double volumeCm3, double thresholdHu, Doubts doubts) {
        SegmentResult.Judgement judged = new SegmentResult.Judgement(
                doubts.touchingPercent(),
                doubts.leakPercent(),
                new SegmentResult.Moved(doubts.lower().dice(), doubts.lower().volumePercent()),
                new SegmentResult.Moved(doubts.higher().dice(), doubts.higher().volumePercent()),
                doubts.named().stream().map(d -> d.reason().words()).toList());
        return new SegmentResult(
                asked.output(),
                Optional.empty(),
                LABEL,
                volumeCm3,
                thresholdHu,
                found,
                judged,
                doubts.named().stream().map(Doubt::warning).toList());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
