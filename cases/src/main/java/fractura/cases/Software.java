package fractura.cases;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The program itself.
public final class Software {
    /// Name of the program.
    public static final String NAME = "Fractura";

    /// What every output says.
    public static final String INTENDED_USE = "Decision support for research; not a certified medical device";

    private static final String DEVELOPMENT = "development";

    private static final class Build {
        static final String ID = id();

        /// Of a jar and those of ours beside it; reproducible builds of one source have one.
        private static String id() {
            try {
                Path jar = Path.of(Software.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (!Files.isRegularFile(jar)) {
                    return DEVELOPMENT;
                }
                List<Path> ours = new ArrayList<>(List.of(jar));
                try (Stream<Path> beside = Files.list(jar.resolveSibling("lib"))) {
                    beside.filter(f -> f.getFileName().toString().startsWith("fractura-"))
                            .sorted()
                            .forEach(ours::add);
                }
                return Fingerprint.ofAll(ours).substring(0, 12);
            } catch (URISyntaxException | IOException | SecurityException e) {
                return DEVELOPMENT;
            }
        }
    }

    private Software() {}

    /// @return 12 hexadecimal digits that the same program has everywhere and another one has not; `development` when
    ///     run from class files
    public static String build() {
        return Build.ID;
    }

    /// @return version from the jar; `development` when run from class files
    public static String version() {
        return Optional.ofNullable(Software.class.getPackage().getImplementationVersion())
                .orElse(DEVELOPMENT);
    }
}
