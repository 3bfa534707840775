package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From stored bits to Hounsfield units.
class DicomPixelTest {
    @TempDir
    Path folder;

    /// Two slices of 4×3 pixels, the first changed; its first values are returned.
    private float[] values(UnaryOperator<DicomBytes> change) {
        change.apply(DicomBytes.slice(0)).write(folder, "a");
        change.apply(DicomBytes.slice(1)).write(folder, "b");
        return Arrays.copyOf(Volume.read(folder).values(), 12);
    }

    private void assertRefused(UnaryOperator<DicomBytes> change, String... words) {
        String message =
                assertThrows(InputException.class, () -> values(change)).getMessage();
        for (String w : words) {
            assertTrue(message.contains(w), () -> "'" + w + "' not in: " + message);
        }
        assertTrue(message.matches("(?s).*\\. [A-Z].*\\."), () -> "no word of how to mend: " + message);
    }

    private static short[] all(int value) {
        short[] pixels = new short[12];
        Arrays.fill(pixels, (short) value);
        return pixels;
    }

    @Test
    void slope_and_intercept_are_those_of_each_slice() {
        DicomBytes.slice(0)
                .pixels(all(100))
                .with(0x00281053, "2")
                .with(0x00281052, "-1000")
                .write(folder, "a");
        DicomBytes.slice(1)
                .pixels(all(100))
                .with(0x00281053, "0.5")
                .with(0x00281052, "7")
                .write(folder, "b");
        ImageFile image = ImageFile.read(folder);
        assertEquals(-800, image.volume().values()[0]);
        assertEquals(57, image.volume().values()[12]);
        assertTrue(image.facts().notes().toString().contains("differ from slice to slice"));
    }

    @Test
    void signed_values_are_extended_from_the_topmost_stored_bit() {
        UnaryOperator<DicomBytes> signed = s -> s.with(0x00280103, 1).with(0x00281052, "0");
        assertEquals(-1, values(s -> signed.apply(s).pixels(all(0x0fff)))[0]);
        assertEquals(-2048, values(s -> signed.apply(s).pixels(all(0x0800)))[0]);
        assertEquals(2047, values(s -> signed.apply(s).pixels(all(0x07ff)))[0]);
        assertEquals(
                -1,
                values(s -> signed.apply(s)
                        .with(0x00280101, 16)
                        .with(0x00280102, 15)
                        .pixels(all(-1)))[0]);
    }

    @Test
    void bits_beside_the_stored_ones_are_not_part_of_the_value() {
        assertEquals(0x0abc - 1024, values(s -> s.pixels(all(0xfabc)))[0]);
    }

    @Test
    void stored_bits_may_lie_higher_than_the_lowest() {
        assertEquals(0x0abc - 1024, values(s -> s.with(0x00280102, 15).pixels(all(0xabc7)))[0]);
        assertEquals(
                -1 - 1024,
                values(s -> s.with(0x00280102, 13).with(0x00280103, 1).pixels(all(0x3ffc)))[0]);
    }

    @Test
    void eight_bits_are_read() {
        byte[] bytes = {0, 1, (byte) 200, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255};
        float[] values = values(s -> s.with(0x00280100, 8)
                .with(0x00280101, 8)
                .with(0x00280102, 7)
                .with(0x7fe00010, new DicomBytes.Typed("OB", bytes)));
        assertArrayEquals(new float[] {-1024, -1023, -824}, Arrays.copyOf(values, 3));
        assertEquals(-769, values[11]);
    }

    @Test
    void padding_is_read_as_air_when_it_is_darker_than_air() {
        short[] pixels = all(100);
        pixels[0] = -2000;
        pixels[1] = -1500;
        UnaryOperator<DicomBytes> signed = s -> s.with(0x00280101, 16)
                .with(0x00280102, 15)
                .with(0x00280103, 1)
                .with(0x00281052, "0")
                .pixels(pixels);
        DicomBytes.Typed padding = new DicomBytes.Typed("SS", new byte[] {0x30, (byte) 0xf8});
        float[] one = values(s -> signed.apply(s).with(0x00280120, padding));
        assertArrayEquals(new float[] {-1024, -1500, 100}, Arrays.copyOf(one, 3));
        DicomBytes.Typed limit = new DicomBytes.Typed("SS", new byte[] {0x24, (byte) 0xfa});
        float[] range = values(s -> signed.apply(s).with(0x00280120, padding).with(0x00280121, limit));
        assertArrayEquals(new float[] {-1024, -1024, 100}, Arrays.copyOf(range, 3));
        assertTrue(ImageFile.read(folder).facts().notes().toString().contains("-2000 to -1500"));
    }

    @Test
    void a_padding_value_that_tissue_may_have_is_not_believed() {
        float[] values = values(s -> s.with(0x00280120, 1024).pixels(all(1024)));
        assertEquals(0, values[0]);
        assertFalse(ImageFile.read(folder).facts().notes().toString().contains("air"));
    }

    /// MONOCHROME1 tells a viewer to show low values bright; Hounsfield units stay what they are.
    @Test
    void inverted_display_changes_no_value() {
        assertArrayEquals(values(s -> s), values(s -> s.with(0x00280004, "MONOCHROME1")));
    }

    @Test
    void what_has_no_hounsfield_units_is_refused() {
        assertRefused(s -> s.with(0x00280004, "PALETTE COLOR"), "picture in colours");
        assertRefused(s -> s.with(0x00283000, List.of(new DicomBytes())), "through a table");
        assertRefused(s -> s.with(0x00281054, "Z_EFF"), "does not hold Hounsfield units");
        assertRefused(s -> s.with(0x00281053, "0"), "slope of 0");
    }

    @Test
    void headers_that_contradict_themselves_are_refused() {
        assertRefused(s -> s.with(0x00280100, 32), "allocates 32 bits");
        assertRefused(s -> s.with(0x00280101, 17), "BitsStored is 17");
        assertRefused(s -> s.with(0x00280102, 3), "bit 3 of 16");
        assertRefused(s -> s.with(0x00280102, 16), "bit 16 of 16");
        assertRefused(s -> s.without(0x00280010), "has no Rows (0028,0010)");
        assertRefused(s -> s.without(0x00280103), "has no PixelRepresentation (0028,0103)");
        assertRefused(s -> s.with(0x00280010, 0), "4 x 0");
        assertRefused(s -> s.with(0x00280010, 4), "24 bytes of pixels", "need 32");
        assertRefused(s -> s.without(0x7fe00010), "has no pixels");
        assertRefused(s -> s.with(0x00280030, "0.5"), "1 numbers in PixelSpacing");
        assertRefused(s -> s.with(0x00280030, "0.5\\0"), "pixels of 0.0 mm");
        assertRefused(s -> s.with(0x00280030, "0,5\\0,5"), "no number in PixelSpacing (0028,0030)");
        assertRefused(s -> s.with(0x00200037, "1\\0\\0\\1\\0\\0"), "right angles");
        assertRefused(s -> s.at(1e9, 0, 0), "mm from the scanner's origin");
        assertRefused(s -> s.with(0x00280008, "0"), "0.0 frames");
    }

    @Test
    void a_header_without_intercept_is_read_as_stored_and_says_so() {
        float[] values = values(s -> s.without(0x00281052).without(0x00281053));
        assertEquals(1000, values[0]);
        assertTrue(ImageFile.read(folder).facts().notes().toString().contains("no rescale intercept"));
    }
}
