package fractura.mesh.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.density.Calibration.AlreadyCalibrated;
import fractura.mesh.density.Calibration.Fixed;
import fractura.mesh.density.Calibration.None;
import fractura.mesh.density.PhantomCalibration.Rod;
import fractura.mesh.image.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /// A published example scan of the internal method.
    private static final Map<InternalTissue, Double> EXAMPLE = Map.of(
            InternalTissue.ADIPOSE, -82.579,
            InternalTissue.AIR, -956.834,
            InternalTissue.BLOOD, 39.249,
            InternalTissue.CORTICAL, 1226.214,
            InternalTissue.MUSCLE, 24.561);

    private static String refusal(Runnable make) {
        return assertThrows(InputException.class, make::run).getMessage();
    }

    private static Volume volume(float... values) {
        return new Volume(Grid.aligned(values.length, 1, 1, 1), values);
    }

    @Test
    void a_phantom_turns_the_line_through_its_rods_round() {
        PhantomCalibration phantom = PhantomCalibration.of(
                DensityKind.CHA, List.of(new Rod(0, -2), new Rod(100, 138), new Rod(200, 278), new Rod(400, 558)));
        assertEquals(1.4, phantom.huOnDensity().slope(), 1e-12);
        assertEquals(-2, phantom.huOnDensity().intercept(), 1e-10);
        assertEquals(150, phantom.densityMgCm3(208), 1e-10);
        assertEquals(1, phantom.r2().orElseThrow(), 1e-12);
        assertSame(DensityKind.CHA, phantom.kind());
        assertEquals(List.of(), phantom.warnings());
        assertTrue(phantom.words().contains("density = (HU + 2) / 1.4"), phantom.words());
    }

    @Test
    void rods_off_the_line_are_refused() {
        String message = refusal(() -> PhantomCalibration.of(
                DensityKind.K2HPO4, List.of(new Rod(0, -2), new Rod(100, 278), new Rod(200, 138), new Rod(400, 558))));
        assertTrue(message.contains("r²") && message.contains("0.99"), message);
        assertTrue(refusal(() -> PhantomCalibration.of(DensityKind.CHA, List.of(new Rod(0, 300), new Rod(200, 0))))
                .contains("rising line"));
        assertTrue(refusal(() -> PhantomCalibration.of(DensityKind.CHA, List.of(new Rod(100, 138))))
                .contains("determine a line"));
        assertTrue(refusal(() -> PhantomCalibration.of(DensityKind.ASH, List.of(new Rod(0, 0), new Rod(1, 1))))
                .contains("K2HPO4 or hydroxyapatite"));
    }

    @Test
    void a_water_and_salt_phantom_is_corrected_for_its_water() {
        double slope = 1.32;
        double intercept = 4.5;
        double[][] certificate = {{1012.2, -51.8}, {1057.0, -53.4}, {1103.6, 58.9}, {1119.5, 157.0}, {923.2, 375.8}};
        List<Rod> rods = new java.util.ArrayList<>();
        List<Double> water = new java.util.ArrayList<>();
        for (double[] rod : certificate) {
            // HU of a rod whose reference fit has slope and intercept before the correction
            rods.add(new Rod(rod[1], rod[0] + (slope + 0.2174) * rod[1] + intercept - 999.6));
            water.add(rod[0]);
        }
        PhantomCalibration phantom = PhantomCalibration.ofWaterRods(rods, water);
        assertEquals(slope, phantom.huOnDensity().slope(), 1e-9);
        assertEquals(intercept, phantom.huOnDensity().intercept(), 1e-8);
        assertEquals(100, phantom.densityMgCm3(slope * 100 + intercept), 1e-8);
    }

    @Test
    void tissues_of_the_published_example_scan_give_its_published_curve() {
        InternalCalibration internal = InternalCalibration.of(EXAMPLE);
        InternalModel m = internal.model();
        assertEquals(97.0, m.energyKeV());
        assertEquals(0.998965, m.r2(), 5e-7);
        assertEquals(1.610349e-5, m.attenuation().slope(), 5e-12);
        assertEquals(0.1712399, m.attenuation().intercept(), 5e-8);
        assertEquals(8.926073e-4, m.massDensity().slope(), 5e-11);
        assertEquals(0.9687307, m.massDensity().intercept(), 5e-8);
        double[] hu = {-100, 0, 50, 100, 200, 400, 800, 1200};
        double[] expected = {-6.4808, 36.9915, 61.7772, 88.5961, 148.3332, 292.2048, 677.5373, 1192.9889};
        for (int i = 0; i < hu.length; i++) {
            assertEquals(expected[i], internal.densityMgCm3(hu[i]), 5e-5, "at " + hu[i] + " HU");
        }
        assertSame(DensityKind.K2HPO4, internal.kind());
        assertEquals(List.of(), internal.warnings());
    }

    /// Standard error by hand: residuals of four rods about their least-squares line, two of them estimated.
    @Test
    void residuals_of_the_rods_are_in_density() {
        PhantomCalibration exact = PhantomCalibration.of(
                DensityKind.CHA, List.of(new Rod(0, -2), new Rod(100, 138), new Rod(200, 278), new Rod(400, 558)));
        assertEquals(0, exact.residualMgCm3().orElseThrow(), 1e-9);
        // HU = 2 rho + (1, -1, -1, 1): slope 2 and intercept 0 stay, by symmetry
        PhantomCalibration off = PhantomCalibration.of(
                DensityKind.CHA, List.of(new Rod(0, 1), new Rod(100, 199), new Rod(200, 399), new Rod(300, 601)));
        assertEquals(
                List.of(0.5, -0.5, -0.5, 0.5),
                off.residualsMgCm3().stream().map(r -> Math.rint(1e9 * r) / 1e9).toList());
        assertEquals(Math.sqrt(4 * 0.25 / 2), off.residualMgCm3().orElseThrow(), 1e-9);
        assertTrue(off.words().contains("residual 0.71 mg/cm³"), off.words());
    }

    @Test
    void two_rods_have_no_residual_and_say_so() {
        PhantomCalibration two = PhantomCalibration.of(DensityKind.CHA, List.of(new Rod(0, -2), new Rod(400, 558)));
        assertTrue(two.residualMgCm3().isEmpty());
        assertTrue(two.warnings().getFirst().text().contains("third rod"));
    }

    /// Rods and bone move together: any affine change of the scanner's scale leaves densities as they are.
    @Test
    void a_phantom_takes_back_any_affine_change_of_the_scale() {
        double[] density = {0, 50, 100, 200, 400};
        double[] hu = {-4, 68, 139, 276, 561};
        List<Rod> plain = new java.util.ArrayList<>();
        List<Rod> moved = new java.util.ArrayList<>();
        for (int r = 0; r < density.length; r++) {
            plain.add(new Rod(density[r], hu[r]));
            moved.add(new Rod(density[r], 1.07 * hu[r] - 23));
        }
        PhantomCalibration a = PhantomCalibration.of(DensityKind.K2HPO4, plain);
        PhantomCalibration b = PhantomCalibration.of(DensityKind.K2HPO4, moved);
        for (double h : new double[] {-100, 0, 150, 900}) {
            assertEquals(a.densityMgCm3(h), b.densityMgCm3(1.07 * h - 23), 1e-9);
        }
        assertEquals(a.residualMgCm3().orElseThrow(), b.residualMgCm3().orElseThrow(), 1e-9);
    }

    /// Published example scan: r² 0.998965 of attenuation over five tissues is some 13 mg/cm³ of K2HPO4, with
    /// two degrees of freedom spent on the line, as for rods.
    @Test
    void the_residual_of_tissues_is_in_density_too() {
        InternalCalibration internal = InternalCalibration.of(EXAMPLE);
        double keV = internal.model().energyKeV();
        double perSalt = Attenuation.K2HPO4.at(keV) - Attenuation.TRIGLYCERIDE.at(keV);
        double sum = 0;
        double squares = 0;
        for (InternalTissue t : EXAMPLE.keySet()) {
            sum += Attenuation.of(t).at(keV) / 5;
            squares += Math.pow(Attenuation.of(t).at(keV), 2) / 5;
        }
        double expected = 1000 * Math.sqrt(5.0 / 3 * (1 - internal.model().r2()) * (squares - sum * sum)) / perSalt;
        assertEquals(expected, internal.residualMgCm3().orElseThrow(), 1e-6);
        assertEquals(13, expected, 1);
    }

    /// What the documentation says of leaving compact bone out.
    @Test
    void without_compact_bone_the_published_example_reads_bone_a_quarter_too_low() {
        Map<InternalTissue, Double> soft = new java.util.EnumMap<>(EXAMPLE);
        soft.remove(InternalTissue.CORTICAL);
        InternalCalibration with = InternalCalibration.of(EXAMPLE);
        InternalCalibration without = InternalCalibration.of(soft);
        assertEquals(0.78, without.densityMgCm3(200) / with.densityMgCm3(200), 0.01);
        assertEquals(0.73, without.densityMgCm3(500) / with.densityMgCm3(500), 0.01);
        assertTrue(without.isAssumed() && !with.isAssumed());
    }

    /// Fat anchors densities near 0, air the mass densities, compact bone the upper end; blood and muscle, a few
    /// HU apart, stand in for one another. Largest errors of the example scan at 50 to 500 HU.
    @Test
    void only_blood_or_muscle_can_be_left_out_without_widening_the_interval() {
        for (InternalTissue t : InternalTissue.values()) {
            boolean isSpare = t == InternalTissue.BLOOD || t == InternalTissue.MUSCLE;
            InternalCalibration without = leavingOut(t);
            assertTrue(isSpare ? worstError(without) < 0.04 : worstError(without) > 0.2, t.words());
            assertEquals(!isSpare, without.isAssumed(), t.words());
            assertEquals(
                    !isSpare, without.warnings().stream().anyMatch(w -> w.text().contains("widened")), t.words());
        }
        InternalCalibration neither = leavingOut(InternalTissue.BLOOD, InternalTissue.MUSCLE);
        assertEquals(0.22, worstError(neither), 0.01);
        assertTrue(neither.isAssumed());
    }

    private static InternalCalibration leavingOut(InternalTissue... tissues) {
        Map<InternalTissue, Double> rest = new java.util.EnumMap<>(EXAMPLE);
        rest.keySet().removeAll(List.of(tissues));
        return InternalCalibration.of(rest);
    }

    private static double worstError(InternalCalibration other) {
        InternalCalibration all = InternalCalibration.of(EXAMPLE);
        double worst = 0;
        for (double hu = 50; hu <= 500; hu += 50) {
            worst = Math.max(worst, Math.abs(other.densityMgCm3(hu) / all.densityMgCm3(hu) - 1));
        }
        return worst;
    }

    @Test
    void fill_values_below_air_never_become_bone() {
        InternalCalibration internal = InternalCalibration.of(EXAMPLE);
        assertTrue(internal.densityMgCm3(-1000) < 0);
        assertEquals(internal.densityMgCm3(-1000), internal.densityMgCm3(-3024));
    }

    @Test
    void three_tissues_are_enough_and_two_are_not() {
        Map<InternalTissue, Double> three =
                Map.of(InternalTissue.AIR, -956.834, InternalTissue.MUSCLE, 24.561, InternalTissue.CORTICAL, 1226.214);
        assertEquals(
                InternalCalibration.of(EXAMPLE).densityMgCm3(200),
                InternalCalibration.of(three).densityMgCm3(200),
                15);
        assertTrue(
                refusal(() -> InternalCalibration.of(Map.of(InternalTissue.AIR, -956.0, InternalTissue.MUSCLE, 24.0)))
                        .contains("at least three tissues"));
    }

    @Test
    void a_tissue_measured_in_the_wrong_place_is_refused() {
        Map<InternalTissue, Double> wrong = new java.util.EnumMap<>(EXAMPLE);
        wrong.put(InternalTissue.ADIPOSE, 60.0);
        assertTrue(refusal(() -> InternalCalibration.of(wrong)).contains("adipose"));
    }

    @Test
    void a_calibration_by_blood_with_contrast_blocks() {
        Map<InternalTissue, Double> contrast = new java.util.EnumMap<>(EXAMPLE);
        contrast.put(InternalTissue.BLOOD, 160.0);
        List<Warning> found = InternalCalibration.of(contrast).warnings();
        assertTrue(
                found.stream().anyMatch(w -> w.code().equals("W03") && w.level() == Warning.Level.BLOCK),
                found::toString);
        contrast.remove(InternalTissue.BLOOD);
        assertTrue(InternalCalibration.of(contrast).warnings().stream()
                .noneMatch(w -> w.code().equals("W03")));
    }

    @Test
    void a_fixed_line_is_taken_and_noted_and_an_odd_one_is_a_caution() {
        Fixed usual = new Fixed(DensityKind.K2HPO4, 0.6944, 1.3152);
        assertEquals(1.3152 + 69.44, usual.densityMgCm3(100), 1e-12);
        assertEquals(Warning.Level.NOTE, usual.warnings().getFirst().level());
        Fixed odd = new Fixed(DensityKind.K2HPO4, 7, 0);
        assertEquals(Warning.Level.CAUTION, odd.warnings().getFirst().level());
        assertTrue(refusal(() -> new Fixed(DensityKind.CHA, -0.75, 0)).contains("turned round"));
        assertTrue(refusal(() -> new Fixed(DensityKind.CHA, Double.NaN, 0)).contains("cannot be"));
    }

    @Test
    void without_calibration_a_usual_slope_is_assumed_loudly() {
        None none = new None();
        assertEquals(75, none.densityMgCm3(100));
        assertEquals("W07", none.warnings().getFirst().code());
        assertEquals(Warning.Level.CAUTION, none.warnings().getFirst().level());
        assertTrue(none.r2().isEmpty());
    }

    @Test
    void images_are_turned_into_grams_per_cubic_centimetre() {
        Volume density = new Fixed(DensityKind.K2HPO4, 0.8, -10).apply(volume(-100, 0, 500));
        assertArrayEquals(new float[] {-0.09f, -0.01f, 0.39f}, density.values());
        Volume held = new AlreadyCalibrated(DensityKind.CHA).apply(volume(-20, 250, 1200));
        assertArrayEquals(new float[] {-0.02f, 0.25f, 1.2f}, held.values());
    }

    @Test
    void densities_in_the_wrong_unit_are_noticed() {
        AlreadyCalibrated held = new AlreadyCalibrated(DensityKind.CHA);
        assertTrue(refusal(() -> held.apply(volume(0, 0.25f, 1.2f))).contains("g/cm³"));
    }

    @Test
    void a_denser_voxel_stays_denser_under_every_calibration() {
        List<Calibration> all = List.of(
                PhantomCalibration.of(DensityKind.CHA, List.of(new Rod(0, -2), new Rod(400, 558))),
                InternalCalibration.of(EXAMPLE),
                new Fixed(DensityKind.K2HPO4, 0.75, 5),
                new AlreadyCalibrated(DensityKind.ASH),
                new None());
        for (Calibration c : all) {
            // from fat upwards, where bone and marrow are
            for (int hu = -200; hu < 3000; hu += 10) {
                assertTrue(c.densityMgCm3(hu + 10) > c.densityMgCm3(hu), c.words() + " at " + hu);
            }
        }
    }
}
