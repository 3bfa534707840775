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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntactTwinTest {
    private static final DrawnVertebra TRUTH = DrawnVertebra.turned(12, -7, 5);
    private static final Specimen BONE = bone();

    /// Density that varies from front to back and below to above, the same left and right.
    private static Specimen bone() {
        Grid grid = DrawnVertebra.around(1.5);
        return VoxelMesher.defaults()
                .mesh(
                        TRUTH.density(grid, q -> 0.2 + 0.003 * q[1] + 0.002 * q[2] + 0.0001 * q[0] * q[0]),
                        DensityKind.K2HPO4,
                        List.of(new LabelSource(
                                "drawn",
                                TRUTH.labels(grid),
                                LabelRoles.ofBone(DrawnVertebra.POSTERIOR, DrawnVertebra.BODY))),
                        "L3")
                .specimen();
    }

    /// The bone with a ball of lesion as a mask gives it: a sharp edge, one density inside.
    private static Specimen sick(Tissue type, double[] centre, double radius, double density) {
        float[] rho = BONE.density().clone();
        byte[] tissue = BONE.tissue().clone();
        for (int s = 0; s < rho.length; s++) {
            double[] d = Turned.minus(BONE.samplePosition(s), centre);
            if (BONE.tissueAt(s).isBone() && Turned.dot(d, d) <= radius * radius) {
                rho[s] = (float) density;
                tissue[s] = (byte) type.ordinal();
            }
        }
        return BONE.withSamples(rho, tissue);
    }

    private static double worst(Specimen a, Specimen b) {
        double worst = 0;
        for (int s = 0; s < a.density().length; s++) {
            worst = Math.max(worst, Math.abs(a.density()[s] - b.density()[s]));
        }
        return worst;
    }

    @Test
    void a_lesion_on_one_side_is_filled_from_the_other() {
        Specimen sick = sick(Tissue.LYTIC, TRUTH.patient(11, 0, 0), 7, 0.01);
        IntactTwin twin = IntactTwin.of(sick);
        assertTrue(twin.mirroredSamples() > 0.98 * (twin.mirroredSamples() + twin.averagedSamples()), twin.words());
        assertTrue(worst(sick, BONE) > 0.15);
        assertTrue(worst(twin.specimen(), BONE) < 0.02, "worst " + worst(twin.specimen(), BONE));
        assertArrayEquals(BONE.tissue(), twin.specimen().tissue());
    }

    @Test
    void a_lesion_across_the_midline_is_filled_by_its_surroundings() {
        Specimen sick = sick(Tissue.BLASTIC, TRUTH.patient(0, 0, 0), 7, 0.8);
        IntactTwin twin = IntactTwin.of(sick);
        assertEquals(0, twin.mirroredSamples(), 0.03 * twin.averagedSamples());
        assertTrue(worst(twin.specimen(), BONE) < 0.06, "worst " + worst(twin.specimen(), BONE));
        assertTrue(twin.words().contains("nearby"), twin.words());
    }

    @Test
    void bone_outside_the_lesion_keeps_its_bits() {
        Specimen sick = sick(Tissue.LYTIC, TRUTH.patient(5, 3, 0), 7, 0.01);
        Specimen twin = IntactTwin.of(sick).specimen();
        for (int s = 0; s < sick.density().length; s++) {
            if (!sick.tissueAt(s).isLesion()) {
                assertEquals(sick.density()[s], twin.density()[s]);
            }
        }
    }

    @Test
    void without_lesion_the_twin_is_the_specimen() {
        IntactTwin twin = IntactTwin.of(BONE);
        assertArrayEquals(BONE.density(), twin.specimen().density());
        assertArrayEquals(BONE.tissue(), twin.specimen().tissue());
    }

    @Test
    void a_bone_that_is_all_lesion_has_no_twin() {
        byte[] tissue = BONE.tissue().clone();
        for (int s = 0; s < tissue.length; s++) {
            tissue[s] = BONE.tissueAt(s).isBone() ? (byte) Tissue.LYTIC.ordinal() : tissue[s];
        }
        Specimen sick = BONE.withSamples(Arrays.copyOf(BONE.density(), tissue.length), tissue);
        var error = assertThrows(InputException.class, () -> IntactTwin.of(sick));
        assertTrue(error.getMessage().contains("no lesion-free bone"), error.getMessage());
    }
}
