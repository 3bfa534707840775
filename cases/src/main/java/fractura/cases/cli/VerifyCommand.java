package fractura.cases.cli;

import fractura.cases.evidence.Verification;
import fractura.cases.report.EvidenceReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `verify`: problems with known answers, on this machine.
@Command(
        name = "verify",
        description = "Solves problems with known answers and compares.",
        footer = {"", "Examples:", "  ./fractura verify", "  ./fractura verify patch-test --json"})
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Verify door;

    @Mixin
    CommonOptions common;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Problems, for example spherical-cavity; all when none.")
    List<String> names = List.of();

    /// @param console where to speak
    /// @param door what solves the problems
    public VerifyCommand(Console console, Doors.Verify door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        List<Verification.Check> checks;
        try (ConsoleProgress progress = console.progress(common.quiet)) {
            checks = door.verify(names, common.threads, progress);
        }
        console.answer(common.json ? EvidenceReport.json(checks) : EvidenceReport.text(checks));
        return checks.stream().allMatch(Verification.Check::passed) ? ExitCode.DONE : ExitCode.NUMERICS;
    }
}
