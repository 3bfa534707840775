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

    /// A result counts when it is whole, when case file and version of the program are those it was made with, and when
    /// no file the case reads has changed since.
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
                    && stored.softwareVersion().equals(Software.version())
                    && stored.input("case-file").equals(Optional.of(Fingerprint.of(asked.file())))
                    && !isAnyNewer(asked, Files.getLastModifiedTime(folder.resolve("manifest.json")));
            return isOfCase ? Optional.of(stored) : Optional.empty();
        } catch (IOException | UncheckedIOException | InputException e) {
            return Optional.empty(); // computing it again says what is wrong, if anything is
        }
    }

    private static boolean isAnyNewer(CaseFile asked, FileTime than) throws IOException {
        for (Path input : asked.inputs()) {
            try (Stream<Path> files = Files.walk(input, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    if (Files.getLastModifiedTime(file).compareTo(than) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
