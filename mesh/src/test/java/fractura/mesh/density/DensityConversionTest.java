package fractura.mesh.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DensityConversionTest {
    private static final double[] QCT = {0, 0.1, 0.2, 0.5, 1.0};

    private static void assertTable(DensityConversion conversion, double... expected) {
        for (int i = 0; i < QCT.length; i++) {
            assertEquals(expected[i], conversion.apply(QCT[i]), 5e-6, conversion + " at " + QCT[i]);
        }
    }

    @Test
    void ash_densities_are_those_of_the_cited_lines() {
        assertTable(DensityConversion.SCHILEO_2008, 0.07895, 0.16667, 0.25439, 0.51754, 0.95614);
        assertTable(DensityConversion.KEYAK_1994, 0.0389, 0.1449, 0.2509, 0.5689, 1.0989);
        assertTable(DensityConversion.KANEKO_2004, 0.0698, 0.1537, 0.2376, 0.4893, 0.9088);
    }

    @Test
    void six_tenths_of_apparent_bone_is_ash() {
        assertEquals(0.5, DensityConversion.SCHILEO_2008_APPARENT.apply(0.3), 1e-12);
    }

    @Test
    void marrow_fat_keeps_its_little_ash_and_nothing_becomes_negative() {
        assertTrue(DensityConversion.KEYAK_1994.apply(-0.03) > 0);
        assertEquals(0, DensityConversion.KEYAK_1994.apply(-0.2));
        assertTrue(Double.isNaN(DensityConversion.KEYAK_1994.apply(Double.NaN)));
    }

    @Test
    void paths_chain_the_default_lines() {
        assertEquals(List.of(), DensityConversion.path(DensityKind.CHA, DensityKind.CHA));
        assertEquals(
                List.of(DensityConversion.KEYAK_1994, DensityConversion.SCHILEO_2008_APPARENT),
                DensityConversion.path(DensityKind.K2HPO4, DensityKind.APPARENT));
        assertEquals(List.of(DensityConversion.SCHILEO_2008), DensityConversion.path(DensityKind.CHA, DensityKind.ASH));
        assertEquals(
                List.of(DensityConversion.SCHILEO_2008_APPARENT),
                DensityConversion.path(DensityKind.ASH, DensityKind.APPARENT));
        for (DensityKind from : DensityKind.values()) {
            for (DensityKind to : List.of(DensityKind.ASH, DensityKind.APPARENT)) {
                if (from == DensityKind.APPARENT && to == DensityKind.ASH) {
                    continue;
                }
                DensityKind kind = from;
                for (DensityConversion c : DensityConversion.path(from, to)) {
                    assertEquals(kind, c.from());
                    kind = c.to();
                }
                assertEquals(to, kind);
            }
        }
    }

    @Test
    void phantom_scales_are_never_exchanged() {
        for (DensityKind[] pair : new DensityKind[][] {
            {DensityKind.K2HPO4, DensityKind.CHA},
            {DensityKind.CHA, DensityKind.K2HPO4},
            {DensityKind.ASH, DensityKind.K2HPO4},
            {DensityKind.APPARENT, DensityKind.ASH}
        }) {
            String message = assertThrows(InputException.class, () -> DensityConversion.path(pair[0], pair[1]))
                    .getMessage();
            assertTrue(message.contains("No conversion from " + pair[0].words()), message);
        }
    }

    @Test
    void words_name_line_and_source() {
        assertEquals(
                "ash = 1.0600 · K2HPO4-equivalent + 0.0389 g/cm³ (Keyak 1994)", DensityConversion.KEYAK_1994.words());
        assertEquals("apparent = 1.6667 · ash g/cm³ (Schileo 2008)", DensityConversion.SCHILEO_2008_APPARENT.words());
    }
}
