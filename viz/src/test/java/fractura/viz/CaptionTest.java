package fractura.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.Field;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptionTest {
    private static final Caption CAPTION = new Caption(
            "L3-lytic",
            "Vertebra L3",
            "compression, lifting-20kg (2426 N)",
            "compression, 1804 N as solved",
            Caption.Status.CAUTION,
            Optional.empty(),
            "Strength 1.6 kN, factor of risk 1.5",
            Optional.empty());

    @Test
    void stress_is_lettered_with_the_solved_force_and_utilisation_with_that_of_the_task() {
        assertEquals("compression, lifting-20kg (2426 N)", CAPTION.loadOf(ColorScale.utilisation()));
        assertEquals("compression, 1804 N as solved", CAPTION.loadOf(scale("von_mises", "MPa")));
        assertEquals("compression, 1804 N as solved", CAPTION.loadOf(scale("displacement", "mm")));
        assertEquals("", CAPTION.loadOf(scale("density", "g/cm3")), "density needs no load");
    }

    @Test
    void fields_are_named_in_words_and_units_with_raised_exponents() {
        assertEquals("Von Mises stress", scale("von_mises", "MPa").title());
        assertEquals("g/cm³", scale("density", "g/cm3").printedUnit());
    }

    private static ColorScale scale(String name, String unit) {
        return ColorScale.of(new Field(name, unit, Field.Location.ELEMENT, 1, new float[] {0, 1, 2}));
    }
}
