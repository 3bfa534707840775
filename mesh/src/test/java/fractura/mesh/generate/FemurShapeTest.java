package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Warning;
import fractura.mesh.image.LabelMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Landmarks against a femur drawn by formulas. Tolerances: half a voxel for fitted balls and lines, one voxel
/// and a half for single points, which are places of voxels.
class FemurShapeTest {
    private static final double VOXEL = 2.5;

    @ParameterizedTest
    @EnumSource(Side.class)
    void landmarks_of_a_whole_femur_are_where_they_were_drawn(Side side) {
        DrawnFemur truth = DrawnFemur.upright(side).turned(8, -6, 11);
        FemurShape found = truth.found(VOXEL);
        Site.Femur f = found.femur();
        near(truth, DrawnFemur.HEAD, f.head().centreMm(), 0.5);
        assertEquals(DrawnFemur.HEAD_MM, f.head().radiusMm(), 0.5);
        assertEquals(DrawnFemur.NECK_MM, f.neck().radiusMm(), 1);
        assertTrue(Turned.degrees(truth.direction(DrawnFemur.NECK), f.neck().axis()) < 1.5);
        assertEquals(DrawnFemur.ANGLE, f.neck().shaftAngleDeg(), 1.5);
        assertTrue(Turned.degrees(
                        truth.direction(new double[] {0, 0, 1}), f.shaft().axis())
                < 0.5);
        near(truth, new double[3], f.shaft().pointMm(), 1);
        assertEquals(DrawnFemur.SHAFT_MM, f.shaft().radiusMm(), 0.5);
        near(truth, DrawnFemur.GREATER, f.greaterTrochanterMm(), 1.5 * VOXEL + 2); // a flat dome
        near(truth, DrawnFemur.LESSER, f.lesserTrochanterMm().orElseThrow(), 1.5 * VOXEL);
        near(truth, DrawnFemur.EPICONDYLE, f.condyles().orElseThrow().medialEpicondyleMm(), 1.5 * VOXEL + 2);
        assertEquals(Optional.of(side), found.sideOfShape());
        assertEquals(417, found.lengthMm().orElseThrow(), 2 * VOXEL);
        assertEquals(List.of(), found.warnings());
    }

    @Test
    void directions_of_a_whole_femur_follow_the_condyles() {
        DrawnFemur truth = DrawnFemur.upright(Side.RIGHT).turned(-5, 4, 20);
        Site.Femur.Frame frame = truth.found(VOXEL).femur().frame();
        // from the middle of the epicondyles at (0, -14, -340) to where neck and shaft meet
        double[] proximal = Turned.unit(new double[] {0, 14, 340});
        assertTrue(Turned.degrees(truth.direction(proximal), frame.proximal()) < 0.7);
        assertTrue(Turned.degrees(truth.direction(new double[] {1, 0, 0}), frame.medial()) < 2);
        double[] neck = Turned.across(DrawnFemur.NECK, proximal);
        double[] anterior = Turned.cross(proximal, new double[] {1, 0, 0});
        double version = Math.toDegrees(Math.atan2(Turned.dot(neck, anterior), neck[0]));
        assertEquals(version, frame.anteversionDeg(), 2.5);
        assertTrue(!frame.isAnteversionAssumed());
    }

    @Test
    void landmarks_turn_with_the_patient_and_hardly_know_the_voxels() {
        DrawnFemur upright = DrawnFemur.upright(Side.LEFT).cutAt(-130);
        Site.Femur still = upright.found(2).femur();
        for (double voxel : new double[] {2, 3}) {
            DrawnFemur truth = upright.turned(30, -20, 40);
            Site.Femur turned = truth.found(voxel).femur();
            near(truth, upright.own(still.head().centreMm()), turned.head().centreMm(), 0.5);
            near(
                    truth,
                    upright.own(still.lesserTrochanterMm().orElseThrow()),
                    turned.lesserTrochanterMm().orElseThrow(),
                    3);
            assertEquals(still.head().radiusMm(), turned.head().radiusMm(), 0.3);
            assertEquals(still.neck().shaftAngleDeg(), turned.neck().shaftAngleDeg(), 1.5);
        }
    }

    @Test
    void an_upper_femur_takes_the_usual_anteversion_and_says_so() {
        FemurShape found = DrawnFemur.upright(Side.RIGHT).cutAt(-132).found(VOXEL);
        Site.Femur.Frame frame = found.femur().frame();
        assertTrue(frame.isAnteversionAssumed());
        double[] neck = Turned.across(found.femur().neck().axis(), frame.proximal());
        assertEquals(
                15,
                Math.toDegrees(Math.atan2(Turned.dot(neck, frame.anterior()), Turned.dot(neck, frame.medial()))),
                0.1);
        assertEquals(
                FemurShape.ASSUMED_BOW, Turned.degrees(found.femur().shaft().axis(), frame.proximal()), 0.01);
        assertTrue(Turned.dot(frame.proximal(), new double[] {0, -1, 0}) > 0, "turned to the front");
        has(found, Warning.Level.CAUTION, "W16", "forward by 15 ± 10°, the upper shaft to lean back by 8.8°");
        has(found, Warning.Level.NOTE, "W05", "mm below its lesser trochanter and held there");
        assertEquals(98, found.femur().lengthBelowLesserTrochanterMm().orElseThrow(), 5);
        assertTrue(found.femur().shaft().isCut());
    }

    @Test
    void a_femur_cut_soon_below_the_lesser_trochanter_is_blocked() {
        has(
                DrawnFemur.upright(Side.LEFT).cutAt(-75).found(VOXEL),
                Warning.Level.BLOCK,
                "W05",
                "below its lesser trochanter; 50 mm are needed");
    }

    @Test
    void a_femur_cut_above_the_lesser_trochanter_takes_the_patients_long_axis_and_ends_where_the_image_does() {
        DrawnFemur truth = DrawnFemur.upright(Side.LEFT).turned(6, -4, 0);
        FemurShape found = FemurShape.of(List.of(cutByImage(truth, -12)), Side.LEFT);
        Site.Femur.Shaft shaft = found.femur().shaft();
        assertEquals(Site.Femur.Known.ASSUMED, shaft.known());
        assertArrayEquals(new double[] {0, 0, 1}, shaft.axis());
        assertArrayEquals(new double[] {0, 0, 1}, found.femur().frame().proximal(), 1e-12);
        assertArrayEquals(new double[] {0, 0, 1}, shaft.end().up(), 1e-12);
        double level = truth.placed(new double[] {0, 0, -12})[2];
        assertEquals(level, shaft.end().pointMm()[2], VOXEL);
        assertTrue(found.femur().endsAboveShaft()
                && found.femur().lesserTrochanterMm().isEmpty());
        near(
                truth,
                DrawnFemur.GREATER,
                found.femur().greaterTrochanterMm(),
                1.5 * VOXEL + 4); // the highest of a turned dome
        has(
                found,
                Warning.Level.BLOCK,
                "W05",
                "its lesser trochanter usually lies 50 mm below it: no shaft is in the scan");
        has(found, Warning.Level.CAUTION, "W16", "along the patient's long axis, which may be off by 10° to any side");
    }

    @Test
    void the_direction_of_a_shaft_that_is_not_in_the_scan_can_be_given() {
        DrawnFemur truth = DrawnFemur.upright(Side.RIGHT).turned(8, 10, 0);
        double[] axis = truth.direction(new double[] {0, 0, 1});
        FemurShape found = FemurShape.of(
                BoneMask.of(List.of(cutByImage(truth, -12)), BoneMask.Kind.FEMUR), Side.RIGHT, Optional.of(axis));
        assertEquals(Site.Femur.Known.GIVEN, found.femur().shaft().known());
        assertArrayEquals(axis, found.femur().shaft().axis());
        assertEquals(DrawnFemur.ANGLE, found.femur().neck().shaftAngleDeg(), 1.5);
        assertEquals(0, found.shaftSpreadDeg());
        has(found, Warning.Level.CAUTION, "W16", "its direction was taken from the case file");
    }

    @Test
    void a_direction_given_for_a_shaft_that_is_in_the_scan_is_not_taken_and_told() {
        BoneMask mask = BoneMask.of(
                List.of(DrawnFemur.source(
                        DrawnFemur.upright(Side.RIGHT).cutAt(-132).labels(VOXEL))),
                BoneMask.Kind.FEMUR);
        double[] askew = {Math.sin(Math.toRadians(20)), 0, Math.cos(Math.toRadians(20))};
        FemurShape found = FemurShape.of(mask, Side.RIGHT, Optional.of(askew));
        assertTrue(Turned.degrees(found.femur().shaft().axis(), new double[] {0, 0, 1}) < 0.5);
        has(found, Warning.Level.CAUTION, "W16", "20° from the direction given for it (site: shaft-axis)");
    }

    @Test
    void a_femur_that_leaves_the_image_within_its_neck_is_refused_with_what_is_there() {
        String words = assertThrows(
                        InputException.class,
                        () -> FemurShape.of(List.of(cutByImage(DrawnFemur.upright(Side.LEFT), 10)), Side.LEFT))
                .getMessage();
        assertTrue(words.contains("mm from the centre of its head, before its neck ends"), words);
    }

    /// The bone in an image that ends at a height of the bone's own.
    private static LabelSource cutByImage(DrawnFemur truth, double heightMm) {
        LabelMap map = truth.labels(VOXEL);
        Grid g = map.grid();
        double level = truth.placed(new double[] {0, 0, heightMm})[2];
        int first = (int) Math.round((level - g.originMm()[2]) / VOXEL + 0.5);
        Grid part = BoneMask.part(g, new int[] {0, 0, first, g.nx() - 1, g.ny() - 1, g.nz() - 1});
        int[] values = new int[part.voxelCount()];
        System.arraycopy(map.values(), first * g.nx() * g.ny(), values, 0, values.length);
        return DrawnFemur.source(new LabelMap(part, values));
    }

    @Test
    void a_slanting_cut_ends_where_the_section_is_still_whole() {
        DrawnFemur turned = DrawnFemur.upright(Side.RIGHT).turned(0, 12, 0);
        LabelMap map = turned.cutAt(-150).labels(VOXEL);
        int[] values = map.values().clone();
        Grid g = map.grid();
        double level = turned.placed(new double[] {0, 0, -120})[2];
        for (int v = 0; v < values.length; v++) {
            values[v] = g.originMm()[2] + v / (g.nx() * g.ny()) * VOXEL < level ? 0 : values[v];
        }
        Site.Femur f = FemurShape.of(List.of(DrawnFemur.source(new LabelMap(g, values))), Side.RIGHT)
                .femur();
        double highest = -120 + DrawnFemur.SHAFT_MM * Math.tan(Math.toRadians(12));
        assertEquals(highest, f.shaft().lowestMm(), 3);
    }

    @Test
    void the_wrong_side_is_told_from_shape_and_place() {
        has(
                DrawnFemur.upright(Side.RIGHT).cutAt(-132).found(VOXEL, Side.LEFT),
                Warning.Level.BLOCK,
                "W08",
                "shape of a right femur (its lesser trochanter and condyles lie on that back), not of a left one, and lies");
    }

    @Test
    void a_mirrored_image_is_told_though_the_bone_lies_as_it_should() {
        DrawnFemur backToFront = DrawnFemur.upright(Side.LEFT).cutAt(-132).turned(0, 0, 180); // head to the left
        FemurShape found = backToFront.found(VOXEL, Side.RIGHT);
        has(found, Warning.Level.BLOCK, "W08", "shape of a left femur");
        has(found, Warning.Level.BLOCK, "W08", "though it lies as one");
    }

    @Test
    void a_femur_that_stands_on_its_head_is_measured_and_told() {
        DrawnFemur truth = DrawnFemur.upright(Side.RIGHT).cutAt(-132).turned(175, 0, 0);
        FemurShape found = truth.found(VOXEL);
        near(truth, DrawnFemur.HEAD, found.femur().head().centreMm(), 0.5);
        assertEquals(Optional.of(Side.RIGHT), found.sideOfShape());
        has(found, Warning.Level.CAUTION, "W08", "head towards the patient's feet");
    }

    @Test
    void a_block_and_a_free_ball_are_no_femora() {
        assertTrue(refusal((q) -> Math.abs(q[0]) < 30 && Math.abs(q[1]) < 30 && Math.abs(q[2]) < 30)
                .contains("No femoral head found: the roundest part of the labelled bone"));
        assertTrue(refusal(q -> Turned.dot(q, q) < 24 * 24).contains("hangs on no neck"));
    }

    private static String refusal(java.util.function.Predicate<double[]> shape) {
        Grid g = Grid.aligned(50, 50, 50, 2);
        int[] values = new int[g.voxelCount()];
        for (int v = 0; v < values.length; v++) {
            double[] p = g.toPatient(v % 50, v / 50 % 50, v / 2500);
            values[v] = shape.test(Turned.minus(p, new double[] {50, 50, 50})) ? DrawnFemur.BONE : 0;
        }
        return assertThrows(
                        InputException.class,
                        () -> FemurShape.of(List.of(DrawnFemur.source(new LabelMap(g, values))), Side.LEFT))
                .getMessage();
    }

    private static void near(DrawnFemur truth, double[] own, double[] found, double toleranceMm) {
        double[] d = Turned.minus(truth.own(found), own);
        double distance = Math.sqrt(Turned.dot(d, d));
        assertTrue(
                distance <= toleranceMm,
                () -> String.format("off by %.2f mm: (%.2f, %.2f, %.2f)", distance, d[0], d[1], d[2]));
    }

    private static void has(FemurShape found, Warning.Level level, String code, String words) {
        assertTrue(
                found.warnings().stream()
                        .anyMatch(w -> w.level() == level
                                && w.code().equals(code)
                                && w.text().contains(words)),
                () -> found.warnings().toString());
    }
}
