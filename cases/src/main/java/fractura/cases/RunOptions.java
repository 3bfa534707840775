package fractura.cases;

import java.nio.file.Path;

/// How a case is run, as opposed to what the case is.
///
/// @param outputFolder where the result goes; made when missing
/// @param force whether an earlier result in that folder may be overwritten
/// @param threads worker threads, 1 to 256; the numbers do not depend on it
public record RunOptions(Path outputFolder, boolean force, int threads) {
    public RunOptions {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("Threads must be 1 to 256, got " + threads);
        }
    }
}
