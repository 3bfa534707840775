package fractura.mesh.image.dicom;

import java.util.Optional;

/// Words of a header made fit to print: printable, on one line, short.
final class CleanWords {
    private static final int MOST_CHARACTERS = 64;

    private CleanWords() {}

    /// @param words as the file has them
    /// @return several values joined by a space, control characters dropped, at most 64 characters
    static Optional<String> of(Optional<String> words) {
        return words.map(w -> w.replace('\\', ' ')
                        .replaceAll("[\\p{C}\\p{Z}\\s]+", " ")
                        .strip())
                .map(w -> w.length() > MOST_CHARACTERS ? w.substring(0, MOST_CHARACTERS) + "…" : w)
                .filter(w -> !w.isEmpty());
    }
}
