package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Series made to harm, or made wrong: no more memory than they are worth, the same words every time.
class HostileDicomTest {
    @TempDir
    Path folder;

    private static String refusal(Path path) {
        return assertThrows(InputException.class, () -> Volume.read(path)).getMessage();
    }

    @Test
    void of_several_damaged_slices_the_lowest_is_named_every_time() {
        for (int k = 0; k < 24; k++) {
            byte[] rle = DicomBytes.rle(new short[12]);
            DicomBytes.slice(k)
                    .as(DicomBytes.RLE)
                    .with(0x00280101, 16)
                    .with(0x00280102, 15)
                    .with(0x7fe00010, new DicomBytes.Fragments(List.of(), List.of(k < 5 ? rle : new byte[64])))
                    .write(folder, String.format("%02d", k));
        }
        Set<String> said = new HashSet<>();
        for (int run = 0; run < 40; run++) {
            said.add(refusal(folder));
        }
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.iterator().next().contains("File 6 of 24"), said.toString());
    }

    /// Before, 400 000 empty items took some 300 MB.
    @Test
    void an_item_of_a_sequence_takes_less_than_200_bytes() {
        int count = 400_000;
        DicomBytes.series(folder, 3);
        DicomBytes bomb = DicomBytes.slice(9)
                .with(0x0020000e, "5.5")
                .with(0x52009229, Collections.nCopies(count, new DicomBytes()));
        Path file = bomb.write(folder, "bomb");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertEquals(3, Volume.read(folder).grid().nz());
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 200L * count, taken + " bytes for " + count + " items of " + file);
    }

    @Test
    void shifts_of_more_pixels_than_an_int_counts_are_refused_by_size() {
        for (int k = 0; k < 6; k++) {
            DicomBytes.slice(k)
                    .with(0x00280030, "0.000000001\\0.000000001")
                    .at(28_000 * k - 90_000, 28_000 * k - 90_000, 40_000 * k - 100_000)
                    .write(folder, "s" + k);
        }
        assertTrue(refusal(folder).contains("1073741828×1073741827×6 voxels"), refusal(folder));
    }

    @Test
    void messages_name_the_folder_of_an_index_as_it_was_written() {
        Path index = new DicomBytes()
                .with(0x00080016, "1.2.840.10008.1.3.10")
                .with(0x00041130, "SET")
                .write(folder, "DICOMDIR");
        Path relative = Path.of("").toAbsolutePath().relativize(index.toAbsolutePath());
        String message = refusal(relative);
        assertTrue(message.startsWith(relative.getParent() + " holds no CT series"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT})
    void a_data_set_encoded_otherwise_than_it_says_is_read_as_written_with_a_note(String syntax) {
        String other = syntax.equals(DicomBytes.EXPLICIT) ? DicomBytes.IMPLICIT : DicomBytes.EXPLICIT;
        for (int k = 0; k < 3; k++) {
            DicomBytes.slice(k).as(syntax).write(folder.resolve("right"), "s" + k);
            DicomBytes.slice(k).as(syntax).saying(other).write(folder.resolve("wrong"), "s" + k);
        }
        ImageFile right = ImageFile.read(folder.resolve("right"));
        ImageFile wrong = ImageFile.read(folder.resolve("wrong"));
        assertArrayEquals(right.volume().values(), wrong.volume().values());
        assertTrue(wrong.facts().notes().toString().contains("not encoded as they say"), wrong.facts()::toString);
        assertFalse(right.facts().notes().toString().contains("not encoded as they say"), right.facts()::toString);
    }
}
