package fractura.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What made a result: enough to make it again, nothing that names a person or a computer.
///
/// @param inputs fingerprints of what was read
/// @param settings everything that was chosen, by name, defaults included
/// @param seed of the random numbers behind the intervals
/// @param threads worker threads; the numbers do not depend on it
/// @param startedAt when the run began
/// @param duration how long it took
public record Provenance(
        List<Input> inputs,
        SortedMap<String, String> settings,
        long seed,
        int threads,
        Instant startedAt,
        Duration duration) {
    /// Something that was read.
    ///
    /// @param role for example `ct`, `labels-1`, `case-file`; never a file name
    /// @param sha256 fingerprint, 64 hexadecimal digits
    public record Input(String role, String sha256) {
        public Input {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in hexadecimal");
            }
        }
    }
}
