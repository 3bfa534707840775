package fractura.solver.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FemurLoadTest {
    private static final double WEIGHT = 700;
    private static final Specimen RIGHT = new DrawnFemur(Side.RIGHT).build();
    private static final double[] TILT = rotation(0.4, new double[] {0.3, -0.5, 0.8});

    static List<FemurLoad> loads() {
        return List.of(
                new FemurLoad.Muscles(HipActivity.WALKING, WEIGHT),
                new FemurLoad.Muscles(HipActivity.STAIR_CLIMBING, WEIGHT),
                new FemurLoad.HeadForce(2000, FemurLoad.HeadForce.DEFAULT_ANGLE_DEG),
                new FemurLoad.SidewaysFall(3000));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void each_patch_carries_its_force_through_its_point(FemurLoad load) {
        load.on(RIGHT).forces().forEach(f -> exact(RIGHT, f));
    }

    private static void exact(Specimen femur, PatchForce f) {
        double[] sum = new double[3];
        double[] moment = new double[3];
        double size = 0;
        double[] xyz = femur.mesh().nodesXyz();
        for (int q = 0; q < f.node().length; q++) {
            double[] nodal = Arrays.copyOfRange(f.nodalNewton(), 3 * q, 3 * q + 3);
            double[] at = Arrays.copyOfRange(xyz, 3 * f.node()[q], 3 * f.node()[q] + 3);
            double[] arm = Vectors.minus(at, f.pointMm());
            sum = Vectors.plus(sum, 1, nodal);
            moment = Vectors.plus(moment, 1, Vectors.cross(arm, nodal));
            size += Vectors.length(arm) * Vectors.length(nodal);
        }
        assertTrue(f.node().length >= 10, f.name() + " has " + f.node().length + " nodes");
        assertArrayEquals(f.forceNewton(), sum, 1e-9 * f.newton(), f.name());
        assertArrayEquals(new double[3], moment, 1e-9 * size, f.name());
    }

    @ParameterizedTest
    @MethodSource("loads")
    void nodal_forces_in_grid_axes_are_those_of_the_patches(FemurLoad load) {
        Specimen turned = new DrawnFemur(Side.RIGHT).turned(TILT).build();
        FemurLoading on = load.on(turned);
        double[] sum = new double[3];
        double[] total = new double[3];
        for (int i = 0; i < on.conditions().forceNewton().length; i++) {
            sum[i % 3] += on.conditions().forceNewton()[i];
        }
        for (PatchForce f : on.forces()) {
            total = Vectors.plus(total, 1, f.forceNewton());
        }
        double[] axes = turned.mesh().grid().axes();
        for (int a = 0; a < 3; a++) {
            double expected = axes[3 * a] * total[0] + axes[3 * a + 1] * total[1] + axes[3 * a + 2] * total[2];
            assertEquals(expected, sum[a], 1e-9 * load.jointNewton());
        }
    }

    @Test
    void walking_and_stairs_load_the_head_with_the_measured_share_of_body_weight() {
        assertEquals(238, HipActivity.WALKING.jointPercent(), 0.5); // (Bergmann01), as are the others
        assertEquals(251, HipActivity.STAIR_CLIMBING.jointPercent(), 0.5);
        FemurLoad walking = loads().getFirst();
        assertEquals(walking.jointNewton(), walking.on(RIGHT).joint().newton(), 1e-9);
        assertEquals(HipActivity.WALKING.jointPercent() * 7, walking.jointNewton(), 1e-9);
    }

    @Test
    void walking_pushes_the_head_out_and_down_and_pulls_the_trochanter_in_and_up() {
        List<PatchForce> forces = loads().getFirst().on(RIGHT).forces();
        assertEquals(3, forces.size());
        double[] joint = frame().coordinates(new double[3], forces.get(0).forceNewton());
        assertArrayEquals(new double[] {-378, -229.6, -1604.4}, joint, 1e-9);
        double[] trochanter = frame().coordinates(new double[3], forces.get(1).forceNewton());
        assertArrayEquals(new double[] {7 * 64.7, 7 * 15.2, 7 * 80.7}, trochanter, 1e-9);
        double[] vastus = frame().coordinates(new double[3], forces.get(2).forceNewton());
        assertArrayEquals(new double[] {-6.3, 129.5, -650.3}, vastus, 1e-9);
    }

    @Test
    void the_head_is_pressed_from_the_side_the_force_comes_from() {
        Site.Femur femur = (Site.Femur) RIGHT.site();
        for (FemurLoad load : loads()) {
            PatchForce joint = load.on(RIGHT).joint();
            double[] against = Vectors.scaled(-1, Vectors.unit(joint.forceNewton()));
            double[] xyz = RIGHT.mesh().nodesXyz();
            for (int n : joint.node()) {
                double[] arm = Vectors.minus(
                        Arrays.copyOfRange(xyz, 3 * n, 3 * n + 3), femur.head().centreMm());
                assertTrue(Vectors.dot(arm, against) > 0.5 * femur.head().radiusMm(), load.caseName());
            }
        }
    }

    @Test
    void doubling_the_load_doubles_every_nodal_force_and_moves_no_support() {
        FemurLoading once = new FemurLoad.Muscles(HipActivity.STAIR_CLIMBING, 500).on(RIGHT);
        FemurLoading twice = new FemurLoad.Muscles(HipActivity.STAIR_CLIMBING, 1000).on(RIGHT);
        double[] doubled =
                Arrays.stream(once.conditions().forceNewton()).map(f -> 2 * f).toArray();
        assertArrayEquals(doubled, twice.conditions().forceNewton(), 1e-9);
        assertArrayEquals(once.conditions().fixed(), twice.conditions().fixed());
    }

    @ParameterizedTest
    @MethodSource("loads")
    void turning_patient_and_grid_together_changes_no_nodal_force_and_no_support(FemurLoad load) {
        FemurLoading straight = load.on(RIGHT);
        FemurLoading turned = load.on(new DrawnFemur(Side.RIGHT).turned(TILT).build());
        assertArrayEquals(
                straight.conditions().forceNewton(),
                turned.conditions().forceNewton(),
                1e-8 * load.jointNewton()); // places of surfaces are found to rounding of the turned grid
        assertArrayEquals(straight.conditions().fixed(), turned.conditions().fixed());
        assertArrayEquals(straight.held(), turned.held());
    }

    @ParameterizedTest
    @MethodSource("loads")
    void a_left_femur_is_loaded_as_the_mirror_image_of_a_right_one(FemurLoad load) {
        Specimen left = new DrawnFemur(Side.LEFT).build();
        assertEquals(RIGHT.mesh().nodeCount(), left.mesh().nodeCount());
        double[] force = load.on(RIGHT).conditions().forceNewton();
        double[] mirrored = load.on(left).conditions().forceNewton();
        boolean[] fixed = load.on(left).conditions().fixed();
        int nx = RIGHT.mesh().grid().nx();
        for (int n = 0; n < RIGHT.mesh().nodeCount(); n++) {
            int[] ijk = RIGHT.mesh().nodeIjk(n);
            int m = left.mesh().node(nx - ijk[0], ijk[1], ijk[2]);
            assertEquals(force[3 * n], -mirrored[3 * m], 1e-9 * load.jointNewton());
            assertEquals(force[3 * n + 1], mirrored[3 * m + 1], 1e-9 * load.jointNewton());
            assertEquals(force[3 * n + 2], mirrored[3 * m + 2], 1e-9 * load.jointNewton());
        }
        assertEquals(
                count(load.on(RIGHT).conditions().fixed()), count(fixed)); // the anchor of a fall may be its neighbour
        assertEquals(load.on(RIGHT).held().length, load.on(left).held().length);
    }

    @Test
    void the_shaft_is_held_from_150_mm_below_the_lesser_trochanter_on() {
        Specimen femur = new DrawnFemur(Side.RIGHT).cutAt(-240).build();
        FemurLoading load = loads().getFirst().on(femur);
        double[] xyz = femur.mesh().nodesXyz();
        double highest = Arrays.stream(load.held())
                .mapToDouble(n -> xyz[3 * n + 2])
                .max()
                .orElseThrow();
        assertEquals(-177, highest, 3); // lesser trochanter at -27, voxels of 3 mm
        assertEquals("shaft held from 150 mm below the lesser trochanter and below", load.words());
        assertTrue(load.warnings().isEmpty());
    }

    @Test
    void a_shorter_bone_is_held_at_its_cut_face_and_nowhere_else() {
        Specimen femur = new DrawnFemur(Side.RIGHT).cutAt(-120).build();
        FemurLoading load = loads().getFirst().on(femur);
        assertEquals("held at its cut face, 93 mm below the lesser trochanter", load.words());
        double[] xyz = femur.mesh().nodesXyz();
        assertTrue(load.held().length > 0);
        for (int n : load.held()) {
            assertEquals(-120, xyz[3 * n + 2], 1e-9);
        }
    }

    @Test
    void a_muscle_that_takes_hold_of_held_bone_is_left_out_with_words() {
        FemurLoading load =
                loads().get(1).on(new DrawnFemur(Side.RIGHT).cutAt(-50).build());
        assertEquals(2, load.forces().size());
        assertEquals(2, load.warnings().size());
        assertTrue(
                load.warnings().getFirst().text().contains("vastus lateralis (959 N)"),
                load.warnings().toString());
        assertTrue(load.warnings().getLast().text().contains("left out"));
    }

    /// Facets of 438 ± 58 and 197 ± 48 mm² (Robertson08), seen from the side and from above and behind.
    @Test
    void abductors_pull_over_the_footprint_of_the_gluteus_medius_and_nowhere_push() {
        Specimen femur = UsualFemur.in(2);
        Site.Femur site = (Site.Femur) femur.site();
        PatchForce abductors = loads().getFirst().on(femur).forces().get(1);
        BoneSurface surface = new BoneSurface(femur.mesh());
        double lateral = 0;
        double upper = 0;
        double greatest = 0;
        for (int q = 0; q < abductors.node().length; q++) {
            int n = abductors.node()[q];
            lateral += Math.max(0, surface.facing(n, site.frame().vector(-1, 0, 0)));
            upper += Math.max(0, surface.facing(n, Vectors.unit(site.frame().vector(0, -1, 1))));
            double[] nodal = Arrays.copyOfRange(abductors.nodalNewton(), 3 * q, 3 * q + 3);
            greatest = Math.max(greatest, Vectors.length(nodal));
            assertTrue(Vectors.dot(nodal, abductors.forceNewton()) > 0, "a tendon pulls");
        }
        assertEquals(438, lateral, 58);
        assertEquals(196.5, upper, 48.4);
        assertTrue(greatest < 0.03 * abductors.newton(), "no node takes more than a thirtieth: " + greatest + " N");
    }

    @Test
    void the_angle_of_a_single_force_and_of_a_fall_is_to_the_shaft_however_the_named_directions_lean() {
        double bow = Math.toRadians(8.8);
        double[] proximal = frame().vector(0, Math.sin(bow), Math.cos(bow));
        double[] anterior = frame().vector(0, Math.cos(bow), -Math.sin(bow));
        Site.Femur f = femur();
        Site.Femur.Frame leaning = new Site.Femur.Frame(frame().medial(), anterior, proximal, 15, true);
        Specimen bowed = RIGHT.withSite(new Site.Femur(
                f.side(),
                leaning,
                f.head(),
                f.neck(),
                f.shaft(),
                f.greaterTrochanterMm(),
                f.lesserTrochanterMm(),
                f.condyles()));
        double[] down = Vectors.scaled(-1, f.shaft().axis());
        double[] single = loads().get(2).on(bowed).joint().forceNewton();
        assertEquals(Math.cos(Math.toRadians(20)), Vectors.dot(Vectors.unit(single), down), 1e-12);
        assertEquals(0, Vectors.dot(single, frame().anterior()), 1e-9, "in the frontal plane of the shaft");
        double[] fall = loads().getLast().on(bowed).joint().forceNewton();
        assertEquals(-Math.sin(Math.toRadians(10)), Vectors.dot(Vectors.unit(fall), down), 1e-12);
    }

    @Test
    void a_bone_cut_through_its_trochanters_is_held_at_the_cut_under_the_forces_that_act_above_it() {
        Specimen stump = new DrawnFemur(Side.RIGHT).cutAt(-9).build();
        FemurLoading load = loads().get(1).on(stump);
        assertTrue(load.words().startsWith("held at its cut face"), load.words());
        assertTrue(load.words().contains("above the usual place of the lesser trochanter"), load.words());
        assertEquals(2, load.forces().size());
        for (int q = 0; q < 2; q++) {
            assertArrayEquals(
                    loads().get(1).on(RIGHT).forces().get(q).forceNewton(),
                    load.forces().get(q).forceNewton(),
                    1e-9);
        }
        assertEquals(2, load.warnings().size());
        for (PatchForce f : load.forces()) {
            exact(stump, f);
            for (int n : f.node()) {
                assertFalse(load.conditions().fixed()[3 * n], "a held node takes none of the force");
            }
        }
    }

    @Test
    void a_hold_turned_against_the_shaft_holds_the_nodes_of_its_plane() {
        Specimen stump = new DrawnFemur(Side.RIGHT).cutAt(-9).build();
        Site.Femur f = (Site.Femur) stump.site();
        FemurLoading straight = loads().getFirst().on(stump);
        FemurLoading leaning = loads().getFirst().on(stump.withSite(f.leaning(7, -5)));
        assertArrayEquals(straight.held(), leaning.held());
        double angle = Vectors.dot(
                Vectors.unit(straight.joint().forceNewton()),
                Vectors.unit(leaning.joint().forceNewton()));
        assertEquals(
                Math.sqrt(Math.pow(Math.sin(Math.toRadians(7)), 2) + Math.pow(Math.sin(Math.toRadians(5)), 2)),
                Math.sin(Math.acos(angle)),
                0.04); // the force is not quite along the axis that leans
    }

    @Test
    void a_bone_without_a_shaft_cannot_fall_on_its_side() {
        Specimen stump = new DrawnFemur(Side.RIGHT).cutAt(-9).build();
        String message = assertThrows(
                        InputException.class, () -> loads().getLast().on(stump))
                .getMessage();
        assertTrue(message.contains("needs a shaft that lies on the ground too"), message);
        assertTrue(message.contains("above the usual place of the lesser trochanter"), message);
    }

    @Test
    void a_patch_beside_the_bone_is_refused_with_its_place() {
        BoneSurface surface = new BoneSurface(RIGHT.mesh());
        double[] away = {0, 0, 300};
        PatchForce.Place place = new PatchForce.Place(
                "greater trochanter", away, List.of(PatchForce.Oval.ball(away, new double[] {0, 0, 1}, 10)));
        String message = assertThrows(
                        InputException.class, () -> PatchForce.spread(surface, place, new double[] {0, 0, -1}))
                .getMessage();
        assertTrue(message.contains("greater trochanter") && message.contains("no surface"), message);
    }

    @Test
    void in_a_fall_the_lower_end_of_the_shaft_is_raised_and_the_femur_turned_in() {
        double[] down = frame().coordinates(new double[3], FemurLoad.SidewaysFall.down(ShaftDirections.of(femur())));
        assertEquals(Math.sin(Math.toRadians(10)), down[2], 1e-12);
        assertEquals(Math.tan(Math.toRadians(15)), down[1] / down[0], 1e-12);
        assertTrue(down[0] < 0, "the lateral side is below");
    }

    @Test
    void in_a_fall_rollers_hold_along_the_force_and_three_components_of_one_node_beside() {
        FemurLoading fall = loads().getLast().on(RIGHT);
        double[] down = FemurLoad.SidewaysFall.down(ShaftDirections.of(femur()));
        long along = fall.conditions().skew().stream()
                .filter(s -> Math.abs(Math.abs(Vectors.dot(s.normal(), gridAxes(down))) - 1) < 1e-12)
                .count();
        assertEquals(fall.conditions().skew().size() - 1, along);
        assertEquals(3, count(fall.conditions().fixed()));
        assertEquals(along + 1, fall.held().length);
        assertFalse(fall.conditions().skew().stream().anyMatch(s -> s.displacementMm() != 0));
    }

    private static double[] gridAxes(double[] v) {
        double[] axes = RIGHT.mesh().grid().axes();
        double[] out = new double[3];
        for (int a = 0; a < 3; a++) {
            out[a] = axes[3 * a] * v[0] + axes[3 * a + 1] * v[1] + axes[3 * a + 2] * v[2];
        }
        return out;
    }

    private static long count(boolean[] flags) {
        long count = 0;
        for (boolean f : flags) {
            count += f ? 1 : 0;
        }
        return count;
    }

    private static Site.Femur femur() {
        return (Site.Femur) RIGHT.site();
    }

    private static Site.Femur.Frame frame() {
        return femur().frame();
    }

    /// Rodrigues' formula.
    static double[] rotation(double angle, double[] about) {
        double[] k = Vectors.unit(about);
        double[] r = new double[9];
        double[][] units = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        for (int j = 0; j < 3; j++) {
            double[] v = units[j];
            double[] turned = Vectors.plus(
                    Vectors.plus(Vectors.scaled(Math.cos(angle), v), Math.sin(angle), Vectors.cross(k, v)),
                    (1 - Math.cos(angle)) * Vectors.dot(k, v),
                    k);
            for (int i = 0; i < 3; i++) {
                r[3 * i + j] = turned[i];
            }
        }
        return r;
    }
}
