package fractura.mesh.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Grid;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeTest {
    private static Volume trilinear(int nx, int ny, int nz) {
        Grid g = Grid.aligned(nx, ny, nz, 1);
        float[] values = new float[g.voxelCount()];
        for (int k = 0; k < nz; k++) {
            for (int j = 0; j < ny; j++) {
                for (int i = 0; i < nx; i++) {
                    values[g.index(i, j, k)] = (float) function(i, j, k);
                }
            }
        }
        return new Volume(g, values);
    }

    private static double function(double i, double j, double k) {
        return 1 + 2 * i - 3 * j + 5 * k + 0.5 * i * j - 0.25 * j * k + i * k + 0.125 * i * j * k;
    }

    @Test
    void interpolation_reproduces_any_trilinear_function() {
        Volume volume = trilinear(5, 4, 3);
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            double i = 4 * random.nextDouble();
            double j = 3 * random.nextDouble();
            double k = 2 * random.nextDouble();
            // all coefficients are dyadic, so the voxels are exact and only double rounding remains
            assertEquals(function(i, j, k), volume.interpolate(i, j, k), 1e-12);
        }
    }

    @Test
    void interpolation_meets_the_voxels_and_stays_at_the_edge_outside() {
        Volume volume = trilinear(5, 4, 3);
        assertEquals(function(4, 3, 2), volume.interpolate(4, 3, 2));
        assertEquals(function(0, 1.5, 2), volume.interpolate(-3, 1.5, 99), 1e-12);
        assertEquals(function(4, 0, 1), volume.interpolate(1e9, -1e9, 1), 1e-12);
    }

    @Test
    void a_volume_of_one_voxel_is_constant() {
        assertEquals(1, trilinear(1, 1, 1).interpolate(0.3, -2, 8));
    }
}
