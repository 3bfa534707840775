package fractura.mesh.image;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// The bytes of a regular file, seen through gzip when it is compressed.
///
/// @param file where it is, for messages
/// @param isCompressed whether the file is gzip-compressed
/// @param fileBytes size on disk
/// @param head the first bytes of the uncompressed content, at most `HEAD_BYTES`; owned
record Content(Path file, boolean isCompressed, long fileBytes, byte[] head) {
    /// Enough for every header this package tells formats by.
    static final int HEAD_BYTES = 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    /// @param file the file
    /// @return its content, opened far enough to see the first bytes
    static Content of(Path file) {
        if (!Files.exists(file)) {
            throw new InputException("No such file: " + file + ". Check the path; paths in a case file count from it.");
        }
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, and no image file was named. Give the image file itself.");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " is not a regular file (a pipe or device). Save the image to disk first.");
        }
        try {
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw new InputException(file + " is empty (0 bytes). Copy or export it again.");
            }
            boolean isCompressed;
            try (InputStream in = Files.newInputStream(file)) {
                byte[] magic = in.readNBytes(2);
                isCompressed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
            }
            Content blind = new Content(file, isCompressed, bytes, new byte[0]);
            try (InputStream in = blind.open()) {
                return new Content(file, isCompressed, bytes, in.readNBytes(HEAD_BYTES));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// @return the uncompressed content from its first byte; the caller closes it
    /// @throws IOException when the platform cannot read it
    InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        return (isCompressed ? Packing.GZIP : Packing.PLAIN).unpacked(raw);
    }

    static InputException unreadable(Path file, IOException e) {
        String what =
                switch (e) {
                    case EOFException _ -> "ends in the midst of its compressed data";
                    case ZipException _ -> "has damaged compressed data (" + e.getMessage() + ")";
                    case java.nio.file.AccessDeniedException _ -> "may not be read by this user";
                    default -> "cannot be read (" + DiskWords.of(e) + ")";
                };
        return new InputException(file + " " + what + ". Copy or export it again.", e);
    }
}
