package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.InspectResult.LabelFacts;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.generate.BoneCortex;
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

    /// The gallery's `01-l3-real` is calibrated by the same assumed line.
    @Test
    void a_bone_asked_for_has_the_cortex_of_a_run() {
        InspectQuestion asked = new InspectQuestion(
                REAL.resolve("ct.nii.gz"), Optional.of(REAL.resolve("labels.nii.gz")), List.of(22), Optional.empty());
        Scan scan = Scan.read(CaseFile.read(REAL), Progress.silent());
        assertEquals(
                BoneCortex.ofVertebra(scan.density(), scan.labels()),
                Inspection.inspect(asked, Progress.silent()).cortex());
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

    /// Names of a column of labels, 30 mm apart, written from head to feet.
    private static LabelNames names(int... fromHead) {
        int[] values = new int[fromHead.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = fromHead[values.length - 1 - k];
        }
        LabelMap map = new LabelMap(Grid.aligned(1, 1, values.length, 30), values);
        return LabelNames.of(new LabelFile(
                List.of(map),
                List.of(),
                new ImageFacts(
                        VolumeFormat.NIFTI, "int16", "LPS", 1, 0, Protocol.UNKNOWN, List.of(), List.of(), List.of())));
    }

    @Test
    void labels_without_names_whose_vertebrae_rise_towards_the_feet_are_called_by_the_verse_numbering() {
        LabelNames names = names(1, 7, 18, 19, 20, 21, 26);
        assertEquals(
                "{1=C1, 7=C7, 18=T11, 19=T12, 20=L1, 21=L2, 26=sacrum}",
                names.byValue().toString());
        assertTrue(!names.isGuess());
        assertTrue(names.source().orElseThrow().contains("'verse'"), names.toString());
    }

    @Test
    void labels_without_names_whose_vertebrae_fall_towards_the_feet_are_called_as_totalsegmentator_does() {
        LabelNames names = names(87, 52, 5, 32, 31, 30, 29, 28, 27, 75, 76);
        assertEquals(
                "{5=liver, 27=vertebrae_L5, 28=vertebrae_L4, 29=vertebrae_L3, 30=vertebrae_L2, 31=vertebrae_L1,"
                        + " 32=vertebrae_T12, 52=aorta, 75=femur_left, 76=femur_right, 87=autochthon_right}",
                names.byValue().toString());
        assertEquals(52, names.aorta());
        assertTrue(!names.isGuess());
    }

    @Test
    void labels_have_no_names_when_the_order_of_vertebrae_does_not_tell_a_numbering() {
        for (int[] values : new int[][] {
            {22}, {21, 22}, {1, 2, 3, 4}, {20, 22, 21}, {41, 50, 45, 48}, {29, 122, 28, 27}, {75, 76, 77}
        }) {
            LabelNames names = names(values);
            assertTrue(names.byValue().isEmpty() && names.isGuess(), names.toString());
            assertTrue(names.source().orElseThrow().startsWith("labels have no names"), names.toString());
        }
        assertTrue(names(20, 0, 0, 21, 0, 22).byValue().isEmpty(), "90 mm are no step of one level");
    }

    @Test
    void a_spine_upside_down_keeps_its_names_so_that_it_can_be_refused() {
        assertTrue(names(24, 23, 22).isGuess(), "vertebrae alone may follow numbers of their own");
        assertEquals("{22=L3, 23=L4, 24=L5}", names(24, 23, 22).byValue().toString());
        assertTrue(!names(75, 76, 27, 28, 29, 30).isGuess(), "femora speak for TotalSegmentator as well");
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
