package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String narrated(boolean isTerminal, boolean quiet) {
        Console console = new Console(
                new PrintStream(answers, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal);
        try (ConsoleProgress progress = console.progress(quiet)) {
            progress.stage("Solving");
            progress.detail("iteration 1");
        }
        assertEquals(0, answers.size());
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_bar_moves_on_a_terminal_and_is_wiped_at_the_end() {
        String narration = narrated(true, false);
        assertTrue(narration.contains("[=           ] Solving"), narration);
        assertTrue(narration.contains("[ =          ] Solving: iteration 1"), narration);
        assertTrue(narration.endsWith("\r\u001B[K"), narration);
    }

    @Test
    void a_log_gets_plain_lines() {
        assertEquals("Solving\n  iteration 1\n", narrated(false, false));
    }

    @Test
    void quiet_says_nothing_anywhere() {
        assertEquals("", narrated(true, true));
        assertEquals("", narrated(false, true));
    }
}
