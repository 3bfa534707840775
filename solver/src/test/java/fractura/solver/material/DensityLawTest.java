package fractura.solver.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DensityLawTest {
    private static final double[] DENSITIES = {0.05, 0.10, 0.15, 0.20, 0.30, 0.50, 1.00, 1.50, 1.80};

    @ParameterizedTest
    @CsvSource({
        "morgan-2003-femoral-neck, 78.91, 221.7, 405.6, 622.6, 1139, 2439, 6850, 12530, 16450",
        "morgan-2003-vertebra,     44.18, 130.3, 245.2, 384.1, 723.1, 1604, 4730, 8904, 11830",
        "morgan-2003-tibia,        47.85, 182.3, 398.8, 694.8, 1520, 4073, 15520, 33940, 48260",
        "morgan-2003-pooled,       37.11, 131.9, 277.1, 469.1, 985.1, 2509, 8920, 18730, 26150",
        "kopperdahl-2002-power,    128.3, 265.6, 406.5, 549.9, 841.8, 1439, 2980, 4562, 5524",
        "kopperdahl-2002-linear,   126.8, 288.3, 449.8, 611.3, 934.3, 1580, 3195, 4810, 5779",
        "keller-1994-pooled,       11.01, 53.85, 136.3, 263.4, 666.5, 2147, 10500, 26570, 40340",
        "keller-1994-spine,        6.005, 22.72, 49.49, 85.99, 187.3, 499.4, 1890, 4117, 5842",
        "keyak-1998,               56.66, 205.7, 437.2, 746.6, 1587, 4105, 14900, 31670, 44460",
    })
    void law_reproduces_its_table_to_four_digits(
            String name, double a, double b, double c, double d, double e, double f, double g, double h, double i) {
        DensityLaw law = DensityLaw.byName(name);
        double[] printed = {a, b, c, d, e, f, g, h, i};
        for (int n = 0; n < printed.length; n++) {
            assertEquals(printed[n], law.unclampedModulusMPa(DENSITIES[n]), halfDigit(printed[n]), name + DENSITIES[n]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kopperdahl-2002-power, 0.05, 0.5814",
        "kopperdahl-2002-power, 0.10, 1.5236",
        "kopperdahl-2002-power, 0.15, 2.6769",
        "kopperdahl-2002-power, 0.20, 3.9930",
        "kopperdahl-2002-power, 0.30, 7.0157",
        "kopperdahl-2002-power, 0.50, 14.2705",
        "keyak-1998, 0.1, 1.6166",
        "keyak-1998, 0.2, 5.6293",
        "keyak-1998, 0.3, 11.6793",
        "keyak-1998, 0.5, 29.2918",
        "keyak-1998, 1.0, 102.0",
        "keyak-1998, 1.2, 141.6206",
    })
    void strength_of_the_same_paper_reproduces_its_table(String name, double density, double printedMPa) {
        double strength =
                DensityLaw.byName(name).compressiveStrengthMPa(density).orElseThrow();
        assertEquals(printedMPa, strength, 0.5e-4);
    }

    @Test
    void keyak_falkinstein_is_continuous_where_its_pieces_meet() {
        DensityLaw law = DensityLaw.KEYAK_FALKINSTEIN_2003;
        assertEquals(1902, law.unclampedModulusMPa(0.27 - 1e-12), 0.5);
        assertEquals(1902, law.unclampedModulusMPa(0.27), 0.5);
        assertEquals(3653, law.unclampedModulusMPa(0.60 - 1e-12), 0.5);
        assertEquals(3653, law.unclampedModulusMPa(0.60), 0.5);
    }

    @Test
    void carter_hayes_at_a_hundredth_per_second_is_2875_times_density_cubed() {
        assertEquals(2875, DensityLaw.CARTER_HAYES_1977.unclampedModulusMPa(1), 0.5);
        assertEquals(8 * 2875, DensityLaw.CARTER_HAYES_1977.unclampedModulusMPa(2), 4);
    }

    @Test
    void doubling_density_multiplies_modulus_as_the_cited_power_says() {
        DensityLaw law = DensityLaw.KOPPERDAHL_2002_POWER;
        assertEquals(Math.pow(2, 1.05), law.modulusMPa(0.24) / law.modulusMPa(0.12), 1e-14);
    }

    @ParameterizedTest
    @EnumSource(DensityLaw.class)
    void modulus_never_falls_with_density_and_stays_between_1_and_22000(DensityLaw law) {
        double before = 0;
        for (int n = -10; n <= 400; n++) {
            double modulus = law.modulusMPa(0.01 * n);
            assertTrue(modulus >= before * (1 - 1e-3), law + " falls at " + 0.01 * n);
            assertTrue(modulus >= 1 && modulus <= 22000, law + " gives " + modulus);
            before = modulus;
        }
    }

    @ParameterizedTest
    @EnumSource(DensityLaw.class)
    void every_law_is_found_by_its_own_name_and_prints_formula_and_source(DensityLaw law) {
        assertEquals(law, DensityLaw.byName(law.caseName()));
        assertTrue(law.formula().startsWith("E = ") && law.formula().contains("g/cm³"), law.formula());
        assertFalse(law.fit().citation().isBlank());
        assertTrue(law.fit().lowestGcm3() < law.fit().highestGcm3());
    }

    @Test
    void formulas_are_printed_with_the_paper_s_numbers() {
        assertEquals(
                "E = 2980 ρ^1.05 MPa, ρ K2HPO4-equivalent density in g/cm³",
                DensityLaw.KOPPERDAHL_2002_POWER.formula());
        assertEquals(
                "E = 3230 ρ - 34.7 MPa, ρ K2HPO4-equivalent density in g/cm³",
                DensityLaw.KOPPERDAHL_2002_LINEAR.formula());
        assertEquals(
                "E = 33900 ρ^2.2 (ρ < 0.27); 5307 ρ + 469 (ρ < 0.6); 10200 ρ^2.01 MPa, ρ ash density in g/cm³",
                DensityLaw.KEYAK_FALKINSTEIN_2003.formula());
    }

    @Test
    void misspelt_law_is_refused_and_the_known_ones_listed() {
        InputException refused = assertThrows(InputException.class, () -> DensityLaw.byName("kopperdal-2002-power"));
        assertTrue(refused.getMessage().startsWith("Unknown density law 'kopperdal-2002-power'"), refused.getMessage());
        assertTrue(refused.getMessage().contains("carter-hayes-1977"), refused.getMessage());
    }

    @Test
    void dense_bone_lies_outside_what_a_vertebral_law_was_fitted_to() {
        assertTrue(DensityLaw.MORGAN_2003_VERTEBRA.fit().covers(0.2));
        assertFalse(DensityLaw.MORGAN_2003_VERTEBRA.fit().covers(0.6));
    }

    @ParameterizedTest
    @CsvSource({
        "K2HPO4, 0.0, 0.0389", "K2HPO4, 0.1, 0.1449", "K2HPO4, 0.2, 0.2509", "K2HPO4, 0.5, 0.5689",
        "K2HPO4, 1.0, 1.0989", "CHA, 0.0, 0.07895", "CHA, 0.1, 0.16667", "CHA, 0.2, 0.25439",
        "CHA, 0.5, 0.51754", "CHA, 1.0, 0.95614", "ASH, 0.3, 0.3",
    })
    void ash_laws_take_calibrated_density_through_the_cited_relations(DensityKind kind, double given, double ash) {
        assertEquals(ash, LawDensity.of(kind, DensityLaw.KEYAK_1998, "test").at(given), 1e-5);
        assertEquals(
                ash / 0.6,
                LawDensity.of(kind, DensityLaw.MORGAN_2003_POOLED, "test").at(given),
                2e-5);
    }

    @Test
    void negative_density_counts_as_zero_after_the_ash_offset_not_before() {
        LawDensity toAsh = LawDensity.of(DensityKind.K2HPO4, DensityLaw.KEYAK_1998, "test");
        assertEquals(0.0389 - 0.0106, toAsh.at(-0.010), 1e-15);
        assertEquals(0, toAsh.at(-0.050));
    }

    @ParameterizedTest
    @CsvSource({"ASH", "APPARENT", "CHA"})
    void k2hpo4_law_refuses_density_that_no_cited_relation_turns_into_k2hpo4(DensityKind kind) {
        InputException refused = assertThrows(
                InputException.class, () -> LawDensity.of(kind, DensityLaw.KOPPERDAHL_2002_POWER, "vertebra L3"));
        String text = refused.getMessage();
        assertTrue(text.startsWith("Density law fed the wrong density kind: kopperdahl-2002-power wants K2HPO4"), text);
        assertTrue(text.contains("vertebra L3") && text.contains("Choose a law"), text);
    }

    @Test
    void apparent_density_is_not_turned_back_into_ash_in_silence() {
        InputException refused = assertThrows(
                InputException.class, () -> LawDensity.of(DensityKind.APPARENT, DensityLaw.KEYAK_1998, "vertebra L3"));
        assertTrue(refused.getMessage().contains("(morgan-2003-vertebra,"), refused.getMessage());
    }

    @Test
    void cap_of_blastic_bone_is_643_mg_per_cm3_on_the_k2hpo4_axis() {
        assertEquals(0.643, LawDensity.ofApparent(1.2, DensityKind.K2HPO4), 0.0005);
        assertEquals(0.72, LawDensity.ofApparent(1.2, DensityKind.ASH), 1e-15);
        assertEquals(1.2, LawDensity.ofApparent(1.2, DensityKind.APPARENT), 1e-15);
    }

    /// Half a unit of the fourth significant digit.
    private static double halfDigit(double printed) {
        return 0.5 * Math.pow(10, Math.floor(Math.log10(printed)) - 3) * (1 + 1e-9);
    }

    @Test
    void a_law_is_of_the_bones_its_specimens_are_from() {
        Site vertebra = new BlockSpecimen(2, 2, 2).build().site();
        for (String name : List.of("kopperdahl-2002-power", "keller-1994-spine", "morgan-2003-pooled")) {
            assertTrue(DensityLaw.byName(name).fit().isOf(vertebra), name);
        }
        for (String name : List.of("morgan-2003-femoral-neck", "morgan-2003-tibia", "keyak-1998")) {
            assertFalse(DensityLaw.byName(name).fit().isOf(vertebra), name);
        }
        assertEquals(DensityLaw.Bones.FEMUR, DensityLaw.KEYAK_1998.fit().bones());
        assertEquals(DensityLaw.Bones.OTHER, DensityLaw.MORGAN_2003_TIBIA.fit().bones());
    }
}
