package fractura.cases.cli;

import fractura.cases.report.StoredResult;
import fractura.mesh.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which result, and which load case of it, a command looks at.
final class ResultOptions {
    @Parameters(paramLabel = "RESULT", description = "Result folder, or VTU file.")
    Path path;

    @Option(
            names = "--load",
            paramLabel = "LOAD",
            description =
                    "Load case of the result folder to take, for example stance; the one with the highest factor of"
                            + " risk when absent.")
    Optional<String> load = Optional.empty();

    /// @return the VTU file
    /// @throws InputException when there is none, or the result has no such load case
    Path fields() {
        if (load.isPresent() && Files.isRegularFile(path)) {
            throw new InputException("--load " + load.get() + " chooses within a result folder, and " + path
                    + " is a file of one load case. Give its folder, or leave out --load.");
        }
        Path file = !Files.isDirectory(path)
                ? path
                : load.map(l -> StoredResult.fields(path, l)).orElse(path.resolve("fields.vtu"));
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": no such file. Give a result folder of 'fractura run', or a VTU file.");
        }
        return file;
    }
}
