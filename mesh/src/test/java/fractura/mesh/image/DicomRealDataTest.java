package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real series, in the folder named by the system property `fractura.data` or FRACTURA_DATA; skipped without one.
/// What they are and where they are from: mesh/docs/file-formats.md.
@Tag("slow")
class DicomRealDataTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void find() {
        String named = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        assumeTrue(!named.isEmpty(), "no real data: fractura.data is not set");
        data = Path.of(named);
    }

    private String refusal(String series) {
        return assertThrows(InputException.class, () -> Volume.read(data.resolve("dicom_odd_series/" + series)))
                .getMessage();
    }

    /// The slice alone is no volume, so a second one is set beside it: a copy, 5 mm higher, uncompressed.
    private float[] slice(Path file) throws IOException {
        Path place = Files.createTempDirectory(folder, "pair");
        Files.copy(file, place.resolve("a"));
        Path plain = data.resolve("dicom_one_slice_15_syntaxes/CTImage.dcm_LittleEndianExplicitTransferSyntax_"
                + "1.2.840.10008.1.2.1.dcm");
        byte[] bytes = Files.readAllBytes(plain);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(place.resolve("b"), moved(text));
        Volume v = Volume.read(place);
        assertEquals(2, v.grid().nz());
        return java.util.Arrays.copyOf(v.values(), v.values().length / 2);
    }

    /// (0020,0032) holds x\y\z as text; the last number is raised by changing its digits in place.
    private static byte[] moved(String text) {
        int tag = text.indexOf("\u0020\u0000\u0032\u0000DS");
        int end = tag + 8 + text.charAt(tag + 6);
        String place = text.substring(tag + 8, end);
        String[] parts = place.strip().split("\\\\");
        String raised = parts[0] + "\\" + parts[1] + "\\" + Math.round(Double.parseDouble(parts[2]) + 5);
        String padded = (raised + " ".repeat(place.length())).substring(0, place.length());
        return (text.substring(0, tag + 8) + padded + text.substring(end))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void one_slice_in_all_lossless_syntaxes_has_one_set_of_values() throws IOException {
        Path all = data.resolve("dicom_one_slice_15_syntaxes");
        List<Path> files;
        try (Stream<Path> list = Files.list(all)) {
            files = list.filter(f -> f.toString().endsWith(".dcm"))
                    .filter(f -> !f.toString().matches(".*(Lossy|JPEG2000Tr|Process1T|2_4|6_8|10_12).*"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() >= 10, files.size() + " files");
        float[] plain = slice(files.getFirst());
        for (Path file : files) {
            assertArrayEquals(plain, slice(file), file.getFileName().toString());
        }
    }

    @Test
    void odd_series_are_mended_or_refused() {
        ImageFile tilted = ImageFile.read(data.resolve("dicom_odd_series/gantrytilting/001"));
        assertEquals(14, tilted.facts().protocol().gantryTiltDegrees().orElseThrow(), 1e-6);
        assertEquals(5 * Math.cos(Math.toRadians(14)), tilted.volume().grid().spacingMm()[2], 1e-3);
        assertTrue(refusal("sliceincrement/001").contains("10.00 mm after 10.00 mm"));
        ImageFile gap = ImageFile.read(data.resolve("dicom_odd_series/sliceincrement/002"));
        assertEquals(5, gap.volume().grid().nz());
        assertEquals(2, gap.facts().findings().size());
        assertTrue(refusal("notavolume/001").contains("All 4 slices"));
        assertTrue(refusal("").contains("holds 4 CT series"));
    }

    @Test
    void a_jpeg_2000_series_agrees_with_its_label_map() {
        Path series = data.resolve("totalseg_dicom_j2k_T11T12");
        ImageFile ct = ImageFile.read(series.resolve("example_ct_dicom"));
        LabelMap labels = LabelMap.read(series.resolve("example_seg_dicom.nii.gz"));
        assertTrue(ct.volume().grid().isSameAs(labels.grid()));
        assertEquals(20, ct.volume().grid().nz());
        assertEquals(3, ct.facts().protocol().sliceThicknessMm().orElseThrow());
    }
}
