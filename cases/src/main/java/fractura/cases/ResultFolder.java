package fractura.cases;

import fractura.mesh.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder one result goes to.
///
/// Nothing is overwritten unless asked; a file appears whole or not at all; a folder that
/// cannot be written is found before anything is computed. Overwriting an earlier result
/// removes that result's files and touches no other.
///
/// @param path the folder
public record ResultFolder(Path path) {
    private static final Pattern OURS = Pattern.compile(
            "(result|manifest)\\.json|fields(-[a-z0-9-]+)?\\.vtu|report\\.(html|pdf)|stress(-[a-z0-9-]+)?\\.png");
    private static final String UNFINISHED = ".unfinished";

    /// What a run that was broken off leaves behind: drafts of this folder and of the field file.
    private static final Pattern LEFTOVER = Pattern.compile(".*\\.unfinished|fields(-[a-z0-9-]+)?\\.vtu\\.part");

    /// Writes the content of one file.
    @FunctionalInterface
    public interface Content {
        /// @param out where to write; closed by the caller
        /// @throws IOException when writing fails
        void writeTo(OutputStream out) throws IOException;
    }

    /// Opens a folder for a result. An earlier result in it stays until `clear`, so that a run that fails loses
    /// nothing.
    ///
    /// @param path made when missing, with its parents
    /// @param force whether it may hold an earlier result
    /// @return the folder, known to be writable, without drafts of a run that was broken off
    /// @throws InputException when it is a file, holds something and `force` is off, or cannot be written
    public static ResultFolder open(Path path, boolean force) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InputException("Output " + path + " is a file. Name a folder with -o.");
        }
        try {
            Files.createDirectories(path);
            for (Path file : content(path)) {
                if (LEFTOVER.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
            List<Path> inside = content(path);
            if (!inside.isEmpty() && !force) {
                throw new InputException("Output folder " + path + " is not empty (it holds "
                        + inside.getFirst().getFileName() + "). Name another with -o, or overwrite with --force.");
            }
            Files.delete(Files.createTempFile(path, "probe", UNFINISHED));
        } catch (IOException e) {
            throw new InputException(
                    "Output folder " + path + " cannot be written (" + reason(e)
                            + "). Check its permissions and the free space, or name another with -o.",
                    e);
        }
        return new ResultFolder(path);
    }

    /// Removes the files of an earlier result, and no other.
    ///
    /// @throws InputException when the disk refuses
    public void clear() {
        try {
            for (Path file : content(path)) {
                String name = file.getFileName().toString();
                if (OURS.matcher(name).matches() || LEFTOVER.matcher(name).matches()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    "An earlier result in " + path + " cannot be removed (" + reason(e) + "). Check permissions.", e);
        }
    }

    /// Removes the folder if nothing is in it: a run that failed leaves no trace.
    public void removeIfEmpty() {
        try {
            if (content(path).isEmpty()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new InputException(
                    "The empty folder " + path + " cannot be removed (" + reason(e) + "). Check permissions.", e);
        }
    }

    /// The folder a result goes to when none is named.
    ///
    /// @param caseName name of the case
    /// @return `result-` and the name, in the current directory
    public static Path standard(String caseName) {
        return Path.of("result-" + caseName);
    }

    /// Writes a file beside the folder's other files: first under another name, then moved into place.
    ///
    /// @param name one of `result.json`, `manifest.json`, `fields….vtu`,
    /// `stress….png`, `report.html`, `report.pdf`
    /// @param content what goes into it
    /// @return the file
    /// @throws InputException when the disk refuses
    /// @throws IllegalArgumentException when the name is not one a later run would know as ours
    public Path write(String name, Content content) {
        if (!OURS.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a result file");
        }
        Path target = path.resolve(name);
        try {
            Path draft = path.resolve(name + UNFINISHED);
            try {
                try (OutputStream out = Files.newOutputStream(draft)) {
                    content.writeTo(out);
                }
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    "File " + target + " cannot be written (" + e.getMessage()
                            + "). Check permissions and the free space of the disk.",
                    e);
        }
        return target;
    }

    /// @return files of the result that are there, by name
    public List<Path> files() {
        try {
            return content(path).stream()
                    .filter(f -> OURS.matcher(f.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new InputException(
                    "Folder " + path + " cannot be read (" + reason(e) + "). Check its permissions.", e);
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }
}
