package fractura.cases.cli;

import java.io.PrintStream;
import java.util.regex.Pattern;

/// Where a command speaks: answers to one stream, narration to the other.
///
/// @param answers standard output
/// @param narration standard error
/// @param isTerminal whether a person watches the narration
public record Console(PrintStream answers, PrintStream narration, boolean isTerminal) {
    /// What a terminal would obey: control characters but for ends of lines and tabs, and marks that turn the
    /// direction of writing.
    private static final Pattern ORDERS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\t]]");

    /// Words may come from the header of a file or its name.
    ///
    /// @param text any text
    /// @return the same, every character that a terminal would obey replaced by U+FFFD
    static String harmless(String text) {
        return ORDERS.matcher(text).replaceAll("\uFFFD");
    }

    /// Prints an answer.
    void answer(String text) {
        answers.print(harmless(text));
        answers.flush();
    }

    /// Prints a line for whoever watches.
    void narrate(String line) {
        narration.println(harmless(line));
    }

    /// A listener that narrates: one changing line on a terminal, plain lines otherwise.
    ConsoleProgress progress(boolean quiet) {
        return progress(quiet, "");
    }

    /// @param of what the stages are of, before each of them
    ConsoleProgress progress(boolean quiet, String of) {
        return new ConsoleProgress(this, quiet, of);
    }
}
