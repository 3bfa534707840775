package fractura.mesh.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VertebraFromSeedTest {
    private static final Path GALLERY = Path.of("../cases/gallery/01-l3-real");
    private static final double[] MIDDLE = {26, 160, -65};

    @Test
    void a_real_l3_cut_off_from_its_neighbours_overlaps_the_drawn_one_from_any_seed_near_the_middle() {
        Volume ct = Volume.read(GALLERY.resolve("ct.nii.gz"));
        int[] drawn = LabelMap.read(GALLERY.resolve("labels.nii.gz")).values();
        VertebraFromSeed found = VertebraFromSeed.of(ct, MIDDLE);
        double dice = Overlap.dice(found.labels().values(), drawn, 22);
        assertTrue(dice > 0.8, "Dice " + dice);
        assertArrayEquals(
                found.labels().values(),
                VertebraFromSeed.of(ct, MIDDLE).labels().values());
    }

    @Test
    void seeds_outside_the_scan_or_in_no_body_are_refused() {
        Volume ct = Volume.read(GALLERY.resolve("ct.nii.gz"));
        String outside = assertThrows(
                        InputException.class, () -> VertebraFromSeed.of(ct, new double[] {-26, -160, -65}))
                .getMessage();
        assertTrue(outside.contains("outside the scan"), outside);
        assertThrows(InputException.class, () -> VertebraFromSeed.of(ct, new double[] {26, Double.NaN, -65}));
        float[] water = new float[ct.values().length];
        String none = assertThrows(
                        InputException.class, () -> VertebraFromSeed.of(new Volume(ct.grid(), water), MIDDLE))
                .getMessage();
        assertTrue(none.startsWith("No vertebral body around the seed"), none);
    }
}
