package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.report.MaskSheet;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.LabelFile;
import fractura.mesh.image.NiftiWriter;
import fractura.mesh.image.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationTest {
    private static final Path L3 = Path.of("gallery/01-l3-real/ct.nii.gz");
    private static final double[] SEED = {26, 160, -65};

    @TempDir
    Path folder;

    private static SegmentResult segment(SegmentQuestion asked) {
        return Segmentation.segment(asked, Progress.silent(), MaskSheet::draw);
    }

    @Test
    void a_vertebra_gets_a_mask_that_says_where_it_is_from_and_a_picture_beside_it() {
        Path mask = folder.resolve("L3.found.nii.gz");
        SegmentResult found =
                segment(new SegmentQuestion(L3, SegmentQuestion.Bone.VERTEBRA, Optional.empty(), SEED, mask));
        LabelFile read = LabelFile.read(mask);
        assertEquals("W09", read.facts().findings().getFirst().code());
        assertTrue(found.findings().getFirst().text().contains("found by a program"));
        assertEquals(Optional.of(folder.resolve("L3.found.png")), found.picture());
        assertTrue(Files.exists(folder.resolve("L3.found.png")));
    }

    @Test
    void metal_at_the_seed_is_refused_before_anything_is_drawn_around_it() {
        Grid grid =
                new Grid(20, 20, 20, new double[] {3, 3, 3}, new double[3], new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        float[] hu = new float[grid.voxelCount()];
        Arrays.fill(hu, 50);
        Arrays.fill(hu, grid.index(4, 10, 10), grid.index(14, 10, 10), 3071); // a screw of 30 mm
        Path ct = folder.resolve("ct.nii");
        Path mask = folder.resolve("mask.nii");
        NiftiWriter.write(new Volume(grid, hu), ct);
        for (SegmentQuestion.Bone bone : SegmentQuestion.Bone.values()) {
            SegmentQuestion asked = new SegmentQuestion(ct, bone, Optional.empty(), new double[] {27, 30, 30}, mask);
            String refusal =
                    assertThrows(InputException.class, () -> segment(asked)).getMessage();
            assertTrue(refusal.startsWith("Metal (W06): 10 voxels"), refusal);
        }
        assertFalse(Files.exists(mask));
    }
}
