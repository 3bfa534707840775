package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One series in every encoding is one volume.
class DicomEncodingTest {
    @TempDir
    Path folder;

    private Path series(String name, UnaryOperator<DicomBytes> change) {
        Path place = folder.resolve(name);
        for (int k = 0; k < 3; k++) {
            change.apply(DicomBytes.slice(k)).write(place, "s" + k);
        }
        return place;
    }

    private float[] plain() {
        return Volume.read(series("plain", s -> s)).values();
    }

    private void assertOneVolume(UnaryOperator<DicomBytes> change) {
        assertArrayEquals(plain(), Volume.read(series("changed", change)).values());
    }

    /// Sequences two deep, known and private, before and after what matters.
    private static DicomBytes nested(DicomBytes slice) {
        DicomBytes inner = new DicomBytes().with(0x00080104, "inner").with(0x00280010, 99);
        DicomBytes outer =
                new DicomBytes().with(0x00081115, List.of(inner, inner)).with(0x00280011, 99);
        return slice.with(0x00081140, List.of(outer))
                .with(0x00290010, "MAKER")
                .with(0x00291010, List.of(outer, outer))
                .with(0x00291020, new DicomBytes.Typed("OB", new byte[1000]));
    }

    @Test
    void every_voxel_has_its_value_and_its_place() {
        ImageFile image = ImageFile.read(DicomBytes.series(folder, 3));
        assertArrayEquals(new int[] {4, 3, 3}, new int[] {
            image.volume().grid().nx(),
            image.volume().grid().ny(),
            image.volume().grid().nz()
        });
        assertArrayEquals(new double[] {0.5, 0.8, 2}, image.volume().grid().spacingMm(), 1e-12);
        assertArrayEquals(new double[] {-10, -20, 0}, image.volume().grid().originMm(), 1e-12);
        for (int k = 0, at = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 4; i++, at++) {
                    assertEquals(-24 + i + 10 * j + 100 * k, image.volume().values()[at]);
                }
            }
        }
        assertEquals(VolumeFormat.DICOM, image.facts().format());
        assertEquals("LPS", image.facts().axisCodes());
        assertEquals(-1024, image.facts().intercept());
    }

    @ParameterizedTest
    @ValueSource(strings = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.DEFLATED, DicomBytes.BIG_ENDIAN})
    void all_uncompressed_encodings_hold_one_volume(String syntax) {
        assertOneVolume(s -> nested(s).as(syntax));
        assertOneVolume(s -> nested(s).as(syntax).undefined());
    }

    @ParameterizedTest
    @ValueSource(strings = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN})
    void files_without_preamble_are_read(String syntax) {
        assertOneVolume(s -> s.as(syntax).headless());
    }

    private static short[] pixels(int k) {
        short[] pixels = new short[12];
        Arrays.setAll(new int[12], p -> pixels[p] = (short) (1000 + p % 4 + 10 * (p / 4) + 100 * k));
        return pixels;
    }

    @Test
    void a_frame_in_several_fragments_is_joined() {
        Path place = folder.resolve("rle");
        for (int k = 0; k < 3; k++) {
            byte[] rle = DicomBytes.rle(pixels(k));
            byte[] head = Arrays.copyOf(rle, 66);
            byte[] rest = Arrays.copyOfRange(rle, 66, rle.length);
            DicomBytes.slice(k)
                    .as(DicomBytes.RLE)
                    .with(0x7fe00010, new DicomBytes.Fragments(List.of(), List.of(head, rest)))
                    .write(place, "s" + k);
        }
        assertArrayEquals(plain(), Volume.read(place).values());
    }

    @Test
    void compressed_pixels_cut_short_are_a_sentence_of_their_own() throws IOException {
        Path place = series("cut", s -> s.as(DicomBytes.RLE)
                .with(0x7fe00010, new DicomBytes.Fragments(List.of(), List.of(DicomBytes.rle(pixels(0))))));
        try (Stream<Path> files = Files.list(place)) {
            Path first = files.sorted().findFirst().orElseThrow();
            byte[] whole = Files.readAllBytes(first);
            Files.write(first, Arrays.copyOf(whole, whole.length - 40));
        }
        String message =
                assertThrows(InputException.class, () -> Volume.read(place)).getMessage();
        assertTrue(message.contains(": The compressed pixels are damaged at byte "), message);
    }

    @Test
    void an_unknown_compression_is_named_with_the_way_to_convert() {
        byte[] piece = new byte[20];
        Path place = series("video", s -> s.as("1.2.840.10008.1.2.4.100")
                .with(0x7fe00010, new DicomBytes.Fragments(List.of(), List.of(piece))));
        String message =
                assertThrows(InputException.class, () -> Volume.read(place)).getMessage();
        assertTrue(message.contains("1.2.840.10008.1.2.4.100") && message.contains("gdcmconv"), message);
    }

    @Test
    void icons_with_compressed_pixels_are_stepped_over() {
        DicomBytes icon = new DicomBytes()
                .with(0x00280010, 64)
                .with(0x7fe00010, new DicomBytes.Fragments(List.of(), List.of(new byte[] {1, 2, 3, 4})));
        assertOneVolume(s -> s.with(0x00880200, List.of(icon)));
        assertOneVolume(s -> s.with(0x00880200, List.of(icon)).undefined());
    }

    @Test
    void text_of_more_than_one_byte_a_letter_is_read() {
        DicomBytes.slice(0)
                .with(0x00080005, "ISO_IR 192")
                .with(0x00181210, "weich·Kern")
                .write(folder, "a");
        DicomBytes.slice(1).write(folder, "b");
        assertEquals(
                "weich·Kern", ImageFile.read(folder).facts().protocol().kernel().orElseThrow());
    }

    @Test
    void trailing_bytes_after_the_pixels_do_no_harm() throws IOException {
        for (int k = 0; k < 3; k++) {
            byte[] whole = DicomBytes.slice(k).bytes();
            Files.write(folder.resolve("s" + k), Arrays.copyOf(whole, whole.length + 4096));
        }
        assertArrayEquals(plain(), Volume.read(folder.resolve("s1")).values());
    }
}
