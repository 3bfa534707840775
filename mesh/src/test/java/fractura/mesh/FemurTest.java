package fractura.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FemurTest {
    private static final double[] TO_LEFT = {1, 0, 0};
    private static final double[] TO_RIGHT = {-1, 0, 0};
    private static final double[] TO_FRONT = {0, -1, 0};
    private static final double[] TO_HEAD = {0, 0, 1};

    @Test
    void named_directions_are_left_handed_on_a_right_femur_and_right_handed_on_a_left_one() {
        assertEquals(-1, frame(TO_LEFT).handedness(), 1e-15);
        assertEquals(1, frame(TO_RIGHT).handedness(), 1e-15);
        assertEquals("right femur", femur(Side.RIGHT, TO_LEFT, 100).words());
        assertThrows(IllegalArgumentException.class, () -> femur(Side.LEFT, TO_LEFT, 100));
        assertThrows(IllegalArgumentException.class, () -> femur(Side.RIGHT, TO_RIGHT, 100));
    }

    @Test
    void a_force_named_by_direction_points_to_the_other_leg_on_both_sides() {
        assertArrayEquals(new double[] {-54, 32.8, -229.2}, frame(TO_LEFT).vector(-54, -32.8, -229.2), 1e-12);
        assertArrayEquals(new double[] {54, 32.8, -229.2}, frame(TO_RIGHT).vector(-54, -32.8, -229.2), 1e-12);
    }

    @Test
    void coordinates_undo_the_vector() {
        double[] from = {10, 20, 30};
        double[] v = frame(TO_RIGHT).vector(1, 2, 3);
        assertArrayEquals(
                new double[] {1, 2, 3},
                frame(TO_RIGHT).coordinates(from, new double[] {from[0] + v[0], from[1] + v[1], from[2] + v[2]}),
                1e-12);
    }

    @Test
    void more_anteversion_turns_the_neck_forward_of_medial_on_both_sides() {
        for (Side side : Side.values()) {
            Site.Femur straight = femur(side, side == Side.RIGHT ? TO_LEFT : TO_RIGHT, 100);
            Site.Femur turned = straight.withAnteversion(25);
            double[] medial = straight.frame().medial();
            double[] seen = turned.frame().coordinates(new double[3], medial);
            assertArrayEquals(
                    new double[] {Math.cos(Math.toRadians(10)), Math.sin(Math.toRadians(10)), 0}, seen, 1e-12);
            assertEquals(25, turned.frame().anteversionDeg());
        }
    }

    @Test
    void directions_that_are_not_square_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> frame(new double[] {1, 0, 1e-3}));
    }

    @Test
    void length_below_the_lesser_trochanter_counts_along_the_shaft() {
        assertEquals(
                60,
                femur(Side.RIGHT, TO_LEFT, 100).lengthBelowLesserTrochanterMm().orElseThrow(),
                1e-12);
    }

    private static Site.Femur.Frame frame(double[] medial) {
        return new Site.Femur.Frame(medial, TO_FRONT, TO_HEAD, 15, true);
    }

    private static Site.Femur femur(Side side, double[] medial, double belowMm) {
        return new Site.Femur(
                side,
                frame(medial),
                new Site.Femur.Head(new double[] {40, 0, 30}, 24),
                new Site.Femur.Neck(new double[] {20, 0, 15}, new double[] {0.8, 0, 0.6}, new double[3], 16, 127),
                new Site.Femur.Shaft(new double[3], TO_HEAD, 14, -belowMm, true),
                new double[] {-30, 0, 15},
                Optional.of(new double[] {18, 10, -40}),
                Optional.empty());
    }
}
