package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.LabelMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertebraAxesTest {
    private static final LabelRoles WITH_BODY =
            LabelRoles.ofBone(DrawnVertebra.POSTERIOR).withBody(DrawnVertebra.BODY);
    private static final LabelRoles WITHOUT_BODY = LabelRoles.ofBone(DrawnVertebra.POSTERIOR, DrawnVertebra.BODY);

    private static VertebraAxes of(LabelMap map, LabelRoles roles) {
        return VertebraAxes.of(List.of(new LabelSource("drawn", map, roles)));
    }

    private static void assertNear(DrawnVertebra truth, VertebraAxes found) {
        for (int a = 0; a < 3; a++) {
            double off = Turned.degrees(Turned.axis(truth.axes(), a), Turned.axis(found.axes(), a));
            assertTrue(off < 1, "axis " + a + " off by " + off + " degrees");
        }
        assertEquals(DrawnVertebra.CORE_HEIGHT, found.heightMm(), 0.5);
        assertEquals(DrawnVertebra.ENDPLATE_MM2, found.upperEndplateMm2(), 0.05 * DrawnVertebra.ENDPLATE_MM2);
        assertEquals(DrawnVertebra.ENDPLATE_MM2, found.lowerEndplateMm2(), 0.05 * DrawnVertebra.ENDPLATE_MM2);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "20,-12,15", "-25,8,-10", "35,0,5"})
    void axes_height_and_endplates_are_found_on_a_labelled_body_in_any_pose(double left, double back, double head) {
        DrawnVertebra truth = DrawnVertebra.turned(left, back, head);
        VertebraAxes found = of(truth.labels(DrawnVertebra.around(1.0)), WITH_BODY);
        assertTrue(found.bodyFromLabels());
        assertNear(truth, found);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "20,-12,15", "-25,8,-10", "35,0,5"})
    void axes_height_and_endplates_are_found_from_the_shape_alone_in_any_pose(double left, double back, double head) {
        DrawnVertebra truth = DrawnVertebra.turned(left, back, head);
        VertebraAxes found = of(truth.labels(DrawnVertebra.around(1.0)), WITHOUT_BODY);
        assertFalse(found.bodyFromLabels());
        assertNear(truth, found);
    }

    @Test
    void axes_are_right_handed_and_unit() {
        VertebraAxes found = of(DrawnVertebra.turned(10, 5, -8).labels(DrawnVertebra.around(1.5)), WITHOUT_BODY);
        double[] l = Turned.axis(found.axes(), 0);
        double[] p = Turned.axis(found.axes(), 1);
        double[] s = Turned.axis(found.axes(), 2);
        double[] cross = {l[1] * p[2] - l[2] * p[1], l[2] * p[0] - l[0] * p[2], l[0] * p[1] - l[1] * p[0]};
        assertArrayEquals(s, cross, 1e-12);
        assertEquals(1, Turned.dot(l, l), 1e-12);
    }

    @Test
    void storage_order_of_the_label_map_changes_nothing() {
        DrawnVertebra truth = DrawnVertebra.turned(15, -10, 8);
        Grid plain = DrawnVertebra.around(1.5);
        Grid turned = DrawnVertebra.around(1.5, new double[] {0, 1, 0, 0, 0, 1, 1, 0, 0});
        VertebraAxes a = of(truth.labels(plain), WITHOUT_BODY);
        VertebraAxes b = of(truth.labels(turned), WITHOUT_BODY);
        assertArrayEquals(a.axes(), b.axes(), 1e-6);
        assertEquals(a.heightMm(), b.heightMm(), 1e-6);
        assertArrayEquals(a.bodyCentreMm(), b.bodyCentreMm(), 1e-6);
    }

    @Test
    void a_bump_on_one_endplate_does_not_tilt_the_axis() {
        DrawnVertebra truth = DrawnVertebra.upright();
        Grid grid = DrawnVertebra.around(1.0);
        int[] values = truth.labels(grid).values().clone();
        for (int v = 0; v < values.length; v++) {
            double[] q =
                    truth.own(grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
            boolean lip = Math.hypot(q[0] - 12, q[1] + 6) < 5 && q[2] > 10 && q[2] < 20;
            values[v] = lip ? DrawnVertebra.BODY : values[v];
        }
        VertebraAxes found = of(new LabelMap(grid, values), WITH_BODY);
        assertTrue(Turned.degrees(Turned.axis(truth.axes(), 2), Turned.axis(found.axes(), 2)) < 1);
    }

    @Test
    void a_body_without_arch_takes_the_patients_back_and_says_so() {
        DrawnVertebra truth = DrawnVertebra.turned(10, 5, 0);
        LabelMap map = truth.labels(DrawnVertebra.around(1.0));
        Landmarks found = Landmarks.of(BoneMask.of(
                List.of(new LabelSource("drawn", map, LabelRoles.ofBone(DrawnVertebra.BODY))), BoneMask.Kind.VERTEBRA));
        assertTrue(found.warnings().stream().anyMatch(w -> w.code().equals("W08")));
        assertTrue(found.warnings().stream().anyMatch(w -> w.text().contains("arch is open or missing")));
        assertTrue(Turned.degrees(
                        Turned.axis(truth.axes(), 2), Turned.axis(found.axes().axes(), 2))
                < 1);
    }

    @Test
    void an_image_turned_back_to_front_is_told() {
        LabelMap map = DrawnVertebra.turned(0, 0, 170).labels(DrawnVertebra.around(1.5));
        Landmarks found =
                Landmarks.of(BoneMask.of(List.of(new LabelSource("drawn", map, WITHOUT_BODY)), BoneMask.Kind.VERTEBRA));
        assertTrue(found.warnings().stream()
                .anyMatch(w -> w.code().equals("W08") && w.text().contains("170° off the patient's back")));
    }

    @Test
    void a_speck_is_refused_as_a_body() {
        Grid grid = DrawnVertebra.around(5.0);
        int[] values = new int[grid.voxelCount()];
        values[grid.index(10, 10, 10)] = 1;
        var error = assertThrows(
                InputException.class,
                () -> of(new LabelMap(grid, values), LabelRoles.ofBone(1).withBody(1)));
        assertTrue(error.getMessage().contains("too small"), error.getMessage());
    }
}
