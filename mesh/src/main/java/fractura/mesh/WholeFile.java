package fractura.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that appear complete or not at all.
public final class WholeFile {
    /// How drafts end; before it stands the number of the process, so that two never share one.
    public static final String DRAFT = ".part";

    private WholeFile() {}

    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        /// @param out where to write, not buffered; closed by the caller
        /// @throws IOException when writing fails
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a draft beside the file and moves it into place. Whatever goes wrong, the draft is removed and an earlier
    /// file stays.
    ///
    /// @param file where to; its folder must exist; replaced when there
    /// @param content what goes into it
    /// @throws IOException when the disk refuses
    public static void write(Path file, Content content) throws IOException {
        Path whole = file.toAbsolutePath();
        if (!Files.isDirectory(whole.getParent())) {
            throw new NoSuchFileException(whole.getParent().toString());
        }
        Path draft = whole.resolveSibling(
                whole.getFileName() + "." + ProcessHandle.current().pid() + DRAFT);
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                content.writeTo(out);
            }
            move(draft, whole);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path whole) throws IOException {
        try {
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
