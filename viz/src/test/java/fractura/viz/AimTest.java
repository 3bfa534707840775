package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AimTest {
    private static final double[] CENTRE = {1, 2, 3};

    @ParameterizedTest
    @EnumSource
    void the_camera_and_the_lettering_agree_on_every_standard_view(View view) {
        Aim aim = Aim.at(view, CENTRE, 0.1);
        assertArrayEquals(view.direction(), aim.direction(), 1e-12);
        assertArrayEquals(view.up(), aim.up(), 1e-12);
        assertArrayEquals(view.right(), aim.right(), 1e-12);
    }

    @Test
    void the_point_under_the_hand_follows_a_drag() {
        Aim aim = Aim.at(View.ANTERIOR, CENTRE, 0.1).moved(10, -20);
        assertArrayEquals(new double[] {1 - 1, 2, 3 - 2}, aim.centreMm(), 1e-12);
    }

    @Test
    void turning_stops_at_head_and_feet() {
        assertEquals(90, Aim.at(View.LEFT, CENTRE, 0.1).turned(0, 1000).pitch());
        assertEquals(-90, Aim.at(View.LEFT, CENTRE, 0.1).turned(0, -1000).pitch());
    }
}
