package fractura.cases;

import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import fractura.mesh.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder one result goes to.
///
/// Nothing is overwritten unless asked; a result appears whole or not at all; a folder that
/// cannot be written is found before anything is computed. The files of a new result gather in a draft, a folder
/// within this one, and take the place of an earlier result when all are there, so that a run that is broken off
/// loses nothing. Overwriting an earlier result removes that result's files and touches no other.
///
/// @param path the folder
public record ResultFolder(Path path) {
    private static final Pattern OURS = Pattern.compile(
            "(result|manifest)\\.json|fields(-[a-z0-9-]+)?\\.vtu|report\\.(html|pdf)|scan-planes(-[a-z0-9-]+)?\\.png|stress(-[a-z0-9-]+)?-(sheet|cut|anterior|posterior|left|right)\\.png");
    /// its presence says that the others are whole: first to go and last to come
    private static final List<String> SEALS = List.of("result.json", "manifest.json");

    private static final String UNFINISHED = ".unfinished";
    private static final String DRAFT = "result" + UNFINISHED;
    private static final String EARLIER = "earlier" + UNFINISHED;

    /// where a result stays that could not take the place of an earlier one
    private static final String KEPT = "result.kept";

    /// What a run that was broken off leaves behind: drafts of these files, by whatever process, and probes.
    private static final Pattern LEFTOVER = Pattern.compile(
            "probe\\d+\\" + UNFINISHED + "|(" + OURS.pattern() + ")(\\" + UNFINISHED + "|(\\.\\d+)?\\.part)");

    /// locked by the run that writes here; no content
    private static final String CLAIM = "run.lock";

    /// Opens a folder for a result. An earlier result in it stays until `finish`.
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
                if (!isLeftover(file) && !force) {
                    throw new InputException("Output folder " + path + " is not empty (it holds " + file.getFileName()
                            + "). Name another with -o, or overwrite with --force.");
                }
            }
            for (Path file : content(path)) {
                if (isLeftover(file)) {
                    delete(file);
                }
            }
            Files.delete(Files.createTempFile(path, "probe", UNFINISHED));
        } catch (IOException e) {
            throw new InputException(
                    "Output folder " + path + " cannot be written (" + DiskWords.of(e)
                            + "). Check its permissions and the free space, or name another with -o.",
                    e);
        }
        return new ResultFolder(path);
    }

    /// Begins the files of a new result.
    ///
    /// @return an empty folder for them
    /// @throws InputException when the disk refuses
    public ResultFolder begin() {
        ResultFolder draft = draft();
        remove(draft.path);
        try {
            Files.createDirectories(draft.path);
            if (!draft.files().isEmpty()) {
                throw new InputException("The draft " + draft.path + " of an earlier run cannot be removed. Close the"
                        + " programs that have its files open.");
            }
        } catch (IOException e) {
            throw refused(draft.path + " cannot be made", e);
        }
        return draft;
    }

    /// @return where the files of a new result gather until `finish`
    public ResultFolder draft() {
        return new ResultFolder(path.resolve(DRAFT));
    }

    /// Puts the files of the draft in the place of those of an earlier result. If the disk refuses, the earlier result
    /// is put back and the draft stays under a name of its own.
    ///
    /// @throws InputException when the disk refuses; says where the new result is
    /// @throws IllegalStateException when there is no draft
    public void finish() {
        if (!Files.isDirectory(draft().path)) {
            throw new IllegalStateException("No result was begun in " + path);
        }
        List<Path> next = new ArrayList<>(draft().files());
        next.sort(Comparator.comparing(ResultFolder::isSeal));
        List<Path> old = new ArrayList<>(files());
        old.sort(Comparator.comparing(ResultFolder::isSeal).reversed());
        Path earlier = path.resolve(EARLIER);
        List<Path> away = new ArrayList<>();
        List<Path> placed = new ArrayList<>();
        try {
            if (!old.isEmpty()) {
                Files.createDirectories(earlier);
            }
            move(old, earlier, away);
            move(next, path, placed);
        } catch (IOException e) {
            throw refused("The result cannot be put into " + path + "; " + kept(placed, away), e);
        }
        remove(earlier);
        abandon();
    }

    private static void move(List<Path> files, Path to, List<Path> moved) throws IOException {
        for (Path file : files) {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            moved.add(to.resolve(file.getFileName()));
        }
    }

    /// Puts back what `finish` has moved.
    ///
    /// @return in words, where the new result is
    private String kept(List<Path> placed, List<Path> away) {
        try {
            move(placed, draft().path, new ArrayList<>());
            move(away, path, new ArrayList<>());
            Files.deleteIfExists(path.resolve(EARLIER));
            Path kept = path.resolve(KEPT);
            for (int q = 2; Files.exists(kept); q++) {
                kept = path.resolve(KEPT + "-" + q);
            }
            Files.move(draft().path, kept);
            return "it lies in " + kept;
        } catch (IOException e) {
            return "it lies in " + draft().path + " and the earlier one in " + path.resolve(EARLIER);
        }
    }

    private static boolean isSeal(Path file) {
        return SEALS.contains(file.getFileName().toString());
    }

    /// Removes the draft, if there is one and as far as the disk lets us; `open` tries again. After a `finish` that
    /// could not put things back it stays: it holds what was not placed.
    public void abandon() {
        if (!Files.exists(path.resolve(EARLIER))) {
            remove(draft().path);
        }
    }

    private static void remove(Path folder) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                delete(folder);
            }
        } catch (IOException e) {
            // something of it stays behind under a name that says so
        }
    }

    /// A file, or one of our folders with our files in it; what else lies there keeps it.
    private static void delete(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            for (Path inside : content(file)) {
                if (isOurs(inside) || isLeftover(inside)) {
                    Files.delete(inside);
                }
            }
            if (!content(file).isEmpty()) {
                return;
            }
        }
        Files.delete(file);
    }

    private static boolean isOurs(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && OURS.matcher(file.getFileName().toString()).matches();
    }

    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? name.equals(DRAFT)
                : LEFTOVER.matcher(name).matches();
    }

    private static InputException refused(String what, IOException e) {
        return new InputException(
                what + " (" + DiskWords.of(e) + "). Check permissions and the free space of the disk.", e);
    }

    /// Keeps other runs out until it is closed; whoever comes second is told so. Where the disk knows no locks, or the
    /// folder cannot be made, nothing is claimed, and `open` says what is wrong.
    ///
    /// @param path the folder, made when missing
    /// @return the claim
    /// @throws InputException when another run, of this process or another, writes there
    public static Claim claim(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(CLAIM), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                boolean isThere = channel.tryLock() != null && Files.exists(path.resolve(CLAIM));
                if (isThere) {
                    return new Claim(path, Optional.of(channel));
                }
            } catch (OverlappingFileLockException e) {
                // ours already
            }
            channel.close();
        } catch (IOException | UnsupportedOperationException e) {
            return new Claim(path, Optional.empty());
        }
        throw new InputException(
                "Another run is writing into " + path + ". Wait until it has ended, or name another folder with -o.");
    }

    /// The right to write into a folder.
    ///
    /// @param path the folder
    /// @param lock held while it is open; empty where there is none
    public record Claim(Path path, Optional<FileChannel> lock) implements AutoCloseable {
        @Override
        public void close() {
            if (lock.isEmpty()) {
                return;
            }
            new ResultFolder(path).abandon();
            try {
                boolean isGone = deleted(); // before the lock ends, or it may be another run's
                lock.get().close();
                if (!isGone) {
                    deleted();
                }
            } catch (IOException e) {
                throw new InputException(path.resolve(CLAIM) + " cannot be closed (" + DiskWords.of(e) + ").", e);
            }
            new ResultFolder(path).removeIfEmpty();
        }

        /// Windows does not delete files that are open.
        private boolean deleted() {
            try {
                return Files.deleteIfExists(path.resolve(CLAIM));
            } catch (IOException e) {
                return false;
            }
        }
    }

    /// Removes the folder if nothing is in it: a run that failed leaves no trace.
    public void removeIfEmpty() {
        try {
            if (Files.isDirectory(path) && content(path).isEmpty() && !Files.exists(path.resolve(CLAIM))) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new InputException(
                    "The empty folder " + path + " cannot be removed (" + DiskWords.of(e) + "). Check permissions.", e);
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
    /// `stress-….png` of a standard view, `scan-planes….png`, `report.html`, `report.pdf`
    /// @param content what goes into it
    /// @return the file
    /// @throws InputException when the disk refuses
    /// @throws IllegalArgumentException when the name is not one a later run would know as ours
    public Path write(String name, WholeFile.Content content) {
        if (!OURS.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a result file");
        }
        Path target = path.resolve(name);
        try {
            WholeFile.write(target, content);
        } catch (IOException e) {
            throw refused("File " + target + " cannot be written", e);
        } catch (UncheckedIOException e) {
            throw refused("File " + target + " cannot be written", e.getCause());
        }
        return target;
    }

    /// @return files of the result that are there, by name
    public List<Path> files() {
        try {
            return content(path).stream().filter(ResultFolder::isOurs).toList();
        } catch (IOException e) {
            throw new InputException(
                    "Folder " + path + " cannot be read (" + DiskWords.of(e) + "). Check its permissions.", e);
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(f -> !f.getFileName().toString().equals(CLAIM))
                    .sorted()
                    .toList();
        }
    }
}
