package fractura.cases.cli;

import fractura.cases.report.WrittenReport;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `completion`: a script that teaches bash or zsh the commands and options.
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
        footer = {"", "Examples:", "  ./fractura completion", "  ./fractura completion --json"})
public final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common;

    @Spec
    CommandSpec command;

    /// @param console where to speak
    public CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("fractura", command.root().commandLine());
        console.answer(common.json ? WrittenReport.script("bash", script) : script);
        return ExitCode.DONE;
    }
}
