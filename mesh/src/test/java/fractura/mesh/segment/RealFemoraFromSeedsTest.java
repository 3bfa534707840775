package fractura.mesh.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The femora of a public CT of 3 mm against masks drawn by others, where the folder of public data is at hand
/// (`-Dfractura.data=folder`). The parameters of the method were chosen on the right one: what is printed here is
/// no estimate for other people's.
@Tag("slow")
class RealFemoraFromSeedsTest {
    private static final String SCAN = "totalseg_lumbar_pelvis_3mm/";
    private static final int RIGHT_FEMUR = 76;

    private static Path file(String name) {
        String data = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        Path file = Path.of(data, name);
        assumeTrue(!data.isEmpty() && Files.exists(file), "skipped: no folder of public data holds " + name);
        return file;
    }

    @Test
    void the_right_femur_overlaps_the_drawn_one_from_seeds_up_to_10_mm_off_the_middle_of_its_head() {
        Volume ct = Volume.read(file(SCAN + "example_ct.nii.gz"));
        LabelMap drawn = LabelMap.read(file(SCAN + "example_seg_fast_force_split.nii.gz"))
                .onGridOf(ct.grid(), w -> {});
        double[][] seeds = {{-82, -145, 125}, {-76, -148, 130}, {-90, -140, 127}};
        for (double[] seed : seeds) {
            FemurFromSeed found = FemurFromSeed.of(ct, seed, Optional.empty());
            double dice = Overlap.dice(found.labels().values(), drawn.values(), RIGHT_FEMUR);
            System.out.printf(
                    Locale.ROOT,
                    "right femur of 3 mm: Dice %.3f, %.1f of %.1f cm3, head %.1f mm, touching %.1f %%, at -50 HU %s,"
                            + " at +50 HU %s, doubts %s%n",
                    dice,
                    found.volumeCm3(),
                    drawn.labelCounts().get(RIGHT_FEMUR) * ct.grid().voxelVolumeMm3() / 1000,
                    found.headRadiusMm(),
                    found.doubts().touchingPercent(),
                    found.doubts().lower(),
                    found.doubts().higher(),
                    found.doubts().named().stream().map(d -> d.reason().words()).toList());
            assertTrue(dice > 0.95, "Dice " + dice);
            assertEquals(Side.RIGHT, found.side());
            assertTrue(found.doubts().has(Doubt.Reason.LEAVES_SCAN), "it ends at its trochanters");
        }
    }

    @Test
    void the_head_with_a_screw_in_it_is_no_head() {
        Volume ct = Volume.read(file(SCAN + "example_ct.nii.gz"));
        assertThrows(InputException.class, () -> FemurFromSeed.of(ct, new double[] {83, -143, 128}, Optional.empty()));
    }
}
