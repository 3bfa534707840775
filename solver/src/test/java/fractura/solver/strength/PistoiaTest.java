package fractura.solver.strength;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fractura.mesh.VoxelMesh;
import fractura.solver.material.BlockSpecimen;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PistoiaTest {
    private static final Pistoia PISTOIA = Pistoia.standard();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 49, 50, 51, 99, 100, 101, 149, 150, 151, 250, 999, 1000, 5000})
    void volume_percentile_of_equal_elements_is_the_published_index_rule(int count) {
        double[] values = new Random(count).doubles(count).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.floor(count * (100 - 2.0) / 100);
        assertEquals(sorted[index], PISTOIA.percentile(values));
    }

    @Test
    void splitting_every_element_in_two_does_not_move_the_percentile() {
        double[] values = new Random(2).doubles(100).toArray();
        double[] halves = new double[200];
        Arrays.setAll(halves, e -> values[e / 2]);
        assertEquals(PISTOIA.percentile(values), PISTOIA.percentile(halves));
    }

    @Test
    void uniform_bar_fails_when_its_strain_is_0_007() {
        VoxelMesh bar = new BlockSpecimen(3, 3, 10).mesh();
        double[] stress = new double[90];
        double[] modulus = new double[90];
        boolean[] bone = new boolean[90];
        Arrays.fill(stress, -5);
        Arrays.fill(modulus, 1000);
        Arrays.fill(bone, true);
        StrengthEstimate found = PISTOIA.of(UniformState.uniaxial(bar, stress, 1000, 0.3), modulus, bone, 45);
        assertEquals(45 * 0.007 / 0.005, found.newton(), 1e-9);
        assertEquals("Pistoia02", found.source());
        assertFalse(found.inDomain());
    }

    @Test
    void a_strained_tumour_does_not_fill_the_two_percent_tail() {
        VoxelMesh bar = new BlockSpecimen(3, 3, 10).mesh();
        double[] stress = new double[90];
        double[] modulus = new double[90];
        boolean[] bone = new boolean[90];
        Arrays.fill(stress, -5);
        Arrays.fill(modulus, 1000);
        Arrays.fill(bone, true);
        for (int e = 40; e < 50; e++) {
            stress[e] = -500;
            bone[e] = false;
        }
        StrengthEstimate found = PISTOIA.of(UniformState.uniaxial(bar, stress, 1000, 0.3), modulus, bone, 45);
        assertEquals(63, found.newton(), 1e-9);
    }
}
