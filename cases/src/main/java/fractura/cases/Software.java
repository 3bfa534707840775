package fractura.cases;

import java.util.Optional;

/// The program itself.
public final class Software {
    /// Name of the program.
    public static final String NAME = "Fractura";

    /// What every output says.
    public static final String INTENDED_USE = "Decision support for research; not a certified medical device";

    private Software() {}

    /// @return version from the jar; `development` when run from class files
    public static String version() {
        return Optional.ofNullable(Software.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
