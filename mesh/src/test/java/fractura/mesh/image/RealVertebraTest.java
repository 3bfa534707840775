package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.gate.CoverageCheck;
import fractura.mesh.gate.HounsfieldCheck;
import fractura.mesh.gate.PlacementCheck;
import fractura.mesh.gate.SliceCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The third lumbar vertebra of the gallery, stored with axes P, I, R. Expected
/// numbers were measured with another program.
class RealVertebraTest {
    private static final Path FOLDER = Path.of("..", "cases", "gallery", "01-l3-real");
    private static final ImageFile CT = ImageFile.read(FOLDER.resolve("ct.nii.gz"));
    private static final LabelMap VERTEBRAE = LabelMap.read(FOLDER.resolve("labels.nii.gz"));
    private static final LabelMap REGIONS = LabelMap.read(FOLDER.resolve("regions.nii.gz"));
    private static final Map<Integer, LabelStatistics> REGION = LabelStatistics.of(REGIONS, CT.volume()).stream()
            .collect(Collectors.toMap(LabelStatistics::label, Function.identity()));

    private static double[] centre(LabelMap map, int label) {
        Grid g = map.grid();
        double[] sum = new double[3];
        int count = 0;
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    if (map.at(i, j, k) == label && VERTEBRAE.at(i, j, k) == 22) {
                        double[] p = g.toPatient(i, j, k);
                        count++;
                        for (int c = 0; c < 3; c++) {
                            sum[c] += p[c];
                        }
                    }
                }
            }
        }
        return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    @Test
    void the_grid_is_turned_from_pir_to_lps() {
        assertEquals("PIR", CT.facts().axisCodes());
        assertEquals("int16", CT.facts().storage());
        assertEquals(List.of(), CT.facts().notes());
        Grid g = CT.volume().grid();
        assertArrayEquals(new int[] {73, 73, 47}, new int[] {g.nx(), g.ny(), g.nz()});
        assertArrayEquals(new double[] {1.5, 1.5, 1.5}, g.spacingMm(), 1e-12);
        assertArrayEquals(new double[] {-30, 135, -103.19998168945312}, g.originMm(), 1e-9);
        assertEquals(-15, CT.volume().values()[g.index(36, 36, 23)]);
        assertEquals(-279, CT.volume().values()[g.index(3, 4, 5)]);
    }

    @Test
    void hounsfield_units_and_labels_are_as_measured_elsewhere() {
        ScanStatistics s = ScanStatistics.of(CT.volume());
        assertEquals(-1030, s.min());
        assertEquals(1961, s.max());
        assertEquals(48.73971804218587, s.mean(), 1e-9);
        assertEquals(-205, s.firstPercentile());
        assertEquals(820, s.ninetyNinthPercentile());
        assertEquals(Map.of(21, 6567, 22, 17698, 23, 12083), VERTEBRAE.labelCounts());
        assertEquals(53.921, REGION.get(50).meanHu(), 1e-3);
        assertEquals(256.195, REGION.get(49).meanHu(), 1e-3);
    }

    /// Regions 43 and 44 are the costal processes of the patient's left and right, 45 to 48 the articular ones.
    @Test
    void left_is_left_back_is_back_and_head_is_up() {
        assertTrue(centre(REGIONS, 43)[0] > centre(REGIONS, 44)[0] + 50);
        assertTrue(centre(REGIONS, 42)[1] > centre(REGIONS, 50)[1] + 50);
        assertTrue(centre(REGIONS, 45)[2] > centre(REGIONS, 47)[2] + 20);
        assertArrayEquals(new double[] {25.869, 161.564, -64.891}, centre(REGIONS, 50), 1e-3);
    }

    @Test
    void a_sound_scan_raises_no_finding() {
        assertEquals(List.of(), HounsfieldCheck.hounsfield(ScanStatistics.of(CT.volume()), "ct.nii.gz"));
        assertEquals(List.of(), SliceCheck.of(CT.volume().grid(), Protocol.UNKNOWN, true));
        assertEquals(List.of(), CoverageCheck.of(VERTEBRAE, Set.of(22), Set.of()));
        assertEquals(List.of(), PlacementCheck.of(CT.volume(), VERTEBRAE, Set.of(22)));
        assertEquals(List.of(), PlacementCheck.facing(VERTEBRAE, Set.of(22), REGIONS, Set.of(49, 50)));
    }

    @Test
    void the_neighbours_are_cut_by_the_field_of_view() {
        assertTrue(CoverageCheck.of(VERTEBRAE, Set.of(21), Set.of())
                .getFirst()
                .text()
                .contains("head "));
        assertTrue(CoverageCheck.of(VERTEBRAE, Set.of(23), Set.of())
                .getFirst()
                .text()
                .contains("feet "));
    }

    @Test
    void labels_with_front_and_back_exchanged_are_suspected() {
        LabelMap turned = turned(VERTEBRAE, 1);
        assertEquals(
                "W08",
                PlacementCheck.facing(turned, Set.of(22), turned(REGIONS, 1), Set.of(49, 50))
                        .getFirst()
                        .code());
    }

    @Test
    void labels_mirrored_within_their_grid_are_suspected_by_the_sides_exchanged() {
        String[] sides = {"left and right", "front and back", "head and feet"};
        for (int axis = 0; axis < 3; axis++) {
            for (int vertebra : new int[] {21, 22, 23}) {
                List<Warning> found = PlacementCheck.of(CT.volume(), turned(VERTEBRAE, axis), Set.of(vertebra));
                assertEquals(1, found.size());
                assertEquals("W08", found.getFirst().code());
                assertEquals(Warning.Level.CAUTION, found.getFirst().level());
                assertTrue(found.getFirst().text().contains(sides[axis] + " exchanged"), found::toString);
            }
        }
    }

    @Test
    void labels_of_another_place_are_refused() {
        Grid g = VERTEBRAE.grid();
        double[] o = g.originMm();
        Grid moved = new Grid(
                g.nx(), g.ny(), g.nz(), g.spacingMm(), new double[] {-o[0] - 108, -o[1] - 108, o[2]}, g.axes());
        LabelMap lps = new LabelMap(moved, VERTEBRAE.values());
        assertTrue(assertThrows(InputException.class, () -> lps.onGridOf(g, _ -> {}))
                .getMessage()
                .startsWith("W08"));
    }

    private static LabelMap turned(LabelMap map, int axis) {
        Grid g = map.grid();
        int[] values = new int[g.voxelCount()];
        for (int k = 0; k < g.nz(); k++) {
            for (int j = 0; j < g.ny(); j++) {
                for (int i = 0; i < g.nx(); i++) {
                    values[g.index(i, j, k)] = map.at(
                            axis == 0 ? g.nx() - 1 - i : i,
                            axis == 1 ? g.ny() - 1 - j : j,
                            axis == 2 ? g.nz() - 1 - k : k);
                }
            }
        }
        return new LabelMap(g, values);
    }
}
