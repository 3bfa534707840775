package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BoneSurfaceTest {
    private static final LabelRoles BONE = LabelRoles.ofBone(DrawnVertebra.POSTERIOR, DrawnVertebra.BODY);

    private static boolean[] flags(Grid grid, Predicate<double[]> inside) {
        boolean[] flags = new boolean[grid.voxelCount()];
        for (int v = 0; v < flags.length; v++) {
            flags[v] =
                    inside.test(grid.toPatient(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
        }
        return flags;
    }

    /// A body of bone cut from a grid, mask and mesh on the same voxels.
    private static Specimen body(Grid grid, boolean[] flags) {
        VoxelMesh mesh = VoxelMesh.of(grid, flags);
        int samples = Specimen.SAMPLES * mesh.elementCount();
        var site = new Site.Vertebra("L3", grid.axes(), new double[3], 25, 1000);
        return new Specimen(mesh, new float[samples], new byte[samples], DensityKind.K2HPO4, site);
    }

    private static double volume(float[] share, double h) {
        double sum = 0;
        for (float s : share) {
            sum += s;
        }
        return sum * h * h * h / Specimen.SAMPLES;
    }

    private static Generated mesh(LabelMap map, Volume density, BoneSurface surface) {
        return VoxelMesher.defaults()
                .withSurface(surface)
                .mesh(density, DensityKind.K2HPO4, List.of(new LabelSource("drawn", map, BONE)), "L3");
    }

    @Test
    void the_wall_of_a_box_has_exactly_the_volume_of_its_faces_minus_edges_counted_twice() {
        Grid grid = Grid.aligned(16, 14, 12, 1);
        boolean[] box = flags(grid, p -> p[0] > 2 && p[0] < 14 && p[1] > 2 && p[1] < 12 && p[2] > 2 && p[2] < 10);
        for (double t : new double[] {0.5, 1.0}) {
            double exact = 12 * 10 * 8 - (12 - 2 * t) * (10 - 2 * t) * (8 - 2 * t);
            double wall = volume(ShellShare.of(body(grid, box), new Indicator(grid, box), t), 1);
            // exact on faces; the indicator rounds the twelve edges (120 mm long in all)
            assertEquals(exact, wall, 0.1 * t * 120);
        }
    }

    @Test
    void an_element_half_wall_half_core_holds_half_a_share() {
        Grid grid = Grid.aligned(9, 9, 9, 1);
        boolean[] block = flags(grid, p -> p[0] > 2 && p[0] < 7 && p[1] > 2 && p[1] < 7 && p[2] > 2 && p[2] < 7);
        Specimen specimen = body(grid, block);
        float[] share = ShellShare.of(specimen, new Indicator(grid, block), 0.5);
        int e = specimen.mesh().element(2, 4, 4); // the middle of the face x = 2
        double mean = 0;
        for (int s = 0; s < Specimen.SAMPLES; s++) {
            mean += share[Specimen.SAMPLES * e + s] / Specimen.SAMPLES;
        }
        assertEquals(0.5, mean, 1e-6);
    }

    @Test
    void the_wall_of_a_sphere_nears_its_exact_volume_as_voxels_shrink() {
        double t = 0.5;
        double exact = 4 * Math.PI / 3 * (Math.pow(10, 3) - Math.pow(10 - t, 3));
        double coarse = sphereWall(1.0, t) / exact - 1;
        double fine = sphereWall(0.5, t) / exact - 1;
        assertEquals(0, coarse, 0.10); // a wall of half a voxel: the staircase decides
        assertEquals(0, fine, 0.05);
    }

    /// One Poisson ratio throughout: the strain is uniform and EA adds up. Wall 10,000 MPa, core 100 MPa.
    @Test
    void a_cylinder_with_a_wall_nears_the_stiffness_of_wall_and_core_together() {
        double t = 0.4;
        double core = Math.PI * (10 - t) * (10 - t);
        double exact = 100 * core + 10_000 * (Math.PI * 100 - core);
        double last = 1;
        for (double h : new double[] {1, 0.5, 0.25}) {
            int n = (int) Math.ceil(22 / h);
            Grid grid = Grid.aligned(n, n, 5, h);
            double c = n * h / 2;
            boolean[] rod = flags(grid, p -> Math.hypot(p[0] - c, p[1] - c) < 10);
            Specimen specimen = body(grid, rod);
            float[] share = ShellShare.of(specimen, new Indicator(grid, rod), t);
            double sum = 0;
            for (int s = 0; s < share.length; s++) {
                boolean isMiddle = specimen.mesh().elementIjk(s / Specimen.SAMPLES)[2] == 2;
                sum += isMiddle ? (100 + share[s] * 9900) * h * h / Specimen.SAMPLES : 0;
            }
            double error = Math.abs(sum / exact - 1);
            assertTrue(error < 0.12 * h, h + " mm: " + error);
            last = Math.min(last, error);
        }
        assertTrue(last < 0.03);
    }

    private static double sphereWall(double h, double t) {
        int n = (int) Math.ceil(24 / h);
        Grid grid = Grid.aligned(n, n, n, h);
        double c = n * h / 2;
        boolean[] ball = flags(grid, p -> Math.hypot(Math.hypot(p[0] - c, p[1] - c), p[2] - c) < 10);
        return volume(ShellShare.of(body(grid, ball), new Indicator(grid, ball), t), h);
    }

    @Test
    void as_is_is_the_mesher_without_the_word_bit_for_bit() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(1.5));
        Volume density = DrawnVertebra.uniform(map.grid(), 0.2);
        Specimen plain = VoxelMesher.defaults()
                .mesh(density, DensityKind.K2HPO4, List.of(new LabelSource("drawn", map, BONE)), "L3")
                .specimen();
        Specimen asIs = mesh(map, density, new BoneSurface.AsIs()).specimen();
        assertArrayEquals(plain.density(), asIs.density());
        assertArrayEquals(plain.tissue(), asIs.tissue());
        assertEquals(0, asIs.shell().length);
        assertSame(density, SurfaceTreatment.sharpened(new BoneSurface.CorticalShell(0.4), density, null));
    }

    @Test
    void a_shell_is_under_the_surface_of_bone_and_nowhere_in_a_lesion_or_a_disc() {
        LabelMap map = DrawnVertebra.turned(10, -8, 12).labels(DrawnVertebra.around(1.5));
        Specimen s = mesh(map, DrawnVertebra.uniform(map.grid(), 0.2), new BoneSurface.CorticalShell(0.4))
                .specimen();
        byte[] sick = s.tissue().clone();
        for (int i = 0; i < sick.length; i += 3) {
            sick[i] = sick[i] == Tissue.BONE.ordinal() ? (byte) Tissue.LYTIC.ordinal() : sick[i];
        }
        Specimen lytic = s.withSamples(s.density(), sick);
        double total = 0;
        for (int i = 0; i < sick.length; i++) {
            total += s.shellAt(i);
            assertTrue(s.tissueAt(i) == Tissue.BONE || s.shellAt(i) == 0);
            assertTrue(lytic.tissueAt(i) == Tissue.BONE || lytic.shellAt(i) == 0);
        }
        assertTrue(total > 0);
    }

    @Test
    void outer_voxels_take_the_denser_value_one_voxel_deeper_and_never_a_lower_one() {
        LabelMap map = DrawnVertebra.upright().labels(DrawnVertebra.around(1.0));
        Grid g = map.grid();
        BoneMask mask = BoneMask.of(List.of(new LabelSource("drawn", map, BONE)), BoneMask.Kind.VERTEBRA);
        boolean[] bone = new boolean[g.voxelCount()];
        float[] rho = new float[g.voxelCount()];
        for (int v = 0; v < rho.length; v++) {
            bone[v] = map.values()[v] != 0;
        }
        float[] depth = DistanceTransform.of(bone, g.nx(), g.ny());
        for (int v = 0; v < rho.length; v++) {
            rho[v] = !bone[v] ? 0.02f : depth[v] <= 1 ? 0.25f : depth[v] <= 2 ? 0.6f : 0.1f;
        }
        float[] sharp = NearestInterior.of(new Volume(g, rho), mask).values();
        for (int v = 0; v < rho.length; v++) {
            assertTrue(sharp[v] >= rho[v]);
            if (bone[v] && depth[v] > 1) {
                assertEquals(rho[v], sharp[v]); // the inside stays
            }
        }
        double[] front = g.toVoxel(3.2, -11.7 - DrawnVertebra.BODY_BACK + 0.3, 20.4);
        int at = g.index((int) Math.round(front[0]), (int) Math.round(front[1]), (int) Math.round(front[2]));
        assertEquals(0.6f, sharp[at]);
    }
}
