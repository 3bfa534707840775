package fractura.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    /// file stays. A link is followed; what is there and no regular file (a folder, a device, a pipe, a link to
    /// nothing) stays what it is.
    ///
    /// @param file where to; its folder must exist; replaced when there
    /// @param content what goes into it
    /// @throws IOException when the disk refuses, or there is something else in the file's place
    public static void write(Path file, Content content) throws IOException {
        if (isTaken(file)) {
            throw new FileSystemException(file.toString(), null, "there is something that is not a regular file");
        }
        Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
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

    /// @param file a place
    /// @return whether there is something that a file must not take the place of
    public static boolean isTaken(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file);
    }

    private static void move(Path draft, Path whole) throws IOException {
        try {
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
