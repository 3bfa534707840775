package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertThrows;

import fractura.mesh.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A case file written by a test, with empty files in the place of scan and labels.
record WrittenCase(Path folder) {
    static WrittenCase in(Path folder) throws IOException {
        Files.createFile(folder.resolve("ct.nii.gz"));
        Files.createFile(folder.resolve("labels.nii.gz"));
        return new WrittenCase(folder);
    }

    CaseFile read(String yaml) {
        try {
            Files.writeString(folder.resolve("case.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CaseFile.read(folder);
    }

    /// The message the case is refused with, without the folder.
    String refusal(String yaml) {
        return assertThrows(InputException.class, () -> read(yaml)).getMessage().replace(folder + "/", "");
    }
}
