package fractura.cases.cli;

import fractura.mesh.InputException;
import fractura.mesh.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// A file that a command is about to write.
final class OutputFile {
    private OutputFile() {}

    /// Refuses what would cost the user a file.
    ///
    /// @param file where to write
    /// @param force whether it may be there already
    /// @param input what the command reads, a file or a folder; is never overwritten
    /// @throws InputException when it is there and may not be, or is the input
    static void require(Path file, boolean force, Path input) {
        if (WholeFile.isTaken(file)) {
            throw new InputException(
                    file + " is not a regular file (a folder, device, pipe or broken link), and stays what"
                            + " it is. Name a file with -o.");
        }
        if (Files.exists(file) && isSame(file, input)) {
            throw new InputException(file + " is what this command reads. Name another file with -o.");
        }
        if (Files.exists(file) && !force) {
            throw new InputException(file + " exists. Name another file with -o, or overwrite it with --force.");
        }
    }

    /// @param file where to write
    /// @param endings with their dots, of what is written
    /// @throws InputException when the name says another format
    static void requireEnding(Path file, String... endings) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (Arrays.stream(endings).noneMatch(name::endsWith)) {
            throw new InputException(file + " does not end in " + String.join(" or ", endings)
                    + ", as what is written here does. Name the file so.");
        }
    }

    private static boolean isSame(Path file, Path input) {
        try {
            return Files.exists(input) && Files.isSameFile(file, input);
        } catch (IOException e) {
            return false; // whichever cannot be looked at cannot be read or written either, and says so then
        }
    }
}
