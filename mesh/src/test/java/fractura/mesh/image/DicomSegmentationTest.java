package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Segments of DICOM SEG files become labels on the grid of the CT they were drawn on. Frames are 4×3 pixels as
/// those of `DicomBytes.slice`.
class DicomSegmentationTest {
    @TempDir
    Path folder;

    /// One frame: segment, plane, and the pixels that belong to it.
    private record Drawn(int segment, int plane, int... pixels) {}

    private static DicomBytes group(DicomBytes item, int sequence) {
        return new DicomBytes().with(sequence, List.of(item));
    }

    private static DicomBytes seg(String type, Drawn... frames) {
        List<DicomBytes> own = new ArrayList<>();
        for (Drawn f : frames) {
            own.add(group(new DicomBytes().at(-10, -20, 2 * f.plane()), 0x00209113)
                    .with(0x0062000a, List.of(new DicomBytes().with(0x0062000b, f.segment()))));
        }
        DicomBytes shared = group(new DicomBytes().with(0x00200037, "1\\0\\0\\0\\1\\0"), 0x00209116)
                .with(
                        0x00289110,
                        List.of(new DicomBytes().with(0x00280030, "0.8\\0.5").with(0x00180050, "2")));
        return new DicomBytes()
                .with(0x00080016, "1.2.840.10008.5.1.4.1.1.66.4")
                .with(0x00080060, "SEG")
                .with(0x00620001, type)
                .with(
                        0x00620002,
                        List.of(
                                new DicomBytes().with(0x00620004, 1).with(0x00620005, "L3"),
                                new DicomBytes().with(0x00620004, 2).with(0x00620005, "lesion, lytic")))
                .with(0x00280008, "" + frames.length)
                .with(0x00280010, 3)
                .with(0x00280011, 4)
                .with(0x00280100, 1)
                .with(0x00280101, 1)
                .with(0x00280102, 0)
                .with(0x00280103, 0)
                .with(0x52009229, List.of(shared))
                .with(0x52009230, own);
    }

    /// Small segmentations for a fuzzer to start from.
    static Stream<byte[]> seeds() {
        return Stream.of(binary(new Drawn(1, 0, 1, 2), new Drawn(2, 1, 3)).bytes());
    }

    /// Twelve bits a frame, so that every other frame begins in the midst of a byte.
    private static DicomBytes binary(Drawn... frames) {
        BitSet bits = new BitSet();
        for (int f = 0; f < frames.length; f++) {
            for (int p : frames[f].pixels()) {
                bits.set(12 * f + p);
            }
        }
        byte[] packed = java.util.Arrays.copyOf(bits.toByteArray(), (12 * frames.length + 15) / 16 * 2);
        return seg("BINARY", frames).with(0x7fe00010, new DicomBytes.Typed("OB", packed));
    }

    /// Two segments on three planes.
    static DicomBytes drawn() {
        return binary(new Drawn(1, 0, 0, 5), new Drawn(1, 2, 11), new Drawn(2, 1, 0, 1, 2), new Drawn(2, 0, 1));
    }

    @Test
    void segments_are_labels_on_the_grid_of_their_ct() {
        Path file = drawn().write(folder, "seg.dcm");
        LabelFile found = LabelFile.read(file);
        assertArrayEquals(
                new int[] {
                    1, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, //
                    2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, //
                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
                },
                found.labels().values());
        assertEquals(List.of(new LabelName("L3", 0, 1), new LabelName("lesion, lytic", 0, 2)), found.names());
        Volume ct = Volume.read(DicomBytes.series(folder.resolve("ct"), 3));
        assertTrue(found.labels().grid().isSameAs(ct.grid()));
        assertEquals(VolumeFormat.DICOM, found.facts().format());
    }

    @Test
    void a_folder_with_one_segmentation_among_slices_and_notes_is_that_segmentation() throws IOException {
        DicomBytes.series(folder, 3);
        Path file = drawn().write(folder, "IM0007");
        Files.writeString(folder.resolve("notes.txt"), "read me");
        assertArrayEquals(LabelMap.read(file).values(), LabelMap.read(folder).values());
        assertFalse(LabelFile.isMaskFolder(folder), "its segments have values too");
    }

    @Test
    void a_folder_with_several_segmentations_or_none_is_refused() {
        DicomBytes.series(folder, 3);
        String none =
                assertThrows(InputException.class, () -> LabelFile.read(folder)).getMessage();
        assertTrue(none.contains("neither masks (.nii.gz, .nii, .nrrd, .mha) nor a DICOM segmentation"), none);
        drawn().write(folder, "a");
        drawn().write(folder, "b");
        String two =
                assertThrows(InputException.class, () -> LabelFile.read(folder)).getMessage();
        assertTrue(two.contains("holds 2 DICOM segmentations. Give the file of the one that is meant."), two);
    }

    @Test
    void planes_without_any_segment_may_be_left_out() {
        Path file = binary(new Drawn(1, 0, 0), new Drawn(1, 1, 0), new Drawn(1, 4, 3))
                .write(folder, "seg.dcm");
        LabelMap map = LabelMap.read(file);
        assertEquals(5, map.grid().nz());
        assertEquals(1, map.at(3, 0, 4));
        assertEquals(3, map.labelCounts().get(1));
    }

    @Test
    void overlapping_segments_lie_in_layers_and_are_reported() {
        Path file = binary(new Drawn(1, 0, 0, 1), new Drawn(2, 0, 1, 2)).write(folder, "seg.dcm");
        LabelFile found = LabelFile.read(file);
        assertEquals(2, found.layers().size());
        assertEquals(new LabelName("lesion, lytic", 1, 2), found.names().get(1));
        assertEquals(2, found.layers().get(1).at(1, 0, 0));
        assertTrue(found.facts().notes().toString().contains("Segments overlap"));
    }

    @Test
    void a_fractional_segment_is_cut_at_half_of_its_maximum() {
        byte[] fractions = {0, 49, 50, 51, 100, 0, 0, 0, 0, 0, 0, 0};
        Path file = seg("FRACTIONAL", new Drawn(1, 0))
                .with(0x0062000e, 100)
                .with(0x00280100, 8)
                .with(0x00280101, 8)
                .with(0x00280102, 7)
                .with(0x7fe00010, new DicomBytes.Typed("OB", fractions))
                .write(folder, "seg.dcm");
        LabelFile found = LabelFile.read(file);
        assertEquals(3, found.labels().labelCounts().get(1));
        assertEquals(1, found.labels().at(2, 0, 0));
        assertTrue(found.facts().notes().toString().contains("half of the maximum"));
    }

    @Test
    void a_label_map_segmentation_holds_the_numbers_themselves() {
        byte[] numbers = {0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2};
        Path file = seg("LABELMAP", new Drawn(1, 0))
                .with(0x00080016, "1.2.840.10008.5.1.4.1.1.66.7")
                .with(0x00280100, 8)
                .with(0x7fe00010, new DicomBytes.Typed("OB", numbers))
                .write(folder, "seg.dcm");
        assertEquals("{1=1, 2=2}", LabelMap.read(file).labelCounts().toString());
    }

    private void assertRefused(DicomBytes seg, String words) {
        Path file = seg.write(folder, "seg.dcm");
        String message =
                assertThrows(InputException.class, () -> LabelFile.read(file)).getMessage();
        assertTrue(message.contains(words), () -> "'" + words + "' not in: " + message);
        assertTrue(message.matches("(?s).*\\. [A-Z].*\\."), () -> "no word of how to mend: " + message);
    }

    @Test
    void what_cannot_be_read_as_labels_is_refused() {
        Drawn[] two = {new Drawn(1, 0, 0), new Drawn(1, 1, 0)};
        assertRefused(DicomBytes.slice(0), "is no segmentation but a CT image");
        assertRefused(binary(two).with(0x00620001, "DREAM"), "unknown kind");
        assertRefused(binary(two).with(0x00280010, 3000), "too few for 2 frames");
        assertRefused(binary(two).with(0x00280008, "3"), "3 frames but places for 2");
        assertRefused(binary(new Drawn(0, 0, 0)), "number 0");
        assertRefused(binary(two).without(0x52009229), "has no ImageOrientation");
        assertRefused(binary(two).with(0x00180088, "1.3"), "not equally spaced");
    }
}
