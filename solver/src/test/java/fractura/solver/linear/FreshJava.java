package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A Java of its own for what a process does once.
public final class FreshJava {
    private FreshJava() {}

    /// @param main class with a main method
    /// @param options for Java
    /// @return what it printed
    public static String printed(Class<?> main, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process java = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(java.getInputStream().readAllBytes());
        assertEquals(0, java.waitFor());
        return printed;
    }
}
