package fractura.cases.cli;

import fractura.cases.VerificationResult;
import fractura.cases.report.EvidenceReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `verify`: problems with known answers, on this machine.
@Command(
        name = "verify",
        description = "Solves problems with known answers and compares.",
        footer = {"", "Examples:", "  ./fractura verify", "  ./fractura verify --json"})
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final Doors.Verify door;

    @Mixin
    CommonOptions common;

    /// @param console where to speak
    /// @param door what solves the problems
    public VerifyCommand(Console console, Doors.Verify door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() {
        VerificationResult result;
        try (ConsoleProgress progress = console.progress(common.quiet)) {
            result = door.verify(common.threads, progress);
        }
        console.answer(common.json ? EvidenceReport.json(result) : EvidenceReport.text(result));
        return result.passed() ? ExitCode.DONE : ExitCode.NUMERICS;
    }
}
