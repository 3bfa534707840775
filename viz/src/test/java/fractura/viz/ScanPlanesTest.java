package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fractura.mesh.Grid;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A ball of radius 10 mm in voxels of 2 mm.
class ScanPlanesTest {
    private static final int SIDE = 20;
    private static final double[] AXES = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    private static final Grid GRID =
            new Grid(SIDE, SIDE, SIDE, new double[] {2, 2, 2}, new double[] {-19, -19, -19}, AXES);

    private static BufferedImage drawn(double[] through) {
        boolean[] mask = new boolean[GRID.voxelCount()];
        float[] hu = new float[mask.length];
        Arrays.fill(hu, -150);
        for (int v = 0; v < mask.length; v++) {
            double[] p = GRID.toPatient(v % SIDE, v / SIDE % SIDE, v / (SIDE * SIDE));
            mask[v] = p[0] * p[0] + p[1] * p[1] + p[2] * p[2] < 100;
        }
        Rendering drawing = new ScanPlanes(
                        GRID, hu, ScanPlanes.Window.SPONGY, List.of(ScanPlanes.Outline.of(v -> mask[v], "")), through)
                .draw("mask", "a ball", "words");
        return assertInstanceOf(Rendering.Rendered.class, drawing)
                .pictures()
                .getFirst()
                .image();
    }

    /// Pixels between the outermost ones of the outline's colour, in one of the three planes; 0 without any.
    private static int breadth(BufferedImage image, int plane) {
        int third = image.getWidth() / 3;
        int low = Integer.MAX_VALUE;
        int high = -1;
        for (int x = plane * third; x < (plane + 1) * third; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean isEdge = (image.getRGB(x, y) & 0xffffff) == 0xff4d3d;
                low = isEdge ? Math.min(low, x) : low;
                high = isEdge ? Math.max(high, x) : high;
            }
        }
        return high < 0 ? 0 : high - low + 1;
    }

    @Test
    void each_plane_shows_the_outline_as_wide_as_the_mask_is() {
        BufferedImage image = drawn(new double[3]);
        // voxel centres reach ±9 mm and a margin of 15 mm lies around: 48 mm over 620 pixels; the ball is 20 mm wide
        for (int plane = 0; plane < 3; plane++) {
            assertEquals(20 / 48.0 * 620, breadth(image, plane), 4, "plane " + plane);
        }
    }

    @Test
    void a_plane_that_misses_the_mask_has_no_outline() {
        BufferedImage image = drawn(new double[] {0, 0, 15});
        assertEquals(0, breadth(image, 0));
    }
}
