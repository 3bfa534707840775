package fractura.mesh.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.Tissue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticLesionTest {
    private static final SyntheticFemur FEMUR =
            new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 80, 1);
    private static final Scanner SHARP =
            new Scanner(new Scanner.Slices(2, 2, 2), 0, Scanner.Grain.NONE, HounsfieldLine.AT_120_KVP, 2);

    /// Several tests look at the same bone.
    private static final Map<List<SyntheticLesion>, SyntheticScan> MADE = new HashMap<>();

    private static SyntheticLesion lesion(
            Tissue type, String place, double radius, double rim, double fray, boolean breach) {
        return new SyntheticLesion(type, place, radius, 1, new SyntheticLesion.Margin(rim, fray, breach));
    }

    private static SyntheticScan scan(SyntheticLesion... lesions) {
        return MADE.computeIfAbsent(List.of(lesions), _ -> make(lesions));
    }

    private static SyntheticScan make(SyntheticLesion... lesions) {
        return SyntheticScan.of(
                SyntheticScan.Order.of(FEMUR)
                        .with(SHARP)
                        .with(new SyntheticScan.Setting(Optional.empty(), Pose.STRAIGHT, FieldOfView.BONE, 2))
                        .with(lesions),
                2);
    }

    @ParameterizedTest
    @CsvSource({"LYTIC, 0", "LYTIC, 2.5", "BLASTIC, 1", "MIXED, 2"})
    void a_lesion_within_the_bone_has_the_volume_that_was_asked_for(Tissue type, double fray) {
        SyntheticLesion asked = lesion(type, "head", 11, 0, fray, false);
        SyntheticScan scan = scan(asked);
        double volume = scan.truth().lesions().getFirst().inBoneCm3();
        assertEquals(asked.volumeCm3(), volume, 0.02 * volume);
        int voxels = scan.lesions().labelCounts().get(asked.label());
        assertEquals(volume, voxels * 8.0 / 1000, 0.08 * volume); // centres on a lattice of 2 mm
        assertEquals(11, SyntheticLesion.radiusMm(asked.volumeCm3()), 1e-12);
    }

    private static double meanDensity(SyntheticScan scan, int label) {
        double sum = 0;
        int count = 0;
        for (int at = 0; at < scan.lesions().values().length; at++) {
            if (scan.lesions().values()[at] == label) {
                sum += scan.density().values()[at];
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void lytic_holds_tumour_blastic_dense_bone_and_mixed_both() {
        double lytic = meanDensity(scan(lesion(Tissue.LYTIC, "head", 11, 0, 0, false)), 90);
        double blastic = meanDensity(scan(lesion(Tissue.BLASTIC, "head", 11, 0, 0, false)), 91);
        double mixed = meanDensity(scan(lesion(Tissue.MIXED, "head", 11, 0, 0, false)), 92);
        // tumour of 45 HU reads as (45 + 2) / 1.4 = 33.6 mg/cm³; partial voxels of the border add to it
        assertEquals(33.6, lytic, 15);
        assertEquals(800, blastic, 60);
        assertTrue(mixed > 250 && mixed < 600, "mean of a mixed lesion " + mixed);
    }

    @Test
    void severity_of_a_half_goes_half_the_way_and_none_leaves_the_bone_as_it_was() {
        SyntheticLesion none = new SyntheticLesion(Tissue.LYTIC, "head", 9, 0, SyntheticLesion.Margin.PLAIN);
        SyntheticLesion half = new SyntheticLesion(Tissue.LYTIC, "head", 9, 0.5, SyntheticLesion.Margin.PLAIN);
        SyntheticLesion whole = new SyntheticLesion(Tissue.LYTIC, "head", 9, 1, SyntheticLesion.Margin.PLAIN);
        double before = meanDensity(scan(none), 90);
        double between = meanDensity(scan(half), 90);
        double after = meanDensity(scan(whole), 90);
        assertEquals((before + after) / 2, between, 0.01 * before);
        double[] centre = {0, 0, 0};
        GrownLesion grown = new GrownLesion(none, centre, FEMUR, new SeededNoise(1, 100), HounsfieldLine.AT_120_KVP);
        assertEquals(200, grown.trabecular(200, 1, 0, 1), 1e-12);
    }

    @Test
    void a_sclerotic_rim_is_dense_around_a_hole() {
        SyntheticScan plain = scan(lesion(Tissue.LYTIC, "head", 9, 0, 0, false));
        SyntheticScan rimmed = scan(lesion(Tissue.LYTIC, "head", 9, 2.5, 0, false));
        double[] centre = rimmed.truth().lesions().getFirst().centreMm();
        double most = 0;
        double mostPlain = 0;
        for (double t = 0; t < 13; t += 0.25) {
            double[] v = rimmed.density().grid().toVoxel(centre[0] - t, centre[1], centre[2]);
            most = Math.max(most, rimmed.density().interpolate(v[0], v[1], v[2]));
            mostPlain = Math.max(mostPlain, plain.density().interpolate(v[0], v[1], v[2]));
        }
        assertTrue(most > 480 && mostPlain < 350, "rim " + most + ", without " + mostPlain);
    }

    @Test
    void a_breach_opens_the_cortex_that_is_spared_otherwise() {
        double intact = scan().truth().cortexVolumeCm3();
        double spared = mineral(scan(lesion(Tissue.LYTIC, "neck", 9, 0, 0, false)));
        double opened = mineral(scan(lesion(Tissue.LYTIC, "neck", 9, 0, 0, true)));
        assertTrue(spared - opened > 0.3 * 1100, "mineral taken by the breach: " + (spared - opened) + " mg");
        assertTrue(intact > 10, intact + " cm³ of cortex");
    }

    private static double mineral(SyntheticScan scan) {
        Truth.Part whole = scan.truth().parts().getFirst();
        return whole.volumeCm3() * whole.meanMgCm3();
    }

    @Test
    void a_frayed_border_has_more_surface() {
        assertTrue(edges(scan(lesion(Tissue.LYTIC, "head", 11, 0, 3, false)))
                > 1.3 * edges(scan(lesion(Tissue.LYTIC, "head", 11, 0, 0, false))));
    }

    private static int edges(SyntheticScan scan) {
        int edges = 0;
        int[] v = scan.lesions().values();
        for (int at = 1; at < v.length; at++) {
            edges += v[at] != v[at - 1] ? 1 : 0;
        }
        return edges;
    }

    @Test
    void coordinates_are_as_good_as_names() {
        double[] neck = FEMUR.places().get("neck");
        SyntheticLesion named = lesion(Tissue.LYTIC, "neck", 6, 0, 0, false);
        SyntheticLesion given = lesion(Tissue.LYTIC, neck[0] + "," + neck[1] + "," + neck[2], 6, 0, 0, false);
        assertEquals(
                scan(named).truth().lesions().getFirst().inBoneCm3(),
                scan(given).truth().lesions().getFirst().inBoneCm3(),
                1e-9);
    }

    @Test
    void a_place_that_is_not_there_is_answered_with_those_that_are() {
        InputException name =
                assertThrows(InputException.class, () -> scan(lesion(Tissue.LYTIC, "elbow", 6, 0, 0, false)));
        assertTrue(
                name.getMessage().startsWith("'elbow' is no place of a femur left. Name one of head, neck,"),
                name.getMessage());
        InputException outside =
                assertThrows(InputException.class, () -> scan(lesion(Tissue.LYTIC, "-40,0,0", 6, 0, 0, false)));
        assertTrue(
                outside.getMessage()
                        .startsWith("The centre of the lesion at -40,0,0 lies 17.0 mm outside the femur left."),
                outside.getMessage());
    }
}
