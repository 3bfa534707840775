package fractura.mesh.image.dicom;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The DICOM files of a folder, by name. Files inside it are called by their place in that order: a name may hold
/// a person's name or a UID.
///
/// @param folder it
/// @param files all DICOM files, also damaged ones
/// @param foreignCount files that are not DICOM
record Catalogue(Path folder, List<DicomFile> files, int foreignCount) {
    /// Files of one folder; whole-body CT with all its series stays below. A choice of this project.
    static final int MOST_FILES = 100_000;

    private static final int MOST_DEPTH = 16;

    /// @param folder with everything inside it
    /// @return its DICOM files
    static Catalogue of(Path folder) {
        return of(folder, MOST_DEPTH);
    }

    /// @param file one file
    /// @return the DICOM files beside it, itself included
    static Catalogue beside(Path file) {
        return of(folderOf(file), 1);
    }

    /// @param index a DICOMDIR
    /// @return the DICOM files of its folder, with everything inside it; where the index itself points is not
    /// looked at
    static Catalogue around(Path index) {
        return of(folderOf(index), MOST_DEPTH);
    }

    /// As the user wrote it: messages name no more of this computer than that.
    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private static Catalogue of(Path folder, int depth) {
        List<Path> paths = list(folder, depth);
        List<DicomFile> found = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String name = "File " + (i + 1) + " of " + paths.size() + " (by name) in "
                    + (folder.getFileName() == null ? folder : folder.getFileName());
            DicomFile.read(paths.get(i), name).ifPresent(found::add);
        }
        return new Catalogue(folder, found, paths.size() - found.size());
    }

    private static List<Path> list(Path folder, int depth) {
        List<Path> paths = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    if (about.isRegularFile() && about.size() > 0) {
                        paths.add(file);
                    }
                    if (paths.size() > MOST_FILES) {
                        throw new InputException(
                                folder + " holds more than " + MOST_FILES + " files. Give the folder of one study.");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new InputException(folder + " cannot be read. Check that this user may list it.", e);
        }
        paths.sort(Comparator.comparing(Path::toString));
        return paths;
    }

    /// @param path of one of the files
    /// @return that file; empty when it is no DICOM file
    Optional<DicomFile> at(Path path) {
        Path wanted = path.toAbsolutePath();
        return files.stream()
                .filter(f -> f.path().toAbsolutePath().equals(wanted))
                .findFirst();
    }
}
