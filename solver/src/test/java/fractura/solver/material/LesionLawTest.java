package fractura.solver.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LesionLawTest {
    private static final DensityLaw LAW = DensityLaw.KOPPERDAHL_2002_POWER;
    private static final MaterialModel SPINE = MaterialModel.defaults(LAW);

    @ParameterizedTest
    @EnumSource(
            value = Tissue.class,
            names = {"LYTIC", "BLASTIC", "MIXED"})
    void density_only_law_with_no_cap_and_no_floor_in_play_gives_the_bits_of_unlabelled_bone(Tissue lesion) {
        MaterialModel model = SPINE.withBlastic(LesionLaw.blastic("density-only"));
        Random random = new Random(7);
        BlockSpecimen labelled = new BlockSpecimen(5, 5, 5);
        BlockSpecimen plain = new BlockSpecimen(5, 5, 5);
        for (int e = 0; e < 125; e++) {
            for (int s = 0; s < 8; s++) {
                double density = 0.01 + 0.5 * random.nextDouble();
                labelled.sample(e, s, lesion, density);
                plain.sample(e, s, Tissue.BONE, density);
            }
        }
        Materials withMask = Materials.of(labelled.build(), model);
        Materials without = Materials.of(plain.build(), model);
        assertArrayEquals(without.youngsModulusMPa(), withMask.youngsModulusMPa());
        assertArrayEquals(without.bone(), withMask.bone());
    }

    @Test
    void destroyed_bone_keeps_the_stiffness_of_the_tumour_that_replaced_it_and_is_not_judged() {
        Materials materials = single(Tissue.LYTIC, -0.02, SPINE);
        assertEquals(10, materials.youngsModulusMPa()[0]);
        assertFalse(materials.bone()[0]);
    }

    @Test
    void lytic_cortex_is_softer_than_its_density_says_and_lytic_trabecular_bone_is_not() {
        // apparent 1.0 g/cm³ is 0.529 g/cm³ K2HPO4
        assertEquals(0.85 * LAW.modulusMPa(0.60f), modulus(Tissue.LYTIC, 0.60, SPINE), 1e-9);
        assertEquals(LAW.modulusMPa(0.50f), modulus(Tissue.LYTIC, 0.50, SPINE), 1e-9);
    }

    @Test
    void blastic_bone_follows_its_own_law_not_the_healthy_density_curve() {
        assertEquals(0.7 * LAW.modulusMPa(0.40f), modulus(Tissue.BLASTIC, 0.40, SPINE), 1e-9);
    }

    @Test
    void blastic_bone_gains_no_stiffness_above_an_apparent_density_of_1_2() {
        double capped = modulus(Tissue.BLASTIC, 0.90, SPINE);
        assertEquals(0.7 * LAW.modulusMPa((1.2 * 0.6 - 0.0389) / 1.06), capped, 1e-9);
        assertEquals(capped, modulus(Tissue.BLASTIC, 1.30, SPINE));
        assertTrue(modulus(Tissue.BLASTIC, 1.30, SPINE.withBlastic(LesionLaw.blastic("density-only"))) > capped);
    }

    @Test
    void woven_bone_has_half_the_stiffness_its_density_says() {
        MaterialModel woven = SPINE.withBlastic(LesionLaw.blastic("woven"));
        assertEquals(0.5 * LAW.modulusMPa(0.40f), modulus(Tissue.BLASTIC, 0.40, woven), 1e-9);
    }

    @Test
    void drop_of_ash_fraction_from_60_to_50_percent_costs_39_percent_at_equal_bone_volume() {
        assertEquals(1 - 0.393, LesionLaw.hypomineralised(0.50).factor(), 0.0005);
        assertEquals(1, LesionLaw.hypomineralised(0.60).factor(), 1e-15);
    }

    @Test
    void mixed_lesion_is_lytic_where_sparse_blastic_where_dense_and_normal_between() {
        assertEquals(10, modulus(Tissue.MIXED, -0.02, SPINE));
        assertEquals(LAW.modulusMPa(0.20f), modulus(Tissue.MIXED, 0.20, SPINE), 1e-9);
        assertEquals(0.7 * LAW.modulusMPa(0.31f), modulus(Tissue.MIXED, 0.31, SPINE), 1e-9);
    }

    @Test
    void reference_bone_of_the_patient_sets_the_limits_of_a_mixed_lesion() {
        MixedThresholds own = MixedThresholds.ofReference(0.150, 0.020, DensityKind.K2HPO4);
        assertEquals(0.110, own.lyticBelowGcm3(), 1e-12);
        assertEquals(0.210, own.blasticAboveGcm3(), 1e-12);
        assertEquals(0.7 * LAW.modulusMPa(0.25f), modulus(Tissue.MIXED, 0.25, SPINE.withMixed(own)), 1e-9);
    }

    @Test
    void void_leaves_one_megapascal_and_no_bone() {
        Materials materials = single(Tissue.LYTIC, 0.3, SPINE.withLytic(LesionLaw.lytic("void", 0)));
        assertEquals(1, materials.youngsModulusMPa()[0]);
        assertFalse(materials.bone()[0]);
    }

    @Test
    void uniform_soft_replaces_dense_and_sparse_bone_alike() {
        MaterialModel soft = SPINE.withLytic(LesionLaw.lytic("uniform-soft", 0));
        assertEquals(10, modulus(Tissue.LYTIC, 0.4, soft));
        assertEquals(10, modulus(Tissue.LYTIC, 0.0, soft));
    }

    @Test
    void tumour_tissue_reads_sparse_bone_as_tumour_only_where_its_surroundings_are_soft_too() {
        MaterialModel tumour = SPINE.withLytic(LesionLaw.lytic("tumour-tissue", 0.08));
        BlockSpecimen sparse = new BlockSpecimen(9, 9, 9).tissue(Tissue.LYTIC).density(0.06);
        Materials everywhereSoft = Materials.of(sparse.build(), tumour);
        assertEquals(10, everywhereSoft.youngsModulusMPa()[364]);
        assertFalse(everywhereSoft.bone()[364]);
        BlockSpecimen alone = new BlockSpecimen(9, 9, 9).density(0.2).element(364, Tissue.LYTIC, 0.06);
        Materials oneVoxel = Materials.of(alone.build(), tumour);
        assertEquals(LAW.modulusMPa(0.06f), oneVoxel.youngsModulusMPa()[364], 1e-9);
        assertTrue(oneVoxel.bone()[364]);
    }

    @Test
    void more_destruction_never_stiffens_a_lytic_element() {
        double before = Double.POSITIVE_INFINITY;
        for (int severity = 0; severity <= 20; severity++) {
            double modulus = modulus(Tissue.LYTIC, 0.5 * (1 - severity / 20.0), SPINE);
            assertTrue(modulus <= before, "severity " + severity);
            before = modulus;
        }
        assertEquals(10, before);
    }

    @Test
    void thresholds_of_a_hydroxyapatite_specimen_are_compared_on_the_axis_of_the_law() {
        DensityLaw keyak = DensityLaw.KEYAK_1998;
        Specimen specimen = new BlockSpecimen(1, 1, 1)
                .kind(DensityKind.CHA)
                .tissue(Tissue.MIXED)
                .density(0.40)
                .build();
        double ash = (0.40 + 0.09) / 1.14; // above 1.06 · 0.300 + 0.0389 = 0.3569
        double modulus = Materials.of(specimen, MaterialModel.defaults(keyak)).youngsModulusMPa()[0];
        assertEquals(0.7 * keyak.modulusMPa(ash), modulus, 1e-4 * modulus);
    }

    @Test
    void unknown_lesion_law_lists_the_known_ones_and_the_factor_form() {
        InputException refused = assertThrows(InputException.class, () -> LesionLaw.lytic("density-onyl", 0));
        assertTrue(
                refused.getMessage().endsWith("Known: density-only, tumour-tissue, void, uniform-soft, {factor: x}."),
                refused.getMessage());
        assertThrows(InputException.class, () -> LesionLaw.blastic("void"));
        assertThrows(InputException.class, () -> LesionLaw.blasticFactor(0));
    }

    @Test
    void laws_say_in_words_what_they_do() {
        assertEquals(
                "density law, cortex × 0.85, at least 10 MPa",
                LesionLaw.lyticDefault().words());
        assertEquals(
                "density law × 0.7, no gain above 1.2 g/cm³ apparent",
                LesionLaw.blasticDefault().words());
        assertEquals("density law", LesionLaw.blastic("density-only").words());
    }

    private static Materials single(Tissue tissue, double density, MaterialModel model) {
        return Materials.of(
                new BlockSpecimen(1, 1, 1).tissue(tissue).density(density).build(), model);
    }

    private static double modulus(Tissue tissue, double density, MaterialModel model) {
        return single(tissue, density, model).youngsModulusMPa()[0];
    }
}
