package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Enhanced CT: all slices in one file, their places and scales in functional groups.
class DicomFramesTest {
    private static final int POSITION = 0x00209113;
    private static final int ORIENTATION = 0x00209116;
    private static final int MEASURES = 0x00289110;
    private static final int TRANSFORMATION = 0x00289145;
    private static final int PER_FRAME = 0x52009230;

    @TempDir
    Path folder;

    private static List<DicomBytes> one(DicomBytes item) {
        return List.of(item);
    }

    private static short[] pixels(int k) {
        short[] pixels = new short[12];
        for (int p = 0; p < 12; p++) {
            pixels[p] = (short) (1000 + p % 4 + 10 * (p / 4) + 100 * k);
        }
        return pixels;
    }

    /// The slices of `DicomBytes.slice` as frames in the given order; each frame has an intercept of
    /// its own.
    private static DicomBytes enhanced(int... order) {
        List<DicomBytes> own = new ArrayList<>();
        ByteBuffer all = ByteBuffer.allocate(24 * order.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int k : order) {
            own.add(new DicomBytes()
                    .with(POSITION, one(new DicomBytes().at(-10, -20, 2 * k)))
                    .with(
                            TRANSFORMATION,
                            one(new DicomBytes()
                                    .with(0x00281052, "" + (-1024 + k))
                                    .with(0x00281053, "1"))));
            for (short p : pixels(k)) {
                all.putShort((short) (p - k));
            }
        }
        DicomBytes shared = new DicomBytes()
                .with(ORIENTATION, one(new DicomBytes().with(0x00200037, "1\\0\\0\\0\\1\\0")))
                .with(
                        MEASURES,
                        one(new DicomBytes().with(0x00280030, "0.8\\0.5").with(0x00180050, "2.5")))
                .with(0x00189314, one(new DicomBytes().with(0x00181210, "B30f")))
                .with(0x00189325, one(new DicomBytes().with(0x00180060, "110")));
        return DicomBytes.slice(0)
                .with(0x00080016, "1.2.840.10008.5.1.4.1.1.2.1")
                .with(0x00180012, one(new DicomBytes().with(0x00080104, "Iohexol")))
                .without(0x00200032)
                .without(0x00200037)
                .without(0x00280030)
                .without(0x00281052)
                .without(0x00281053)
                .with(0x00280008, "" + order.length)
                .with(0x52009229, one(shared))
                .with(PER_FRAME, own)
                .with(0x7fe00010, new DicomBytes.Typed("OW", all.array()));
    }

    @Test
    void frames_in_any_order_are_the_volume_of_their_slices() {
        Volume slices = Volume.read(DicomBytes.series(folder.resolve("slices"), 4));
        Path file = enhanced(2, 0, 3, 1).write(folder.resolve("frames"), "all");
        ImageFile image = ImageFile.read(file);
        assertTrue(slices.grid().isSameAs(image.volume().grid()));
        assertArrayEquals(slices.values(), image.volume().values());
        assertArrayEquals(slices.values(), Volume.read(folder.resolve("frames")).values());
        Protocol p = image.facts().protocol();
        assertEquals(110, p.kVp().orElseThrow());
        assertEquals(Optional.of("B30f"), p.kernel());
        assertEquals(2.5, p.sliceThicknessMm().orElseThrow());
        assertEquals(Optional.of(true), p.contrast());
    }

    @Test
    void undefined_lengths_and_implicit_types_change_nothing() {
        float[] plain = Volume.read(enhanced(0, 1, 2).write(folder, "a")).values();
        for (String syntax : new String[] {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.DEFLATED}) {
            Path place = folder.resolve(syntax);
            assertArrayEquals(
                    plain,
                    Volume.read(enhanced(0, 1, 2).as(syntax).undefined().write(place, "a"))
                            .values());
        }
    }

    @Test
    void compressed_frames_are_found_with_and_without_an_offset_table() {
        float[] plain = Volume.read(enhanced(0, 1, 2).write(folder, "a")).values();
        List<byte[]> pieces = new ArrayList<>();
        List<byte[]> halves = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        int at = 0;
        for (int k = 0; k < 3; k++) {
            short[] stored = pixels(k);
            for (int p = 0; p < 12; p++) {
                stored[p] -= (short) k;
            }
            byte[] rle = DicomBytes.rle(stored);
            pieces.add(rle);
            halves.add(Arrays.copyOf(rle, 70));
            halves.add(Arrays.copyOfRange(rle, 70, rle.length));
            offsets.add(at);
            at += rle.length + 16;
        }
        DicomBytes whole =
                enhanced(0, 1, 2).as(DicomBytes.RLE).with(0x7fe00010, new DicomBytes.Fragments(List.of(), pieces));
        assertArrayEquals(
                plain, Volume.read(whole.write(folder.resolve("b"), "a")).values());
        whole.with(0x7fe00010, new DicomBytes.Fragments(offsets, halves));
        assertArrayEquals(
                plain, Volume.read(whole.write(folder.resolve("c"), "a")).values());
        whole.with(0x7fe00010, new DicomBytes.Fragments(List.of(), halves));
        assertRefused(whole, "which of 6 fragments");
        whole.with(0x7fe00010, new DicomBytes.Fragments(List.of(0, 3, 9), halves));
        assertRefused(whole, "points beside the frames");
    }

    private void assertRefused(DicomBytes object, String words) {
        Path file = object.write(folder.resolve("bad"), "a");
        String message =
                assertThrows(InputException.class, () -> Volume.read(file)).getMessage();
        assertTrue(message.contains(words), () -> "'" + words + "' not in: " + message);
        assertTrue(message.matches("(?s).*\\. [A-Z].*\\."), () -> "no word of how to mend: " + message);
    }

    @Test
    void frames_that_contradict_their_groups_are_refused() {
        assertRefused(enhanced(0, 1, 2).with(0x00280008, "2"), "2 frames but places for 3");
        assertRefused(enhanced(0, 1, 2).with(PER_FRAME, List.of()), "has no ImagePosition");
        assertRefused(enhanced(0, 1, 2).with(0x00280008, "70000"), "1 to 65536");
    }
}
