package fractura.mesh.surface;

import fractura.mesh.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The lines of a text, one after the other, split into words.
final class TextLines {
    private final Path file;
    private final byte[] bytes;
    private int at;
    private int number;

    TextLines(Path file, byte[] bytes, int from) {
        this.file = file;
        this.bytes = bytes;
        this.at = from;
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    /// Byte after the lines read so far.
    int at() {
        return at;
    }

    /// The next line without the white space around it.
    String next() {
        int from = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        String line = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1).strip();
        at++;
        number++;
        return line;
    }

    double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw bad("'" + shortened(word) + "' is not a number");
        }
    }

    int whole(String word) {
        if (!word.matches("[-+]?\\d{1,9}")) {
            throw bad("'" + shortened(word) + "' is not a whole number");
        }
        return Integer.parseInt(word);
    }

    private static String shortened(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }

    InputException bad(String what) {
        return SurfaceFile.bad(file, "line " + number + ": " + what);
    }
}
