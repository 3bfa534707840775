package fractura.cases.cli;

import fractura.mesh.InputException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `RESULT` on the command line stands for.
final class ResultPath {
    private ResultPath() {}

    /// @param result a result folder, or a VTU file
    /// @return the VTU file
    /// @throws InputException when there is none
    static Path fields(Path result) {
        Path file = Files.isDirectory(result) ? result.resolve("fields.vtu") : result;
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file. Give a result folder of 'fractura run', or a VTU file.");
        }
        return file;
    }
}
