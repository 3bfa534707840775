package fractura.cases.cli;

import fractura.cases.CaseResult;
import fractura.cases.InspectResult;
import fractura.cases.report.InspectReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect`: what a scan holds, without a solve.
@Command(
        name = "inspect",
        description = "Shows geometry, values, protocol and labels of a scan, and whether it can be used.",
        footer = {
            "",
            "Examples:",
            "  ./fractura inspect " + Examples.SCAN,
            "  ./fractura inspect " + Examples.SCAN + " --labels " + Examples.LABELS + " --json"
        })
public final class InspectCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Inspect door;

    @Mixin
    CommonOptions common;

    @Parameters(paramLabel = "SCAN", description = "Folder of a DICOM series, or a scan file.")
    Path scan;

    @Option(names = "--labels", paramLabel = "FILE", description = "Label map to look at with the scan.")
    Optional<Path> labels;

    /// @param console where to speak
    /// @param door what looks
    public InspectCommand(Console console, Doors.Inspect door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        InspectResult result;
        try (ConsoleProgress progress = console.progress(common.quiet)) {
            result = door.inspect(scan, labels, progress);
        }
        console.answer(common.json ? InspectReport.json(result) : InspectReport.text(result));
        return result.status() == CaseResult.Status.NOT_REPORTABLE ? ExitCode.NUMERICS : ExitCode.DONE;
    }
}
