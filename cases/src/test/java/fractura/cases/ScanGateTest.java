package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.mesh.generate.LabelRoles;
import fractura.mesh.generate.LabelSource;
import fractura.mesh.image.LabelMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanGateTest {
    private static final Grid GRID = Grid.aligned(20, 20, 20, 2);

    /// A bone of 16³ voxels, its front half called 49 and its back half 22; a lesion of 4³ voxels within the
    /// front.
    private static List<LabelSource> bone(int firstVoxel) {
        int[] bone = new int[GRID.voxelCount()];
        int[] lesion = new int[bone.length];
        for (int k = firstVoxel; k < firstVoxel + 16; k++) {
            for (int j = 2; j < 18; j++) {
                for (int i = 2; i < 18; i++) {
                    bone[GRID.index(i, j, k)] = j < 10 ? 49 : 22;
                }
            }
            for (int j = 4; j < 8 && k >= 8 && k < 12; j++) {
                for (int i = 8; i < 12; i++) {
                    lesion[GRID.index(i, j, k)] = 90;
                }
            }
        }
        return List.of(
                new LabelSource(
                        "bone", new LabelMap(GRID, bone), LabelRoles.ofBone(22).withBody(49)),
                new LabelSource(
                        "lesion", new LabelMap(GRID, lesion), LabelRoles.none().withLesion(Tissue.LYTIC, 90)));
    }

    @Test
    void a_lesion_within_a_body_that_has_its_own_value_lies_within_the_bone() {
        assertEquals(List.of(), ScanGate.lesions(bone(2)));
    }

    @Test
    void a_body_with_its_own_value_counts_where_the_bone_is_cut_or_measured() {
        Set<Integer> whole = bone(4).getFirst().roles().whole();
        assertEquals(Set.of(22, 49), whole);
        assertEquals(Set.of(), bone(4).getLast().roles().whole(), "a map that names no bone only marks");
        List<Warning> cut = ScanGate.bone(
                java.util.Optional.empty(), bone(4).getFirst().map(), whole, java.util.Optional.empty(), Set.of());
        assertEquals("W05", cut.getFirst().code());
        assertTrue(cut.getFirst().text().contains("256"), cut.toString());
    }
}
