package fractura.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The kind of computer the program runs on: its class, never its name.
///
/// @param processor model as the system states it, else the architecture
/// @param cores processors Java may use
/// @param jdk version of the Java runtime
/// @param system name of the operating system and its architecture
public record Machine(String processor, int cores, String jdk, String system) {
    private static final Path CPU_FACTS = Path.of("/proc/cpuinfo");

    /// @return this machine
    public static Machine here() {
        String architecture = System.getProperty("os.arch");
        return new Machine(
                processorModel().orElse(architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + architecture);
    }

    private static Optional<String> processorModel() {
        if (!Files.isReadable(CPU_FACTS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_FACTS)) {
            return lines.filter(l -> l.startsWith("model name"))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .filter(l -> !l.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
