package fractura.mesh.segment;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fractura.mesh.image.ImageFile;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Masks from seeds against masks drawn by others, where the folder of public data is at hand
/// (`-Dfractura.data=folder`). Seeds are whole millimetres near the middle of each body. The parameters of the
/// method were chosen on these very vertebrae: what is printed here is no estimate for other people's.
@Tag("slow")
class RealVertebraeFromSeedsTest {
    private static Path file(String name) {
        String data = System.getProperty("fractura.data", System.getenv().getOrDefault("FRACTURA_DATA", ""));
        Path file = Path.of(data, name);
        assumeTrue(!data.isEmpty() && Files.exists(file), "skipped: no folder of public data holds " + name);
        return file;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "L3 of 1.5 mm, tptbox_L3/sub-ct_label-22_ct.nii.gz, tptbox_L3/sub-ct_seg-vert_label-22_msk.nii.gz, 22, 26, 160, -65, 0.8",
        "L1 of 3 mm, totalseg_lumbar_pelvis_3mm/example_ct.nii.gz, totalseg_lumbar_pelvis_3mm/example_seg_fast_force_split.nii.gz, 31, 6, -124, 386, 0.82",
        "L2 of 3 mm, totalseg_lumbar_pelvis_3mm/example_ct.nii.gz, totalseg_lumbar_pelvis_3mm/example_seg_fast_force_split.nii.gz, 30, 6, -137, 352, 0.84",
        "L3 of 3 mm, totalseg_lumbar_pelvis_3mm/example_ct.nii.gz, totalseg_lumbar_pelvis_3mm/example_seg_fast_force_split.nii.gz, 29, 5, -146, 316, 0.87",
        "L4 of 3 mm, totalseg_lumbar_pelvis_3mm/example_ct.nii.gz, totalseg_lumbar_pelvis_3mm/example_seg_fast_force_split.nii.gz, 28, 4, -146, 279, 0.87",
        "L5 of 3 mm, totalseg_lumbar_pelvis_3mm/example_ct.nii.gz, totalseg_lumbar_pelvis_3mm/example_seg_fast_force_split.nii.gz, 27, 2, -138, 242, 0.8",
        "T12 of 1 x 1 x 2 mm, totalseg_dicom_j2k_T11T12/example_ct_dicom, totalseg_dicom_j2k_T11T12/example_seg_dicom.nii.gz, 32, -14, -118, -788, 0.5",
    })
    void a_mask_from_a_seed_overlaps_the_drawn_one(
            String bone, String scan, String labels, int label, double x, double y, double z, double least) {
        Volume ct = ImageFile.read(file(scan)).volume();
        LabelMap drawn = LabelMap.read(file(labels)).onGridOf(ct.grid(), w -> {});
        VertebraFromSeed found = VertebraFromSeed.of(ct, new double[] {x, y, z});
        double dice = Overlap.dice(found.labels().values(), drawn.values(), label);
        Doubts doubts = found.doubts();
        System.out.printf(
                Locale.ROOT,
                "%s: Dice %.3f, %.1f of %.1f cm3, threshold %.0f HU, body %.1f mm high, touching %.1f %%, leak %.1f %%,"
                        + " Dice with itself at -50 HU %.2f, at +50 HU %.2f, doubts %s%n",
                bone,
                dice,
                found.volumeCm3(),
                drawn.labelCounts().get(label) * ct.grid().voxelVolumeMm3() / 1000,
                found.thresholdHu(),
                found.bodyHeightMm(),
                doubts.touchingPercent(),
                doubts.leakPercent(),
                doubts.lower().dice(),
                doubts.higher().dice(),
                doubts.named().stream().map(d -> d.reason().words()).toList());
        assertTrue(dice > least, "Dice " + dice);
    }
}
