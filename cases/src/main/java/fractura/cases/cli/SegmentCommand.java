package fractura.cases.cli;

import fractura.cases.SegmentQuestion;
import fractura.cases.SegmentResult;
import fractura.cases.report.SegmentReport;
import fractura.mesh.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// `segment`: a mask of one bone from a point inside it.
@Command(
        name = "segment",
        description = "Cuts one bone out of a scan, from a point inside it: a start to be looked at and mended.",
        footer = {
            "",
            "Examples:",
            "  ./fractura segment " + Examples.SCAN + " --seed 26,160,-65 -o l3-mask.nii.gz",
            "  ./fractura segment " + Examples.SCAN
                    + " --seed 26,160,-65 --bone vertebra -o l3-mask.nii.gz --force --json"
        })
public final class SegmentCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Segment door;

    @Mixin
    CommonOptions common;

    @Parameters(paramLabel = "SCAN", description = "Folder of a DICOM series, or a scan file.")
    Path scan;

    @Option(
            names = "--seed",
            required = true,
            split = ",",
            paramLabel = "X",
            description =
                    "Middle of the vertebral body or of the femoral head, LPS, mm. Where a viewer shows RAS, change the sign of R and A.")
    double[] seed;

    @Option(names = "--bone", paramLabel = "BONE", description = "vertebra (default) or femur.")
    SegmentQuestion.Bone bone = SegmentQuestion.Bone.VERTEBRA;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            description = "left or right femur; told from the bone around where not given.")
    Optional<Side> side = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = ".nii.gz or .nii; the picture goes beside it, in .png.")
    Path output;

    /// @param console where to speak
    /// @param door what finds the mask
    public SegmentCommand(Console console, Doors.Segment door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        if (seed.length != 3) {
            throw new ParameterException(
                    common.command.commandLine(), "--seed takes x,y,z, not " + seed.length + " numbers.");
        }
        if (side.isPresent() && bone != SegmentQuestion.Bone.FEMUR) {
            throw new ParameterException(common.command.commandLine(), "--side goes with --bone femur.");
        }
        SegmentQuestion asked = new SegmentQuestion(scan, bone, side, seed, output);
        for (Path file : List.of(output, asked.picture())) {
            OutputFile.require(file, common.force, scan);
        }
        SegmentResult result;
        try (ConsoleProgress progress = console.progress(common.quiet)) {
            result = door.segment(asked, progress);
        }
        console.answer(common.json ? SegmentReport.json(result) : SegmentReport.text(result));
        return ExitCode.DONE;
    }
}
