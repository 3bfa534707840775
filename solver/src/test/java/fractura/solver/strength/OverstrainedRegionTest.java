package fractura.solver.strength;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import fractura.solver.material.BlockSpecimen;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverstrainedRegionTest {
    private static final VoxelMesh BAR = new BlockSpecimen(4, 4, 20).mesh();

    @Test
    void of_one_element_it_is_the_greatest_value() {
        double[] values = random(1);
        int greatest = 0;
        for (int e = 0; e < values.length; e++) {
            greatest = values[e] > values[greatest] ? e : greatest;
        }
        assertEquals(new OverstrainedRegion(values[greatest], greatest), OverstrainedRegion.of(BAR, values, 1));
    }

    @Test
    void two_peaks_apart_are_not_one_region_however_high() {
        double[] values = new double[BAR.elementCount()];
        for (int e = 0; e < values.length; e++) {
            int k = BAR.elementIjk(e)[2];
            values[e] = k == 2 ? 9 : k == 3 ? 2 : k == 10 || k == 11 ? 5 : k == 17 ? 8 : 1;
        }
        OverstrainedRegion pair = OverstrainedRegion.of(BAR, values, 32);
        assertEquals(5, pair.level(), "two layers of 16 at 5 are larger than one of 16 at 9 or 8");
        assertEquals(10, BAR.elementIjk(pair.element())[2]);
        OverstrainedRegion single = OverstrainedRegion.of(BAR, values, 16);
        assertEquals(9, single.level());
        OverstrainedRegion more = OverstrainedRegion.of(BAR, values, 33);
        assertEquals(1, more.level(), "the layer at 2 touches only that at 9");
        assertEquals(2, BAR.elementIjk(more.element())[2], "all are one region now; its peak is the highest");
    }

    @Test
    void elements_that_share_only_a_node_are_connected() {
        double[] values = new double[BAR.elementCount()];
        values[BAR.element(1, 1, 5)] = 3;
        values[BAR.element(2, 2, 6)] = 2;
        values[BAR.element(0, 0, 8)] = 7;
        assertEquals(2, OverstrainedRegion.of(BAR, values, 2).level());
        assertTrue(OverstrainedRegion.of(BAR, values, 3).element() < 0, "the third lies apart");
    }

    @Test
    void blank_and_vanishing_values_are_in_no_region() {
        double[] values = new double[BAR.elementCount()];
        java.util.Arrays.fill(values, Double.NaN);
        values[7] = 1;
        values[8] = 0;
        assertEquals(new OverstrainedRegion(1, 7), OverstrainedRegion.of(BAR, values, 1));
        assertTrue(OverstrainedRegion.of(BAR, values, 2).element() < 0);
    }

    /// The level falls, or stays, as more is asked for, and scales with the values.
    @Test
    void a_larger_region_is_reached_at_no_higher_level() {
        double[] values = random(2);
        double[] twice = values.clone();
        for (int e = 0; e < twice.length; e++) {
            twice[e] *= 2;
        }
        double before = Double.POSITIVE_INFINITY;
        for (int count = 1; count <= values.length; count++) {
            OverstrainedRegion found = OverstrainedRegion.of(BAR, values, count);
            assertTrue(found.level() <= before, count + " elements");
            assertTrue(values[found.element()] >= found.level());
            assertEquals(
                    2 * found.level(), OverstrainedRegion.of(BAR, twice, count).level());
            before = found.level();
        }
    }

    private static double[] random(long seed) {
        return new Random(seed).doubles(BAR.elementCount(), 0.1, 1).toArray();
    }
}
