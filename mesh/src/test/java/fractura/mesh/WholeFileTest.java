package fractura.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Of the user, or of another process.
    @Test
    void a_file_called_like_a_draft_is_left_alone() throws IOException {
        Path other = Files.writeString(folder.resolve("deck.inp.part"), "precious");
        WholeFile.write(folder.resolve("deck.inp"), out -> out.write(1));
        assertEquals("precious", Files.readString(other));
    }
}
