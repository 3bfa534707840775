package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.solver.linear.Parallel;
import org.junit.jupiter.api.Test;

class PaddingTest {
    private static final Parallel ALONE = new Parallel(1);

    private static RowGrid row(int length) {
        return new RowGrid(length, 1, 1, new int[1], new int[] {length});
    }

    /// 17 voxels: 9 with a layer behind, 5 with one in front as well.
    @Test
    void layers_of_void_go_behind_and_in_front_in_turn() {
        RowGrid nine = row(17).coarsened();
        RowGrid five = nine.coarsened();
        RowGrid three = five.coarsened();
        assertEquals(0, nine.padding.x());
        assertEquals(1, five.padding.x());
        assertEquals(0, three.padding.x());
        assertEquals(9, nine.nx);
        assertEquals(5, five.nx);
        assertEquals(5, five.elementTotal);
        assertEquals(3, three.nx);
    }

    @Test
    void even_numbers_need_no_layer_and_keep_the_turn() {
        RowGrid grid = row(26); // 13, then 7 and 4
        RowGrid[] coarser = {
            grid.coarsened(),
            grid.coarsened().coarsened(),
            grid.coarsened().coarsened().coarsened()
        };
        assertEquals(0, coarser[0].padding.x());
        assertEquals(0, coarser[1].padding.x());
        assertEquals(1, coarser[2].padding.x());
    }

    /// A voxel at one end of 9, a layer of void in front: it is the second half of the first coarse voxel.
    @Test
    void a_coarse_voxel_holds_the_stiffness_of_what_lies_in_it() {
        RowGrid nine = row(17).coarsened();
        RowGrid five = nine.coarsened();
        float[] values = new float[nine.elementTotal + RowGrid.PAD];
        values[0] = 4;
        values[1] = 8;
        values[2] = 12;
        float[] coarse = Moduli.isotropic(values, values, 0.3)
                .coarsened(nine, five, ALONE)
                .constants()[0];
        assertEquals(1, coarse[0]);
        assertEquals(5, coarse[1]);
    }
}
