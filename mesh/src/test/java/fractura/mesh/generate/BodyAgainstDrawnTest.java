package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The body told from the shape against bodies that others drew, where the folder of public data is at hand.
/// Prints the overlap of every vertebra; the table in `mesh/docs/masks.md` is this print.
@Tag("slow")
class BodyAgainstDrawnTest {
    private static final double LEAST = 0.8;

    private static LabelMap map(String name) {
        String data = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        Path file = Path.of(data, name);
        assumeTrue(!data.isEmpty() && Files.isRegularFile(file), "skipped: no folder of public data holds " + name);
        return LabelMap.read(file);
    }

    private static double dice(String name, LabelMap bones, int value, LabelMap bodies, LabelRoles roles) {
        List<Warning> found = new ArrayList<>();
        BoneMask mask = BoneMask.of(
                List.of(
                        new LabelSource("bones", bones, LabelRoles.ofBone(value)),
                        new LabelSource("bodies", bodies, roles)),
                BoneMask.Kind.VERTEBRA);
        boolean[] shaped = BodyFromShape.find(mask, found);
        int both = 0;
        for (int v = 0; v < shaped.length; v++) {
            both += shaped[v] && mask.body()[v] ? 1 : 0;
        }
        int drawn = BoneMask.count(mask.body());
        int own = BoneMask.count(shaped);
        double cm3 = mask.grid().voxelVolumeMm3() / 1000;
        double dice = 2.0 * both / (drawn + own);
        System.out.printf(
                Locale.ROOT,
                "%s: Dice %.3f, drawn %.1f cm³, from shape %.1f cm³, of shape outside drawn %.1f %%, drawn missed %.1f %% %s%n",
                name,
                dice,
                drawn * cm3,
                own * cm3,
                100.0 * (own - both) / own,
                100.0 * (drawn - both) / drawn,
                found);
        return dice;
    }

    @Test
    void bodies_of_five_lumbar_vertebrae_at_3_mm_overlap_with_those_of_totalsegmentator() {
        String folder = "totalseg_lumbar_pelvis_3mm/";
        LabelMap bones = map(folder + "example_seg_fast_force_split.nii.gz");
        LabelMap bodies = map(folder + "totalseg_vertebrae_body.nii.gz");
        for (int level = 1; level <= 5; level++) {
            double dice = dice(
                    "L" + level + ", 3 mm",
                    bones,
                    32 - level,
                    bodies,
                    LabelRoles.none().withBody(1));
            assertTrue(dice > LEAST, "L" + level + ": " + dice);
        }
    }

    @Test
    void the_body_of_a_third_lumbar_vertebra_at_1_5_mm_overlaps_with_its_drawn_regions() {
        Path folder = Path.of("..", "cases", "gallery", "01-l3-real");
        LabelMap bones = LabelMap.read(folder.resolve("labels.nii.gz"));
        LabelMap regions = LabelMap.read(folder.resolve("regions.nii.gz"));
        assertTrue(dice("L3, 1.5 mm", bones, 22, regions, LabelRoles.none().withBody(49, 50)) > 0.9);
    }
}
