package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Label files that name their labels: segmentations of 3D Slicer, tables in NIfTI extensions, folders of masks.
class NamedLabelsTest {
    @TempDir
    Path folder;

    private static NrrdBytes segmentation(int layers, String sizes) {
        NrrdBytes h = NrrdBytes.plain().with("type", "uchar").with("sizes", sizes);
        if (layers > 1) {
            h.with("dimension", "4")
                    .with("space directions", "none (1,0,0) (0,1,0) (0,0,1)")
                    .with("kinds", "list domain domain domain");
        }
        return h;
    }

    private LabelFile read(NrrdBytes header, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return LabelFile.read(NiftiBytes.write(folder, "a.seg.nrrd", header.bytes(bytes)));
    }

    private String refusal(NrrdBytes header, int... data) {
        return assertThrows(InputException.class, () -> read(header, data)).getMessage();
    }

    @Test
    void a_slicer_segmentation_names_its_values() {
        NrrdBytes h = segmentation(1, "2 2 1")
                .pair("Segment0_Color", "0.5 0.7 0.6")
                .pair("Segment0_Extent", "0 1 0 0 0 0")
                .pair("Segment0_Layer", "0")
                .pair("Segment0_LabelValue", "3")
                .pair("Segment0_Name", "L3 vertebra: bone")
                .pair("Segment1_Layer", "0")
                .pair("Segment1_LabelValue", "9")
                .pair("Segment1_Name", "lesion")
                .pair("Segmentation_MasterRepresentation", "Binary labelmap");
        LabelFile file = read(h, 3, 3, 9, 0);
        assertEquals(List.of(new LabelName("L3 vertebra: bone", 0, 3), new LabelName("lesion", 0, 9)), file.names());
        assertArrayEquals(new int[] {3, 3, 9, 0}, file.labels().values());
    }

    @Test
    void overlapping_segments_lie_in_layers_and_none_is_lost() {
        NrrdBytes h = segmentation(2, "2 2 2 1")
                .pair("Segment0_Layer", "0")
                .pair("Segment0_LabelValue", "1")
                .pair("Segment0_Name", "bone")
                .pair("Segment1_Layer", "1")
                .pair("Segment1_LabelValue", "1")
                .pair("Segment1_Name", "lesion");
        LabelFile file = read(h, 1, 0, 1, 1, 1, 0, 0, 0);
        assertEquals(2, file.layers().size());
        assertArrayEquals(new int[] {1, 1, 1, 0}, file.layers().get(0).values());
        assertArrayEquals(new int[] {0, 1, 0, 0}, file.layers().get(1).values());
        assertEquals(List.of(new LabelName("bone", 0, 1), new LabelName("lesion", 1, 1)), file.names());
        assertTrue(assertThrows(InputException.class, file::labels).getMessage().contains("2 layers"));
    }

    @Test
    void old_segmentations_without_label_values_have_a_layer_each() {
        NrrdBytes h = segmentation(2, "2 2 1 1").pair("Segment0_Name", "a").pair("Segment1_Name", "b");
        assertEquals(
                List.of(new LabelName("a", 0, 1), new LabelName("b", 1, 1)),
                read(h, 1, 0, 0, 1).names());
    }

    @Test
    void impossible_segments_and_fractional_ones_are_refused() {
        NrrdBytes fraction = segmentation(1, "1 1 1").pair("Segmentation_SourceRepresentation", "Fractional labelmap");
        assertTrue(refusal(fraction, 1).contains("fractional"));
        NrrdBytes layer = segmentation(1, "1 1 1").pair("Segment0_Name", "a").pair("Segment0_Layer", "4");
        assertTrue(refusal(layer, 1).contains("Segment0_Layer is '4', where 0 to 0 is wanted"));
        NrrdBytes value = segmentation(1, "1 1 1").pair("Segment0_Name", "a").pair("Segment0_LabelValue", "x");
        assertTrue(refusal(value, 1).contains("Segment0_LabelValue is 'x'"));
    }

    @Test
    void a_label_table_in_a_nifti_extension_names_the_labels() {
        String xml = "<?xml version=\"1.0\"?><CaretExtension><VolumeInformation><LabelTable>"
                + "<Label Key=\"29\" Red=\"0.1\" Alpha=\"1\"><![CDATA[vertebrae_L3]]></Label>"
                + "<Label Key=\"0\" Red=\"0\"><![CDATA[???]]></Label></LabelTable></VolumeInformation></CaretExtension>";
        byte[] text = xml.getBytes(StandardCharsets.UTF_8);
        NiftiBytes n = NiftiBytes.little(2, 1, 1).shorts(29, 0);
        n.header().putFloat(108, 352 + 8 + text.length);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] plain = n.plain();
        all.write(plain, 0, 352);
        all.writeBytes(new byte[8]);
        all.writeBytes(text);
        all.write(plain, 352, 4);
        LabelFile file = LabelFile.read(NiftiBytes.write(folder, "a.nii.gz", NiftiBytes.gzip(all.toByteArray())));
        assertEquals(List.of(new LabelName("vertebrae_L3", 0, 29)), file.names());
        assertArrayEquals(new int[] {29, 0}, sorted(file.labels()));
    }

    private void mask(String name, int... values) {
        NiftiBytes.write(
                folder,
                name + ".nii.gz",
                NiftiBytes.gzip(
                        NiftiBytes.little(values.length, 1, 1).shorts(values).plain()));
    }

    @Test
    void a_folder_of_masks_is_one_map_with_the_names_of_its_files() throws IOException {
        mask("vertebrae_L4", 0, 1, 0, 0);
        mask("vertebrae_L3", 1, 0, 0, 0);
        mask("femur_left", 0, 0, 0, 0);
        Files.writeString(folder.resolve("report.json"), "{}");
        LabelFile file = LabelFile.read(folder);
        assertEquals(
                List.of(
                        new LabelName("femur_left", 0, 1),
                        new LabelName("vertebrae_L3", 0, 2),
                        new LabelName("vertebrae_L4", 0, 3)),
                file.names());
        assertArrayEquals(new int[] {2, 3, 0, 0}, sorted(file.labels()));
        assertEquals(VolumeFormat.MASK_FOLDER, file.facts().format());
    }

    /// NIfTI's identity runs to the right, LPS to the left.
    private static int[] sorted(LabelMap map) {
        int[] v = map.values().clone();
        for (int i = 0; i < v.length / 2; i++) {
            int t = v[i];
            v[i] = v[v.length - 1 - i];
            v[v.length - 1 - i] = t;
        }
        return v;
    }

    @Test
    void of_a_folder_only_the_wanted_masks_are_read() {
        mask("a", 1, 0);
        mask("damaged", 0, 1, 2, 3);
        assertEquals(
                List.of(new LabelName("a", 0, 1)),
                LabelFile.read(folder, Set.of("a")).names());
        String message = assertThrows(InputException.class, () -> LabelFile.read(folder, Set.of("b")))
                .getMessage();
        assertTrue(message.contains("no mask 'b'") && message.contains("a, damaged"), message);
    }

    @Test
    void masks_that_overlap_are_kept_apart_and_counted() {
        mask("bone", 1, 1, 1, 0);
        mask("lesion", 0, 1, 0, 0);
        LabelFile file = LabelFile.read(folder);
        assertArrayEquals(new int[] {1, 1, 1, 0}, sorted(file.layers().get(0)));
        assertArrayEquals(new int[] {0, 2, 0, 0}, sorted(file.layers().get(1)));
        assertTrue(file.facts().notes().toString().contains("lesion shares 1 voxels"));
    }

    @Test
    void folders_that_cannot_be_one_map_are_refused() {
        String empty =
                assertThrows(InputException.class, () -> LabelFile.read(folder)).getMessage();
        assertTrue(empty.contains("holds neither masks (.nii.gz, .nii, .nrrd, .mha) nor a DICOM segmentation"), empty);
        mask("a", 1, 2);
        String two =
                assertThrows(InputException.class, () -> LabelFile.read(folder)).getMessage();
        assertTrue(two.contains("Mask a") && two.contains("2 values besides 0"), two);
        mask("a", 1, 0);
        mask("b", 1, 0, 0);
        String grids =
                assertThrows(InputException.class, () -> LabelFile.read(folder)).getMessage();
        assertTrue(grids.contains("different grids: a and b"), grids);
    }
}
