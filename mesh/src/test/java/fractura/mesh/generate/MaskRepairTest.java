package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import fractura.mesh.synthetic.HounsfieldLine;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A synthetic third lumbar vertebra whose mask is known, spoilt in the ways masks are.
class MaskRepairTest {
    private static final MaskRepair.Wish REFINE = new MaskRepair.Wish(true, false);
    private static final MaskRepair.Wish SPLIT = new MaskRepair.Wish(false, true);
    private static final int BODY = SyntheticVertebra.BODY_LABEL;
    private static Volume ct;
    private static LabelMap truth;
    private static int bone;

    @BeforeAll
    static void scan() {
        SyntheticVertebra vertebra = SyntheticVertebra.of("L3");
        Scanner scanner =
                new Scanner(new Scanner.Slices(1, 1, 1), 0.5, new Scanner.Grain(12, 0.5), HounsfieldLine.AT_120_KVP, 2);
        SyntheticScan scan = SyntheticScan.of(SyntheticScan.Order.of(vertebra).with(scanner), 1);
        ct = scan.ct();
        truth = scan.labels();
        bone = vertebra.label();
    }

    private static List<LabelSource> source(int[] values) {
        return List.of(new LabelSource(
                "labels",
                new LabelMap(truth.grid(), values),
                LabelRoles.ofBone(bone).withBody(BODY)));
    }

    private static MaskRepair repaired(int[] values, MaskRepair.Wish wish) {
        return MaskRepair.of(source(values), Optional.of(ct), true, wish);
    }

    private static String words(MaskRepair made) {
        return made.warnings().stream().map(Warning::text).reduce("", (a, b) -> a + b + "\n");
    }

    private static int[] values(MaskRepair made) {
        return made.labels().getFirst().map().values();
    }

    private static int[] at(int v) {
        Grid g = truth.grid();
        return new int[] {v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())};
    }

    private static int middle() {
        Grid g = truth.grid();
        double[] sum = new double[4];
        for (int v = 0; v < truth.values().length; v++) {
            if (truth.values()[v] == BODY) {
                int[] at = at(v);
                for (int a = 0; a < 3; a++) {
                    sum[a] += at[a];
                }
                sum[3]++;
            }
        }
        return g.index((int) (sum[0] / sum[3]), (int) (sum[1] / sum[3]), (int) (sum[2] / sum[3]));
    }

    /// The value at the middle of each coarse voxel, for all of it.
    private static int[] coarse(double mm) {
        Grid g = truth.grid();
        int[] values = new int[g.voxelCount()];
        for (int v = 0; v < values.length; v++) {
            int[] at = at(v);
            int[] from = new int[3];
            for (int a = 0; a < 3; a++) {
                double h = g.spacingMm()[a];
                from[a] = (int) Math.round((Math.floor(at[a] * h / mm) + 0.5) * mm / h - 0.5);
            }
            values[v] = truth.at(from[0], from[1], from[2]);
        }
        return values;
    }

    private static double dice(int[] values) {
        int both = 0;
        int sum = 0;
        for (int v = 0; v < values.length; v++) {
            both += values[v] != 0 && truth.values()[v] != 0 ? 1 : 0;
            sum += (values[v] != 0 ? 1 : 0) + (truth.values()[v] != 0 ? 1 : 0);
        }
        return 2.0 * both / sum;
    }

    private static int[] without(IntPredicate hole) {
        int[] values = truth.values().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = hole.test(v) ? 0 : values[v];
        }
        return values;
    }

    private static IntPredicate ball(int centre, double mm) {
        double[] h = truth.grid().spacingMm();
        int[] c = at(centre);
        return v -> {
            int[] a = at(v);
            return Math.hypot(Math.hypot((a[0] - c[0]) * h[0], (a[1] - c[1]) * h[1]), (a[2] - c[2]) * h[2]) < mm;
        };
    }

    @Test
    void a_mask_without_faults_comes_back_as_the_very_object_it_was() {
        List<LabelSource> whole = source(truth.values());
        MaskRepair made = MaskRepair.of(whole, Optional.of(ct), true, MaskRepair.Wish.NONE);
        assertSame(whole, made.labels());
        assertEquals(List.of(), made.warnings());
        made = MaskRepair.of(whole, Optional.of(ct), true, REFINE);
        assertSame(whole, made.labels());
        assertTrue(words(made).contains("changed nothing"), words(made));
    }

    @Test
    void marrow_left_out_of_a_mask_is_filled_with_the_label_around_it() {
        IntPredicate ball = ball(middle(), 6);
        MaskRepair made = repaired(without(ball), MaskRepair.Wish.NONE);
        assertArrayEquals(truth.values(), values(made));
        int n = 0;
        for (int v = 0; v < truth.values().length; v++) {
            n += ball.test(v) ? 1 : 0;
        }
        double cm3 = n * truth.grid().voxelVolumeMm3() / 1000;
        String volume = String.format(java.util.Locale.ROOT, "1 holes inside the bone label (%.3f cm³", cm3);
        assertTrue(words(made).contains(volume) && words(made).contains("are filled"), words(made));
    }

    /// A hollow shaft under a plate that reaches all sides of the image, cut by it below.
    @Test
    void around_a_femur_that_reaches_every_side_of_the_image_is_no_hole_and_its_cut_cavity_is_one() {
        Grid grid = Grid.aligned(9, 9, 30, 1);
        int[] values = new int[grid.voxelCount()];
        int cavity = 0;
        int bones = 0;
        for (int v = 0; v < values.length; v++) {
            int i = v % 9;
            int j = v / 9 % 9;
            int k = v / 81;
            boolean isShaft = Math.max(Math.abs(i - 4), Math.abs(j - 4)) <= 2;
            boolean isCavity = Math.max(Math.abs(i - 4), Math.abs(j - 4)) <= 1 && k < 15;
            boolean isPlate = k >= 15 && k < 18;
            values[v] = isPlate || isShaft && !isCavity ? 75 : 0;
            cavity += isCavity ? 1 : 0;
            bones += values[v] == 75 ? 1 : 0;
        }
        LabelRoles roles = new LabelRoles(Set.of(75), Set.of(), OptionalInt.empty(), OptionalInt.empty(), Map.of());
        List<LabelSource> femur = List.of(new LabelSource("femur", new LabelMap(grid, values), roles));
        MaskRepair made = MaskRepair.of(femur, Optional.empty(), false, MaskRepair.Wish.NONE);
        int filled = 0;
        for (int value : values(made)) {
            filled += value == 75 ? 1 : 0;
        }
        assertEquals(bones + cavity, filled);
    }

    @Test
    void gas_in_a_cleft_stays_out_of_the_bone_and_is_told() {
        IntPredicate ball = ball(middle(), 5);
        float[] hu = ct.values().clone();
        for (int v = 0; v < hu.length; v++) {
            hu[v] = ball.test(v) ? -800 : hu[v];
        }
        List<LabelSource> holed = source(without(ball));
        MaskRepair made = MaskRepair.of(holed, Optional.of(new Volume(ct.grid(), hu)), true, MaskRepair.Wish.NONE);
        assertSame(holed, made.labels());
        assertTrue(words(made).contains("hold gas (below -200 HU)"), words(made));
    }

    @Test
    void another_label_inside_the_bone_is_no_hole() {
        int[] values = truth.values().clone();
        IntPredicate ball = ball(middle(), 5);
        for (int v = 0; v < values.length; v++) {
            values[v] = ball.test(v) ? 7 : values[v];
        }
        MaskRepair made = repaired(values, MaskRepair.Wish.NONE);
        for (int v = 0; v < values.length; v++) {
            assertEquals(values[v], values(made)[v]);
        }
        assertTrue(words(made).contains("touches other labels of its map: 7 ("), words(made));
    }

    @Test
    void a_mask_of_3_mm_is_found_and_a_threshold_brings_it_nearer_to_the_truth() {
        int[] blown = coarse(3);
        MaskRepair told = repaired(blown, MaskRepair.Wish.NONE);
        assertTrue(words(told).contains("steps of 3.0×3.0×3.0 mm"), words(told));
        assertArrayEquals(blown, values(told));
        MaskRepair made = repaired(blown, REFINE);
        assertTrue(dice(values(made)) > dice(blown) + 0.05, dice(blown) + " to " + dice(values(made)));
        assertFalse(Arrays.stream(values(made)).anyMatch(v -> v != 0 && v != bone && v != BODY));
    }

    @Test
    void a_refined_mask_never_takes_voxels_of_another_label() {
        int[] blown = coarse(3);
        IntPredicate ball = ball(middle(), 26);
        for (int v = 0; v < blown.length; v++) {
            blown[v] = blown[v] == 0 && ball.test(v) ? 7 : blown[v];
        }
        int[] fine = values(repaired(blown, REFINE));
        for (int v = 0; v < fine.length; v++) {
            assertEquals(blown[v] == 7, fine[v] == 7);
        }
    }

    /// Two of the vertebra, one above the other so near that their processes touch.
    private static LabelMap pair(int shift) {
        Grid g = truth.grid();
        Grid tall = new Grid(g.nx(), g.ny(), g.nz() + shift, g.spacingMm(), g.originMm(), g.axes());
        int[] values = new int[tall.voxelCount()];
        for (int v = 0; v < values.length; v++) {
            int i = v % g.nx();
            int j = v / g.nx() % g.ny();
            int k = v / (g.nx() * g.ny());
            values[v] = truth.at(i, j, k) != 0 || truth.at(i, j, k - shift) != 0 ? bone : 0;
        }
        return new LabelMap(tall, values);
    }

    @Test
    void two_vertebrae_under_one_label_are_told_and_cut_at_the_neck() {
        int shift = 33;
        LabelMap both = pair(shift);
        Grid g = both.grid();
        int[] lesion = new int[g.voxelCount()];
        int inUpper = middle() + shift * g.nx() * g.ny();
        lesion[inUpper] = 90;
        List<LabelSource> labels = List.of(
                new LabelSource("both", both, LabelRoles.ofBone(bone)),
                new LabelSource(
                        "lesion",
                        new LabelMap(g, lesion),
                        LabelRoles.none().withLesion(fractura.mesh.Tissue.LYTIC, 90)));
        MaskRepair told = MaskRepair.of(labels, Optional.empty(), true, MaskRepair.Wish.NONE);
        assertSame(labels, told.labels());
        assertTrue(words(told).contains("it holds 2 vertebral bodies"), words(told));
        assertTrue(words(told).contains("write split: neighbours"), words(told));
        MaskRepair made = MaskRepair.of(labels, Optional.empty(), true, SPLIT);
        assertTrue(words(made).contains("Cut at the neck"), words(made));
        int[] kept = values(made);
        int right = 0;
        int all = 0;
        int upper = 0;
        for (int v = 0; v < kept.length; v++) {
            boolean isUpper = truth.at(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()) - shift) != 0;
            right += kept[v] != 0 && isUpper ? 1 : 0;
            all += kept[v] != 0 ? 1 : 0;
            upper += isUpper ? 1 : 0;
        }
        assertTrue(2.0 * right / (all + upper) > 0.97, "Dice " + 2.0 * right / (all + upper));
    }
}
