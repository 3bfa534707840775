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
                processorModel(CPU_FACTS).orElse(architecture),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + architecture);
    }

    /// Model of the processor in a list of the form of Linux's `/proc/cpuinfo`; empty when there is none.
    static Optional<String> processorModel(Path list) {
        if (!Files.isReadable(list)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(l -> l.startsWith("model name"))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .filter(l -> !l.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
