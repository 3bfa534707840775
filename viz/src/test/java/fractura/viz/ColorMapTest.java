package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    @ParameterizedTest
    @EnumSource
    void lightness_rises_along_every_map(ColorMap map) {
        double before = -1;
        for (int i = 0; i <= 64; i++) {
            double l = ColorMap.lightness(map.rgb(i / 64.0));
            assertTrue(l > before, map + " at " + i + "/64: " + l + " after " + before);
            before = l;
        }
    }

    @Test
    void maps_begin_and_end_with_the_published_colours() {
        assertEquals(0x440154, ColorMap.VIRIDIS.rgb(0));
        assertEquals(0xfde725, ColorMap.VIRIDIS.rgb(1));
        assertEquals(0x00224e, ColorMap.CIVIDIS.rgb(0));
        assertEquals(0xfee838, ColorMap.CIVIDIS.rgb(1));
        assertEquals(0x21918c, ColorMap.VIRIDIS.rgb(0.5));
    }

    @Test
    void lightness_of_black_grey_and_white_is_that_of_cie() {
        assertEquals(0, ColorMap.lightness(0x000000), 1e-9);
        assertEquals(53.585, ColorMap.lightness(0x808080), 1e-3);
        assertEquals(100, ColorMap.lightness(0xffffff), 1e-3);
    }

    @Test
    void values_beyond_the_map_take_its_ends() {
        assertEquals(ColorMap.VIRIDIS.rgb(0), ColorMap.VIRIDIS.rgb(-3));
        assertEquals(ColorMap.VIRIDIS.rgb(1), ColorMap.VIRIDIS.rgb(7));
    }

    @Test
    void utilisation_has_one_scale_whatever_the_values() {
        Field small = new Field("utilisation", "", Field.Location.ELEMENT, 1, new float[] {0.1f, 0.2f});
        ColorScale scale = ColorScale.of(small);
        assertEquals(0, scale.low());
        assertEquals(1.5, scale.high());
        assertEquals(1.0, scale.failsAbove());
    }

    @Test
    void failing_bone_has_a_colour_the_map_does_not_have() {
        ColorScale scale = ColorScale.utilisation();
        int limit = scale.rgb(1.0);
        int failing = scale.rgb(1.0001);
        assertEquals(ColorMap.VIRIDIS.rgb(1), limit);
        for (int i = 0; i <= 100; i++) {
            assertTrue(distance(scale.rgb(i / 100.0), failing) > 60, "map at " + i);
        }
        assertNotEquals(scale.rgb(1.1), scale.rgb(1.5));
        assertEquals(scale.rgb(1.5), scale.rgb(4));
    }

    @Test
    void undefined_values_are_blank() {
        assertEquals(ColorScale.BLANK, ColorScale.utilisation().rgb(Double.NaN));
    }

    @Test
    void other_fields_run_over_round_numbers_that_hold_their_values() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = -13.7f + 0.03f * i;
        }
        values[3] = Float.NaN;
        ColorScale scale = ColorScale.of(new Field("eps1", "", Field.Location.ELEMENT, 1, values));
        assertEquals(-20, scale.low(), 1e-9);
        assertEquals(20, scale.high(), 1e-9);
        assertEquals(0.05, ColorScale.roundAbove(0.031), 1e-12);
        assertEquals(0.2, ColorScale.roundAbove(0.2), 1e-12);
    }

    private static double distance(int a, int b) {
        double s = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double d = (a >> shift & 255) - (b >> shift & 255);
            s += d * d;
        }
        return Math.sqrt(s);
    }
}
