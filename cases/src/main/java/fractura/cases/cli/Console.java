package fractura.cases.cli;

import java.io.PrintStream;

/// Where a command speaks: answers to one stream, narration to the other.
///
/// @param answers standard output
/// @param narration standard error
/// @param isTerminal whether a person watches the narration
public record Console(PrintStream answers, PrintStream narration, boolean isTerminal) {
    /// Prints an answer as it is.
    void answer(String text) {
        answers.print(text);
        answers.flush();
    }

    /// Prints a line for whoever watches.
    void narrate(String line) {
        narration.println(line);
    }

    /// A listener that narrates: one changing line on a terminal, plain lines otherwise.
    ConsoleProgress progress(boolean quiet) {
        return new ConsoleProgress(this, quiet);
    }
}
