package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.InspectResult.LabelFacts;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.ImageFacts;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Protocol;
import fractura.mesh.image.VolumeFormat;
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

    private static LabelNames names(int... values) {
        LabelMap map = new LabelMap(Grid.aligned(values.length, 1, 1, 1), values);
        return LabelNames.of(new LabelFile(
                List.of(map),
                List.of(),
                new ImageFacts(
                        VolumeFormat.NIFTI, "int16", "LPS", 1, 0, Protocol.UNKNOWN, List.of(), List.of(), List.of())));
    }

    @Test
    void labels_without_names_are_called_by_the_verse_numbering() {
        LabelNames names = names(0, 1, 7, 8, 19, 20, 25, 26);
        assertEquals("{1=C1, 7=C7, 8=T1, 19=T12, 20=L1, 25=L6}", names.byValue().toString());
        assertTrue(names.isGuess() && !names.canBeChecked(), "few labels count from 1 as well");
        assertTrue(names(20, 21, 22).canBeChecked());
    }

    @Test
    void maps_of_the_whole_body_are_called_by_the_numbering_of_totalsegmentator() {
        LabelNames names = names(5, 27, 31, 32, 50, 52, 75, 76, 87);
        assertEquals(
                "{5=liver, 27=vertebrae_L5, 31=vertebrae_L1, 32=vertebrae_T12, 50=vertebrae_C1, 52=aorta, 75=femur_left,"
                        + " 76=femur_right, 87=autochthon_right}",
                names.byValue().toString());
        assertEquals(52, names.aorta());
        assertTrue(!names.isGuess());
        assertTrue(names(22, 122, 222).isGuess());
    }

    @Test
    void findings_of_single_bones_stand_in_their_lines_until_one_is_asked_for() {
        Path ct = REAL.resolve("ct.nii.gz");
        Optional<Path> labels = Optional.of(REAL.resolve("labels.nii.gz"));
        InspectResult all = Inspection.inspect(ct, labels, Progress.silent());
        assertEquals(
                List.of(List.of("W05"), List.of(), List.of("W05")),
                all.labels().stream().map(LabelFacts::findings).toList());
        InspectResult cut =
                Inspection.inspect(new InspectQuestion(ct, labels, List.of(21), Optional.empty()), Progress.silent());
        assertEquals(CaseResult.Status.NOT_REPORTABLE, cut.status());
        InspectResult whole =
                Inspection.inspect(new InspectQuestion(ct, labels, List.of(22), Optional.empty()), Progress.silent());
        assertEquals(CaseResult.Status.CAUTION, whole.status());
        assertThrows(
                InputException.class,
                () -> Inspection.inspect(
                        new InspectQuestion(ct, Optional.empty(), List.of(22), Optional.empty()), Progress.silent()));
    }

    @Test
    void a_phantom_that_is_not_there_is_refused_in_words() {
        InspectQuestion asked = new InspectQuestion(
                REAL.resolve("ct.nii.gz"),
                Optional.empty(),
                List.of(),
                Optional.of(PhantomOption.read("0,50,100,200", "k2hpo4")));
        String message = assertThrows(InputException.class, () -> Inspection.inspect(asked, Progress.silent()))
                .getMessage();
        assertTrue(message.contains("No phantom with 4 rods found"), message);
    }

    @Test
    void a_phantom_on_the_command_line_is_a_list_of_densities() {
        assertEquals(
                1057,
                PhantomOption.read("-51.8/1012.2, -53.4/1057", "k2hpo4")
                        .rods()
                        .getLast()
                        .certificate()
                        .waterMgCm3()
                        .orElseThrow());
        assertTrue(assertThrows(InputException.class, () -> PhantomOption.read("0,abc", "cha"))
                .getMessage()
                .contains("'abc' is no density"));
        assertTrue(assertThrows(InputException.class, () -> PhantomOption.read("0/1000,100", "k2hpo4"))
                .getMessage()
                .contains("1 water densities for 2 rods"));
        assertThrows(InputException.class, () -> PhantomOption.read("0,100", "calcium"));
    }
}
