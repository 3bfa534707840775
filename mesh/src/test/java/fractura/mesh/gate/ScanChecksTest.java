package fractura.mesh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.LabelStatistics;
import fractura.mesh.image.Protocol;
import fractura.mesh.image.ScanStatistics;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanChecksTest {
    private static Volume volume(float... values) {
        return new Volume(Grid.aligned(values.length, 1, 1, 1), values);
    }

    private static List<Warning> checked(float... values) {
        return HounsfieldCheck.hounsfield(ScanStatistics.of(volume(values)), "ct.nii");
    }

    private static List<Warning> boneOnCt(Volume ct, LabelMap labels, Set<Integer> bone) {
        BoneValueCheck.refuse(ct, labels, bone);
        List<Warning> found = new ArrayList<>(PlacementCheck.of(ct, labels, bone));
        found.addAll(MetalCheck.of(ct, labels, bone));
        return found;
    }

    private static String refusal(float... values) {
        return assertThrows(InputException.class, () -> checked(values)).getMessage();
    }

    /// A 9³ block of marrow at 0 HU with a 3³ bone of 400 HU and label 1 in its middle.
    private static Volume block() {
        Grid g = Grid.aligned(9, 9, 9, 1);
        float[] values = new float[g.voxelCount()];
        int[] labels = labels(g, 3).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i] == 1 ? 400 : 0;
        }
        return new Volume(g, values);
    }

    private static LabelMap labels(Grid g, int from) {
        int[] values = new int[g.voxelCount()];
        for (int k = from; k < from + 3; k++) {
            for (int j = from; j < from + 3; j++) {
                for (int i = from; i < from + 3; i++) {
                    values[g.index(i, j, k)] = 1;
                }
            }
        }
        return new LabelMap(g, values);
    }

    @Test
    void percentiles_are_those_of_the_sorted_values() {
        Random random = new Random(99);
        float[] values = new float[5001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (300 * random.nextGaussian());
        }
        ScanStatistics s = ScanStatistics.of(volume(values));
        double mean = 0;
        for (float v : values) {
            mean += v / (double) values.length;
        }
        Arrays.sort(values);
        assertEquals(values[50], s.firstPercentile());
        assertEquals(values[4950], s.ninetyNinthPercentile());
        assertEquals(values[0], s.min());
        assertEquals(values[5000], s.max());
        assertEquals(mean, s.mean(), 1e-9);
    }

    @Test
    void percentiles_between_ranks_are_linear() {
        ScanStatistics s = ScanStatistics.of(volume(0, 100));
        assertEquals(1, s.firstPercentile(), 1e-12);
        assertEquals(99, s.ninetyNinthPercentile(), 1e-12);
    }

    @Test
    void the_commonest_value_and_its_share_are_counted() {
        ScanStatistics s = ScanStatistics.of(volume(-1000, -1000, -1000, 40, Float.NaN));
        assertEquals(-1000, s.commonestValue());
        assertEquals(0.75, s.commonestShare());
        assertEquals(1, s.nonFiniteCount());
        assertEquals(5, s.voxelCount());
    }

    @Test
    void images_without_an_image_are_refused() {
        assertTrue(refusal(0, 0, 0).contains("Every voxel of ct.nii has the value 0"));
        assertTrue(refusal(1, Float.NaN).contains("1 of 2 voxels"));
        assertTrue(refusal(1, Float.POSITIVE_INFINITY).contains("not numbers"));
        assertTrue(refusal(Float.NaN).contains("1 of 1 voxels"));
    }

    @Test
    void values_no_scanner_gives_are_refused() {
        assertTrue(refusal(-1000, 40, 1e30f).contains("no scan holds"));
        assertTrue(refusal(-1e30f, 40, 900).contains("no scan holds"));
    }

    private static String densityRefusal(float... values) {
        return assertThrows(InputException.class, () -> HounsfieldCheck.density(volume(values), "rho.nii"))
                .getMessage();
    }

    @Test
    void a_density_image_without_numbers_without_contrast_or_of_8_bits_is_refused() {
        assertTrue(densityRefusal(100, Float.NaN, 300).contains("1 of 3 voxels of rho.nii are not numbers"));
        assertTrue(densityRefusal(200, 200).contains("Every voxel of rho.nii has the value 200"));
        assertTrue(densityRefusal(0, 17, 255).contains("8 bits"));
        assertEquals(List.of(), HounsfieldCheck.density(volume(-750, 0.5f, 255), "rho.nii"));
        assertEquals(List.of(), HounsfieldCheck.density(volume(0, 100, 700), "rho.nii"));
    }

    @Test
    void a_density_image_as_low_as_hounsfield_units_of_air_is_suspected() {
        List<Warning> found = HounsfieldCheck.density(volume(-1024, 30, 700), "rho.nii");
        assertEquals("W07", found.getFirst().code());
        assertEquals(Warning.Level.CAUTION, found.getFirst().level());
    }

    @Test
    void a_bone_lighter_than_water_is_refused() {
        Volume ct = block();
        for (int i = 0; i < ct.values().length; i++) {
            ct.values()[i] *= -0.25f;
        }
        String message = assertThrows(InputException.class, () -> boneOnCt(ct, labels(ct.grid(), 3), Set.of(1)))
                .getMessage();
        assertTrue(message.contains("mean of -100 HU"), message);
    }

    @Test
    void surroundings_denser_than_soft_tissue_are_refused_as_shifted_values() {
        for (float shift : new float[] {350, 1024}) {
            Volume ct = block();
            for (int i = 0; i < ct.values().length; i++) {
                ct.values()[i] += shift;
            }
            String message = assertThrows(InputException.class, () -> boneOnCt(ct, labels(ct.grid(), 3), Set.of(1)))
                    .getMessage();
            assertTrue(message.contains("rescale intercept"), message);
        }
    }

    @Test
    void air_and_some_dense_bone_around_say_nothing_of_the_intercept() {
        Volume ct = block();
        for (int i = 0; i < ct.values().length; i++) {
            ct.values()[i] = i % 3 == 0 ? -1000 : i % 3 == 1 && i % 2 == 0 ? 900 : ct.values()[i];
        }
        BoneValueCheck.refuse(ct, labels(ct.grid(), 3), Set.of(1));
    }

    @Test
    void an_image_rescaled_to_8_bits_is_refused() {
        assertTrue(refusal(0, 17, 255).contains("8 bits"));
        assertTrue(refusal(-128, 127).contains("8 bits"));
    }

    @Test
    void a_crop_that_holds_no_air_is_taken() {
        assertEquals(List.of(), checked(-120, 30, 60, 900));
        assertEquals(List.of(), checked(-90, 40, 256));
    }

    @Test
    void a_missing_rescale_intercept_is_suspected_not_refused() {
        List<Warning> found = checked(0, 0, 1024, 1064, 1900);
        assertEquals(1, found.size());
        assertEquals("W07", found.getFirst().code());
        assertEquals(Warning.Level.CAUTION, found.getFirst().level());
    }

    @Test
    void fill_values_and_metal_somewhere_are_notes() {
        List<Warning> found = checked(-3024, -1000, 40, 3071);
        assertEquals(2, found.size());
        assertTrue(found.stream().allMatch(w -> w.level() == Warning.Level.NOTE));
    }

    @Test
    void thick_slices_block_a_spine_and_caution_a_femur() {
        double[] axes = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        Grid three = new Grid(2, 2, 2, new double[] {1, 1, 3}, new double[3], axes);
        Grid four = new Grid(2, 2, 2, new double[] {1, 1, 4}, new double[3], axes);
        Grid six = new Grid(2, 2, 2, new double[] {1, 1, 6}, new double[3], axes);
        assertEquals(List.of(), SliceCheck.of(three, Protocol.UNKNOWN, true));
        assertEquals(
                Warning.Level.BLOCK,
                SliceCheck.of(four, Protocol.UNKNOWN, true).getFirst().level());
        assertEquals(List.of(), SliceCheck.of(four, Protocol.UNKNOWN, false));
        assertEquals(
                Warning.Level.CAUTION,
                SliceCheck.of(six, Protocol.UNKNOWN, false).getFirst().level());
    }

    @Test
    void a_bone_cut_by_the_field_of_view_is_blocked_with_the_face_named() {
        Grid g = Grid.aligned(9, 9, 9, 1);
        assertEquals(List.of(), CoverageCheck.of(labels(g, 3), Set.of(1), Set.of()));
        List<Warning> found = CoverageCheck.of(labels(g, 6), Set.of(1), Set.of(Face.HEAD));
        assertEquals("W05", found.getFirst().code());
        assertEquals(Warning.Level.BLOCK, found.getFirst().level());
        assertTrue(found.getFirst().text().contains("left 9, back 9"), found.getFirst()::text);
        assertTrue(!found.getFirst().text().contains("head"));
    }

    @Test
    void a_bone_label_that_is_not_there_is_refused_with_those_that_are() {
        String message = assertThrows(
                        InputException.class,
                        () -> CoverageCheck.of(labels(Grid.aligned(9, 9, 9, 1), 3), Set.of(22), Set.of()))
                .getMessage();
        assertTrue(message.contains("[22]") && message.contains("{1=27}"), message);
    }

    @Test
    void labels_in_air_are_refused_and_labels_beside_the_bone_suspected() {
        Volume ct = block();
        assertEquals(List.of(), boneOnCt(ct, labels(ct.grid(), 3), Set.of(1)));
        List<Warning> beside = boneOnCt(ct, labels(ct.grid(), 0), Set.of(1));
        assertEquals("W08", beside.getFirst().code());
        assertEquals(Warning.Level.CAUTION, beside.getFirst().level());
        float[] air = new float[ct.values().length];
        Arrays.fill(air, -1000);
        Volume empty = new Volume(ct.grid(), air);
        assertTrue(assertThrows(InputException.class, () -> boneOnCt(empty, labels(ct.grid(), 3), Set.of(1)))
                .getMessage()
                .contains("27 of 27 bone voxels lie in air"));
    }

    /// A ball with a dense rim; its labels stand off along one axis.
    @ParameterizedTest
    @CsvSource({"0, 4, 4 mm towards the right", "1, -5, 5 mm towards the back", "2, 6, 6 mm towards the feet"})
    void labels_beside_their_bone_are_told_where_it_is(int axis, int off, String told) {
        Grid g = Grid.aligned(40, 40, 40, 1);
        float[] values = new float[g.voxelCount()];
        int[] labels = new int[values.length];
        for (int v = 0; v < values.length; v++) {
            int[] p = {v % 40 - 20, v / 40 % 40 - 20, v / 1600 - 20};
            double r = Math.hypot(Math.hypot(p[0], p[1]), p[2]);
            values[v] = r > 9 ? 20 : r > 7 ? 500 : 150;
            p[axis] -= off;
            labels[v] = Math.hypot(Math.hypot(p[0], p[1]), p[2]) > 9 ? 0 : 1;
        }
        Warning w = PlacementCheck.of(new Volume(g, values), new LabelMap(g, labels), Set.of(1))
                .getFirst();
        assertEquals("W08", w.code());
        assertTrue(w.text().contains("moved by " + told), w.text());
    }

    @Test
    void a_bone_that_fills_the_image_has_nothing_to_be_compared_with() {
        Volume ct = block();
        int[] all = new int[ct.values().length];
        Arrays.fill(all, 1);
        assertEquals(List.of(), boneOnCt(ct, new LabelMap(ct.grid(), all), Set.of(1)));
    }

    @Test
    void metal_in_the_bone_blocks() {
        Volume ct = block();
        float[] values = ct.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? 3071 : 0;
        }
        List<Warning> found = boneOnCt(new Volume(ct.grid(), values), labels(ct.grid(), 3), Set.of(1));
        assertEquals("W06", found.getFirst().code());
        assertEquals(Warning.Level.BLOCK, found.getFirst().level());
    }

    @Test
    void label_statistics_measure_each_label_on_the_image() {
        Volume ct = block();
        LabelStatistics s = LabelStatistics.of(labels(ct.grid(), 3), ct).getFirst();
        assertEquals(new LabelStatistics(1, 27, 0.027, 400, false), s);
        assertTrue(LabelStatistics.of(labels(ct.grid(), 6), ct).getFirst().touchesBorder());
    }
}
