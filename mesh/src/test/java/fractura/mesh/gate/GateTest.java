package fractura.mesh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.Warning;
import fractura.mesh.image.ImageFacts;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Protocol;
import fractura.mesh.image.Volume;
import fractura.mesh.image.VolumeFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static Protocol protocol(double kVp, String maker, String kernel, double thickness, boolean contrast) {
        return new Protocol(
                OptionalDouble.of(kVp),
                Optional.of(kernel),
                OptionalDouble.of(thickness),
                Optional.of(contrast),
                Optional.of(maker),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static List<Warning> found(Protocol p) {
        return ProtocolCheck.of(
                new ImageFacts(VolumeFormat.NIFTI, "int16", "LPS", 1, 0, p, List.of(), List.of(), List.of()));
    }

    private static String codes(List<Warning> found) {
        return String.join(
                ",", found.stream().map(w -> w.code() + " " + w.level()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "SIEMENS, B30f, false",
        "SIEMENS, B70s, true",
        "Siemens Healthineers, Br40d\\3, false",
        "SIEMENS, Bl57, true",
        "SIEMENS, Hr60, true",
        "SIEMENS, I31f, false",
        "GE MEDICAL SYSTEMS, STANDARD, false",
        "GE MEDICAL SYSTEMS, BONEPLUS, true",
        "GE MEDICAL SYSTEMS, LUNG, true",
        "Philips, B, false",
        "Philips, YA, true",
        "Philips, E, true",
        "TOSHIBA, FC13, false",
        "Canon Medical, FC30, true",
        "TOSHIBA, FC08, false",
        "TOSHIBA, FC52, true"
    })
    void kernels_of_four_makers_are_told_apart(String maker, String kernel, boolean isSharp) {
        assertEquals(Optional.of(isSharp), KernelTable.isSharp(maker, kernel));
    }

    @Test
    void a_kernel_that_is_not_in_the_table_is_called_unknown() {
        assertEquals(Optional.empty(), KernelTable.isSharp("SIEMENS", "XYZ"));
        assertEquals(Optional.empty(), KernelTable.isSharp("Neusoft", "F20"));
        List<Warning> found = found(protocol(120, "Neusoft", "F20", 1, false));
        assertEquals("W01 CAUTION", codes(found));
        assertTrue(found.getFirst().text().contains("Kernel F20 of Neusoft is not in the table"));
    }

    @Test
    void a_sound_protocol_has_no_findings_and_each_fault_its_code() {
        assertEquals("", codes(found(protocol(120, "SIEMENS", "B30f", 1, false))));
        assertEquals("W01 CAUTION", codes(found(protocol(120, "SIEMENS", "B60f", 1, false))));
        assertEquals("W03 CAUTION", codes(found(protocol(120, "SIEMENS", "B30f", 1, true))));
        String silent = found(Protocol.UNKNOWN).getFirst().text();
        assertTrue(silent.startsWith("The NIfTI file says nothing of the scan protocol"), silent);
        assertEquals("W04 CAUTION", codes(found(protocol(80, "SIEMENS", "B30f", 1, false))));
        assertEquals("", codes(found(protocol(140, "SIEMENS", "B30f", 1, false))));
        assertEquals("W01 CAUTION", codes(found(Protocol.UNKNOWN)));
    }

    @Test
    void slices_thicker_than_their_distance_count_by_their_thickness() {
        Grid g = Grid.aligned(4, 4, 4, 2);
        List<Warning> found = SliceCheck.of(g, protocol(120, "SIEMENS", "B30f", 5, false), true);
        assertEquals("W02 BLOCK", codes(found));
        assertTrue(found.getFirst().text().contains("5 mm thick (their distance is 2 mm)"), found.toString());
        assertEquals("", codes(SliceCheck.of(g, protocol(120, "SIEMENS", "B30f", 5, false), false)));
        assertEquals("", codes(SliceCheck.of(g, protocol(120, "SIEMENS", "B30f", 3, false), true)));
    }

    /// A bone of 10 voxels in a row of 2 mm; metal of 12 voxels at some distance.
    private static String metal(int gapVoxels, int slice) {
        Grid g = Grid.aligned(80, 9, 9, 2);
        int[] labels = new int[g.voxelCount()];
        float[] hu = new float[g.voxelCount()];
        for (int i = 5; i < 15; i++) {
            labels[g.index(i, 4, 4)] = 1;
        }
        for (int m = 0; m < 12; m++) {
            hu[g.index(15 + gapVoxels + m % 2, 2 + m / 2, slice)] = 3071;
        }
        return codes(MetalCheck.of(new Volume(g, hu), new LabelMap(g, labels), Set.of(1)));
    }

    @Test
    void metal_beside_the_bone_blocks_and_metal_in_its_slices_is_a_caution() {
        assertEquals("W06 BLOCK", metal(-5, 4));
        assertEquals("W06 BLOCK", metal(0, 4));
        assertEquals("W06 CAUTION", metal(10, 4));
        assertEquals("", metal(10, 7));
        assertEquals("", metal(40, 4), "80 mm away in the same slices");
    }

    private static LabelShape at(String name, double x, double z) {
        return new LabelShape(name, 60, new double[] {x, 0, z}, new double[] {80, 80, 50}, false);
    }

    @Test
    void left_and_right_must_lie_where_they_are_called() {
        List<LabelShape> right =
                List.of(at("hip_left", 80, 0), at("hip_right", -80, 0), at("liver", -60, 0), at("spleen", 90, 0));
        assertEquals(List.of(), SidesCheck.of(right));
        List<LabelShape> mirrored =
                right.stream().map(s -> at(s.name(), -s.centerMm()[0], 0)).toList();
        List<Warning> found = SidesCheck.of(mirrored);
        assertEquals("W08 BLOCK", codes(found));
        assertTrue(found.getFirst().text().contains("2 of 2 pairs"), found.toString());
        List<LabelShape> situs =
                List.of(at("hip_left", 80, 0), at("hip_right", -80, 0), at("liver", 60, 0), at("spleen", -90, 0));
        assertEquals("W08 CAUTION", codes(SidesCheck.of(situs)));
        assertEquals(List.of(), SidesCheck.of(List.of(at("hip_left", -80, 0), at("spleen", -90, 0))));
    }

    @Test
    void vertebrae_follow_each_other_from_head_to_feet() {
        List<LabelShape> sound = List.of(
                at("vertebrae_L2", 0, 35),
                at("vertebrae_L1", 0, 70),
                at("vertebrae_T12", 0, 102),
                at("vertebrae_L3", 0, 0));
        assertEquals(List.of(), LevelCheck.order(sound));
        List<LabelShape> turned =
                sound.stream().map(s -> at(s.name(), 0, -s.centerMm()[2])).toList();
        assertEquals("W08 BLOCK", codes(LevelCheck.order(turned)));
        List<Warning> gap = LevelCheck.order(List.of(at("L1", 0, 70), at("L3", 0, 0)));
        assertEquals("W09 CAUTION", codes(gap));
        assertTrue(gap.getFirst().text().contains("between L1 and L3 1 labels are missing"), gap.toString());
        List<Warning> wide = LevelCheck.order(List.of(at("T11", 0, 140), at("L2", 0, 0)));
        assertTrue(wide.getFirst().text().contains("between T11 and L2 2 labels are missing"), wide.toString());
        List<Warning> swapped = LevelCheck.order(List.of(at("L1", 0, 35), at("L2", 0, 70), at("L3", 0, 0)));
        assertEquals("W09 CAUTION", codes(swapped));
        assertEquals(Optional.of("T12"), LevelCheck.level("vertebra T12 body"));
        assertEquals(Optional.of("L3"), LevelCheck.level("vertebrae_L3"));
        assertEquals(Optional.empty(), LevelCheck.level("kidney_left"));
        assertEquals(Optional.empty(), LevelCheck.level("hip_left"));
    }

    @Test
    void a_thirteenth_thoracic_vertebra_lies_between_t12_and_l1_and_is_neither() {
        assertEquals(List.of(), LevelCheck.order(List.of(at("T12", 0, 70), at("T13", 0, 35), at("L1", 0, 0))));
        List<Warning> gap = LevelCheck.order(List.of(at("T12", 0, 70), at("T13", 0, 35), at("L2", 0, 0)));
        assertTrue(gap.getFirst().text().contains("between T13 and L2 1 labels are missing"), gap.toString());
        LabelShape small = new LabelShape("T13", 20, new double[3], new double[] {45, 60, 25}, false);
        assertEquals(List.of(), LevelCheck.size("T13", small), "the band of T10 to T12");
        assertEquals("W09 CAUTION", codes(LevelCheck.size("L1", small)));
        assertEquals(Optional.empty(), LevelCheck.level("C8"));
        assertEquals(Optional.of("T13"), LevelCheck.level("vertebrae_T13"));
    }

    @Test
    void a_vertebra_has_the_size_of_its_level() {
        assertEquals(List.of(), LevelCheck.size("L3", at("L3", 0, 0)));
        LabelShape small = new LabelShape("L3", 14, new double[3], new double[] {40, 40, 20}, false);
        assertEquals("W09 CAUTION", codes(LevelCheck.size("L3", small)));
        LabelShape halved = new LabelShape("L3", 7.5, new double[3], new double[] {40, 40, 20}, false);
        assertEquals(
                "W09 BLOCK", codes(LevelCheck.size("L3", halved)), "voxels half as large make an eighth of a bone");
        LabelShape doubled = new LabelShape("L3", 480, new double[3], new double[] {180, 120, 80}, false);
        assertEquals("W09 BLOCK", codes(LevelCheck.size("L3", doubled)));
        assertEquals(List.of(), LevelCheck.size("T1", small), "a small T1 may be so");
        LabelShape cut = new LabelShape("L3", 12, new double[3], new double[] {40, 40, 20}, true);
        assertEquals(List.of(), LevelCheck.size("L3", cut), "W05 tells of that");
    }

    @Test
    void bright_blood_is_suspected_as_contrast() {
        Grid g = Grid.aligned(10, 10, 10, 1);
        int[] labels = new int[1000];
        Arrays.fill(labels, 52);
        float[] hu = new float[1000];
        Arrays.fill(hu, 160);
        assertEquals("W03 CAUTION", codes(VesselCheck.of(new Volume(g, hu), new LabelMap(g, labels), 52)));
        Arrays.fill(hu, 45);
        hu[3] = 900; // calcium
        assertEquals("", codes(VesselCheck.of(new Volume(g, hu), new LabelMap(g, labels), 52)));
    }

    /// A block of 20³ voxels of 1 mm with a lesion of 6³: in the middle, or with one face of 36 mm² at the
    /// surface.
    @Test
    void a_lesion_that_reaches_the_surface_of_the_bone_is_told_with_its_area() {
        Grid g = Grid.aligned(24, 24, 24, 1);
        boolean[] bone = new boolean[g.voxelCount()];
        boolean[] inner = new boolean[bone.length];
        boolean[] outer = new boolean[bone.length];
        for (int at = 0; at < bone.length; at++) {
            int i = at % 24;
            int j = at / 24 % 24;
            int k = at / 576;
            bone[at] = i >= 2 && i < 22 && j >= 2 && j < 22 && k >= 2 && k < 22;
            inner[at] = i >= 8 && i < 14 && j >= 8 && j < 14 && k >= 8 && k < 14;
            outer[at] = i >= 16 && i < 22 && j >= 8 && j < 14 && k >= 8 && k < 14;
        }
        assertEquals(List.of(), LesionCheck.of(g, bone, inner));
        List<Warning> found = LesionCheck.of(g, bone, outer);
        assertEquals("W10 CAUTION", codes(found));
        assertTrue(found.getFirst().text().contains("over 36 mm² (17 % of its own surface"), found.toString());
    }

    @Test
    void shapes_measure_labels_in_the_patient() {
        Grid g = Grid.aligned(10, 10, 10, 2);
        int[] labels = new int[1000];
        labels[g.index(3, 4, 5)] = 7;
        labels[g.index(5, 4, 5)] = 7;
        LabelShape s = LabelShape.of(new LabelMap(g, labels), Map.of(7, "seven", 8, "eight"))
                .getFirst();
        assertEquals(0.016, s.volumeCm3(), 1e-12);
        assertEquals(9, s.centerMm()[0], 1e-12);
        assertEquals(6, s.extentMm()[0], 1e-12);
        assertTrue(!s.isCut());
    }
}
