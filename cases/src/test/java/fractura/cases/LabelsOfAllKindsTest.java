package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.image.LabelMap;
import fractura.mesh.image.NiftiWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The labels of the real L3 as other programs hand them over: the same voxels, so the same answer to the last
/// bit.
class LabelsOfAllKindsTest {
    private static final Path CASE = Path.of("../cases/gallery/01-l3-real");
    private static final String NIFTI =
            """
            labels:
              - file: labels.nii.gz
                bone: [22]
              - file: regions.nii.gz
                body: [49, 50]
            """;

    @TempDir
    Path folder;

    private LabelMap whole;
    private LabelMap regions;

    @BeforeEach
    void put_scan_and_labels_beside_the_case() throws IOException {
        for (String file : List.of("ct.nii.gz", "labels.nii.gz", "regions.nii.gz")) {
            Files.copy(CASE.resolve(file), folder.resolve(file));
        }
        whole = LabelMap.read(folder.resolve("labels.nii.gz"));
        regions = LabelMap.read(folder.resolve("regions.nii.gz"));
    }

    private CaseResult run(String labels) throws IOException {
        String head = "case: a\nsite: {bone: vertebra, level: L3}\nct: ct.nii.gz\nmesh: {voxel-mm: 4}\n";
        Files.writeString(folder.resolve("case.yaml"), head + labels);
        RunOptions options = new RunOptions(folder.resolve("result"), true, 1);
        return Pipeline.run(CaseFile.read(folder), options, Progress.silent());
    }

    private static void assertSame(CaseResult expected, CaseResult found) {
        assertEquals(expected.model(), found.model());
        assertEquals(
                expected.loads().getFirst().estimates(),
                found.loads().getFirst().estimates());
    }

    @Test
    void a_dicom_segmentation_and_a_folder_of_masks_answer_as_nifti_does() throws IOException {
        DicomSegCopy.write(
                List.of(
                        new DicomSegCopy.Segment("L3", whole, Set.of(22)),
                        new DicomSegCopy.Segment("body", regions, Set.of(49, 50))),
                folder.resolve("seg.dcm"));
        Files.createDirectory(folder.resolve("masks"));
        mask("vertebrae_L3", whole, Set.of(22));
        mask("body", regions, Set.of(49, 50));
        CaseResult nifti = run(NIFTI);
        CaseResult dicom = run("labels: [{file: seg.dcm, bone: L3, body: body}]\n");
        assertSame(nifti, dicom);
        assertTrue(
                dicom.warnings().stream()
                        .anyMatch(w -> w.code().equals("LABELS") && w.text().contains("Segments overlap")),
                dicom.warnings().toString());
        assertSame(nifti, run("labels: [{file: masks, bone: vertebrae_L3, body: body}]\n"));
    }

    private void mask(String name, LabelMap from, Set<Integer> values) {
        int[] mask = from.values().clone();
        for (int at = 0; at < mask.length; at++) {
            mask[at] = values.contains(mask[at]) ? 1 : 0;
        }
        NiftiWriter.write(new LabelMap(from.grid(), mask), folder.resolve("masks/" + name + ".nii.gz"));
    }
}
