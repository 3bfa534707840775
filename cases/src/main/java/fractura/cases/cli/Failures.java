package fractura.cases.cli;

import fractura.cases.Failure;
import fractura.cases.report.ErrorReport;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into a message and an exit code.
///
/// The message goes to standard error; under `--json` also, as a document, to standard output.
/// Whether `--json` and `--debug` were given is read from the raw words, since a command line
/// that cannot be parsed must be answered too.
final class Failures {
    private final Console console;
    private final boolean json;
    private final boolean debug;

    Failures(Console console, List<String> args) {
        this.console = console;
        this.json = args.contains("--json");
        this.debug = args.contains("--debug");
    }

    int usage(ParameterException e) {
        CommandLine at = e.getCommandLine();
        String suggestion =
                e instanceof UnmatchedArgumentException u && !u.getSuggestions().isEmpty()
                        ? u.getSuggestions().stream().collect(Collectors.joining(" or ", " Did you mean ", "?"))
                        : "";
        String message = e instanceof UnmatchedArgumentException u && isCommand(at, u)
                ? "There is no command '" + u.getUnmatched().getFirst() + "'." + suggestion
                : e.getMessage() + suggestion;
        String help = " See: " + at.getCommandSpec().qualifiedName() + " --help";
        return say("usage", ExitCode.USAGE, message + help, e);
    }

    /// Whether the word that was not understood stands where a command belongs.
    private static boolean isCommand(CommandLine at, UnmatchedArgumentException e) {
        return !at.getSubcommands().isEmpty() && !e.isUnknownOption();
    }

    int report(Throwable e) {
        if (e instanceof ParameterException p) {
            return usage(p);
        }
        Failure failure = Failure.of(e);
        return switch (failure.kind()) {
            case NUMERICS -> say(failure.kind().words(), ExitCode.NUMERICS, failure.message(), e);
            case INPUT, MEMORY, NOT_RUN -> say(Failure.Kind.INPUT.words(), ExitCode.INPUT, failure.message(), e);
            case BUG ->
                say(
                        failure.kind().words(),
                        ExitCode.BUG,
                        failure.message() + (debug ? "" : " Run again with --debug and report what it prints."),
                        e);
        };
    }

    private int say(String kind, int code, String message, Throwable e) {
        console.narrate("fractura: " + message);
        if (debug) {
            e.printStackTrace(console.narration());
        }
        if (json) {
            console.answer(ErrorReport.text(kind, code, message));
        }
        return code;
    }
}
