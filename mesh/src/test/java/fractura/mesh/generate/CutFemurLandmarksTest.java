package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.image.LabelMap;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.FieldOfView;
import fractura.mesh.synthetic.Pose;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is found on synthetic femora of both sides, straight and tilted, however high the image cuts them.
/// Their heads lie at the origin; the lesser trochanters 54 mm below.
class CutFemurLandmarksTest {
    private static Bone right;
    private static Bone left;

    /// A femur and what is found on 200 mm of it.
    record Bone(Side side, LabelMap labels, int label, FemurShape whole) {}

    @BeforeAll
    static void scan() {
        right = bone(Side.RIGHT, Pose.STRAIGHT);
        left = bone(Side.LEFT, new Pose(new double[] {4, -7, 0}, new double[3]));
    }

    private static Bone bone(Side side, Pose pose) {
        SyntheticFemur femur =
                new SyntheticFemur(FemurDimensions.usual(side == Side.LEFT), BoneQuality.OF_FEMUR, 240, 1);
        Scanner coarse = new Scanner(new Scanner.Slices(2, 2, 2), 0.5, Scanner.Grain.NONE, Scanner.USUAL.line(), 1);
        SyntheticScan scan = SyntheticScan.of(
                SyntheticScan.Order.of(femur)
                        .with(coarse)
                        .with(new SyntheticScan.Setting(Optional.empty(), pose, FieldOfView.BONE, 8)),
                2);
        LabelMap labels = scan.labels();
        return new Bone(side, labels, femur.label(), found(side, cut(labels, 200), femur.label()));
    }

    private static FemurShape found(Side side, LabelMap labels, int label) {
        return FemurShape.of(List.of(new LabelSource("synthetic", labels, LabelRoles.ofBone(label))), side);
    }

    /// The part of an image that ends so far below the head's centre.
    private static LabelMap cut(LabelMap map, double belowMm) {
        Grid g = map.grid();
        int first = (int) Math.ceil((-belowMm - g.originMm()[2]) / g.spacingMm()[2]);
        Grid part = BoneMask.part(g, new int[] {0, 0, first, g.nx() - 1, g.ny() - 1, g.nz() - 1});
        int[] values = new int[part.voxelCount()];
        System.arraycopy(map.values(), first * g.nx() * g.ny(), values, 0, values.length);
        return new LabelMap(part, values);
    }

    static Stream<Object[]> seen() {
        return Stream.of(125.0, 80.0).flatMap(mm -> Stream.of(new Object[] {right, mm}, new Object[] {left, mm}));
    }

    static Stream<Object[]> unseen() {
        return Stream.of(48.0, 33.0).flatMap(mm -> Stream.of(new Object[] {right, mm}, new Object[] {left, mm}));
    }

    @ParameterizedTest
    @MethodSource("seen")
    void the_direction_of_a_short_shaft_is_as_uncertain_as_is_said_of_it(Bone bone, double belowMm) {
        FemurShape found = found(bone.side, cut(bone.labels, belowMm), bone.label);
        Site.Femur.Shaft shaft = found.femur().shaft();
        assertEquals(Site.Femur.Known.SEEN, shaft.known());
        double off = Turned.degrees(shaft.axis(), bone.whole.femur().shaft().axis());
        assertTrue(off < Math.max(3, found.shaftSpreadDeg()), () -> off + "° of " + found.shaftSpreadDeg());
        assertEquals(shaft.axis(), shaft.end().up());
        double[] lesser = found.femur().lesserTrochanterMm().orElseThrow();
        double[] apart =
                Turned.minus(lesser, bone.whole.femur().lesserTrochanterMm().orElseThrow());
        assertTrue(Math.sqrt(Turned.dot(apart, apart)) < 3); // a dome, seen from another axis
        same(bone.whole, found);
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void without_a_shaft_head_neck_and_trochanter_stay_and_nothing_is_trimmed(Bone bone, double belowMm) {
        FemurShape found = found(bone.side, cut(bone.labels, belowMm), bone.label);
        Site.Femur.Shaft shaft = found.femur().shaft();
        assertEquals(Site.Femur.Known.ASSUMED, shaft.known());
        double off = Turned.degrees(shaft.axis(), bone.whole.femur().shaft().axis());
        assertTrue(off < found.shaftSpreadDeg(), () -> "off by " + off + "°");
        assertEquals(1, shaft.end().up()[2], 1e-12);
        assertEquals(belowMm, found.lengthBelowHeadMm(), 2); // slices of 2 mm
        assertTrue(found.femur().endsAboveShaft());
        same(bone.whole, found);
    }

    /// Tolerances: half a voxel for what is fitted; the tip of a dome moves with the direction that is called up.
    private static void same(FemurShape whole, FemurShape found) {
        double[] head = Turned.minus(
                found.femur().head().centreMm(), whole.femur().head().centreMm());
        assertTrue(Math.sqrt(Turned.dot(head, head)) < 0.1);
        assertTrue(
                Turned.degrees(found.femur().neck().axis(), whole.femur().neck().axis()) < 1);
        assertEquals(whole.femur().neck().radiusMm(), found.femur().neck().radiusMm(), 0.2);
        double[] tip =
                Turned.minus(found.femur().greaterTrochanterMm(), whole.femur().greaterTrochanterMm());
        assertTrue(Math.sqrt(Turned.dot(tip, tip)) < 9, () -> java.util.Arrays.toString(tip));
    }
}
