package fractura.mesh.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VirtualLesionTest {
    private static final DrawnVertebra TRUTH = DrawnVertebra.turned(12, -7, 5);
    private static final Specimen BONE = bone();

    /// Density from marrow fat below zero to dense bone.
    private static Specimen bone() {
        Grid grid = DrawnVertebra.around(1.5);
        return VoxelMesher.defaults()
                .mesh(
                        TRUTH.density(grid, q -> 0.15 + 0.25 * Math.sin(q[0]) * Math.cos(q[1]) * Math.sin(q[2] + 1)),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource(
                                "drawn",
                                TRUTH.labels(grid),
                                LabelRoles.ofBone(DrawnVertebra.POSTERIOR, DrawnVertebra.BODY))),
                        "L3")
                .specimen();
    }

    private static void assertNowhereHigher(Specimen low, Specimen high) {
        for (int s = 0; s < low.density().length; s++) {
            assertTrue(
                    low.density()[s] <= high.density()[s],
                    "sample " + s + ": " + low.density()[s] + " > " + high.density()[s]);
        }
    }

    @Test
    void a_larger_or_severer_lytic_lesion_nowhere_has_the_higher_density() {
        double[] centre = TRUTH.patient(4, -3, 2);
        Specimen before = BONE;
        double[][] growing = {
            {3, 3, 3, 0.4}, {5, 3, 3, 0.4}, {5, 6, 3, 0.4}, {5, 6, 7, 0.4}, {5, 6, 7, 0.9}, {9, 9, 9, 1}
        };
        for (double[] g : growing) {
            Specimen after =
                    new VirtualLesion(Tissue.LYTIC, centre, new double[] {g[0], g[1], g[2]}, g[3]).applyTo(BONE);
            assertNowhereHigher(after, before);
            before = after;
        }
    }

    @Test
    void a_blastic_lesion_nowhere_lowers_density_and_brings_its_middle_to_sclerotic() {
        Specimen after = VirtualLesion.sphere(Tissue.BLASTIC, TRUTH.patient(0, 0, 0), 8, 1)
                .applyTo(BONE);
        assertNowhereHigher(BONE, after);
        for (int s = 0; s < after.density().length; s++) {
            double[] q = TRUTH.own(after.samplePosition(s));
            if (Math.sqrt(Turned.dot(q, q)) < 6.5) {
                assertEquals(0.8f, after.density()[s], 1e-6f);
                assertEquals(Tissue.BLASTIC, after.tissueAt(s));
            }
        }
    }

    @Test
    void severity_zero_leaves_density_to_the_bit() {
        for (Tissue type : new Tissue[] {Tissue.LYTIC, Tissue.BLASTIC, Tissue.MIXED}) {
            Specimen after =
                    VirtualLesion.sphere(type, TRUTH.patient(0, 0, 0), 8, 0).applyTo(BONE);
            assertArrayEquals(BONE.density(), after.density());
            assertTrue(IntStream.range(0, after.tissue().length).anyMatch(s -> after.tissueAt(s) == type));
        }
    }

    @Test
    void a_mixed_lesion_has_lytic_and_blastic_lobes() {
        Specimen after = VirtualLesion.sphere(Tissue.MIXED, TRUTH.patient(0, 0, 0), 10, 1)
                .applyTo(BONE);
        int lytic = 0;
        int blastic = 0;
        for (int s = 0; s < after.density().length; s++) {
            float before = BONE.density()[s];
            lytic += before > 0 && after.density()[s] < 0.5 * before ? 1 : 0;
            blastic += after.density()[s] > 0.5 * (before + 0.8) ? 1 : 0;
        }
        double half = 0.5 * 4 / 3 * Math.PI * 1000 * Specimen.SAMPLES;
        assertEquals(half, blastic, 0.05 * half);
        assertTrue(lytic > 0.6 * half && lytic < half, "lytic samples " + lytic);
    }

    @Test
    void bone_volume_is_that_of_the_sphere() {
        PlacedLesion placed =
                VirtualLesion.sphere(Tissue.LYTIC, TRUTH.patient(0, 0, 0), 8, 1).placeIn(BONE);
        double sphere = 4.0 / 3 * Math.PI * 512 / 1000;
        assertEquals(sphere, placed.boneVolumeCm3(), 0.02 * sphere);
        double body = DrawnVertebra.ENDPLATE_MM2 * 2 * (DrawnVertebra.HALF_HEIGHT - 0.5 * DrawnVertebra.HOLLOW) / 1000;
        assertEquals(100 * sphere / body, placed.bodyPercent(), 0.1 * 100 * sphere / body);
        assertEquals(List.of(), placed.warnings());
    }

    @Test
    void discs_are_never_touched() {
        Specimen after = VirtualLesion.sphere(Tissue.BLASTIC, TRUTH.patient(0, 0, 12), 12, 1)
                .applyTo(BONE);
        for (int s = 0; s < after.density().length; s++) {
            if (BONE.tissueAt(s).isPlaten()) {
                assertEquals(BONE.tissueAt(s), after.tissueAt(s));
                assertEquals(0, after.density()[s]);
            }
        }
    }

    @Test
    void a_lesion_outside_the_bone_is_refused_with_the_way_back() {
        double[] far = TRUTH.patient(0, -60, 0);
        var error = assertThrows(InputException.class, () -> VirtualLesion.sphere(Tissue.LYTIC, far, 8, 1)
                .applyTo(BONE));
        assertTrue(error.getMessage().contains("holds no bone"), error.getMessage());
        String[] near = error.getMessage()
                .replaceAll("(?s).*nearest to the lesion is \\(([^)]*)\\).*", "$1")
                .split(", ");
        double[] point = {Double.parseDouble(near[0]), Double.parseDouble(near[1]), Double.parseDouble(near[2])};
        double[] q = TRUTH.own(point);
        assertEquals(-DrawnVertebra.BODY_BACK, q[1], 1.5);
    }

    @Test
    void a_lesion_mostly_outside_the_bone_is_told() {
        PlacedLesion placed = VirtualLesion.sphere(Tissue.LYTIC, TRUTH.patient(0, -20, 0), 8, 1)
                .placeIn(BONE);
        assertTrue(placed.warnings().stream().anyMatch(w -> w.code().equals("W10")));
    }

    @Test
    void nonsense_is_refused_in_words() {
        double[] c = {0, 0, 0};
        assertThrows(InputException.class, () -> VirtualLesion.sphere(Tissue.BONE, c, 5, 1));
        assertThrows(InputException.class, () -> VirtualLesion.sphere(Tissue.LYTIC, c, 0, 1));
        assertThrows(InputException.class, () -> VirtualLesion.sphere(Tissue.LYTIC, c, 5, 1.1));
        assertThrows(
                InputException.class, () -> VirtualLesion.sphere(Tissue.LYTIC, new double[] {0, Double.NaN, 0}, 5, 1));
    }
}
