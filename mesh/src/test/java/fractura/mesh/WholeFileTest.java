package fractura.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_is_there_is_replaced_whole() throws IOException {
        Path file = Files.writeString(folder.resolve("deck.inp"), "earlier, longer");
        WholeFile.write(file, out -> out.write("new".getBytes()));
        assertEquals("new", Files.readString(file));
        assertArrayEquals(new String[] {"deck.inp"}, folder.toFile().list());
    }

    @Test
    void whatever_goes_wrong_the_earlier_file_stays_and_no_draft() throws IOException {
        Path file = Files.writeString(folder.resolve("deck.inp"), "earlier");
        for (Throwable wrong : new Throwable[] {new IOException("disk full"), new OutOfMemoryError("heap")}) {
            assertThrows(
                    wrong.getClass(),
                    () -> WholeFile.write(file, out -> {
                        out.write(1);
                        if (wrong instanceof Error e) {
                            throw e;
                        }
                        throw (IOException) wrong;
                    }));
        }
        assertEquals("earlier", Files.readString(file));
        assertArrayEquals(new String[] {"deck.inp"}, folder.toFile().list());
    }

    @Test
    void a_link_stays_and_the_file_it_names_is_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("deck.inp"), "earlier");
        Path link = Files.createSymbolicLink(folder.resolve("latest.inp"), file);
        WholeFile.write(link, out -> out.write("new".getBytes()));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void what_is_no_file_stays_what_it_is() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("latest.inp"), folder.resolve("gone.inp"));
        Path inside = Files.createDirectory(folder.resolve("folder"));
        for (Path taken : List.of(link, inside, Path.of("/dev/null"))) {
            assertThrows(IOException.class, () -> WholeFile.write(taken, out -> out.write(1)));
            assertTrue(WholeFile.isTaken(taken));
        }
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isDirectory(inside));
        assertFalse(WholeFile.isTaken(folder.resolve("new.inp")));
    }

    /// Of the user, or of another process.
    @Test
    void a_file_called_like_a_draft_is_left_alone() throws IOException {
        Path other = Files.writeString(folder.resolve("deck.inp.part"), "precious");
        WholeFile.write(folder.resolve("deck.inp"), out -> out.write(1));
        assertEquals("precious", Files.readString(other));
    }
}
