package fractura.mesh.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;
import fractura.mesh.synthetic.BoneQuality;
import fractura.mesh.synthetic.FemurDimensions;
import fractura.mesh.synthetic.Scanner;
import fractura.mesh.synthetic.SyntheticBone;
import fractura.mesh.synthetic.SyntheticFemur;
import fractura.mesh.synthetic.SyntheticScan;
import fractura.mesh.synthetic.SyntheticVertebra;
import fractura.mesh.synthetic.VertebraLevel;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorticalSurveyTest {
    /// Linear interpolation adds a blur of its own, at most σ = h/√6 along a profile; walls keep their area under
    /// it. 5 % or 0.05 mm is for that and for normals off by stairs; p5 lies lower by the noise of one profile.
    @ParameterizedTest
    @CsvSource({
        "0.4, 0.5, 0.5", "0.8, 0.5, 0.5", "1.5, 0.5, 0.8", "3, 0.5, 0.8",
        "0.4, 1, 0.5", "0.8, 1, 0.8", "1.5, 1, 0.5", "3, 1, 0.8"
    })
    void a_blurred_wall_has_its_thickness_back(double wallMm, double voxelMm, double sigmaMm) {
        for (Drawn body : new Drawn[] {Drawn.ball(wallMm, sigmaMm), Drawn.tiltedCylinder(wallMm, sigmaMm)}) {
            CorticalThickness t = body.measured(voxelMm).orElseThrow();
            double band = Math.max(0.05, 0.05 * wallMm);
            assertEquals(wallMm, t.meanMm(), band);
            assertEquals(wallMm, t.medianMm(), band);
            assertTrue(t.p5Mm() > wallMm - 0.2, t::toString);
            assertTrue(t.failedShare() < 0.02, t::toString);
            assertEquals(Math.sqrt(sigmaMm * sigmaMm + voxelMm * voxelMm / 9), t.blurMm(), 0.1, t::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.15, 0.3})
    void the_density_of_the_core_does_not_matter(double core) {
        CorticalThickness t =
                Drawn.ball(0.8, 0.6).withDensities(1, core, 0).measured(0.8).orElseThrow();
        assertEquals(0.8, t.medianMm(), 0.05);
    }

    /// 30 mg/cm³ of noise on each voxel.
    @Test
    void noise_scatters_points_and_leaves_the_median() {
        CorticalThickness t =
                Drawn.ball(0.8, 0.6).withDensities(1, 0.2, 0.03).measured(0.8).orElseThrow();
        assertEquals(0.8, t.medianMm(), 0.05);
        assertEquals(0.8, t.meanMm(), 0.05);
    }

    /// What a thin wall conserves is its area above the plateaus, (0.7 - m) 0.6 = (1 - m) t, with m between core
    /// and outside, 0.05 to 0.15: t = 0.39 to 0.41 mm.
    @Test
    void a_thin_wall_less_dense_than_assumed_comes_out_thinner_by_that_share() {
        CorticalThickness t =
                Drawn.ball(0.6, 0.6).withDensities(0.7, 0.15, 0).measured(0.8).orElseThrow();
        assertFalse(t.isDensityFound());
        assertEquals(0.40, t.medianMm(), 0.04);
    }

    @Test
    void a_thick_wall_tells_its_own_density() {
        CorticalThickness t =
                Drawn.ball(4, 0.6).withDensities(0.8, 0.15, 0.02).measured(0.8).orElseThrow();
        assertTrue(t.isDensityFound());
        assertEquals(800, t.corticalMgCm3(), 40);
        assertEquals(4, t.medianMm(), 0.2);
    }

    @Test
    void a_body_without_a_wall_lies_below_what_the_scan_shows() {
        CorticalThickness t =
                Drawn.ball(0.8, 0.6).withDensities(0.3, 0.3, 0.01).measured(1).orElseThrow();
        assertTrue(t.medianMm() < t.limitMm(), t::toString);
        assertEquals(0.3, t.limitMm(), 1e-12);
    }

    @Test
    void points_left_out_are_not_measured() {
        assertEquals(Optional.empty(), Drawn.ball(0.8, 0.6).measured(1, true));
    }

    @Test
    void the_same_bone_gives_the_same_bits() {
        assertEquals(Drawn.ball(0.8, 0.6).measured(1), Drawn.ball(0.8, 0.6).measured(1));
    }

    /// Lengths have no other measure than the voxel in the fit of one profile.
    @Test
    void a_profile_twice_as_long_has_a_wall_twice_as_thick() {
        double[] values = new double[41];
        BlurredBox truth = new BlurredBox(0.05, 0.2, 0.6, 0.8, 0.6);
        for (int i = 0; i < values.length; i++) {
            values[i] = truth.at(-3 + 0.2 * i, 1);
        }
        BlurredBox one =
                new PlateFit(1, 0.7, 0.1, 0.8).of(new Profile(-3, 0.2, values)).orElseThrow();
        BlurredBox two =
                new PlateFit(1, 1.4, 0.1, 1.6).of(new Profile(-6, 0.4, values)).orElseThrow();
        assertEquals(2, two.thickness() / one.thickness(), 1e-6);
        assertEquals(0.8, one.thickness(), 0.01);
    }

    @Test
    void a_bone_too_thin_for_a_plateau_behind_its_wall_has_no_fit() {
        double[] values = new double[13];
        Arrays.fill(values, 10, 13, 0.6);
        assertEquals(Optional.empty(), new PlateFit(1, 0.8, 0.1, 1).of(new Profile(-3, 0.25, values)));
    }

    @Test
    void slopes_are_those_of_the_density() {
        BlurredBox box = new BlurredBox(0.05, 0.2, 0.6, 0.8, 0.6);
        double[] slopes = new double[BlurredBox.UNKNOWNS];
        box.slopes(0.3, 1, slopes);
        for (int k = 0; k < slopes.length; k++) {
            double[] up = new double[slopes.length];
            up[k] = 1e-2;
            double[] down = new double[slopes.length];
            down[k] = -1e-2;
            double difference = (box.moved(up).at(0.3, 1) - box.moved(down).at(0.3, 1)) / 2e-2;
            assertEquals(difference, slopes[k], 1e-3, "unknown " + k);
        }
    }

    /// Its cortex of 800 mg/cm³ is taken for one of 1000: thinner by (800 - m)/(1000 - m), about 0.78, or
    /// somewhat more where dense trabeculae under the endplates count as wall.
    @Test
    void a_synthetic_vertebra_shows_its_cortex() {
        shows(new SyntheticVertebra(VertebraLevel.L3, BoneQuality.OF_VERTEBRA, 1), 1, 0.7, 1);
    }

    /// The shaft shows the density, 1100 mg/cm³; the rest is for curvature and for the femoral calcar.
    @Test
    void a_synthetic_femur_shows_its_cortex() {
        shows(new SyntheticFemur(FemurDimensions.usual(true), BoneQuality.OF_FEMUR, 200, 1), 1.5, 0.9, 1.15);
    }

    private static void shows(SyntheticBone bone, double voxelMm, double low, double high) {
        Scanner.Slices slices = new Scanner.Slices(voxelMm, voxelMm, voxelMm);
        Scanner scanner = new Scanner(slices, 0.5, Scanner.Grain.NONE, Scanner.USUAL.line(), 2);
        SyntheticScan scan = SyntheticScan.of(SyntheticScan.Order.of(bone).with(scanner), 1);
        Grid g = scan.ct().grid();
        boolean[] mask = new boolean[g.voxelCount()];
        float[] density = new float[mask.length];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = scan.labels().values()[v] == bone.label();
            density[v] = (float) (scanner.line().densityMgCm3(scan.ct().values()[v]) / 1000);
        }
        double truth = new MaskSurface(g, mask, new boolean[mask.length])
                .points(1000).stream()
                        .mapToDouble(p -> bone.cortexMm(p[0], p[1], p[2]))
                        .average()
                        .orElseThrow();
        CorticalThickness t = CorticalSurvey.of(new Volume(g, density), g, mask, new boolean[mask.length])
                .orElseThrow();
        assertTrue(t.meanMm() / truth > low && t.meanMm() / truth < high, truth + " mm, found " + t);
    }
}
