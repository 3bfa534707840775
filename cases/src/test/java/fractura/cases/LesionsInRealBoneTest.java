package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.generate.VirtualLesion;
import fractura.mesh.generate.VoxelMesher;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.AppliedLoad;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.LoadCase;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.Materials;
import fractura.solver.strength.AxialStiffness;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lesions must do to a bone, whatever the bone: on the real L3 at 2 mm, and on a homogeneous cube.
class LesionsInRealBoneTest {
    private static final Path CASE = Path.of("../cases/gallery/01-l3-real");
    private static final double[] CENTRE = {36, 158, -64};
    private static final LesionLaw PLAIN = new LesionLaw.DensityScaled(1, 1, 0, Double.POSITIVE_INFINITY);
    private static final MaterialModel LAWS = MaterialModel.defaults(DensityLaw.byName("kopperdahl-2002-power"));

    private static Specimen bone;

    @BeforeAll
    static void readBone() {
        CaseFile asked = CaseFile.read(CASE);
        Scan scan = Scan.read(asked, Progress.silent());
        bone = new VoxelMesher(2, 5)
                .mesh(scan.density(), scan.calibration().kind(), scan.labels(), "L3")
                .specimen();
    }

    private static Solution solve(Specimen specimen, MaterialModel model) {
        AppliedLoad load = LoadCase.PlatenCompression.standard().on(specimen);
        return Elastostatics.solve(
                new ElasticProblem(specimen.mesh(), Materials.of(specimen, model), load.conditions()),
                SolverSettings.defaults());
    }

    private static double stiffness(Specimen specimen, MaterialModel model) {
        return AxialStiffness.of(
                        solve(specimen, model),
                        LoadCase.PlatenCompression.standard().on(specimen).faces())
                .newtonPerMm();
    }

    private static Specimen with(Tissue type, double radiusMm, double severity) {
        return VirtualLesion.sphere(type, CENTRE, radiusMm, severity).applyTo(bone);
    }

    @Test
    void a_mask_with_the_density_law_alone_changes_no_bit() {
        MaterialModel plain = LAWS.withLytic(PLAIN).withBlastic(PLAIN);
        double[] without = solve(bone, plain).displacementMm();
        assertArrayEquals(without, solve(with(Tissue.LYTIC, 9, 0), plain).displacementMm(), 0.0);
        assertArrayEquals(without, solve(with(Tissue.BLASTIC, 9, 0), plain).displacementMm(), 0.0);
    }

    @Test
    void stiffness_never_grows_with_the_size_of_a_lytic_lesion() {
        double before = stiffness(bone, LAWS);
        for (double radius : new double[] {4, 6, 8, 10, 12}) {
            double now = stiffness(with(Tissue.LYTIC, radius, 1), LAWS);
            assertTrue(now < before, radius + " mm: " + now + " N/mm after " + before);
            before = now;
        }
    }

    @Test
    void stiffness_never_grows_with_the_severity_of_a_lytic_lesion() {
        double before = stiffness(with(Tissue.LYTIC, 9, 0), LAWS);
        for (double severity : new double[] {0.25, 0.5, 0.75, 1}) {
            double now = stiffness(with(Tissue.LYTIC, 9, severity), LAWS);
            assertTrue(now <= before * (1 + 1e-6), severity + ": " + now + " N/mm after " + before);
            before = now;
        }
    }

    @Test
    void added_blastic_density_stiffens_under_the_density_law_and_less_under_a_penalty() {
        double intact = stiffness(bone, LAWS);
        Specimen blastic = with(Tissue.BLASTIC, 9, 0.8);
        double plain = stiffness(blastic, LAWS.withBlastic(PLAIN));
        double penalised = stiffness(blastic, LAWS.withBlastic(LesionLaw.blasticFactor(0.4)));
        assertTrue(plain >= intact, plain + " against " + intact);
        assertTrue(penalised < plain, penalised + " against " + plain);
    }

    /// Holes of 4 to 35 % of the body took 3 to 30 % of the stiffness of real vertebrae (Costa20); here at both ends.
    @ParameterizedTest
    @CsvSource({"7.2, 4, 1, 8", "14.5, 28, 10, 40"})
    void a_hole_in_the_real_body_costs_what_micro_models_say(
            double radiusMm, double sharePercent, double lowPercent, double highPercent) {
        var placed = VirtualLesion.sphere(Tissue.LYTIC, new double[] {25.5, 161, -64.7}, radiusMm, 1)
                .placeIn(bone);
        assertEquals(sharePercent, placed.bodyPercent(), 0.25 * sharePercent, "share of the body");
        double loss =
                100 * (1 - stiffness(placed.specimen(), LAWS.withLytic(new LesionLaw.Void())) / stiffness(bone, LAWS));
        assertTrue(loss > lowPercent && loss < highPercent, "lost " + loss + " %");
    }

    /// Effective modulus, relative to the solid, of a cube squeezed between smooth plates on its mirror planes.
    private static double modulus(int n, boolean[] keep) {
        VoxelMesh mesh = VoxelMesh.of(Grid.aligned(n, n, n, 1), keep);
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int node = 0; node < mesh.nodeCount(); node++) {
            int[] ijk = mesh.nodeIjk(node);
            for (int axis = 0; axis < 3; axis++) {
                if (ijk[axis] == 0) {
                    conditions.fix(node, axis, 0);
                }
            }
            if (ijk[2] == n) {
                conditions.fix(node, 2, -0.001 * n);
            }
        }
        Materials material = Materials.uniform(mesh.elementCount(), 1000, 0.3);
        Solution s = Elastostatics.solve(new ElasticProblem(mesh, material, conditions), SolverSettings.defaults());
        double force = 0;
        for (int node = 0; node < mesh.nodeCount(); node++) {
            force -= mesh.nodeIjk(node)[2] == n ? s.reactionNewton()[3 * node + 2] : 0;
        }
        return force / (n * n) / 0.001 / 1000;
    }

    private static void carve(boolean[] keep, int n, double[] centre, double radius) {
        for (int v = 0; v < keep.length; v++) {
            double x = v % n + 0.5 - centre[0];
            double y = v / n % n + 0.5 - centre[1];
            double z = v / (n * n) + 0.5 - centre[2];
            keep[v] &= x * x + y * y + z * z > radius * radius;
        }
    }

    private static double voidShare(boolean[] keep) {
        int kept = 0;
        for (boolean k : keep) {
            kept += k ? 1 : 0;
        }
        return 1 - (double) kept / keep.length;
    }

    /// Upper bound of the Young's modulus of an isotropic body with voids (HashinShtrikman63), ν 0.3, solid 1.
    private static double hashinShtrikman(double c) {
        double k = 1 / (3 * (1 - 0.6));
        double g = 1 / 2.6;
        double bulk = k + c / (-1 / k + 3 * (1 - c) / (3 * k + 4 * g));
        double shear = g + c / (-1 / g + 6 * (1 - c) * (k + 2 * g) / (5 * g * (3 * k + 4 * g)));
        return 9 * bulk * shear / (3 * bulk + shear);
    }

    @ParameterizedTest
    @CsvSource({"0.04, 7.7", "0.10, 18", "0.20, 33", "0.35, 52"})
    void the_bound_is_the_published_one(double share, double lossPercent) {
        assertEquals(lossPercent, 100 * (1 - hashinShtrikman(share)), 0.6);
    }

    /// Voids strewn at random, so that the body is nearly isotropic, as the bound supposes.
    @ParameterizedTest
    @CsvSource({"0.04", "0.10", "0.20", "0.35"})
    void voids_never_cost_less_than_the_hashin_shtrikman_bound(double share) {
        int n = 40;
        boolean[] keep = new boolean[n * n * n];
        Arrays.fill(keep, true);
        Random random = new Random(5);
        while (voidShare(keep) < share) {
            carve(keep, n, random.doubles(3, 0, n).toArray(), 5);
        }
        assertTrue(modulus(n, keep) <= hashinShtrikman(voidShare(keep)), "share " + voidShare(keep));
    }

    /// Factor 2.00454545 per void share for ν 0.3, dilute limit; 5e-3 leaves room for the finite cube and the
    // staircase.
    @ParameterizedTest
    @CsvSource({"0.005", "0.01", "0.02"})
    void small_voids_cost_twice_their_share(double share) {
        int n = 30;
        boolean[] keep = new boolean[n * n * n];
        Arrays.fill(keep, true);
        carve(keep, n, new double[3], n * Math.cbrt(6 * share / Math.PI));
        assertEquals(1 - 2.00454545 * voidShare(keep), modulus(n, keep), 5e-3);
    }
}
