package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the gate says of public scans, where the folder that holds them is at hand (`-Dfractura.data=folder`).
class GateRealDataTest {
    private static final Path DATA = Path.of(System.getProperty(
            "fractura.data", Optional.ofNullable(System.getenv("FRACTURA_DATA")).orElse("no-data")));
    private static final Path PELVIS = DATA.resolve("totalseg_lumbar_pelvis_3mm");

    @BeforeAll
    static void data() {
        assumeTrue(Files.isDirectory(PELVIS), "skipped: the folder of public scans is not at hand (-Dfractura.data)");
    }

    private static InspectResult pelvis(int bone) {
        return Inspection.inspect(
                new InspectQuestion(
                        PELVIS.resolve("example_ct.nii.gz"),
                        Optional.of(PELVIS.resolve("example_seg_fast_force_split.nii.gz")),
                        List.of(bone),
                        Optional.empty()),
                Progress.silent());
    }

    private static List<String> blocks(InspectResult r) {
        return r.findings().stream()
                .filter(w -> w.level() == Warning.Level.BLOCK)
                .map(Warning::code)
                .sorted()
                .toList();
    }

    @Test
    void the_femur_with_the_screw_is_stopped_by_its_metal_and_the_other_by_the_field_of_view() {
        assertEquals(List.of("W05", "W06"), blocks(pelvis(75)));
        assertEquals(List.of("W05"), blocks(pelvis(76)));
        assertEquals(List.of(), blocks(pelvis(29)), "the third lumbar vertebra is whole");
    }

    @Test
    void contrast_is_told_by_the_header_and_by_the_blood() {
        Path folder = DATA.resolve("totalseg_dicom_j2k_T11T12");
        InspectResult r = Inspection.inspect(
                folder.resolve("example_ct_dicom"),
                Optional.of(folder.resolve("example_seg_dicom.nii.gz")),
                Progress.silent());
        assertEquals(
                2, r.findings().stream().filter(w -> w.code().equals("W03")).count(), () -> r.findings()
                        .toString());
        assertTrue(r.findings().stream().anyMatch(w -> w.text().contains("median of 151 HU")));
        assertTrue(r.findings().stream().noneMatch(w -> w.code().equals("W01")), "Br38f is a smooth kernel");
    }
}
