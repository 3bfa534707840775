package fractura.solver.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigidityModuliTest {
    @ParameterizedTest
    @CsvSource({"0, 70, 10", "0.5, 275, 62.5", "1, 890, 220", "1.2, 2792, 1073.846", "1.5, 9365, 3601.923"})
    void trabecular_and_cortical_bone_follow_their_own_formula(double rho, double youngs, double shear) {
        assertEquals(youngs, RigidityModuli.youngsMPa(rho), 1e-9 * youngs);
        assertEquals(shear, RigidityModuli.shearMPa(rho), 1e-3);
    }

    @Test
    void the_joined_law_steps_down_where_cortical_bone_begins_and_is_back_two_hundredths_on() {
        assertTrue(RigidityModuli.youngsMPa(1.1) < RigidityModuli.youngsMPa(1.0999));
        assertTrue(RigidityModuli.youngsMPa(1.122) > RigidityModuli.youngsMPa(1.0999));
    }

    @Test
    void density_of_a_phantom_is_turned_into_apparent_density_first() {
        Specimen specimen =
                new BlockSpecimen(1, 1, 1).kind(DensityKind.K2HPO4).density(0.3).build();
        double apparent = (1.06 * 0.3 + 0.0389) / 0.6;
        assertEquals(
                820 * apparent * apparent + 70, RigidityModuli.of(specimen).youngsMPa()[0], 1e-3, "single precision");
    }

    @Test
    void what_a_lesion_is_counts_for_nothing_only_its_density() {
        BlockSpecimen block =
                new BlockSpecimen(2, 1, 1).kind(DensityKind.APPARENT).density(0.4);
        Specimen specimen = block.element(1, Tissue.BLASTIC, 0.4).build();
        float[] youngs = RigidityModuli.of(specimen).youngsMPa();
        assertEquals(youngs[0], youngs[8]);
    }
}
