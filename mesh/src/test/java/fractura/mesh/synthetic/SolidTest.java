package fractura.mesh.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SolidTest {
    private static final SeededNoise RANDOM = new SeededNoise(7, 9);

    @Test
    void a_fillet_adds_a_quarter_of_its_width_where_bodies_meet_and_nothing_beyond_it() {
        assertEquals(-1, Solid.union(0, 0, 4), 1e-15);
        assertEquals(0, Solid.union(0, 4, 4), 1e-15);
        assertEquals(-7, Solid.union(-7, 50, 4), 1e-15);
        assertEquals(1, Solid.intersection(0, 0, 4), 1e-15);
    }

    @Test
    void a_bar_without_width_is_a_cone_with_round_ends() {
        Bar bar = Bar.round(new double[] {0, 0, 0}, new double[] {0, 0, 10}, 2, 2);
        assertEquals(1, bar.distance(3, 0, 5), 1e-12);
        assertEquals(3, bar.distance(0, 0, 15), 1e-12);
        assertEquals(-2, bar.distance(0, 0, 5), 1e-12);
    }

    @Test
    void a_bar_is_wide_in_its_own_direction_and_mirrors_to_the_bit() {
        Bar bar = new Bar(
                new double[] {3, 0, 0},
                new double[] {13, 2, 0},
                new double[] {0, 0, 1},
                new double[] {4, 2},
                new double[] {2, 1});
        assertEquals(0, bar.distance(3, 0, 6), 1e-12);
        for (int n = 0; n < 200; n++) {
            double x = 30 * RANDOM.uniform(3 * n) - 15;
            double y = 30 * RANDOM.uniform(3 * n + 1) - 15;
            double z = 30 * RANDOM.uniform(3 * n + 2) - 15;
            assertEquals(bar.distance(x, y, z), bar.mirrored().distance(-x, y, z));
        }
    }

    @Test
    void an_ellipsoid_is_nought_on_its_surface() {
        Solid solid = Solid.ellipsoid(new double[] {1, 2, 3}, 4, 5, 6);
        assertEquals(0, solid.distance(5, 2, 3), 1e-12);
        assertEquals(0, solid.distance(1, 7, 3), 1e-12);
        assertEquals(0, solid.distance(1 + 4 * 0.6, 2 + 5 * 0.8, 3), 1e-12);
        assertTrue(solid.distance(1, 2, 3) < 0);
    }

    /// The lattice leaves out only bodies that cannot matter, so the answer is the same to the bit.
    @ParameterizedTest
    @EnumSource(names = {"T1", "T8", "T12", "L3", "L5"})
    void a_bone_asked_through_its_lattice_is_the_bone_of_all_its_bodies(VertebraLevel level) {
        SyntheticVertebra bone = new SyntheticVertebra(level, BoneQuality.OF_VERTEBRA, 1);
        compare(bone.solid(), bone.boxMm());
    }

    @Test
    void the_femur_asked_through_its_lattice_is_the_femur_of_all_its_bodies() {
        FemurSolid shape = new FemurSolid(FemurDimensions.usual(true));
        compare(shape.solid(), shape.boxMm());
    }

    private static void compare(Assembled solid, double[] box) {
        int near = 0;
        for (int n = 0; n < 20000; n++) {
            double[] p = new double[3];
            for (int a = 0; a < 3; a++) {
                p[a] = box[a] - 8 + (box[3 + a] - box[a] + 16) * RANDOM.uniform(3L * n + a);
            }
            double all = solid.distanceToAll(p[0], p[1], p[2]);
            double fast = solid.distance(p[0], p[1], p[2]);
            if (fast < Assembled.FAR_MM) {
                near++;
                if (Math.abs(all) < 6) {
                    assertEquals(all, fast, () -> p[0] + " " + p[1] + " " + p[2]);
                }
            } else {
                assertTrue(all > 0.8 * Assembled.FAR_MM, "said to be far, is at " + all);
            }
        }
        assertTrue(near > 4000, near + " points near the bone");
    }

    /// Thickness of the cortex is measured along the distance: a distance that grows too fast or too slowly
    /// would
    /// change it as much.
    @Test
    void distance_grows_by_one_millimetre_a_millimetre_near_the_surface() {
        SyntheticVertebra vertebra = SyntheticVertebra.of("L3");
        SyntheticFemur femur = new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 600, 1);
        assertEquals(1, meanSlope(vertebra), 0.1);
        assertEquals(1, meanSlope(femur), 0.1);
    }

    private static double meanSlope(SyntheticBone bone) {
        double[] box = bone.boxMm();
        double sum = 0;
        int count = 0;
        for (int n = 0; n < 60000; n++) {
            double[] p = new double[3];
            for (int a = 0; a < 3; a++) {
                p[a] = box[a] + (box[3 + a] - box[a]) * RANDOM.uniform(3L * n + a);
            }
            if (Math.abs(bone.distance(p[0], p[1], p[2])) < 1) {
                double square = 0;
                for (int a = 0; a < 3; a++) {
                    double[] q = p.clone();
                    q[a] += 0.01;
                    double up = bone.distance(q[0], q[1], q[2]);
                    q[a] -= 0.02;
                    double slope = (up - bone.distance(q[0], q[1], q[2])) / 0.02;
                    square += slope * slope;
                }
                sum += Math.sqrt(square);
                count++;
            }
        }
        assertTrue(count > 1000, count + " points");
        return sum / count;
    }
}
