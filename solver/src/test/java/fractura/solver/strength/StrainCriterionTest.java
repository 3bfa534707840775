package fractura.solver.strength;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Field;
import fractura.mesh.VoxelMesh;
import fractura.solver.NumericalException;
import fractura.solver.Solution;
import fractura.solver.material.BlockSpecimen;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrainCriterionTest {
    private static final VoxelMesh BAR = new BlockSpecimen(4, 4, 20).mesh();
    private static final StrainCriterion FEMUR_EVERYWHERE = new StrainCriterion(StrainLimits.femur(), 0, false, 0);

    @Test
    void bar_in_tension_fails_in_tension_at_0_684932_of_its_limit() {
        StrainCriterion.Failure failure = failureOfBar(5);
        assertEquals(0.684932, failure.utilisation(), 5e-7);
        assertTrue(failure.isTension());
        assertEquals(80 / 0.684932, failure.newton(), 1e-4);
    }

    @Test
    void bar_in_compression_fails_in_compression_at_0_480769_of_its_limit() {
        StrainCriterion.Failure failure = failureOfBar(-5);
        assertEquals(0.480769, failure.utilisation(), 5e-7);
        assertFalse(failure.isTension());
    }

    @Test
    void failure_load_does_not_depend_on_the_load_it_was_computed_at() {
        double[] once = filled(BAR, 5);
        double[] twice = filled(BAR, 10);
        boolean[] bone = marks(BAR);
        double first = FEMUR_EVERYWHERE
                .failure(BoneStrain.of(UniformState.uniaxial(BAR, once, 1000, 0.3), bone, 3), BAR, 80, new int[0])
                .newton();
        double second = FEMUR_EVERYWHERE
                .failure(BoneStrain.of(UniformState.uniaxial(BAR, twice, 1000, 0.3), bone, 3), BAR, 160, new int[0])
                .newton();
        assertEquals(first, second, 1e-9);
    }

    @Test
    void tumour_however_strained_neither_fails_nor_enters_the_mean_of_the_bone_beside_it() {
        double[] stress = filled(BAR, -5);
        boolean[] bone = marks(BAR);
        for (int e = 160; e < 170; e++) {
            stress[e] = -5000;
            bone[e] = false;
        }
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, stress, 1000, 0.3), bone, 3);
        StrainCriterion.Failure failure = FEMUR_EVERYWHERE.failure(strain, BAR, 80, new int[0]);
        assertEquals(0.480769, failure.utilisation(), 5e-7);
        assertTrue(Double.isNaN(strain.utilisation(165, StrainLimits.femur(), 1)));
    }

    @Test
    void weakest_place_is_the_failure_site() {
        double[] stress = filled(BAR, -5);
        Arrays.fill(stress, 16 * 12, 16 * 13, -9);
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, stress, 1000, 0.3), marks(BAR), 0.5);
        StrainCriterion.Failure failure = FEMUR_EVERYWHERE.failure(strain, BAR, 80, new int[0]);
        assertEquals(12, BAR.elementIjk(failure.element())[2]);
    }

    /// A bar whose strain falls linearly from 1 at one side to -1 at the other, as in bending: where ε₁ is at least u,
    /// a layer of the tension side of thickness (1 - u)/2 of the bar, up to half a voxel.
    @Test
    void in_bending_the_failing_volume_is_the_outer_layer_of_that_volume() {
        VoxelMesh beam = new BlockSpecimen(40, 4, 10).mesh();
        double[] stress = new double[beam.elementCount()];
        for (int e = 0; e < stress.length; e++) {
            stress[e] = 10 * (1 - 2 * (beam.elementIjk(e)[0] + 0.5) / 40);
        }
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(beam, stress, 1000, 0.3), marks(beam), 0.5);
        for (double share : new double[] {0.05, 0.1, 0.2}) {
            StrainCriterion layer = new StrainCriterion(StrainLimits.femur(), 0, false, share * 1600);
            double expected = 0.01 / 0.0073 * (1 - 2 * share);
            double halfVoxel = 0.01 / 0.0073 / 40;
            assertEquals(expected, layer.failure(strain, beam, 80, new int[0]).utilisation(), halfVoxel * 1.001);
        }
    }

    @Test
    void more_connected_bone_breaks_at_no_lower_load_and_one_element_is_first_yield() {
        double[] stress = filled(BAR, -5);
        Arrays.fill(stress, 16 * 12, 16 * 13, -9);
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, stress, 1000, 0.3), marks(BAR), 0.5);
        double first = FEMUR_EVERYWHERE.failure(strain, BAR, 80, new int[0]).newton();
        double before = first;
        for (double mm3 : new double[] {1, 16, 17, 320}) {
            StrainCriterion some = new StrainCriterion(StrainLimits.femur(), 0, false, mm3);
            StrainCriterion.Failure failure = some.failure(strain, BAR, 80, new int[0]);
            assertTrue(failure.newton() >= before, mm3 + " mm³");
            assertEquals(12, BAR.elementIjk(failure.element())[2]);
            assertEquals(mm3 <= 16 ? first : first * 9 / 5, failure.newton(), 1e-9 * first);
            before = failure.newton();
        }
    }

    @Test
    void less_bone_than_the_connected_volume_has_no_failure_load() {
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, filled(BAR, -5), 1000, 0.3), marks(BAR), 3);
        StrainCriterion much = new StrainCriterion(StrainLimits.femur(), 0, false, 321);
        String message = assertThrows(NumericalException.class, () -> much.failure(strain, BAR, 80, new int[0]))
                .getMessage();
        assertEquals(
                "No 0.32 cm³ of bone in one piece are strained farther than 0 mm from where the bone is loaded or held, so no"
                        + " strength by strain limits can be given. Give a scan that shows more of the bone, or leave this"
                        + " load out.",
                message);
    }

    @Test
    void surroundings_of_the_load_are_left_out() {
        double[] stress = filled(BAR, -5);
        Arrays.fill(stress, 0, 16, -50);
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, stress, 1000, 0.3), marks(BAR), 0.5);
        int[] face = {BAR.node(0, 0, 0), BAR.node(4, 4, 0), BAR.node(0, 4, 0), BAR.node(4, 0, 0), BAR.node(2, 2, 0)};
        StrainCriterion.Failure failure =
                new StrainCriterion(StrainLimits.femur(), 4, false, 0).failure(strain, BAR, 80, face);
        assertEquals(0.480769, failure.utilisation(), 5e-7);
        assertTrue(BAR.elementIjk(failure.element())[2] >= 3);
    }

    @Test
    void inner_bone_is_not_judged_when_only_the_surface_is_asked_for() {
        double[] stress = filled(BAR, -5);
        int inner = BAR.element(1, 1, 10);
        stress[inner] = -500;
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, stress, 1000, 0.3), marks(BAR), 0.5);
        assertEquals(
                inner, FEMUR_EVERYWHERE.failure(strain, BAR, 80, new int[0]).element());
        StrainCriterion surface = new StrainCriterion(StrainLimits.femur(), 0, true, 0);
        assertEquals(0.480769, surface.failure(strain, BAR, 80, new int[0]).utilisation(), 5e-7);
    }

    @Test
    void utilisation_grows_with_the_demand_and_is_blank_outside_bone() {
        boolean[] bone = marks(BAR);
        bone[3] = false;
        BoneStrain strain = BoneStrain.of(UniformState.uniaxial(BAR, filled(BAR, -5), 1000, 0.3), bone, 3);
        Field field = strain.utilisationField(StrainLimits.vertebra(), 2);
        assertEquals("utilisation", field.name());
        assertEquals(2 * 0.005 / 0.0077, field.values()[100], 1e-6);
        assertTrue(Float.isNaN(field.values()[3]));
    }

    @Test
    void bone_without_strain_has_no_failure_load() {
        BoneStrain still = BoneStrain.of(UniformState.uniaxial(BAR, filled(BAR, 0), 1000, 0.3), marks(BAR), 3);
        assertThrows(NumericalException.class, () -> FEMUR_EVERYWHERE.failure(still, BAR, 80, new int[0]));
    }

    @Test
    void a_model_without_bone_is_refused() {
        Solution solution = UniformState.uniaxial(BAR, filled(BAR, -5), 1000, 0.3);
        boolean[] none = new boolean[BAR.elementCount()];
        NumericalException refused = assertThrows(NumericalException.class, () -> BoneStrain.of(solution, none, 3));
        assertTrue(refused.getMessage().contains("No bone to judge"), refused.getMessage());
    }

    private static StrainCriterion.Failure failureOfBar(double stressMPa) {
        Solution solution = UniformState.uniaxial(BAR, filled(BAR, stressMPa), 1000, 0.3);
        return FEMUR_EVERYWHERE.failure(BoneStrain.of(solution, marks(BAR), 3), BAR, 80, new int[0]);
    }

    private static double[] filled(VoxelMesh mesh, double value) {
        double[] values = new double[mesh.elementCount()];
        Arrays.fill(values, value);
        return values;
    }

    private static boolean[] marks(VoxelMesh mesh) {
        boolean[] all = new boolean[mesh.elementCount()];
        Arrays.fill(all, true);
        return all;
    }
}
