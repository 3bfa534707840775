package fractura.solver.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SphereMeanTest {
    @Test
    void mean_over_3_mm_equals_the_plain_sum_over_all_marked_elements_that_near() {
        VoxelMesh mesh = new BlockSpecimen(7, 8, 9, 1.5).mesh();
        Random random = new Random(3);
        int n = mesh.elementCount();
        double[] values = random.doubles(n).toArray();
        boolean[] marked = new boolean[n];
        for (int e = 0; e < n; e++) {
            marked[e] = random.nextInt(4) > 0;
        }
        double[] mean = new double[n];
        new SphereMean(mesh, 3).averageInto(values, marked, mean);
        for (int e = 0; e < n; e++) {
            if (!marked[e]) {
                assertTrue(Double.isNaN(mean[e]));
                continue;
            }
            double sum = 0;
            int count = 0;
            double[] here = mesh.elementCentre(e);
            for (int f = 0; f < n; f++) {
                double[] there = mesh.elementCentre(f);
                double d = Math.hypot(Math.hypot(here[0] - there[0], here[1] - there[1]), here[2] - there[2]);
                if (marked[f] && d <= 3 + 1e-9) {
                    sum += values[f];
                    count++;
                }
            }
            assertEquals(sum / count, mean[e], 1e-13);
        }
    }

    @Test
    void a_radius_below_one_voxel_leaves_values_as_they_are() {
        VoxelMesh mesh = new BlockSpecimen(3, 3, 3).mesh();
        double[] values = new Random(5).doubles(27).toArray();
        boolean[] marked = new boolean[27];
        Arrays.fill(marked, true);
        double[] mean = new double[27];
        new SphereMean(mesh, 0.9).averageInto(values, marked, mean);
        for (int e = 0; e < 27; e++) {
            assertEquals(values[e], mean[e]);
        }
    }
}
