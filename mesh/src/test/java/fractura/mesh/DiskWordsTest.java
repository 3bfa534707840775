package fractura.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DiskWordsTest {
    @TempDir
    Path temp;

    @Test
    void what_the_platform_throws_is_said_without_the_names_of_classes() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        Path none = temp.resolve("none/file");
        assertEquals("there is no " + none, of(() -> Files.createFile(none)));
        assertEquals(file + " is there already", of(() -> Files.createFile(file)));
        assertEquals("not a directory", of(() -> Files.createFile(file.resolve("inside"))));
        assertEquals("is a directory", of(() -> Files.newInputStream(temp).read()));
        assertEquals("permission denied", of(() -> {
            throw new AccessDeniedException("secret");
        }));
        assertEquals("read-only file system", of(() -> {
            throw new FileSystemException("f", null, "Read-only file system");
        }));
        Path full = Files.createDirectory(temp.resolve("full"));
        Files.createFile(full.resolve("inside"));
        assertEquals(full + " is a folder that holds something", of(() -> Files.delete(full)));
        assertEquals("no such file or directory", of(() -> new FileInputStream(none.toFile())));
        assertEquals("the platform gave no reason", DiskWords.of(new FileSystemException("f")));
        assertEquals("it is no text in UTF-8", DiskWords.of(new MalformedInputException(1)));
        assertEquals("input or output failed", DiskWords.of(new IOException()));
    }

    private static String of(Executable broken) {
        return DiskWords.of(assertThrows(IOException.class, broken));
    }
}
