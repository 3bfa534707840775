package fractura.mesh.image;

import fractura.mesh.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of a header written as text, and how many bytes they took.
///
/// @param lines without their ends
/// @param bytes from the start of the file to the first byte after the header
record HeaderText(List<String> lines, long bytes) {
    /// Project choice: a segmentation of a hundred structures needs some 100 kB.
    static final int MOST_BYTES = 1 << 22;

    /// Says after which line a header is complete.
    interface End {
        /// @param line the line just read
        /// @return whether it is the last
        boolean isLast(String line);
    }

    /// @param file a file that is not compressed
    /// @param end says where the header ends; the end of the file ends it too
    /// @return its header
    /// @throws InputException when there is no end within `MOST_BYTES`
    static HeaderText read(Path file, End end) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long bytes = 0;
            while (true) {
                StringBuilder line = new StringBuilder();
                int c = in.read();
                for (; c >= 0 && c != '\n'; c = in.read()) {
                    line.append((char) c);
                    if (bytes + line.length() > MOST_BYTES) {
                        throw new InputException("The header of " + file + " does not end within its first "
                                + MOST_BYTES + " bytes. Is the file damaged? Copy or export it again.");
                    }
                }
                if (c < 0 && line.isEmpty()) {
                    return new HeaderText(lines, bytes);
                }
                bytes += line.length() + (c < 0 ? 0 : 1);
                String read = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        .stripTrailing();
                lines.add(read);
                if (c < 0 || end.isLast(read)) {
                    return new HeaderText(lines, bytes);
                }
            }
        } catch (IOException e) {
            throw Content.unreadable(file, e);
        }
    }

    /// @param header a header
    /// @param name of a file it names
    /// @return that file; relative names count from the folder of the header
    static Path beside(Path header, String name) {
        try {
            Path file = header.resolveSibling(name.strip());
            if (!Files.isRegularFile(file)) {
                throw new InputException(header + " keeps its numbers in " + name.strip()
                        + ", but there is no such file beside it. Copy both together.");
            }
            return file;
        } catch (java.nio.file.InvalidPathException e) {
            throw new InputException(
                    header + " names a data file '" + name + "', which is no path. Mend its header.", e);
        }
    }
}
