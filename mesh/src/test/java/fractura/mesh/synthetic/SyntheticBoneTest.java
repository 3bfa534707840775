package fractura.mesh.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticBoneTest {
    private static final Scanner COARSE =
            new Scanner(new Scanner.Slices(3, 3, 3), 0, Scanner.Grain.NONE, HounsfieldLine.AT_120_KVP, 2);

    /// Made once: the lattice of a bone takes longer than what is asked of it here.
    private static final Map<VertebraLevel, SyntheticVertebra> VERTEBRAE = Arrays.stream(VertebraLevel.values())
            .collect(Collectors.toMap(
                    level -> level,
                    level -> new SyntheticVertebra(level, BoneQuality.OF_VERTEBRA, 1),
                    (a, _) -> a,
                    () -> new EnumMap<>(VertebraLevel.class)));

    private static final List<SyntheticBone> BONES = all();

    static List<SyntheticBone> bones() {
        return BONES;
    }

    private static List<SyntheticBone> all() {
        List<SyntheticBone> bones = new ArrayList<>(VERTEBRAE.values());
        bones.add(new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 600, 1));
        bones.add(new SyntheticFemur(new FemurDimensions(false, 42, 118, 25, 400), BoneQuality.OF_FEMUR, 600, 1));
        return bones;
    }

    @ParameterizedTest
    @MethodSource("bones")
    void every_named_place_lies_inside_the_bone(SyntheticBone bone) {
        bone.places()
                .forEach((name, p) -> assertTrue(
                        bone.distance(p[0], p[1], p[2]) < -1,
                        bone.words() + " " + name + " at " + bone.distance(p[0], p[1], p[2]) + " mm"));
    }

    @ParameterizedTest
    @MethodSource("bones")
    void no_bone_leaves_its_box(SyntheticBone bone) {
        double[] b = bone.boxMm();
        for (int axis = 0; axis < 3; axis++) {
            for (int end = 0; end < 2; end++) {
                for (int n = 0; n < 40 * 40; n++) {
                    double[] p = new double[3];
                    p[axis] = b[3 * end + axis] + (end == 0 ? -0.6 : 0.6);
                    int u = (axis + 1) % 3;
                    int v = (axis + 2) % 3;
                    p[u] = b[u] + (b[3 + u] - b[u]) * (n % 40) / 39;
                    p[v] = b[v] + (b[3 + v] - b[v]) * (n / 40) / 39;
                    assertTrue(bone.distance(p[0], p[1], p[2]) > 0, bone.words() + " beyond its box on axis " + axis);
                }
            }
        }
    }

    @Test
    void bodies_grow_from_the_fourth_thoracic_to_the_fourth_lumbar_vertebra() {
        double before = 0;
        for (VertebraLevel level : VertebraLevel.values()) {
            if (level.compareTo(VertebraLevel.T4) < 0 || level == VertebraLevel.L5) {
                continue;
            }
            SyntheticScan scan = SyntheticScan.of(
                    SyntheticScan.Order.of(VERTEBRAE.get(level)).with(COARSE), 2);
            double volume = scan.truth().parts().stream()
                    .filter(p -> p.label() == SyntheticVertebra.BODY_LABEL)
                    .mapToDouble(Truth.Part::volumeCm3)
                    .sum();
            assertTrue(volume > before, level + ": " + volume + " after " + before);
            before = volume;
        }
        assertEquals(32, before, 5); // L4 of 46.6 × 35.5 × 24.6 mm: 0.8 of the box, from the shape of its section
    }

    @ParameterizedTest
    @EnumSource
    void canal_and_endplates_are_where_the_table_says(VertebraLevel level) {
        SyntheticVertebra bone = VERTEBRAE.get(level);
        double middle = level.bodyDepthMm / 2 + level.canalDepthMm / 2 - 0.4;
        for (double z = -1.5 * level.bodyHeightMm; z < 1.5 * level.bodyHeightMm; z += 1) {
            assertTrue(bone.distance(0, middle, z) > 0.7 * level.canalDepthMm / 2, "canal at " + z);
            assertTrue(bone.distance(0.7 * level.canalWidthMm / 2, middle, z) > 0, "canal at " + z);
        }
        double[] up = bone.landmarks().get("superiorEndplateCentre");
        double[] down = bone.landmarks().get("inferiorEndplateCentre");
        assertEquals(0, bone.distance(up[0], up[1], up[2]), 0.1);
        assertEquals(0, bone.distance(down[0], down[1], down[2]), 0.1);
        // sides at the rims: half the width, less the rounding of the edge
        double z = level.bodyHeightMm / 2 - 4;
        assertTrue(bone.distance(level.bodyWidthMm / 2 + 0.2, -1, z) > 0);
        assertTrue(bone.distance(level.bodyWidthMm / 2 - 2.5, -1, z) < 0);
    }

    @Test
    void head_neck_and_shaft_of_a_femur_stand_as_asked() {
        FemurDimensions size = new FemurDimensions(true, 48, 130, 15, 450);
        SyntheticFemur bone = new SyntheticFemur(size, BoneQuality.OF_FEMUR, 600, 1);
        assertEquals(0, bone.distance(0, 0, 24), 1e-9);
        assertEquals(0, bone.distance(0, -24, 0), 1e-9);
        double[] junction = bone.landmarks().get("neckShaftJunction");
        double[] upper = bone.landmarks().get("shaftAxisUpper");
        double length = Solid.length(junction[0], junction[1], junction[2]);
        // angle at the junction between the way up the neck and the way down the shaft
        double cosine = -(-junction[2]) / length;
        assertEquals(130, Math.toDegrees(Math.acos(cosine)), 1e-9);
        assertEquals(15, Math.toDegrees(Math.atan2(junction[1], junction[0])), 1e-9);
        assertEquals(43.0 * 48 / 46, Math.hypot(junction[0], junction[1]), 1e-9);
        assertEquals(junction[0], upper[0], 1e-9);
        // lowest point of the condyles
        double lowest = 0;
        for (double x = 0; x < 90; x += 1) {
            for (double y = -40; y < 60; y += 1) {
                for (double z = -424; z > -430 && bone.distance(x, y, z) < 0; z -= 0.25) {
                    lowest = Math.min(lowest, z);
                }
            }
        }
        assertEquals(24 - 450, lowest, 1.0);
    }

    @Test
    void cortex_is_thick_in_the_shaft_and_thin_around_head_and_condyles() {
        SyntheticFemur bone = new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 600, 1);
        double head = bone.cortexMm(0, 0, 22);
        double shaft = bone.cortexMm(42, 0, -200);
        double condyle = bone.cortexMm(20, 10, -405);
        assertEquals(0.9, head, 1e-9);
        assertEquals(6.5, shaft, 1e-9);
        assertEquals(1.0, condyle, 0.1);
        double[] neck = bone.places().get("neck");
        double below = bone.cortexMm(neck[0] - 9, neck[1], neck[2] - 12);
        double above = bone.cortexMm(neck[0] + 9, neck[1], neck[2] + 12);
        assertTrue(below > 2.5 * above, below + " below, " + above + " above the neck");
    }

    @Test
    void trabeculae_are_denser_along_the_principal_compressive_group_than_in_wards_triangle() {
        SyntheticFemur bone = new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 600, 1);
        double group = bone.trabecularMgCm3(10, 1, -8);
        double ward = bone.trabecularMgCm3(33, 7, -30);
        double marrow = bone.trabecularMgCm3(42, 0, -200);
        assertTrue(group > 1.8 * ward, group + " against " + ward);
        assertEquals(-56, marrow, 1e-9);
    }

    @Test
    void what_cannot_be_made_is_named_with_what_can() {
        InputException level = assertThrows(InputException.class, () -> SyntheticVertebra.of("C3"));
        assertEquals("There is no vertebra 'C3' to be made. Name one of T1 to T12 or L1 to L5.", level.getMessage());
        InputException head = assertThrows(InputException.class, () -> new FemurDimensions(true, 30, 127, 12, 440));
        assertEquals("Head diameter 30.0 is outside 35.0 to 60.0 mm. Give a value within.", head.getMessage());
    }
}
