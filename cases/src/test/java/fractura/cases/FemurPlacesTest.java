package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Grid;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.VoxelMesh;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A block of elements around the landmarks of an upright femur: neck at 45° from the origin to a head at 40,
/// 40 mm, lesser trochanter 30 mm below.
class FemurPlacesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            40 | 0  | 58   | upper side of the head
            20 | 0  | 8    | lower side of the neck, 37 mm from the centre of the head along the neck
            16 | 12 | 16   | anterior side of the neck, 34 mm from the centre of the head along the neck
            -14 | 2 | 12   | lateral side of the greater trochanter
            14 | -3 | -20  | medial side of the intertrochanteric region
            -14 | 2 | -50  | lateral side of the subtrochanteric region, 20 mm below the lesser trochanter
            14 | 2  | -100 | medial side of the shaft, 70 mm below the lesser trochanter
            2  | -14 | -100 | posterior side of the shaft, 70 mm below the lesser trochanter
            """)
    void a_place_has_the_name_a_surgeon_gives_it_on_both_sides(
            double medial, double anterior, double proximal, String words) {
        for (Side side : Side.values()) {
            Site.Femur femur = femur(side);
            VoxelMesh mesh = block(side);
            double[] p = femur.frame().vector(medial, anterior, proximal);
            double[] v = mesh.grid().toVoxel(p[0], p[1], p[2]);
            int element = mesh.element((int) Math.round(v[0]), (int) Math.round(v[1]), (int) Math.round(v[2]));
            assertEquals(words, FemurPlaces.words(femur, mesh, element));
        }
    }

    /// Voxels of 2 mm on a grid that runs up, to the front and to the left, around the shaft's axis.
    private static VoxelMesh block(Side side) {
        Grid grid = new Grid(121, 41, 61, new double[] {2, 2, 2}, new double[] {-60, 40, -160}, new double[] {
            0, 0, 1, 0, -1, 0, 1, 0, 0
        });
        boolean[] keep = new boolean[grid.voxelCount()];
        java.util.Arrays.fill(keep, true);
        return VoxelMesh.of(grid, keep);
    }

    private static Site.Femur femur(Side side) {
        double m = side == Side.RIGHT ? 1 : -1;
        double s = Math.sqrt(0.5);
        return new Site.Femur(
                side,
                new Site.Femur.Frame(new double[] {m, 0, 0}, new double[] {0, -1, 0}, new double[] {0, 0, 1}, 0, true),
                new Site.Femur.Head(new double[] {40 * m, 0, 40}, 24),
                new Site.Femur.Neck(new double[] {20 * m, 0, 20}, new double[] {s * m, 0, s}, new double[3], 15, 135),
                new Site.Femur.Shaft(new double[3], new double[] {0, 0, 1}, 14, -160, true),
                new double[] {-14 * m, 0, 30},
                Optional.of(new double[] {18 * m, 14, -30}),
                Optional.empty());
    }
}
