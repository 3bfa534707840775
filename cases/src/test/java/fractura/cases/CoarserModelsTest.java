package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.solver.SolverSettings;
import fractura.solver.load.LoadCase;
import fractura.solver.material.MaterialModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoarserModelsTest {
    private static final Path GALLERY = Path.of("../cases/gallery");

    @TempDir
    Path folder;

    private CaseFile asked(String name, String voxelMm) throws IOException {
        Path real = GALLERY.resolve("01-l3-real").toRealPath();
        String yaml = Files.readString(GALLERY.resolve(name).resolve("case.yaml"))
                .replace("voxel-mm: 1.0", "voxel-mm: " + voxelMm)
                .replace("../01-l3-real/", "")
                .replaceAll("(ct|file): ([a-z]+\\.nii\\.gz)", "$1: " + real + "/$2");
        return CaseFile.read(Files.writeString(folder.resolve("case.yaml"), yaml));
    }

    private static Discretisation of(CaseFile asked) {
        Scan scan = Scan.read(asked, Progress.silent());
        MaterialModel laws = MaterialChoices.model(asked, scan);
        LoadCase.PlatenCompression load = LoadCase.PlatenCompression.standard();
        SolverSettings settings = SolverSettings.defaults();
        Compressed fine = Compressed.of(Model.of(asked, scan, asked.voxelMm()).specimen(), laws, load, settings);
        return new CoarserModels(asked, scan)
                .beside(size(fine), s -> List.of(size(Compressed.of(s, laws, load, settings))));
    }

    private static Discretisation.Coarser size(Compressed solved) {
        return Discretisation.Coarser.of(solved.specimen(), solved.stiffness().newtonPerMm(), solved.estimates());
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper()
                .readTree(GALLERY.resolve(name).resolve("expected.json").toFile())
                .at("/loads/0");
    }

    /// The case with a virtual lesion: it stands in the coarser models too, or their stiffness would be that of
    /// the intact bone.
    @Test
    void the_bars_of_a_real_vertebra_at_two_millimetres_hold_what_one_millimetre_says() throws IOException {
        CaseFile asked = asked("02-l3-lytic", "2.0");
        Discretisation.Bar bar = assertInstanceOf(Discretisation.Bar.class, of(asked));
        assertEquals(
                List.of(3.0, 4.0),
                bar.coarser().stream().map(Discretisation.Coarser::voxelMm).toList());
        JsonNode finer = expected("02-l3-lytic");
        double stiffness = finer.get("stiffnessNewtonPerMm").asDouble();
        assertTrue(Math.abs(9286 - stiffness) <= 0.01 * bar.stiffnessErrorPercent() * 9286, bar.toString());
        assertEquals(4, bar.strengths().size());
        for (int c = 0; c < 4; c++) {
            assertEquals(
                    finer.at("/estimates/" + c + "/criterion").asText(),
                    bar.strengths().get(c).criterion());
        }
        assertEquals(
                bar.stiffnessErrorPercent(),
                bar.strengths().getFirst().errorPercent(),
                0.01,
                "0.0068 K H is in proportion to stiffness, and the height does not depend on the voxels");
    }

    /// Discs of 10 mm voxels do not stand on its endplates any more.
    @Test
    void where_no_coarser_model_can_be_made_the_bar_says_so_and_so_does_a_caution() throws IOException {
        Path t12 = GALLERY.resolve("11-t12-dicom").toRealPath();
        String yaml = Files.readString(t12.resolve("case.yaml"))
                .replace("voxel-mm: 1.25", "voxel-mm: 5.0")
                .replace("ct: ct", "ct: " + t12 + "/ct")
                .replace("file: labels", "file: " + t12 + "/labels");
        CaseFile asked = CaseFile.read(Files.writeString(folder.resolve("case.yaml"), yaml));
        Discretisation.NotGiven none = assertInstanceOf(Discretisation.NotGiven.class, of(asked));
        assertTrue(
                none.reason().startsWith("there is no model with voxels of 10.0 mm to compare with ("), none.reason());
        assertEquals("W15", none.finding("compression").orElseThrow().code());
    }

    /// A case may ask for up to 5 mm, and is compared with larger ones all the same.
    @Test
    void the_largest_voxels_of_a_case_are_compared_with_larger_ones_too() throws IOException {
        Discretisation.Bar bar = assertInstanceOf(Discretisation.Bar.class, of(asked("01-l3-real", "5.0")));
        assertEquals(
                List.of(7.5, 10.0),
                bar.coarser().stream().map(Discretisation.Coarser::voxelMm).toList());
    }

    @Test
    void drawn_discs_leave_no_coarser_model_and_the_bar_says_so() throws IOException {
        asked("01-l3-real", "1.5");
        drawDiscs(folder.resolve("drawn.nii"));
        String yaml = Files.readString(folder.resolve("case.yaml"))
                .replaceAll("file: .*/labels.nii.gz", "file: drawn.nii")
                .replace("bone: [22]", "bone: [22]\n    platen-top: 6\n    platen-bottom: 5");
        CaseFile drawn = CaseFile.read(Files.writeString(folder.resolve("case.yaml"), yaml));
        Discretisation.NotGiven none = assertInstanceOf(Discretisation.NotGiven.class, of(drawn));
        assertTrue(none.reason().startsWith("the discs are drawn in the label map"), none.reason());
    }

    /// The labels of the real vertebra (73 × 47 × 73 voxels, the second axis downward) with discs of flat outer
    /// faces on all columns of its body.
    private static void drawDiscs(Path file) throws IOException {
        byte[] labels = unzipped("labels.nii.gz");
        byte[] regions = unzipped("regions.nii.gz");
        for (int p = 0; p < 73; p++) {
            for (int r = 0; r < 73; r++) {
                int highest = 47;
                int lowest = -1;
                for (int i = 0; i < 47; i++) {
                    int v = 352 + p + 73 * (i + 47 * r);
                    if (labels[v] == 22 && (regions[v] == 49 || regions[v] == 50)) {
                        highest = Math.min(highest, i);
                        lowest = i;
                    }
                }
                for (int i = 2; i < 45; i++) {
                    int v = 352 + p + 73 * (i + 47 * r);
                    boolean isOutside = lowest >= 0 && (i < highest || i > lowest) && labels[v] != 22;
                    labels[v] = isOutside ? (byte) (i < highest ? 6 : 5) : labels[v];
                }
            }
        }
        Files.write(file, labels);
    }

    private static byte[] unzipped(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(
                Files.newInputStream(GALLERY.resolve("01-l3-real").resolve(name)))) {
            return in.readAllBytes();
        }
    }
}
