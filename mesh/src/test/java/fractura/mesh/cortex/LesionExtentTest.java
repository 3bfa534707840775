package fractura.mesh.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Tissue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tube of 14 mm outside and 9 mm inside, voxels of 1 mm. Lengths are known to a section, 1 mm, at either end;
/// shares of the outline to a ray of 3° and half a sample at either end.
class LesionExtentTest {
    private static final double TWO_SECTIONS = 2;
    private static final double SHARE = 0.03;

    private static boolean isBetween(double height, double from, double to) {
        return height > from && height < to;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10})
    void a_section_square_to_the_shaft_is_the_circle_of_the_tube_however_it_leans_on_the_grid(double leanDeg) {
        BoneSection middle = new DrawnTube(leanDeg).shaft().sections().get(60);
        double area = Math.PI * DrawnTube.OUTER_MM * DrawnTube.OUTER_MM;
        assertEquals(area, middle.areaMm2(), 0.02 * area, "elements of 1 mm at the edge, kept by their centres");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10})
    void a_quarter_of_the_wall_over_40_mm_is_40_mm_along_and_a_quarter_around(double leanDeg) {
        LesionExtent extent = new DrawnTube(leanDeg)
                .with(
                        Tissue.LYTIC,
                        (x, y, z) -> isBetween(z, -80, -40) && Math.abs(x) < y && Math.hypot(x, y) > DrawnTube.INNER_MM)
                .extent();
        assertEquals(40, extent.axialMm(), TWO_SECTIONS);
        assertEquals(0.25, extent.circumference(), SHARE);
        assertEquals(
                2 * 14 * Math.sqrt(0.5) / 28, extent.width(), SHARE, "the chord of the quarter, seen from the front");
        assertEquals(0, extent.unseenShare(), 0);
    }

    @Test
    void a_lesion_in_the_marrow_has_a_width_and_takes_no_cortex() {
        LesionExtent extent = new DrawnTube(10)
                .with(Tissue.LYTIC, (x, y, z) -> x * x + y * y + (z + 60) * (z + 60) < 7 * 7)
                .extent();
        assertEquals(0, extent.axialMm());
        assertEquals(0, extent.circumference());
        assertTrue(extent.circumferenceAt().isEmpty());
        assertEquals(0.5, extent.width(), SHARE);
    }

    @Test
    void a_wall_thinned_from_inside_by_a_millimetre_is_involved() {
        LesionExtent extent = new DrawnTube(0)
                .with(Tissue.LYTIC, (x, y, z) -> isBetween(z, -70, -50) && Math.hypot(x, y) < DrawnTube.INNER_MM + 1.2)
                .extent();
        assertEquals(20, extent.axialMm(), TWO_SECTIONS);
        assertTrue(extent.circumference() > 0.95, "all around, got " + extent.circumference());
    }

    @Test
    void what_lies_above_the_beam_is_told_and_not_measured() {
        LesionExtent half = new DrawnTube(0)
                .with(Tissue.LYTIC, (x, y, z) -> isBetween(z, -10, 10) && x > 5)
                .extent();
        assertEquals(0.5, half.unseenShare(), 0.05);
        assertEquals(10, half.axialMm(), TWO_SECTIONS);
    }

    @Test
    void lesions_apart_are_counted_one_by_one_and_specks_are_left_out() {
        DrawnTube tube = new DrawnTube(0)
                .with(Tissue.BLASTIC, (x, y, z) -> isBetween(z, -100, -90))
                .with(Tissue.LYTIC, (x, y, z) -> isBetween(z, -60, -40))
                .with(Tissue.LYTIC, (x, y, z) -> isBetween(z, -20, -17) && Math.hypot(x, y) < 2);
        List<LesionPart> parts = LesionPart.of(tube.specimen());
        assertEquals(
                List.of(Tissue.LYTIC, Tissue.BLASTIC),
                parts.stream().map(LesionPart::type).toList());
        double disc = Math.PI * 14 * 14 / 1000;
        assertEquals(20 * disc, parts.get(0).volumeCm3(), 0.02 * 20 * disc);
        assertEquals(10 * disc, parts.get(1).volumeCm3(), 0.02 * 10 * disc);
    }

    @Test
    void a_lesion_with_a_tenth_of_another_type_is_mixed() {
        DrawnTube tube = new DrawnTube(0)
                .with(Tissue.LYTIC, (x, y, z) -> isBetween(z, -60, -40))
                .with(Tissue.BLASTIC, (x, y, z) -> isBetween(z, -60, -57));
        assertEquals(Tissue.MIXED, LesionPart.of(tube.specimen()).getFirst().type());
    }
}
