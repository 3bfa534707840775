package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Field;
import fractura.viz.ComparisonPicture.Compared;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ComparisonPictureTest {
    private static final Caption CAPTION = new Caption(
            "L3-lytic",
            "Vertebra L3",
            "compression",
            "compression, 1000 N",
            Caption.Status.CAUTION,
            Optional.empty(),
            "Strength 1.6 kN, factor of risk 1.5",
            Optional.empty());

    private static Compared result(int size, int kind) {
        return new Compared(DrawnVertebra.result(size, kind), CAPTION);
    }

    private static BufferedImage drawn(Compared... results) {
        Rendering rendering = ComparisonPicture.render(List.of(results), "utilisation");
        if (rendering instanceof Rendering.Unavailable none) {
            Assumptions.abort(none.reason());
        }
        return ((Rendering.Rendered) rendering).pictures().getFirst().image();
    }

    @Test
    void one_bone_twice_gives_two_columns_that_are_the_same() {
        BufferedImage image = drawn(result(2, 1), result(2, 1));
        int column = (image.getWidth() - 2 * 32 + 16) / 2;
        int width = column - 16;
        for (int y = 300; y < image.getHeight() - 200; y += 40) {
            assertArrayEquals(
                    image.getRGB(32, y, width, 1, null, 0, width),
                    image.getRGB(32 + column, y, width, 1, null, 0, width),
                    "line " + y);
        }
    }

    @Test
    void more_results_are_more_columns_of_the_same_size() {
        BufferedImage two = drawn(result(2, 1), result(2, 0));
        BufferedImage three = drawn(result(2, 1), result(2, 0), result(2, 1));
        assertEquals(two.getHeight(), three.getHeight());
        assertEquals((two.getWidth() - 48) / 2, (three.getWidth() - 48) / 3);
    }

    /// The highest of two bones is not to look like the highest of another.
    @Test
    void a_scale_that_runs_with_the_values_holds_those_of_all() {
        Field low = new Field("von_mises", "MPa", Field.Location.ELEMENT, 1, new float[] {0, 1, 2, 3});
        Field high = new Field("von_mises", "MPa", Field.Location.ELEMENT, 1, new float[] {0, 10, 20, 30});
        ColorScale scale = ComparisonPicture.common(List.of(low, high));
        assertEquals(0, scale.low());
        assertTrue(scale.high() >= 30, "ends at " + scale.high());
        assertEquals(scale.high(), ComparisonPicture.common(List.of(high, low)).high());
    }

    @Test
    void one_result_or_seven_are_no_comparison() {
        assertThrows(
                IllegalArgumentException.class, () -> ComparisonPicture.render(List.of(result(2, 1)), "utilisation"));
        List<Compared> seven = Collections.nCopies(7, result(2, 1));
        assertThrows(IllegalArgumentException.class, () -> ComparisonPicture.render(seven, "utilisation"));
    }
}
