package fractura.cases.cli;

import fractura.cases.CaseResult;
import fractura.cases.InspectQuestion;
import fractura.cases.Inspected;
import fractura.cases.PhantomOption;
import fractura.cases.report.InspectReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect`: what a scan or a surface holds, without a solve.
@Command(
        name = "inspect",
        description =
                "Shows geometry, values, protocol and labels of a scan, or size and unit of a surface, and whether it can be used.",
        footer = {
            "",
            "Examples:",
            "  ./fractura inspect " + Examples.SCAN,
            "  ./fractura inspect " + Examples.SCAN + " --labels " + Examples.LABELS + " --bone 22 --json"
        })
public final class InspectCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Inspect door;

    @Mixin
    CommonOptions common;

    @Parameters(
            paramLabel = "SCAN",
            description = "Folder of a DICOM series, a scan file, or a surface (STL, PLY, OBJ).")
    Path scan;

    @Option(names = "--labels", paramLabel = "FILE", description = "Label map to look at with the scan.")
    Optional<Path> labels;

    @Option(
            names = "--bone",
            paramLabel = "VALUE",
            split = ",",
            description = "Label values of the bone the verdict is for; needs --labels.")
    List<Integer> bone = List.of();

    @Option(
            names = "--phantom",
            paramLabel = "RODS",
            description = {
                "Densities of the rods of a phantom to look for, mg/cm3, for example 0,50,100,200;",
                "with water densities for rods of K2HPO4 in water: -51.8/1012.2,-53.4/1057,…"
            })
    Optional<String> phantom;

    @Option(
            names = "--phantom-material",
            paramLabel = "KIND",
            description = "What the rods stand for: k2hpo4 (default) or cha.")
    String material = "k2hpo4";

    /// @param console where to speak
    /// @param door what looks
    public InspectCommand(Console console, Doors.Inspect door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        Inspected result;
        try (ConsoleProgress progress = console.progress(common.quiet)) {
            result = door.inspect(
                    new InspectQuestion(scan, labels, bone, phantom.map(rods -> PhantomOption.read(rods, material))),
                    progress);
        }
        console.answer(common.json ? InspectReport.json(result) : InspectReport.text(result));
        return result.status() == CaseResult.Status.NOT_REPORTABLE ? ExitCode.NUMERICS : ExitCode.DONE;
    }
}
