package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of the files in a folder make the scan.
class DicomSeriesTest {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    @TempDir
    Path folder;

    private static String refusal(Path path) {
        return assertThrows(InputException.class, () -> Volume.read(path)).getMessage();
    }

    private static DicomBytes other(String sopClass) {
        return new DicomBytes().with(0x00080016, sopClass).with(0x0020000e, "9.9.9");
    }

    @Test
    void what_is_no_slice_is_left_out_and_listed() throws IOException {
        DicomBytes.series(folder.resolve("a/b"), 3);
        other(STORAGE + "88.67").write(folder, "dose");
        other(STORAGE + "88.11").write(folder, "report");
        other(STORAGE + "7").write(folder.resolve("a"), "screen");
        other(STORAGE + "4").write(folder, "mr1");
        other(STORAGE + "4").write(folder, "mr2");
        DicomBytes.slice(9).with(0x00080008, "ORIGINAL\\PRIMARY\\LOCALIZER").write(folder, "scout");
        DicomBytes.slice(9).without(0x00200032).write(folder, "nowhere");
        DicomBytes.slice(9).with(0x00280002, 3).write(folder, "colours");
        DicomBytes.slice(9).with(0x0020000e, "5.5").write(folder, "single");
        Files.writeString(folder.resolve("README.TXT"), "made by a viewer");
        ImageFile image = ImageFile.read(folder);
        assertEquals(3, image.volume().grid().nz());
        assertEquals(
                List.of(
                        new LeftOut("CT image without a position", 1),
                        new LeftOut("MR image", 2),
                        new LeftOut("colour picture", 1),
                        new LeftOut("dose report", 1),
                        new LeftOut("localizer", 1),
                        new LeftOut("not DICOM", 1),
                        new LeftOut("other CT series", 1),
                        new LeftOut("report", 1),
                        new LeftOut("secondary capture", 1)),
                image.facts().leftOut());
    }

    @Test
    void a_folder_without_a_ct_says_what_is_there() {
        other(STORAGE + "4").write(folder, "mr");
        assertTrue(refusal(folder).contains("holds no CT series; there are: 1 × MR image"), refusal(folder));
    }

    @Test
    void a_folder_with_images_of_other_formats_says_how_these_are_given() throws IOException {
        Files.write(folder.resolve("ct.nii.gz"), new byte[500]);
        assertTrue(refusal(folder).contains("there are: 1 × not DICOM"), refusal(folder));
        assertTrue(refusal(folder).contains("NIfTI, NRRD or MetaImage is given by its file"), refusal(folder));
    }

    @Test
    void a_single_slice_is_no_volume() {
        DicomBytes.slice(0).write(folder, "one");
        assertTrue(refusal(folder).contains("single CT slice"), refusal(folder));
        assertTrue(refusal(folder.resolve("one")).contains("single CT slice"), refusal(folder.resolve("one")));
    }

    @Test
    void of_two_series_none_is_guessed_and_a_file_of_one_chooses_it() {
        DicomBytes.series(folder, 3);
        for (int k = 0; k < 4; k++) {
            DicomBytes.slice(k)
                    .with(0x0020000e, "1.2.99")
                    .with(0x00200011, "7")
                    .with(0x00180050, "1.25")
                    .with(0x00181210, "BONE")
                    .write(folder, "z" + k);
        }
        String message = refusal(folder);
        assertTrue(message.contains("holds 2 CT series"), message);
        assertTrue(message.contains("4 slices of 1.250 mm, kernel BONE, series number 7: File 4 of 7"), message);
        assertFalse(message.contains("1.2.99"), message);
        ImageFile image = ImageFile.read(folder.resolve("z2"));
        assertEquals(4, image.volume().grid().nz());
        assertEquals(List.of(new LeftOut("other CT series", 3)), image.facts().leftOut());
    }

    @Test
    void the_index_of_a_disk_stands_for_its_folder() {
        DicomBytes.series(folder.resolve("DISK/IMAGES"), 3);
        Path index = new DicomBytes()
                .with(0x00080016, "1.2.840.10008.1.3.10")
                .with(0x00041220, List.of(new DicomBytes().with(0x00041430, "PATIENT")))
                .write(folder.resolve("DISK"), "DICOMDIR");
        ImageFile image = ImageFile.read(index);
        assertEquals(3, image.volume().grid().nz());
        assertEquals(List.of(new LeftOut("DICOMDIR index", 1)), image.facts().leftOut());
    }

    @Test
    void two_patients_under_one_series_are_noticed_and_not_named() {
        DicomBytes.slice(0).with(0x00100010, "ADAMS^ANN").with(0x00100020, "17").write(folder, "a");
        DicomBytes.slice(1).with(0x00100010, "Adams^Ann ").write(folder, "b");
        assertEquals(2, Volume.read(folder).grid().nz());
        DicomBytes.slice(2).with(0x00100010, "BAKER^BOB").write(folder, "c");
        String message = refusal(folder);
        assertTrue(message.contains("2 patients"), message);
        assertFalse(message.contains("BAKER") || message.contains("ADAMS"), message);
    }

    @Test
    void a_file_cut_short_is_refused_when_it_may_belong_to_the_scan() throws IOException {
        DicomBytes.series(folder, 3);
        byte[] whole = DicomBytes.slice(3).bytes();
        Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 5));
        assertTrue(refusal(folder).contains("File 1 of 4 (by name)"), refusal(folder));
        Files.write(folder.resolve("cut"), Arrays.copyOf(whole, 160));
        assertTrue(
                refusal(folder).contains("File 1 of 4 (by name)")
                        && refusal(folder).contains("is damaged"),
                refusal(folder));
        byte[] foreign = DicomBytes.slice(3).with(0x0020000e, "7.7").bytes();
        Files.write(folder.resolve("cut"), Arrays.copyOf(foreign, foreign.length - 50));
        assertEquals(
                List.of(new LeftOut("damaged file of another series", 1)),
                ImageFile.read(folder).facts().leftOut());
    }

    @Test
    void a_scan_whose_class_was_scrubbed_is_known_by_its_modality() {
        for (int k = 0; k < 2; k++) {
            DicomBytes.slice(k).with(0x00080016, "").write(folder, "s" + k);
        }
        assertEquals(2, Volume.read(folder).grid().nz());
    }

    @Test
    void a_report_given_as_scan_is_called_what_it_is() {
        Path report = other(STORAGE + "88.11").write(folder, "r");
        DicomBytes.series(folder, 3);
        assertTrue(refusal(report).contains("is no CT slice but a report"), refusal(report));
    }

    @Test
    void the_protocol_is_read() {
        for (int k = 0; k < 2; k++) {
            DicomBytes.slice(k)
                    .with(0x00180060, "120 ")
                    .with(0x00181210, "Br38f\\3")
                    .with(0x00180050, "3")
                    .with(0x00180010, "OMNIPAQUE")
                    .with(0x00080070, "SIEMENS")
                    .with(0x00081090, "Scanner 40")
                    .with(0x00080022, "20260203")
                    .write(folder, "s" + k);
        }
        Protocol p = ImageFile.read(folder).facts().protocol();
        assertEquals(120, p.kVp().orElseThrow());
        assertEquals(Optional.of("Br38f 3"), p.kernel());
        assertEquals(3, p.sliceThicknessMm().orElseThrow());
        assertEquals(Optional.of(true), p.contrast());
        assertEquals(Optional.of("SIEMENS"), p.manufacturer());
        assertEquals(Optional.of("Scanner 40"), p.model());
        assertEquals(Optional.of(LocalDate.of(2026, 2, 3)), p.acquisitionDate());
        assertTrue(p.gantryTiltDegrees().isEmpty());
    }

    @Test
    void an_agent_called_none_is_no_contrast_and_silence_says_nothing() {
        for (int k = 0; k < 2; k++) {
            DicomBytes.slice(k).with(0x00180010, "None").with(0x00180060, "abc").write(folder, "s" + k);
        }
        Protocol p = ImageFile.read(folder).facts().protocol();
        assertEquals(Optional.of(false), p.contrast());
        assertTrue(p.kVp().isEmpty());
        DicomBytes.series(folder.resolve("silent"), 2);
        assertEquals(
                Protocol.UNKNOWN,
                ImageFile.read(folder.resolve("silent")).facts().protocol());
    }
}
