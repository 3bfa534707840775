package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelMapTest {
    private static final double[] PATIENT_AXES = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private final List<Warning> warnings = new ArrayList<>();

    private static Grid grid(int n, double spacing, double... origin) {
        return new Grid(n, n, n, new double[] {spacing, spacing, spacing}, origin, PATIENT_AXES);
    }

    /// Labels 7 in a box of voxels, half-open ranges along each axis alike.
    private static LabelMap box(Grid g, int from, int to) {
        int[] values = new int[g.voxelCount()];
        for (int k = from; k < to; k++) {
            for (int j = from; j < to; j++) {
                for (int i = from; i < to; i++) {
                    values[g.index(i, j, k)] = 7;
                }
            }
        }
        return new LabelMap(g, values);
    }

    private String refusal(LabelMap labels, Grid target) {
        String message = assertThrows(InputException.class, () -> labels.onGridOf(target, warnings::add))
                .getMessage();
        assertEquals(List.of(), warnings);
        return message;
    }

    @Test
    void outside_the_grid_there_is_background() {
        LabelMap labels = box(grid(4, 1, 0, 0, 0), 0, 4);
        assertEquals(7, labels.at(3, 3, 3));
        assertEquals(0, labels.at(4, 3, 3));
        assertEquals(0, labels.at(-1, 0, 0));
        assertEquals(7, labels.nearest(3.49, 0, 0));
        assertEquals(0, labels.nearest(3.51, 0, 0));
        assertEquals(7, labels.nearest(-0.49, 0, 0));
        assertEquals(0, labels.nearest(-0.51, 0, 0));
    }

    @Test
    void counts_leave_out_background_and_rise_by_label() {
        LabelMap labels = new LabelMap(grid(2, 1, 0, 0, 0), new int[] {9, 0, 2, 2, 0, 9, 9, 0});
        assertEquals("{2=2, 9=3}", labels.labelCounts().toString());
        assertEquals(Map.of(2, 2, 9, 3), labels.labelCounts());
    }

    @Test
    void labels_on_the_same_grid_are_used_as_they_are() {
        LabelMap labels = box(grid(6, 1.5, 3, 4, 5), 2, 4);
        assertSame(labels, labels.onGridOf(grid(6, 1.5, 3.1, 4, 5), warnings::add));
        assertEquals(List.of(), warnings);
    }

    @Test
    void labels_on_a_coarser_grid_are_resampled_with_a_caution_and_keep_their_volume() {
        LabelMap coarse = box(grid(8, 2, 0, 0, 0), 2, 6);
        // the fine grid covers the same box: its voxel corners coincide
        LabelMap fine = coarse.onGridOf(grid(16, 1, -0.5, -0.5, -0.5), warnings::add);
        assertEquals(8 * 64, fine.labelCounts().get(7));
        assertEquals(1, warnings.size());
        assertEquals(Warning.Level.CAUTION, warnings.getFirst().level());
        assertTrue(warnings.getFirst().text().contains("nearest neighbour"));
        for (int k = 0; k < 16; k++) {
            assertEquals(coarse.at(3, 3, k / 2), fine.at(6, 7, k));
        }
    }

    @Test
    void a_label_too_thin_for_the_target_is_named_in_the_caution() {
        Grid g = grid(8, 1, 0, 0, 0);
        int[] values = box(g, 2, 6).values();
        values[g.index(1, 1, 1)] = 3;
        new LabelMap(g, values).onGridOf(grid(4, 2, 0, 0, 0), warnings::add);
        assertTrue(warnings.getFirst().text().contains("lost: [3]"), warnings.getFirst()::text);
    }

    @Test
    void oblique_targets_take_the_label_of_the_voxel_their_centre_lies_in() {
        LabelMap labels = box(grid(20, 1, 0, 0, 0), 5, 15);
        double c = Math.cos(0.3);
        double s = Math.sin(0.3);
        Grid target = new Grid(26, 26, 20, new double[] {1, 1, 1}, new double[] {0.2, -5.1, 0.1}, new double[] {
            c, s, 0, -s, c, 0, 0, 0, 1
        });
        LabelMap turned = labels.onGridOf(target, warnings::add);
        int[] expected = new int[target.voxelCount()];
        for (int k = 0; k < 20; k++) {
            for (int j = 0; j < 26; j++) {
                for (int i = 0; i < 26; i++) {
                    double[] p = target.toPatient(i, j, k);
                    expected[target.index(i, j, k)] = labels.nearest(p[0], p[1], p[2]);
                }
            }
        }
        assertArrayEquals(expected, turned.values());
    }

    @Test
    void boxes_that_do_not_meet_are_refused_with_both_places() {
        String message = refusal(box(grid(4, 1, 0, 0, 0), 1, 3), grid(6, 1, 100, 0, 0));
        assertTrue(message.contains("do not meet"), message);
        assertTrue(message.contains("(100.0, 0.0, 0.0)"), message);
    }

    @Test
    void labelled_voxels_outside_the_target_are_refused_with_their_counts() {
        String message = refusal(box(grid(10, 1, 0, 0, 0), 0, 10), grid(10, 1, 5, 0, 0.2));
        assertTrue(message.contains("7 (400 of 1000 voxels)"), message);
    }

    @Test
    void background_may_stick_out() {
        LabelMap wide = box(grid(20, 1, 0, 0, 0), 8, 12);
        assertEquals(
                64,
                wide.onGridOf(grid(8, 1, 6, 6, 6), warnings::add).labelCounts().get(7));
    }

    @Test
    void a_sign_lost_in_the_affine_is_called_a_mirror_image() {
        // placed beside the origin, so that a lost sign moves it
        Grid ct = grid(10, 1, 20, 30, 40);
        assertMirrored(grid(10, 1, -29, 30, 40), ct, "left and right");
        assertMirrored(grid(10, 1, -29, -39, 40), ct, "left and right, front and back");
        assertMirrored(grid(10, 1, 20, 30, -49), ct, "head and feet");
    }

    @Test
    void an_axis_turned_about_its_own_end_is_called_a_mirror_image() {
        Grid ct = grid(10, 1, 20, 30, 40);
        assertMirrored(grid(10, 1, 11, 30, 40), ct, "left and right");
        assertMirrored(grid(10, 1, 20, 30, 49), ct, "head and feet");
    }

    private void assertMirrored(Grid labels, Grid ct, String sides) {
        String message = refusal(box(labels, 4, 6), ct);
        assertTrue(message.startsWith("W08"), message);
        assertTrue(message.contains(sides + " are exchanged"), message);
    }

    @Test
    void a_plain_shift_is_no_mirror_image() {
        Grid ct = grid(10, 1, 20, 30, 40);
        assertEquals("", MirroredGrids.words(grid(10, 1, 22, 30, 40), ct));
        assertEquals("", MirroredGrids.words(grid(9, 1, -29, 30, 40), ct));
        assertEquals("", MirroredGrids.words(grid(10, 2, -29, 30, 40), ct));
    }
}
