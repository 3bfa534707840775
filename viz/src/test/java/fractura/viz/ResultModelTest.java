package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Field;
import fractura.mesh.Grid;
import fractura.mesh.Tissue;
import fractura.mesh.UnstructuredMesh;
import fractura.mesh.VoxelMesh;
import fractura.mesh.io.VtuFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultModelTest {
    private static final float LYTIC = Tissue.LYTIC.ordinal();
    private static final float BONE = Tissue.BONE.ordinal();

    @Test
    void a_lesion_is_as_large_as_the_shares_of_the_elements_it_takes() {
        ResultModel model = ResultModel.of(row(scalar("lytic_share", 1, 0.5f, 0.25f)));
        assertEquals(1.75 * 8, model.volumeMm3(ResultModel.Lesion.LYTIC), 1e-12);
        assertEquals(8, model.volumeMm3(model.elementsOf(ResultModel.Lesion.LYTIC)), 1e-12, "the one it is drawn in");
        assertEquals(List.of(ResultModel.Lesion.LYTIC), model.lesionKinds());
    }

    @Test
    void a_lesion_without_shares_is_as_large_as_its_elements() {
        assertEquals(8, ResultModel.of(row()).volumeMm3(ResultModel.Lesion.LYTIC), 1e-12);
    }

    /// Three elements of 2 mm in a row, the first of them mostly lytic.
    private static VtuFile row(Field... more) {
        VoxelMesh mesh = VoxelMesh.of(Grid.aligned(3, 1, 1, 2), new boolean[] {true, true, true});
        List<Field> fields = new ArrayList<>(List.of(more));
        fields.add(scalar("tissue", LYTIC, BONE, BONE));
        fields.add(scalar("lesion", 1, 0, 0));
        return new VtuFile(new UnstructuredMesh(mesh.nodesXyz(), mesh.elementNodes(), 8), fields, Map.of());
    }

    private static Field scalar(String name, float... values) {
        return new Field(name, "", Field.Location.ELEMENT, 1, values);
    }
}
