package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticMaskTest {
    private static final double[] ONES = {1, 1, 1};
    private static final double[] AXES = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    private static final LabelMap MAP =
            new LabelMap(new Grid(2, 2, 2, ONES, new double[3], AXES), new int[] {0, 1, 1, 0, 0, 1, 0, 0});

    @TempDir
    Path folder;

    @Test
    void a_mask_that_nobody_drew_is_read_with_a_caution_until_another_program_saves_it() {
        Path file = folder.resolve("mask.nii.gz");
        NiftiWriter.write(MAP, file, AutomaticMask.description("femur"));
        LabelFile marked = LabelFile.read(file);
        assertArrayEquals(MAP.values(), marked.labels().values());
        List<Warning> findings = marked.facts().findings();
        assertEquals(1, findings.size());
        assertEquals("W09", findings.getFirst().code());
        assertEquals(Warning.Level.CAUTION, findings.getFirst().level());
        NiftiWriter.write(MAP, file); // as another program does
        assertTrue(LabelFile.read(file).facts().findings().isEmpty());
    }

    @Test
    void the_caution_comes_once_from_a_folder_of_such_masks() throws Exception {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        for (String name : List.of("a.nii", "b.nii")) {
            NiftiWriter.write(MAP, masks.resolve(name), AutomaticMask.description("vertebra"));
        }
        assertEquals(1, LabelFile.read(masks).facts().findings().size());
    }
}
