package fractura.mesh.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TissueSampleTest {
    private static final double FAT = -104;
    private static final double MUSCLE = 57;
    private static final double AIR = -998;
    private static final double BLOOD = 42;
    private static final double CORTEX = 1350;
    private static final Volume TRUNK = trunk(0, 1);

    /// A trunk of muscle within fat, a lung, an aorta and a shaft of compact bone; noise of 15 HU; the corner
    /// of the image outside a circle is filled with -2000. All values are then changed by a line.
    private static Volume trunk(double shift, double stretch) {
        Grid g = new Grid(120, 120, 20, new double[] {2, 2, 3}, new double[] {-119, -119, 0}, new double[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1
        });
        float[] hu = new float[g.voxelCount()];
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    double[] p = g.toPatient(i, j, k);
                    double v = at(p[0], p[1]) + 15 * random.nextGaussian();
                    boolean isFill = Math.hypot(p[0], p[1]) > 130;
                    hu[g.index(i, j, k)] = isFill ? -2000 : (float) (shift + stretch * v);
                }
            }
        }
        return new Volume(g, hu);
    }

    private static double at(double x, double y) {
        if (Math.hypot(x + 35, y) < 18) {
            return -850; // lung, deliberately as low as a lung can be
        }
        if (Math.hypot(x - 20, y - 10) < 12) {
            return BLOOD;
        }
        if (Math.hypot(x - 40, y + 20) < 14) {
            return CORTEX;
        }
        double trunk = Math.hypot(x / 85, y / 65);
        return trunk < 0.75 ? MUSCLE : trunk < 1 ? FAT : AIR;
    }

    /// Some 10 000 voxels at 15 HU of noise: within 1 HU, and 2 HU where trimming at the peak is not even.
    @Test
    void air_fat_and_muscle_are_told_by_their_values() {
        assertEquals(AIR, PixelTissues.sample(TRUNK, InternalTissue.AIR).meanHu(), 1);
        assertEquals(FAT, PixelTissues.sample(TRUNK, InternalTissue.ADIPOSE).meanHu(), 2);
        assertEquals(MUSCLE, PixelTissues.sample(TRUNK, InternalTissue.MUSCLE).meanHu(), 4);
        TissueSample air = PixelTissues.sample(TRUNK, InternalTissue.AIR);
        assertEquals(15, air.sdHu(), 1);
        assertTrue(air.voxelCount() > 10_000, air.words());
        assertTrue(air.doubt().isEmpty());
    }

    @Test
    void a_crop_within_soft_tissue_gives_no_air_and_no_fat() {
        Grid g = Grid.aligned(20, 20, 20, 1);
        float[] hu = new float[g.voxelCount()];
        SplittableRandom random = new SplittableRandom(5);
        for (int at = 0; at < hu.length; at++) {
            hu[at] = (float) (50 + 20 * random.nextGaussian());
        }
        Volume crop = new Volume(g, hu);
        for (InternalTissue tissue : List.of(InternalTissue.AIR, InternalTissue.ADIPOSE)) {
            TissueSample none = PixelTissues.sample(crop, tissue);
            assertEquals(0, none.voxelCount(), none::words);
            assertTrue(none.doubt().orElseThrow().text().contains("0 voxels"));
        }
    }

    @Test
    void regions_and_eroded_labels_measure_what_they_hold() {
        TissueSample ball = new TissueRegion.Sphere(new double[] {20, 10, 28}, 8).sample(TRUNK, InternalTissue.BLOOD);
        TissueSample box = new TissueRegion.Box(new double[] {40, -20, 28}, new double[] {12, 12, 30})
                .sample(TRUNK, InternalTissue.CORTICAL);
        assertEquals(BLOOD, ball.meanHu(), 3);
        assertEquals(CORTEX, box.meanHu(), 3);
        int[] labels = new int[TRUNK.values().length];
        for (int at = 0; at < labels.length; at++) {
            double[] p = TRUNK.grid().toPatient(at % 120, at / 120 % 120, at / 14400);
            labels[at] = Math.hypot(p[0] - 20, p[1] - 10) < 14 ? 52 : 0; // a label one voxel too large
        }
        TissueSample aorta = new TissueRegion.Labels(new LabelMap(TRUNK.grid(), labels), Set.of(52))
                .sample(TRUNK, InternalTissue.BLOOD);
        assertEquals(
                BLOOD, aorta.meanHu(), 2, "what erosion leaves of the rim is trimmed but for its part above a tenth");
        assertEquals("label 52", aorta.source());
    }

    @Test
    void a_tissue_that_cannot_be_is_left_out_with_its_number() {
        TissueSample wrong =
                new TissueRegion.Sphere(new double[] {40, -20, 28}, 10).sample(TRUNK, InternalTissue.MUSCLE);
        String text = wrong.doubt().orElseThrow().text();
        assertTrue(text.contains("1350 HU") || text.contains("1349 HU") || text.contains("1351 HU"), text);
        SampledTissues kept = SampledTissues.of(List.of(
                wrong,
                PixelTissues.sample(TRUNK, InternalTissue.AIR),
                PixelTissues.sample(TRUNK, InternalTissue.ADIPOSE)));
        assertFalse(kept.areEnough());
        assertEquals(1, kept.findings().size());
    }

    private static InternalCalibration calibrated(Volume ct) {
        return InternalCalibration.of(SampledTissues.of(List.of(
                        PixelTissues.sample(ct, InternalTissue.AIR),
                        PixelTissues.sample(ct, InternalTissue.ADIPOSE),
                        new TissueRegion.Sphere(new double[] {20, 10, 28}, 8).sample(ct, InternalTissue.BLOOD),
                        new TissueRegion.Sphere(new double[] {40, -20, 28}, 10).sample(ct, InternalTissue.CORTICAL),
                        new TissueRegion.Sphere(new double[] {0, -30, 28}, 10).sample(ct, InternalTissue.MUSCLE)))
                .meanHu());
    }

    /// A scanner that reads 12 HU high and 2 % long: the tissues take most of it back, a fixed line nothing of
    /// it.
    @Test
    void internal_calibration_takes_back_most_of_a_shifted_scale() {
        double right = calibrated(TRUNK).densityMgCm3(300);
        double moved = calibrated(trunk(12, 1.02)).densityMgCm3(12 + 1.02 * 300);
        assertEquals(right, moved, 6, "a fixed line of 0.75 mg/cm3 per HU would be off by 13.5");
        assertFalse(calibrated(TRUNK).isAssumed());
    }

    @Test
    void without_compact_bone_the_curve_counts_as_assumed() {
        InternalCalibration soft = InternalCalibration.of(SampledTissues.of(List.of(
                        PixelTissues.sample(TRUNK, InternalTissue.AIR),
                        PixelTissues.sample(TRUNK, InternalTissue.ADIPOSE),
                        PixelTissues.sample(TRUNK, InternalTissue.MUSCLE)))
                .meanHu());
        assertTrue(soft.isAssumed());
        assertTrue(soft.warnings().stream().anyMatch(w -> w.text().contains("No cortical bone")));
    }
}
