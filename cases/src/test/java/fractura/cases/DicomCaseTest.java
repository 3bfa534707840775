package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.report.InspectReport;
import fractura.cases.report.JsonReport;
import fractura.cases.report.TextReport;
import fractura.mesh.InputException;
import fractura.mesh.image.ImageFile;
import fractura.mesh.image.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real L3 as a hospital would send it: a folder of DICOM slices. What its header tells of a person reaches
/// no output.
class DicomCaseTest {
    private static final Path CASE = Path.of("../cases/gallery/01-l3-real");

    @TempDir
    Path folder;

    private final StringBuilder said = new StringBuilder();

    private final Progress heard = new Progress() {
        @Override
        public void stage(String words) {
            said.append(words).append('\n');
        }

        @Override
        public void detail(String words) {
            said.append(words).append('\n');
        }
    };

    private Path series() {
        return DicomCopy.write(Volume.read(CASE.resolve("ct.nii.gz")), folder.resolve("scan"));
    }

    private void assertNobodyIsNamed() {
        for (String mark : List.of(DicomCopy.MARK, DicomCopy.ROOT, DicomCopy.BIRTH_DATE, DicomCopy.SCAN_DATE)) {
            assertFalse(said.toString().contains(mark), mark + " in " + said);
        }
        assertFalse(said.toString().contains("2026-02-03"), "the day of the scan in " + said);
    }

    @Test
    void nifti_and_dicom_of_one_scan_give_one_volume() {
        ImageFile nifti = ImageFile.read(CASE.resolve("ct.nii.gz"));
        ImageFile dicom = ImageFile.read(series());
        assertTrue(nifti.volume().grid().isSameAs(dicom.volume().grid()));
        assertArrayEquals(nifti.volume().values(), dicom.volume().values());
    }

    @Test
    void an_inspection_prints_the_protocol_and_nobody() {
        InspectResult r = Inspection.inspect(series(), Optional.of(CASE.resolve("labels.nii.gz")), heard);
        said.append(InspectReport.json(r)).append(InspectReport.text(r));
        assertEquals("dicom", r.format());
        assertTrue(InspectReport.text(r).contains("120 kVp, kernel B40s, slices of 1.5 mm"), InspectReport.text(r));
        assertNobodyIsNamed();
    }

    @Test
    void a_run_answers_as_from_nifti_and_its_files_name_nobody() throws IOException {
        series();
        for (String file : new String[] {"labels.nii.gz", "regions.nii.gz"}) {
            Files.copy(CASE.resolve(file), folder.resolve(file));
        }
        String text = Files.readString(CASE.resolve("case.yaml")).replace("voxel-mm: 1.0", "voxel-mm: 3");
        Files.writeString(folder.resolve("case.yaml"), text.replace("ct: ct.nii.gz", "ct: scan"));
        CaseResult dicom = run("dicom");
        Files.copy(CASE.resolve("ct.nii.gz"), folder.resolve("ct.nii.gz"));
        Files.writeString(folder.resolve("case.yaml"), text);
        CaseResult nifti = run("nifti");
        assertEquals(
                nifti.loads().getFirst().estimates(), dicom.loads().getFirst().estimates());
        try (Stream<Path> files = Files.list(folder.resolve("dicom"))) {
            for (Path file : files.toList()) {
                said.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        said.append(TextReport.text(dicom, new ResultFolder(folder.resolve("dicom"))));
        assertTrue(said.length() > 10_000);
        assertNobodyIsNamed();
    }

    private CaseResult run(String name) {
        RunOptions options = new RunOptions(folder.resolve(name), true, 1);
        CaseResult result = Pipeline.run(CaseFile.read(folder), options, heard);
        JsonReport.write(result, ResultFolder.open(folder.resolve(name), true));
        return result;
    }

    @Test
    void errors_name_neither_person_nor_uid_nor_file() throws IOException {
        Path scan = series();
        Path[] slices;
        try (Stream<Path> files = Files.list(scan)) {
            slices = files.sorted().toArray(Path[]::new);
        }
        byte[] good = Files.readAllBytes(slices[3]);
        String whole = new String(good, java.nio.charset.StandardCharsets.ISO_8859_1);
        refuse(scan, slices[3], Arrays.copyOf(good, good.length - 1000), "would take");
        refuse(scan, slices[3], Arrays.copyOf(good, 700), "File 4 of");
        refuse(scan, slices[3], changed(whole, DicomCopy.BIRTH_DATE, "19330408"), "2 patients");
        refuse(scan, slices[3], changed(whole, "MONOCHROME2", "PLANTEDCOLO"), "picture in colours");
        refuse(scan, slices[3], changed(whole, "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.9"), "transfer syntax");
        Files.write(slices[3], good);
        byte[] other = good.clone();
        other[other.length - 1] ^= 1;
        refuse(scan, scan.resolve(DicomCopy.MARK + "_again"), other, "different images at one place");
        assertNobodyIsNamed();
    }

    private static byte[] changed(String whole, String from, String to) {
        return whole.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private void refuse(Path scan, Path slice, byte[] bytes, String words) throws IOException {
        Files.write(slice, bytes);
        InputException e = assertThrows(InputException.class, () -> Inspection.inspect(scan, Optional.empty(), heard));
        for (Throwable t = e; t != null; t = t.getCause()) {
            said.append(t.getMessage()).append('\n');
        }
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }
}
