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
import org.junit.jupiter.api.Test;

class MaterialsTest {
    private static final MaterialModel SPINE = MaterialModel.defaults(DensityLaw.KOPPERDAHL_2002_POWER);

    @Test
    void modulus_not_density_is_averaged_over_an_element() {
        BlockSpecimen block = new BlockSpecimen(1, 1, 1).kind(DensityKind.APPARENT);
        for (int s = 0; s < 8; s++) {
            block.sample(0, s, Tissue.BONE, s < 4 ? 0.2 : 0.6);
        }
        DensityLaw law = DensityLaw.MORGAN_2003_FEMORAL_NECK;
        Materials materials = Materials.of(block.build(), MaterialModel.defaults(law));
        // the densities are stored in single precision: 1e-7 relative
        assertEquals(1911.26, materials.youngsModulusMPa()[0], 0.005);
        assertEquals(1748.88, law.modulusMPa(0.4), 0.005);
    }

    @Test
    void half_wall_half_core_element_has_the_mean_of_their_moduli_and_a_lesion_has_no_wall() {
        BlockSpecimen block = new BlockSpecimen(2, 1, 1).density(1.0).element(1, Tissue.LYTIC, 1.0);
        float[] half = new float[16];
        java.util.Arrays.fill(half, 0.5f);
        Specimen walled = block.build().withShell(half);
        double[] with = Materials.of(walled, SPINE.withShell(12_000)).youngsModulusMPa();
        double[] without = Materials.of(block.build(), SPINE.withShell(12_000)).youngsModulusMPa();
        assertEquals((2980 + 12_000) / 2.0, with[0], 1e-9);
        assertEquals(2980, without[0], 1e-9);
        assertEquals(without[1], with[1]);
    }

    @Test
    void half_bone_half_disc_element_has_the_mean_modulus_and_counts_as_bone() {
        BlockSpecimen block = new BlockSpecimen(1, 1, 1);
        for (int s = 0; s < 8; s++) {
            block.sample(0, s, s < 4 ? Tissue.BONE : Tissue.PLATEN_TOP, 1.0);
        }
        Materials materials = Materials.of(block.build(), SPINE);
        assertEquals((2980 + 2500) / 2.0, materials.youngsModulusMPa()[0], 1e-9);
        assertTrue(materials.bone()[0]);
    }

    @Test
    void discs_cement_and_metal_have_their_own_constants_and_are_no_bone() {
        Specimen specimen = new BlockSpecimen(4, 1, 1)
                .density(0.15)
                .element(0, Tissue.PLATEN_BOTTOM, 5)
                .element(1, Tissue.CEMENT, 5)
                .element(2, Tissue.METAL, 5)
                .build();
        Materials materials = Materials.of(specimen, SPINE);
        assertArrayEquals(new double[] {2500, 2500, 113800, 406.5}, materials.youngsModulusMPa(), 0.05);
        assertArrayEquals(new double[] {0.3, 0.3, 0.342, 0.3}, materials.poissonsRatio(), 1e-12);
        assertArrayEquals(new boolean[] {false, false, false, true}, materials.bone());
    }

    @Test
    void share_outside_the_fitted_interval_and_share_at_a_limit_are_counted() {
        Specimen specimen = new BlockSpecimen(4, 1, 1)
                .density(0.10)
                .element(0, Tissue.BONE, 0.60)
                .element(1, Tissue.BONE, -0.05)
                .element(3, Tissue.CEMENT, 0)
                .build();
        LawCoverage coverage = Materials.of(specimen, SPINE).coverage();
        assertEquals(3, coverage.boneElementCount());
        assertEquals(2.0 / 3, coverage.shareOutsideFit(), 1e-12);
        assertEquals(1.0 / 3, coverage.shareClamped(), 1e-12);
    }

    @Test
    void marrow_fat_inside_bone_keeps_one_megapascal_so_that_no_element_is_without_stiffness() {
        Specimen specimen = new BlockSpecimen(1, 1, 1).density(-0.08).build();
        assertEquals(1, Materials.of(specimen, SPINE).youngsModulusMPa()[0]);
    }

    @Test
    void a_law_for_k2hpo4_refuses_a_specimen_in_apparent_density() {
        Specimen specimen = new BlockSpecimen(1, 1, 1)
                .kind(DensityKind.APPARENT)
                .density(0.2)
                .build();
        InputException refused = assertThrows(InputException.class, () -> Materials.of(specimen, SPINE));
        assertTrue(refused.getMessage().contains("(vertebra L3) carries apparent density"), refused.getMessage());
    }

    @Test
    void uniform_materials_count_as_bone_throughout() {
        Materials materials = Materials.uniform(3, 1000, 0.25);
        assertArrayEquals(new double[] {1000, 1000, 1000}, materials.youngsModulusMPa());
        assertArrayEquals(new double[] {0.25, 0.25, 0.25}, materials.poissonsRatio());
        assertTrue(materials.bone()[2]);
        assertEquals(LawCoverage.NONE, new Materials(new double[1], new double[1]).coverage());
    }

    @Test
    void exponent_of_the_power_law_is_the_sensitivity_of_the_spine_s_modulus() {
        Specimen specimen = new BlockSpecimen(2, 2, 2).density(0.12).build();
        DensitySensitivity found = DensitySensitivity.of(specimen, DensityLaw.KOPPERDAHL_2002_POWER);
        assertEquals(0.12, found.meanDensityGcm3(), 1e-7);
        assertEquals(1.05, found.exponent(), 1e-9);
    }

    @Test
    void the_ash_offset_softens_the_answer_of_the_modulus_to_a_slope_error() {
        DensitySensitivity found = DensitySensitivity.at(0.12, DensityKind.K2HPO4, DensityLaw.KEYAK_1998, "test");
        double ash = 1.06 * 0.12 + 0.0389;
        assertEquals(1.86 * 1.06 * 0.12 / ash, found.exponent(), 1e-6);
        assertFalse(found.exponent() > 1.86);
    }
}
