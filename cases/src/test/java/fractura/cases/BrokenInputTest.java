package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program must refuse rather than compute: the real L3 with one thing wrong.
class BrokenInputTest {
    private static final Path CASE = Path.of("../cases/gallery/01-l3-real");

    @TempDir
    Path folder;

    private CaseFile written(String key, String replacement) throws IOException {
        for (String file : new String[] {"ct.nii.gz", "labels.nii.gz", "regions.nii.gz"}) {
            Files.copy(CASE.resolve(file), folder.resolve(file));
        }
        String text = Files.readString(CASE.resolve("case.yaml"))
                .replaceAll("(?m)^" + key + ":.*$", replacement)
                .replace("voxel-mm: 1.0", "voxel-mm: 3");
        Files.writeString(folder.resolve("case.yaml"), text);
        return CaseFile.read(folder);
    }

    private String refusal(String key, String replacement, Path output) throws IOException {
        CaseFile asked = written(key, replacement);
        RunOptions options = new RunOptions(output, true, 1);
        return assertThrows(InputException.class, () -> Pipeline.run(asked, options, Progress.silent()))
                .getMessage();
    }

    @Test
    void rods_in_grams_per_cm3_leave_a_bone_too_light_to_be_one() throws IOException {
        String rods = "calibration: {method: phantom, material: k2hpo4, rods:"
                + " [{density-mg-cm3: 0, hu: 0}, {density-mg-cm3: 0.2, hu: 270}]}";
        String message = refusal("calibration", rods, folder.resolve("out"));
        assertTrue(message.contains("mean density") && message.contains("units"), message);
        assertFalse(Files.exists(folder.resolve("out/fields.vtu")));
    }

    @Test
    void a_case_cannot_write_into_the_folder_of_its_input() throws IOException {
        String message = refusal("case", "case: mine", folder);
        assertTrue(message.contains("is the folder of the input file case.yaml"), message);
    }

    @Test
    void a_bone_that_is_lesion_nearly_everywhere_is_not_compared_with_a_guess() throws IOException {
        String body = "    body: [49, 50]\n    lesion: {lytic: [41, 42, 43, 44, 45, 46, 47, 48, 50]}";
        CaseFile asked = written(" +body", body);
        CaseResult result = Pipeline.run(asked, new RunOptions(folder.resolve("out"), true, 1), Progress.silent());
        assertTrue(result.loads().getFirst().strengthWithoutLesionNewton().isEmpty());
        assertTrue(result.warnings().stream().anyMatch(w -> w.text().contains("strength without lesion is not given")));
    }
}
