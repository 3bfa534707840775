package fractura.cases.cli;

import fractura.cases.evidence.Benchmark;
import fractura.cases.report.EvidenceReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench`: timed problems.
@Command(
        name = "bench",
        description = "Times known problems on this machine.",
        footer = {"", "Examples:", "  ./fractura bench c30", "  ./fractura bench c60 femur --repeat 3 --json"})
public final class BenchCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Bench door;

    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec command;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Problems, for example c30, c60, gyroid64, shaft, femur.")
    List<String> names = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Warm runs of each after the cold one; the median counts. 0 ends with the cold one.")
    int repeats;

    /// @param console where to speak
    /// @param door what solves the problems
    public BenchCommand(Console console, Doors.Bench door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        if (repeats < 0 || repeats > 1000) {
            throw new ParameterException(command.commandLine(), "--repeat " + repeats + " is outside 0 to 1000.");
        }
        Benchmark.Report result;
        try (ConsoleProgress progress = console.progress(common.quiet)) {
            result = door.bench(names, repeats, common.threads, progress);
        }
        console.answer(common.json ? EvidenceReport.json(result) : EvidenceReport.text(result));
        return ExitCode.DONE;
    }
}
