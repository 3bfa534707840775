package fractura.cases.batch;

import fractura.cases.CaseFile;
import fractura.cases.Fingerprint;
import fractura.cases.Software;
import fractura.cases.report.StoredResult;
import fractura.mesh.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a case has its answer already.
final class EarlierResult {
    private EarlierResult() {}

    /// A result counts when it is whole, when case file, version and build of the program are those it was made with,
    /// and when no file the case reads has changed or been put there since that run began.
    ///
    /// @param asked the case
    /// @param folder where its result would be
    /// @return the result; empty when the case is to be computed
    static Optional<StoredResult> of(CaseFile asked, Path folder) {
        if (!StoredResult.isIn(folder)) {
            return Optional.empty();
        }
        try {
            StoredResult stored = StoredResult.read(folder);
            boolean isOfCase = stored.caseName().equals(asked.name())
                    && stored.software().equals(Software.version() + " " + Software.build())
                    && stored.input("case-file").equals(Optional.of(Fingerprint.of(asked.file())))
                    && !isAnyNewer(asked, FileTime.from(stored.startedAt()));
            return isOfCase ? Optional.of(stored) : Optional.empty();
        } catch (IOException | UncheckedIOException | InputException e) {
            return Optional.empty(); // computing it again says what is wrong, if anything is
        }
    }

    /// A copy may keep the time of its original; when the file itself changed, its disk knows.
    private static boolean isPlacedAfter(Path file, FileTime than) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("unix")
                && ((FileTime) Files.getAttribute(file, "unix:ctime")).compareTo(than) > 0;
    }

    /// @param folder where a result would be
    /// @return the whole result there, of whatever case file; empty when there is none
    static Optional<StoredResult> any(Path folder) {
        try {
            return StoredResult.isIn(folder) ? Optional.of(StoredResult.read(folder)) : Optional.empty();
        } catch (InputException e) {
            return Optional.empty(); // damaged
        }
    }

    private static boolean isAnyNewer(CaseFile asked, FileTime than) throws IOException {
        for (Path input : asked.inputs()) {
            try (Stream<Path> files = Files.walk(input, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (Files.getLastModifiedTime(file).compareTo(than) > 0 || isPlacedAfter(file, than)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
