package fractura.cases.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Names of files and words of headers are printed, never obeyed.
class ConsoleTest {
    @Test
    void a_terminal_is_given_no_orders_by_what_a_file_says() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        console.answer("\u001B[31mred\u0007\u009B2J \u202Eturned\n\tK\u00E4fig \u00D7 \u20132");
        console.narrate("type '\u001B]0;own\u0007'");
        assertEquals(
                "\uFFFD[31mred\uFFFD\uFFFD2J \uFFFDturned\n\tK\u00E4fig \u00D7 \u20132",
                out.toString(StandardCharsets.UTF_8));
        assertEquals("type '\uFFFD]0;own\uFFFD'" + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
    }
}
