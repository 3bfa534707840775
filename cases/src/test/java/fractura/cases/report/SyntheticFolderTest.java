package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.Pipeline;
import fractura.cases.Progress;
import fractura.cases.RunOptions;
import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import fractura.mesh.image.Volume;
import fractura.mesh.synthetic.FieldOfView;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Phantom;
import fractura.mesh.synthetic.Pose;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticLesion;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticFolderTest {
    private static final Scanner SCANNER =
            new Scanner(new Scanner.Slices(1.5, 1.5, 1.5), 0.5, new Scanner.Grain(10, 0), HounsfieldLine.AT_120_KVP, 3);
    private static final SyntheticLesion HOLE =
            new SyntheticLesion(Tissue.LYTIC, "body-left", 9, 1, SyntheticLesion.Margin.PLAIN);

    @TempDir
    Path temp;

    private SyntheticFolder.Written write(SyntheticScan.Order order, String name) {
        return SyntheticFolder.write(order, new SyntheticFolder.Wanted(temp.resolve(name), false, true), 2);
    }

    /// A viewer opens whatever label maps a folder has.
    @Test
    void lesions_and_density_of_a_scan_that_is_overwritten_go_with_it() {
        write(l3(HOLE), "again");
        assertTrue(Files.exists(temp.resolve("again/lesions.nii.gz")));
        SyntheticFolder.write(l3(), new SyntheticFolder.Wanted(temp.resolve("again"), true, false), 2);
        assertFalse(Files.exists(temp.resolve("again/lesions.nii.gz")));
        assertFalse(Files.exists(temp.resolve("again/density.nii.gz")));
    }

    private static SyntheticScan.Order l3(SyntheticLesion... lesions) {
        return SyntheticScan.Order.of(SyntheticVertebra.of("L3")).with(SCANNER).with(lesions);
    }

    private JsonNode run(Path folder) throws IOException {
        CaseResult result = Pipeline.run(
                CaseFile.read(folder), new RunOptions(folder.resolve("result"), false, 2), Progress.silent());
        return new ObjectMapper().readTree(JsonReport.text(result));
    }

    /// Bands of published vertebrae of such density: stiffness 5 to 30 kN/mm and strength 2 to 8 kN cover all
    /// but
    /// the weakest of (Walle25).
    @Test
    @Tag("slow")
    void a_healthy_l3_is_as_stiff_and_strong_as_vertebrae_are_and_a_hole_weakens_it() throws IOException {
        JsonNode intact = run(write(l3(), "intact").folder()).at("/loads/0");
        JsonNode lytic = run(write(l3(HOLE), "lytic").folder()).at("/loads/0");
        double stiffness = intact.get("stiffnessNewtonPerMm").asDouble();
        double strength = intact.get("strengthNewton").asDouble();
        assertTrue(stiffness > 5000 && stiffness < 30000, "stiffness " + stiffness + " N/mm");
        assertTrue(strength > 2000 && strength < 8000, "strength " + strength + " N");
        assertTrue(lytic.get("strengthNewton").asDouble() < strength, "lytic " + lytic.get("strengthNewton"));
        // the twin filled from the mirrored side knows about what was there before
        assertEquals(strength, lytic.get("strengthWithoutLesionNewton").asDouble(), 0.05 * strength);
    }

    @Test
    void the_truth_says_where_things_are_and_how_large() throws IOException {
        SyntheticFolder.Written written = write(l3(HOLE), "truth");
        JsonNode truth =
                new ObjectMapper().readTree(temp.resolve("truth/truth.json").toFile());
        assertEquals("vertebra L3", truth.get("bone").asText());
        assertEquals(HOLE.volumeCm3(), truth.at("/lesions/0/askedVolumeCm3").asDouble(), 1e-12);
        assertEquals(0, truth.at("/landmarks/bodyCentreMm/2").asDouble(), 1e-12);
        assertEquals(23.8, truth.at("/measures/bodyHeightPosteriorMm").asDouble(), 1e-12);
        assertEquals(
                List.of("ct.nii.gz", "labels.nii.gz", "lesions.nii.gz", "density.nii.gz", "truth.json", "case.yaml"),
                written.files());
        assertEquals(
                written.scan().density().values()[1234],
                Volume.read(temp.resolve("truth/density.nii.gz")).values()[1234]);
    }

    @Test
    void a_phantom_in_the_scan_calibrates_it() throws IOException {
        Phantom phantom = new Phantom(DensityKind.K2HPO4, List.of(0.0, 50.0, 100.0, 200.0));
        SyntheticScan.Order order = SyntheticScan.Order.of(SyntheticVertebra.of("T8"))
                .with(SCANNER)
                .with(new SyntheticScan.Setting(Optional.of(phantom), Pose.STRAIGHT, FieldOfView.PHANTOM, 6));
        JsonNode result = run(write(order, "phantom").folder());
        assertEquals("phantom", result.at("/calibration/method").asText());
        // 100 HU are (100 + 2) / 1.4 mg/cm³; noise of 10 HU over thousands of voxels of each rod
        assertEquals(72.9, result.at("/calibration/densityAtHu/100").asDouble(), 1);
    }

    @Test
    void a_folder_that_holds_something_is_left_alone() throws IOException {
        Files.createDirectory(temp.resolve("full"));
        Files.writeString(temp.resolve("full/notes.txt"), "mine");
        InputException e = assertThrows(InputException.class, () -> write(l3(), "full"));
        assertTrue(e.getMessage().contains("is not empty (it holds notes.txt)"), e.getMessage());
    }
}
