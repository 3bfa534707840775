package fractura.cases.cli;

import fractura.cases.report.ErrorReport;
import fractura.mesh.InputException;
import fractura.solver.NumericalException;
import java.util.List;
import java.util.Locale;
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
        return switch (e) {
            case InputException i -> say("input", ExitCode.INPUT, i.getMessage(), e);
            case NumericalException n -> say("numerics", ExitCode.NUMERICS, n.getMessage(), e);
            case ParameterException p -> usage(p);
            case OutOfMemoryError o -> say("input", ExitCode.INPUT, memory(), e);
            default -> say("bug", ExitCode.BUG, bug(e), e);
        };
    }

    private static String memory() {
        double gigabytes = Runtime.getRuntime().maxMemory() / 1e9;
        return String.format(
                Locale.ROOT,
                "Out of memory: this needs more than the %.1f GB Java may use. Crop the scan, take larger elements in a"
                        + " case (mesh: voxel-mm), or give more, for example FRACTURA_JAVA_OPTS=-Xmx16g.",
                gigabytes);
    }

    private String bug(Throwable e) {
        String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return "A bug in Fractura: " + what + (debug ? "" : " Run again with --debug and report what it prints.");
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
