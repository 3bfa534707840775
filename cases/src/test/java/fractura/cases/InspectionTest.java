package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.InspectResult.LabelFacts;
import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final Path REAL = Path.of("gallery/01-l3-real");

    @Test
    void the_real_third_lumbar_vertebra_is_found_whole_between_two_cut_ones() {
        InspectResult r = Inspection.inspect(
                REAL.resolve("ct.nii.gz"), Optional.of(REAL.resolve("labels.nii.gz")), Progress.silent());
        assertEquals("nifti", r.format());
        assertEquals(List.of(73, 73, 47), r.volume().size());
        assertEquals(-1030, r.volume().huMin());
        assertEquals(1961, r.volume().huMax());
        assertEquals(
                List.of("L2", "L3", "L4"),
                r.labels().stream().map(l -> l.name().orElse("")).toList());
        assertEquals(CaseResult.Status.CAUTION, r.status());
        assertTrue(
                r.findings().stream().anyMatch(w -> w.code().equals("W01")),
                r.findings().toString());
        LabelFacts l3 = r.labels().get(1);
        assertEquals(17698, l3.voxelCount());
        assertEquals(17698 * 1.5 * 1.5 * 1.5 / 1000, l3.volumeCm3(), 1e-3);
        assertEquals(
                List.of(true, false, true),
                r.labels().stream().map(LabelFacts::touchesBorder).toList());
    }

    @Test
    void without_labels_no_structures_are_listed() {
        assertTrue(Inspection.inspect(REAL.resolve("ct.nii.gz"), Optional.empty(), Progress.silent())
                .labels()
                .isEmpty());
    }

    @Test
    void a_label_map_given_as_scan_is_refused() {
        assertThrows(
                InputException.class,
                () -> Inspection.inspect(REAL.resolve("labels.nii.gz"), Optional.empty(), Progress.silent()));
    }

    @Test
    void labels_are_named_in_the_verse_numbering() {
        assertEquals(Optional.of("C1"), Inspection.vertebra(1));
        assertEquals(Optional.of("C7"), Inspection.vertebra(7));
        assertEquals(Optional.of("T1"), Inspection.vertebra(8));
        assertEquals(Optional.of("T12"), Inspection.vertebra(19));
        assertEquals(Optional.of("L1"), Inspection.vertebra(20));
        assertEquals(Optional.of("L6"), Inspection.vertebra(25));
        assertEquals(Optional.empty(), Inspection.vertebra(26));
        assertEquals(Optional.empty(), Inspection.vertebra(0));
    }
}
