package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.generate.MaskRepair;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelName;
import fractura.mesh.image.LabelNumbering;
import fractura.mesh.image.Volume;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Labels a case calls by name.
class NamedLabelsInCasesTest extends ReadCaseTest {
    private static final CaseFile.SiteChoice L3 = new CaseFile.SiteChoice.Vertebra("L3");

    private static String yaml(String labels) {
        return "case: a\nsite: {bone: vertebra, level: L3}\nct: ct.nii.gz\nlabels:\n  - {file: labels.nii.gz, " + labels
                + "}\n";
    }

    @Test
    void a_label_is_a_value_a_name_or_a_name_of_a_numbering() {
        CaseFile.LabelFile file = read(yaml("bone: [22, L3 bone, \"7\", verse:L3], body: totalsegmentator:vertebrae_L3,"
                        + " lesion: {lytic: tumour}"))
                .labels()
                .getFirst();
        assertEquals(
                List.of(
                        new LabelKey.Value(22),
                        new LabelKey.Name("L3 bone", Optional.empty()),
                        new LabelKey.Name("7", Optional.empty()),
                        new LabelKey.Name("L3", Optional.of(LabelNumbering.VERSE))),
                file.bone());
        assertEquals(
                List.of(new LabelKey.Name("vertebrae_L3", Optional.of(LabelNumbering.TOTALSEGMENTATOR))), file.body());
        assertEquals(
                List.of(new LabelKey.Name("tumour", Optional.empty())),
                file.lesion().get(Tissue.LYTIC));
    }

    @Test
    void structures_a_numbering_does_not_know_and_values_of_a_folder_are_problems_of_the_case() throws IOException {
        String unknown = refusal(yaml("bone: totalsegmentator:vertebra_L3"));
        assertTrue(
                unknown.contains("totalsegmentator has no structure 'vertebra_L3'. Did you mean"
                        + " 'totalsegmentator:vertebrae_L"),
                unknown);
        Files.delete(folder.resolve("labels.nii.gz"));
        Files.createDirectory(folder.resolve("labels.nii.gz"));
        Files.createFile(folder.resolve("labels.nii.gz/vertebrae_L3.nii.gz"));
        String value = refusal(yaml("bone: 22"));
        assertTrue(value.contains("is a folder of masks, which have names. Write names, not values."), value);
    }

    /// Two overlapping segments of a Slicer file, 2×2×1 voxels.
    private Path segmentation() {
        String header = "NRRD0004\ntype: uchar\ndimension: 4\nspace: left-posterior-superior\nsizes: 2 2 2 1\n"
                + "space directions: none (1,0,0) (0,1,0) (0,0,1)\nkinds: list domain domain domain\nencoding: raw\n"
                + "space origin: (0,0,0)\nSegment0_Name:=L3\nSegment0_Layer:=0\nSegment0_LabelValue:=1\n"
                + "Segment1_Name:=tumour\nSegment1_Layer:=1\nSegment1_LabelValue:=1\n\n";
        byte[] bytes = (header + "\1\0\1\1\1\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Files.write(folder.resolve("a.seg.nrrd"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static LabelKey name(String name) {
        return new LabelKey.Name(name, Optional.empty());
    }

    private static CaseFile.LabelFile asked(Path file, LabelKey bone, Map<Tissue, List<LabelKey>> lesion) {
        return new CaseFile.LabelFile(
                file, List.of(bone), List.of(), Optional.empty(), Optional.empty(), lesion, MaskRepair.Wish.NONE);
    }

    @Test
    void overlapping_segments_become_one_source_a_layer() {
        AskedLabels labels =
                AskedLabels.read(asked(segmentation(), name("L3"), Map.of(Tissue.LYTIC, List.of(name("tumour")))), 1);
        Grid grid = labels.maps().getFirst().grid();
        List<LabelSource> sources = labels.sources(new Volume(grid, new float[4]), false, new ArrayList<>());
        assertEquals(2, sources.size());
        assertEquals(Set.of(1), sources.get(0).roles().bone());
        assertEquals(Map.of(), sources.get(0).roles().lesions());
        assertEquals(Set.of(), sources.get(1).roles().bone());
        assertEquals(Map.of(Tissue.LYTIC, Set.of(1)), sources.get(1).roles().lesions());
    }

    @Test
    void names_the_file_does_not_have_are_refused_with_those_it_has() {
        String missing = assertThrows(
                        InputException.class, () -> AskedLabels.read(asked(segmentation(), name("l3"), Map.of()), 1))
                .getMessage();
        assertTrue(missing.contains("no label called 'l3'") && missing.contains("There are: L3, tumour"), missing);
        String value = assertThrows(
                        InputException.class,
                        () -> AskedLabels.read(asked(segmentation(), new LabelKey.Value(1), Map.of()), 1))
                .getMessage();
        assertTrue(value.contains("2 layers, so that value 1 may mean several"), value);
        Path real = Path.of("gallery/01-l3-real/labels.nii.gz");
        String nameless = assertThrows(
                        InputException.class, () -> AskedLabels.read(asked(real, name("L3"), Map.of()), 1))
                .getMessage();
        assertTrue(nameless.contains("does not name its labels") && nameless.contains("verse:L3"), nameless);
    }

    @Test
    void a_numbering_finds_its_value_in_a_map_of_bare_numbers() {
        Path real = Path.of("gallery/01-l3-real/labels.nii.gz");
        LabelKey key = new LabelKey.Name("L3", Optional.of(LabelNumbering.VERSE));
        AskedLabels labels = AskedLabels.read(asked(real, key, Map.of()), 1);
        assertEquals(List.of(), labels.findings(L3));
        Volume scan = new Volume(
                labels.maps().getFirst().grid(),
                new float[labels.maps().getFirst().grid().voxelCount()]);
        assertEquals(
                Set.of(22),
                labels.sources(scan, false, new ArrayList<>())
                        .getFirst()
                        .roles()
                        .bone());
        List<Warning> found = labels.findings(new CaseFile.SiteChoice.Vertebra("L4"));
        assertEquals("W09", found.getFirst().code());
        assertEquals(Warning.Level.CAUTION, found.getFirst().level());
    }

    /// A file may be called by the patient's name.
    @Test
    void what_results_say_of_a_map_calls_it_by_its_number_in_the_case() {
        Path real = Path.of("gallery/01-l3-real/labels.nii.gz");
        LabelKey key = new LabelKey.Name("L3", Optional.of(LabelNumbering.VERSE));
        AskedLabels labels = AskedLabels.read(asked(real, key, Map.of()), 2);
        List<Warning> found = new ArrayList<>(labels.findings(new CaseFile.SiteChoice.Vertebra("L4")));
        Volume scan = new Volume(
                labels.maps().getFirst().grid(),
                new float[labels.maps().getFirst().grid().voxelCount()]);
        labels.sources(scan, true, found);
        assertTrue(found.stream().map(Warning::code).toList().containsAll(List.of("W09", "LABELS")), found.toString());
        assertTrue(found.stream().noneMatch(w -> w.text().contains("labels.nii")), found.toString());
        assertTrue(found.getFirst().text().contains("in label map 2"), found.toString());
    }

    /// Labels 1, 2, … at the given places of a 60×1×60 grid of millimetres.
    private static List<Warning> checked(CaseFile.SiteChoice site, String bone, Object... namesAndPlaces) {
        Grid grid = Grid.aligned(60, 1, 60, 1);
        int[] values = new int[grid.voxelCount()];
        List<LabelName> names = new ArrayList<>();
        for (int n = 0; n < namesAndPlaces.length; n += 3) {
            int value = n / 3 + 1;
            values[grid.index((Integer) namesAndPlaces[n + 1], 0, (Integer) namesAndPlaces[n + 2])] = value;
            names.add(new LabelName((String) namesAndPlaces[n], 0, value));
        }
        List<LabelName> of = names.stream().filter(l -> l.name().equals(bone)).toList();
        return new NameChecks("label map 1", List.of(new LabelMap(grid, values)), names).findings(of, site);
    }

    private static void assertOne(String code, Warning.Level level, String words, List<Warning> found) {
        assertEquals(1, found.size(), found.toString());
        assertEquals(code, found.getFirst().code());
        assertEquals(level, found.getFirst().level());
        assertTrue(found.getFirst().text().contains(words), found.getFirst().text());
    }

    @Test
    void names_that_fit_places_and_case_raise_nothing() {
        CaseFile.SiteChoice left = new CaseFile.SiteChoice.Femur(Side.LEFT);
        assertEquals(List.of(), checked(L3, "vertebrae_L3", "vertebrae_L4", 30, 10, "vertebrae_L3", 30, 20));
        assertEquals(
                List.of(), checked(left, "femur_left", "femur_left", 55, 5, "femur_right", 5, 5, "sacrum", 30, 40));
    }

    @Test
    void names_against_the_case_are_told() {
        assertOne(
                "W09",
                Warning.Level.CAUTION,
                "called 'vertebrae_L4'",
                checked(L3, "vertebrae_L4", "vertebrae_L4", 30, 1));
        CaseFile.SiteChoice left = new CaseFile.SiteChoice.Femur(Side.LEFT);
        assertOne(
                "W08", Warning.Level.BLOCK, "called 'femur_right'", checked(left, "femur_right", "femur_right", 5, 5));
    }

    @Test
    void a_side_across_the_spine_blocks() {
        CaseFile.SiteChoice left = new CaseFile.SiteChoice.Femur(Side.LEFT);
        List<Warning> spine = checked(left, "femur_left", "femur_left", 5, 5, "sacrum", 30, 30);
        assertOne("W08", Warning.Level.BLOCK, "25 mm to the right of the spine", spine);
    }

    @Test
    void the_middle_of_the_picture_alone_is_a_suspicion() {
        CaseFile.SiteChoice left = new CaseFile.SiteChoice.Femur(Side.LEFT);
        List<Warning> found = checked(left, "femur_left", "femur_left", 5, 5);
        assertOne("W08", Warning.Level.CAUTION, "right of the middle of the picture", found);
    }
}
