package fractura.cases.cli;

import fractura.cases.Progress;

/// Progress for people: a bar that moves on a terminal, a line per stage in a log, nothing when quiet.
///
/// How many stages there will be is not known beforehand, so the bar shows life, not a share.
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final int BAR = 12;
    private static final int WIDTH = 96;
    private static final String CLEAR = "\r\u001B[K";

    private final Console console;
    private final boolean quiet;
    private final String of;
    private String stage = "";
    private int beats;

    ConsoleProgress(Console console, boolean quiet, String of) {
        this.console = console;
        this.quiet = quiet;
        this.of = of;
    }

    @Override
    public void stage(String words) {
        stage = of + words;
        if (!quiet) {
            if (console.isTerminal()) {
                draw("");
            } else {
                console.narrate(stage);
            }
        }
    }

    @Override
    public void detail(String words) {
        if (!quiet) {
            if (console.isTerminal()) {
                draw(": " + words);
            } else {
                console.narrate("  " + words);
            }
        }
    }

    /// Wipes the bar, so that what follows begins on a clean line.
    @Override
    public void close() {
        if (!quiet && console.isTerminal()) {
            console.narration().print(CLEAR);
            console.narration().flush();
        }
    }

    private void draw(String detail) {
        int at = beats++ % BAR;
        String bar = "[" + " ".repeat(at) + "=" + " ".repeat(BAR - 1 - at) + "] ";
        String line = bar + Console.harmless(stage + detail).replace('\n', ' ');
        console.narration().print(CLEAR + line.substring(0, Math.min(line.length(), WIDTH)));
        console.narration().flush();
    }
}
