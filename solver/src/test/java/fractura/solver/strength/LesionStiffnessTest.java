package fractura.solver.strength;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.AppliedLoad;
import fractura.solver.load.LoadCase;
import fractura.solver.material.BlockSpecimen;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.Materials;
import org.junit.jupiter.api.Test;

/// A block of vertebral bone between discs, 12 × 12 × 16 mm, with a ball of lesion in its middle: solved, not assumed.
class LesionStiffnessTest {
    private static final MaterialModel SPINE = MaterialModel.defaults(DensityLaw.KOPPERDAHL_2002_POWER);
    private static final MaterialModel DENSITY_ONLY = SPINE.withBlastic(LesionLaw.blastic("density-only"));
    private static final SolverSettings SETTINGS = new SolverSettings(1e-9, 400, 2);
    private static final double BONE = 0.15;

    @Test
    void stiffness_never_grows_with_the_size_of_a_lytic_lesion() {
        double before = stiffness(withBall(0, Tissue.LYTIC, 0), SPINE);
        for (double radius = 1.5; radius < 6; radius += 1.5) {
            double now = stiffness(withBall(radius, Tissue.LYTIC, 0), SPINE);
            assertTrue(now < before, "radius " + radius + ": " + now + " after " + before);
            before = now;
        }
    }

    @Test
    void stiffness_never_grows_with_the_severity_of_a_lytic_lesion() {
        double before = Double.POSITIVE_INFINITY;
        for (double severity = 0; severity <= 1; severity += 0.25) {
            double now = stiffness(withBall(4, Tissue.LYTIC, BONE * (1 - severity)), SPINE);
            assertTrue(now < before, "severity " + severity);
            before = now;
        }
    }

    @Test
    void blastic_bone_stiffens_by_its_density_alone_and_may_weaken_under_a_penalty() {
        double intact = stiffness(withBall(0, Tissue.BONE, 0), SPINE);
        Specimen dense = withBall(4, Tissue.BLASTIC, 0.20);
        assertTrue(stiffness(dense, DENSITY_ONLY) > intact);
        assertTrue(stiffness(dense, SPINE.withBlastic(LesionLaw.blasticFactor(0.4))) < intact);
        assertTrue(stiffness(dense, SPINE) < stiffness(dense, DENSITY_ONLY));
    }

    @Test
    void density_only_lesion_of_normal_density_gives_the_displacements_of_unmarked_bone_to_the_bit() {
        Solution plain = solve(withBall(0, Tissue.BONE, 0), DENSITY_ONLY);
        Solution marked = solve(withBall(4, Tissue.BLASTIC, BONE), DENSITY_ONLY);
        assertArrayEquals(plain.displacementMm(), marked.displacementMm());
    }

    @Test
    void pins_of_the_lower_face_carry_no_force_and_both_faces_carry_the_same() {
        Specimen specimen = withBall(4, Tissue.LYTIC, 0);
        Solution solution = solve(specimen, SPINE);
        AxialStiffness k = AxialStiffness.of(
                solution, LoadCase.PlatenCompression.standard().on(specimen).faces());
        assertEquals(-k.topNewton(), k.bottomNewton(), 1e-6 * k.forceNewton());
        assertEquals(0.2, k.shorteningMm(), 1e-12);
        double[] r = solution.reactionNewton();
        for (int n = 0; n < r.length / 3; n++) {
            assertEquals(0, r[3 * n], 1e-6 * k.forceNewton());
            assertEquals(0, r[3 * n + 1], 1e-6 * k.forceNewton());
        }
    }

    @Test
    void stiffness_at_the_default_tolerance_is_right_to_eight_digits() {
        // the work of the supports has an error of second order in that of the displacements
        Specimen specimen = withBall(4, Tissue.LYTIC, 0);
        AppliedLoad load = LoadCase.PlatenCompression.standard().on(specimen);
        ElasticProblem problem = new ElasticProblem(specimen.mesh(), Materials.of(specimen, SPINE), load.conditions());
        double[] k = new double[2];
        for (int i = 0; i < 2; i++) {
            SolverSettings settings = SolverSettings.defaults().withThreads(1).withTolerance(i == 0 ? 1e-6 : 1e-11);
            k[i] = AxialStiffness.of(Elastostatics.solve(problem, settings), load.faces())
                    .newtonPerMm();
        }
        assertEquals(k[1], k[0], 1e-8 * k[1]);
    }

    @Test
    void bone_beside_a_lytic_lesion_fails_first_and_earlier_than_intact_bone() {
        Specimen intact = withBall(0, Tissue.BONE, 0);
        Specimen lytic = withBall(4, Tissue.LYTIC, 0);
        StrainCriterion.Failure first = failure(lytic);
        assertTrue(first.newton() < failure(intact).newton());
        int[] at = lytic.mesh().elementIjk(first.element());
        double distance = Math.hypot(Math.hypot(at[0] - 5.5, at[1] - 5.5), at[2] - 7.5);
        assertTrue(distance > 3.5 && distance < 8, "failure at " + distance + " mm from the centre of the lesion");
    }

    private static StrainCriterion.Failure failure(Specimen specimen) {
        Materials materials = Materials.of(specimen, SPINE);
        Solution solution = solve(specimen, SPINE);
        AppliedLoad load = LoadCase.PlatenCompression.standard().on(specimen);
        double force = AxialStiffness.of(solution, load.faces()).forceNewton();
        BoneStrain strain = BoneStrain.of(solution, materials.bone(), 1);
        return StrainCriterion.vertebra().failure(strain, specimen.mesh(), force, new int[0]);
    }

    private static double stiffness(Specimen specimen, MaterialModel model) {
        AppliedLoad load = LoadCase.PlatenCompression.standard().on(specimen);
        return AxialStiffness.of(solve(specimen, model), load.faces()).newtonPerMm();
    }

    private static Solution solve(Specimen specimen, MaterialModel model) {
        AppliedLoad load = LoadCase.PlatenCompression.standard().on(specimen);
        return Elastostatics.solve(
                new ElasticProblem(specimen.mesh(), Materials.of(specimen, model), load.conditions()), SETTINGS);
    }

    private static Specimen withBall(double radius, Tissue tissue, double density) {
        BlockSpecimen block = new BlockSpecimen(12, 12, 16).density(BONE);
        for (int e = 0; e < block.mesh().elementCount(); e++) {
            int[] v = block.mesh().elementIjk(e);
            double r = Math.hypot(Math.hypot(v[0] - 5.5, v[1] - 5.5), v[2] - 7.5);
            if (r < radius) {
                block.element(e, tissue, density);
            }
        }
        return block.layer(0, Tissue.PLATEN_BOTTOM).layer(15, Tissue.PLATEN_TOP).build();
    }
}
