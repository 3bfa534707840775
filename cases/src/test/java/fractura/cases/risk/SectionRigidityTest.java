package fractura.cases.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.mesh.cortex.BoneSection;
import fractura.mesh.cortex.SectionAxis;
import fractura.mesh.cortex.SectionRun;
import fractura.solver.material.RigidityModuli;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionRigidityTest {
    private static final float E = 1000;
    private static final float G = 400;

    /// Modulus at a point of a section, 0 outside it.
    private interface Drawing {
        double factor(double x, double y);
    }

    private static SectionRigidity drawn(double edge, Drawing drawing) {
        int half = (int) Math.ceil(30 / edge);
        List<double[]> pixels = new ArrayList<>();
        for (int b = -half; b < half; b++) {
            for (int a = -half; a < half; a++) {
                double x = (a + 0.5) * edge;
                double y = (b + 0.5) * edge;
                if (drawing.factor(x, y) > 0) {
                    pixels.add(new double[] {x, y, drawing.factor(x, y)});
                }
            }
        }
        int n = pixels.size();
        int[] samples = new int[n];
        float[] youngs = new float[n];
        float[] shear = new float[n];
        for (int p = 0; p < n; p++) {
            samples[p] = p;
            youngs[p] = (float) (E * pixels.get(p)[2]);
            shear[p] = (float) (G * pixels.get(p)[2]);
        }
        SectionAxis axis =
                SectionAxis.of(new double[3], new double[] {0, 0, 1}, new double[] {1, 0, 0}, new double[] {0, 1, 0});
        BoneSection section = new BoneSection(
                new BoneSection.Place(SectionRun.Part.SHAFT, axis, 0),
                edge,
                pixels.stream().mapToDouble(p -> p[0]).toArray(),
                pixels.stream().mapToDouble(p -> p[1]).toArray(),
                samples);
        return SectionRigidity.of(section, new RigidityModuli(youngs, shear));
    }

    private static boolean isInRectangle(double x, double y) {
        return Math.abs(x) < 10 && Math.abs(y) < 5;
    }

    /// b = 20, h = 10 mm: EA = E b h, least EI = E b h³/12, polar G b h (b² + h²)/12.
    @ParameterizedTest
    @ValueSource(doubles = {5, 1, 0.5})
    void a_rectangle_has_its_exact_rigidities_however_coarse_its_pixels(double edge) {
        SectionRigidity r = drawn(edge, (x, y) -> isInRectangle(x, y) ? 1 : 0);
        assertEquals(200_000, r.eaNewton(), 1e-6);
        assertEquals(1_666_666.67, r.eiNewtonMm2(), 0.01);
        assertEquals(G * 200 * 500 / 12.0, r.gjNewtonMm2(), 0.01);
    }

    /// Pixels of 0.25 mm on a slanted edge miss or add up to half a pixel: some 0.1 % of the area.
    @Test
    void least_bending_rigidity_does_not_hang_on_how_the_bone_lies_in_the_slice() {
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        SectionRigidity r = drawn(0.25, (x, y) -> isInRectangle(c * x + s * y, c * y - s * x) ? 1 : 0);
        assertEquals(1_666_666.67, r.eiNewtonMm2(), 5e-3 * 1_666_666.67);
    }

    @Test
    void a_ring_has_the_rigidities_of_a_tube() {
        SectionRigidity r = drawn(0.25, (x, y) -> Math.hypot(x, y) < 14 && Math.hypot(x, y) > 8 ? 1 : 0);
        double i = Math.PI / 4 * (Math.pow(14, 4) - Math.pow(8, 4));
        assertEquals(E * Math.PI * (14 * 14 - 8 * 8), r.eaNewton(), 2e-3 * r.eaNewton());
        assertEquals(E * i, r.eiNewtonMm2(), 3e-3 * E * i);
        assertEquals(G * 2 * i, r.gjNewtonMm2(), 3e-3 * G * 2 * i);
    }

    /// Left half of the rectangle three times as stiff: the neutral axis moves to x = -2.5, and about it
    /// E [3 (10³ 10/12 + 100 · 2.5²) + (10³ 10/12 + 100 · 7.5²)] stands against bending across.
    @Test
    void bending_is_about_the_centroid_weighted_with_the_modulus() {
        SectionRigidity r = drawn(1, (x, y) -> Math.abs(x) < 10 && Math.abs(y) < 30 ? x < 0 ? 3 : 1 : 0);
        double perHeight = 3 * (Math.pow(10, 3) / 12 + 10 * 2.5 * 2.5) + Math.pow(10, 3) / 12 + 10 * 7.5 * 7.5;
        assertEquals(E * 60 * perHeight, r.eiNewtonMm2(), 1e-6 * r.eiNewtonMm2());
    }
}
