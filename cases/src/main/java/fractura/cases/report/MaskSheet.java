package fractura.cases.report;

import fractura.cases.SegmentResult;
import fractura.cases.Segmentation;
import fractura.mesh.Warning;
import fractura.viz.Rendering;
import fractura.viz.ScanPlanes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The picture beside a mask found from a seed: three planes through the seed, the outline on them.
public final class MaskSheet {
    private MaskSheet() {}

    /// @param seen scan and mask
    /// @param result what was found
    /// @param file PNG to write
    /// @return why there is no picture; empty when it is written
    /// @throws fractura.mesh.InputException when it cannot be written
    public static Optional<Warning> draw(Segmentation.Seen seen, SegmentResult result, Path file) {
        int[] labels = seen.mask().values();
        ScanPlanes.Outline outline = ScanPlanes.Outline.of(v -> labels[v] == result.label(), "");
        Rendering drawn = new ScanPlanes(
                        seen.scan().grid(),
                        seen.scan().values(),
                        ScanPlanes.Window.SPONGY,
                        List.of(outline),
                        seen.seedMm())
                .draw("mask", result.written().getFileName() + ": " + SegmentReport.bone(result), result.confidence());
        return switch (drawn) {
            case Rendering.Rendered pictures -> {
                Rendering.writePng(pictures.pictures().getFirst().image(), file);
                yield Optional.empty();
            }
            case Rendering.Unavailable none ->
                Optional.of(Warning.note("PICTURE", "No picture: " + none.reason() + ". " + none.mend()));
        };
    }
}
