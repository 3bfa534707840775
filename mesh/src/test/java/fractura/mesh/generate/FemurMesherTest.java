package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Side;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A drawn femur cut 98 mm below its lesser trochanter, tilted, with a cortex of 4 mm in the shaft and marrow
/// inside.
class FemurMesherTest {
    private static final int LESION = 9;
    private static final float CORTEX = 1.2f;
    private static final float MARROW = 0.05f;
    private static DrawnFemur truth;
    private static Volume density;
    private static LabelMap plain;
    private static LabelMap sick;
    private static Generated made;

    @BeforeAll
    static void mesh() {
        truth = DrawnFemur.upright(Side.LEFT).cutAt(-132).turned(10, 5, -15);
        plain = truth.labels(2);
        Grid g = plain.grid();
        float[] rho = new float[g.voxelCount()];
        int[] values = plain.values().clone();
        for (int v = 0; v < rho.length; v++) {
            double[] q = truth.own(g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny())));
            boolean isShaft = q[2] < -50;
            rho[v] = isShaft && Math.hypot(q[0], q[1]) < DrawnFemur.SHAFT_MM - 4 ? MARROW : CORTEX;
            if (isShaft && q[2] < -80 && q[2] > -100 && q[0] > 0 && values[v] != 0) {
                values[v] = LESION;
                rho[v] = 0.5f;
            }
        }
        density = new Volume(g, rho);
        sick = new LabelMap(g, values);
        made = new FemurMesher(2).mesh(density, DensityKind.K2HPO4, List.of(source(sick)), Side.LEFT);
    }

    @Test
    void grid_runs_up_the_shaft_to_the_front_and_to_the_patients_left() {
        Grid grid = made.specimen().mesh().grid();
        Site.Femur f = (Site.Femur) made.specimen().site();
        assertArrayEquals(f.shaft().axis(), Turned.axis(grid.axes(), 0), 1e-12);
        assertTrue(Turned.degrees(Turned.axis(grid.axes(), 1), f.frame().anterior()) < FemurShape.ASSUMED_BOW + 1e-6);
        assertTrue(Turned.dot(Turned.axis(grid.axes(), 2), f.frame().medial()) < -0.9, "lateral of a left femur");
        assertEquals("left femur", f.words());
    }

    @Test
    void the_cut_end_is_one_whole_lattice_plane_square_to_the_shaft() {
        VoxelMesh mesh = made.specimen().mesh();
        Site.Femur f = (Site.Femur) made.specimen().site();
        int lowest = Integer.MAX_VALUE;
        for (int e = 0; e < mesh.elementCount(); e++) {
            lowest = Math.min(lowest, mesh.elementIjk(e)[0]);
        }
        int count = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (mesh.elementIjk(e)[0] == lowest) {
                count++;
                assertEquals(f.shaft().lowestMm() + 1, f.shaft().heightOf(mesh.elementCentre(e)), 1e-6);
            }
        }
        // the section of the shaft, to the roughness of 2 mm voxels on a circle of 14 mm
        assertEquals(Math.PI * DrawnFemur.SHAFT_MM * DrawnFemur.SHAFT_MM, count * 4, 40);
    }

    @Test
    void volume_is_kept_and_marrow_is_bone_of_low_density() {
        GenerationFacts facts = made.facts();
        assertEquals(facts.maskVolumeCm3(), facts.meshVolumeCm3(), 0.01 * facts.maskVolumeCm3());
        assertEquals(facts.elementCount(), facts.boneElementCount());
        assertEquals(0, facts.platenTopElementCount());
        int marrow = 0;
        for (int s = 0; s < made.specimen().tissue().length; s++) {
            boolean isSoft = made.specimen().density()[s] < 0.1;
            marrow += isSoft ? 1 : 0;
            assertTrue(!isSoft || made.specimen().tissueAt(s) == Tissue.BONE);
        }
        assertTrue(marrow > 10_000, "marrow samples: " + marrow);
    }

    @Test
    void the_twin_of_a_shaft_gets_cortex_in_its_cortex_and_marrow_in_its_marrow() {
        Specimen specimen = made.specimen();
        IntactTwin twin = IntactTwin.of(specimen);
        assertEquals(0, twin.mirroredSamples());
        assertTrue(twin.averagedSamples() > 1000);
        int right = 0;
        for (int s = 0; s < specimen.tissue().length; s++) {
            if (specimen.tissueAt(s).isLesion()) {
                double[] q = truth.own(specimen.samplePosition(s));
                float drawn = Math.hypot(q[0], q[1]) < DrawnFemur.SHAFT_MM - 4 ? MARROW : CORTEX;
                right += Math.abs(twin.specimen().density()[s] - drawn) < 0.3 ? 1 : 0;
            } else {
                assertEquals(specimen.density()[s], twin.specimen().density()[s]);
            }
        }
        // what lies within a voxel of the border between cortex and marrow may take either
        assertTrue(right > 0.7 * twin.averagedSamples(), right + " of " + twin.averagedSamples());
    }

    @Test
    void a_virtual_lesion_tells_its_share_of_the_whole_femur() {
        Specimen healthy = new FemurMesher(3)
                .mesh(density, DensityKind.K2HPO4, List.of(DrawnFemur.source(plain)), Side.LEFT)
                .specimen();
        PlacedLesion placed = VirtualLesion.sphere(Tissue.LYTIC, truth.placed(DrawnFemur.HEAD), 12, 1)
                .placeIn(healthy);
        double ball = 4.0 / 3.0 * Math.PI * 12 * 12 * 12 / 1000;
        assertEquals(ball, placed.boneVolumeCm3(), 0.03 * ball);
        double bone = healthy.mesh().elementCount() * 27.0 / 1000;
        assertEquals(100 * placed.boneVolumeCm3() / bone, placed.bodyPercent(), 1e-9);
    }

    @Test
    void a_wall_lies_under_the_surface_of_a_femur_but_not_across_its_cut_end() {
        Specimen walled = new FemurMesher(2, new BoneSurface.CorticalShell(2))
                .mesh(density, DensityKind.K2HPO4, List.of(source(sick)), Side.LEFT)
                .specimen();
        assertArrayEquals(made.specimen().density(), walled.density());
        Site.Femur f = (Site.Femur) walled.site();
        int wall = 0;
        for (int s = 0; s < walled.tissue().length; s++) {
            double[] p = walled.samplePosition(s);
            double[] q = truth.own(p);
            boolean isNearEnd = f.shaft().heightOf(p) < f.shaft().lowestMm() + 2;
            if (isNearEnd && Math.hypot(q[0], q[1]) < DrawnFemur.SHAFT_MM - 4) {
                assertEquals(0, walled.shellAt(s), 1e-6);
            }
            wall += isNearEnd && walled.shellAt(s) > 0.5 ? 1 : 0;
        }
        // a ring of 2 mm in 14 mm over 2 mm of height, in samples of 1 mm³
        assertEquals(2 * Math.PI * (14 * 14 - 12 * 12), wall, 0.15 * 2 * Math.PI * (14 * 14 - 12 * 12));
    }

    @Test
    void the_outer_voxels_of_a_femur_take_the_denser_value_below_them() {
        Specimen sharp = new FemurMesher(2, new BoneSurface.NearestInterior())
                .mesh(blurred(), DensityKind.K2HPO4, List.of(DrawnFemur.source(plain)), Side.LEFT)
                .specimen();
        Specimen asIs = new FemurMesher(2)
                .mesh(blurred(), DensityKind.K2HPO4, List.of(DrawnFemur.source(plain)), Side.LEFT)
                .specimen();
        double gained = 0;
        for (int s = 0; s < sharp.density().length; s++) {
            assertTrue(sharp.density()[s] >= asIs.density()[s]);
            gained += sharp.density()[s] - asIs.density()[s];
        }
        assertTrue(gained > 0);
    }

    /// The density with the outermost layer of voxels at half its value.
    private static Volume blurred() {
        Grid g = plain.grid();
        boolean[] bone = new boolean[g.voxelCount()];
        for (int v = 0; v < bone.length; v++) {
            bone[v] = plain.values()[v] != 0;
        }
        float[] depth = DistanceTransform.of(bone, g.nx(), g.ny());
        float[] rho = density.values().clone();
        for (int v = 0; v < rho.length; v++) {
            rho[v] *= depth[v] <= 1 ? 0.5f : 1;
        }
        return new Volume(g, rho);
    }

    @Test
    void discs_in_the_labels_of_a_femur_and_a_voxel_beyond_memory_are_refused() {
        LabelRoles roles = LabelRoles.ofBone(DrawnFemur.BONE).withPlatens(LESION, 8);
        int[] values = sick.values().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = values[v] == LESION && v % 2 == 0 ? 8 : values[v];
        }
        LabelSource discs = new LabelSource("discs", new LabelMap(sick.grid(), values), roles);
        assertTrue(assertThrows(InputException.class, () -> new FemurMesher(2)
                        .mesh(density, DensityKind.K2HPO4, List.of(discs), Side.LEFT))
                .getMessage()
                .contains("Delete these keys"));
        assertTrue(assertThrows(InputException.class, () -> new FemurMesher(0.5)
                        .mesh(density, DensityKind.K2HPO4, List.of(DrawnFemur.source(plain)), Side.LEFT, 100_000_000))
                .getMessage()
                .contains("Take a voxel of"));
    }

    private static LabelSource source(LabelMap map) {
        return new LabelSource(
                "sick",
                map,
                new LabelRoles(
                        Set.of(DrawnFemur.BONE),
                        Set.of(),
                        java.util.OptionalInt.empty(),
                        java.util.OptionalInt.empty(),
                        java.util.Map.of(Tissue.LYTIC, Set.of(LESION))));
    }
}
