package fractura.cases;

import fractura.mesh.InputException;
import fractura.mesh.MemoryException;
import fractura.solver.NumericalException;
import java.util.Locale;

/// Why there is no answer, in words.
///
/// @param kind of failure
/// @param message what is wrong, where, and how to mend it
public record Failure(Kind kind, String message) {
    /// What a failure is.
    public enum Kind {
        /// something the user can mend
        INPUT("input"),
        /// not solved, or not to be trusted
        NUMERICS("numerics"),
        /// more memory than Java may use
        MEMORY("memory"),
        /// a bug of ours
        BUG("bug"),
        /// never begun
        NOT_RUN("not-run");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// @return the kind as written in tables and documents
        public String words() {
            return words;
        }
    }

    /// @param e what was thrown
    /// @return the failure it tells of
    public static Failure of(Throwable e) {
        return switch (e) {
            case MemoryException m -> new Failure(Kind.MEMORY, m.getMessage());
            case InputException i -> new Failure(Kind.INPUT, i.getMessage());
            case NumericalException n -> new Failure(Kind.NUMERICS, n.getMessage());
            case OutOfMemoryError _ -> new Failure(Kind.MEMORY, memory());
            default ->
                new Failure(
                        Kind.BUG,
                        "A bug in Fractura: "
                                + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        };
    }

    private static String memory() {
        return String.format(
                Locale.ROOT,
                "Out of memory: this needs more than the %.1f GB Java may use. Crop the scan, take larger elements in a"
                        + " case (mesh: voxel-mm), or give more, for example FRACTURA_JAVA_OPTS=-Xmx16g.",
                Runtime.getRuntime().maxMemory() / 1e9);
    }
}
