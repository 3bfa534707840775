package fractura.mesh.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.density.PhantomCalibration.Rod;
import fractura.mesh.image.LabelMap;
import fractura.mesh.image.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RodSearchTest {
    private static final double[] DENSITIES = {0, 50, 100, 200};

    /// HU = 1.4 ρ − 5.
    private static final List<Double> LINE = List.of(-5.0, 65.0, 135.0, 275.0);

    private static final PlantedPhantom PLANTED = PlantedPhantom.straight(LINE);
    private static final Volume STRAIGHT = PLANTED.scan();

    private static List<RodCertificate> certificate(double... densities) {
        List<RodCertificate> rods = new ArrayList<>();
        for (double d : densities) {
            rods.add(new RodCertificate(d, OptionalDouble.empty()));
        }
        return rods;
    }

    private static PhantomCalibration calibrated(Volume ct, double... densities) {
        List<RodRegion> regions = RodSearch.find(ct, certificate(densities));
        List<Rod> rods = new ArrayList<>();
        for (int r = 0; r < densities.length; r++) {
            rods.add(new Rod(
                    densities[r], RodMeasurement.of(ct, regions.get(r), "rod").meanHu()));
        }
        return PhantomCalibration.of(DensityKind.K2HPO4, rods);
    }

    /// Cores of some 3000 voxels at 12 HU of noise: the means are within 1 HU, so 0.7 mg/cm³.
    @Test
    void planted_rods_are_found_and_give_back_their_line() {
        PlantedPhantom planted = PLANTED;
        Volume ct = STRAIGHT;
        List<RodRegion> found = RodSearch.find(ct, certificate(DENSITIES));
        for (int r = 0; r < DENSITIES.length; r++) {
            assertEquals(planted.center(r)[0], found.get(r).centerMm()[0], 1, "rod " + r);
            assertEquals(planted.center(r)[1], found.get(r).centerMm()[1], 1, "rod " + r);
            assertEquals(PlantedPhantom.RADIUS_MM, found.get(r).radiusMm(), 1.5, "rod " + r);
        }
        PhantomCalibration c = calibrated(ct, DENSITIES);
        assertEquals(150, c.densityMgCm3(205), 1);
        assertTrue(c.residualMgCm3().orElseThrow() < 1, c.words());
    }

    @Test
    void rods_leaning_by_ten_degrees_are_followed() {
        for (double[] tilt : new double[][] {{0, -10}, {-7, 7}}) {
            Volume ct = PlantedPhantom.straight(LINE).tilted(tilt[0], tilt[1]).scan();
            PhantomCalibration c = calibrated(ct, DENSITIES);
            assertEquals(150, c.densityMgCm3(205), 1, () -> tilt[0] + ", " + tilt[1]);
        }
    }

    /// The order of the certificate is the user's; the regions come back in it.
    @Test
    void a_certificate_in_any_order_is_matched_by_value() {
        Volume ct = PlantedPhantom.straight(List.of(135.0, 275.0, -5.0, 65.0)).scan();
        PhantomCalibration c = calibrated(ct, 200, 0, 100, 50);
        assertEquals(150, c.densityMgCm3(205), 1);
    }

    /// Four rods spread over 108 mm see some 11 HU of a slope of 10 HU in 100 mm, and the residual tells.
    @Test
    void beam_hardening_across_the_table_shows_in_the_residual() {
        PhantomCalibration even = calibrated(STRAIGHT, DENSITIES);
        Volume ct = PlantedPhantom.straight(List.of(135.0, 275.0, -5.0, 65.0))
                .hardened(10)
                .scan();
        PhantomCalibration c = calibrated(ct, 100, 200, 0, 50);
        double residual = c.residualMgCm3().orElseThrow();
        assertTrue(residual > 3 * even.residualMgCm3().orElseThrow(), c.words());
        assertEquals(150, c.densityMgCm3(205), 3 * residual);
    }

    @Test
    void heavy_noise_does_not_hide_rods() {
        PhantomCalibration c =
                calibrated(PlantedPhantom.straight(LINE).noisy(30).scan(), DENSITIES);
        assertEquals(150, c.densityMgCm3(205), 2);
    }

    @Test
    void without_a_phantom_nothing_is_found_in_words() {
        Volume ct = PlantedPhantom.straight(List.of()).scan();
        String message = assertThrows(InputException.class, () -> RodSearch.find(ct, certificate(DENSITIES)))
                .getMessage();
        assertTrue(message.contains("No phantom with 4 rods found") && message.contains("label map"), message);
    }

    @Test
    void a_certificate_the_rods_do_not_fit_is_refused() {
        Volume ct = STRAIGHT;
        assertThrows(InputException.class, () -> RodSearch.find(ct, certificate(0, 50, 100, 200, 400)));
        assertThrows(InputException.class, () -> RodSearch.find(ct, certificate(0, 10, 20, 400)));
        assertTrue(assertThrows(InputException.class, () -> RodSearch.find(ct, certificate(0, 200)))
                .getMessage()
                .contains("3 to 8 rods"));
    }

    /// Twice the same phantom side by side: either could be meant.
    @Test
    void two_sets_that_fit_are_ambiguous() {
        Volume ct = PlantedPhantom.straight(List.of(-5.0, 135.0, 275.0, 275.0)).scan();
        String message = assertThrows(InputException.class, () -> RodSearch.find(ct, certificate(0, 100, 200)))
                .getMessage();
        assertTrue(message.contains("2 sets of rods can be the phantom"), message);
    }

    @Test
    void rods_in_given_regions_and_under_labels_measure_the_same() {
        PlantedPhantom planted = PLANTED;
        Volume ct = STRAIGHT;
        RodMeasurement byRegion =
                RodMeasurement.of(ct, RodRegion.upright(planted.center(2), PlantedPhantom.RADIUS_MM, 80), "rod 3");
        int[] labels = new int[ct.values().length];
        for (int k = 2; k < 34; k++) {
            for (int j = 0; j < ct.grid().ny(); j++) {
                for (int i = 0; i < ct.grid().nx(); i++) {
                    double[] p = ct.grid().toPatient(i, j, k);
                    if (Math.hypot(p[0] - planted.center(2)[0], p[1] - 78) < PlantedPhantom.RADIUS_MM) {
                        labels[ct.grid().index(i, j, k)] = 3;
                    }
                }
            }
        }
        RodMeasurement byLabel = RodMeasurement.of(ct, new LabelMap(ct.grid(), labels), 3, "rod 3");
        assertEquals(135, byRegion.meanHu(), 1);
        assertEquals(135, byLabel.meanHu(), 1);
        assertEquals(12, byRegion.sdHu(), 0.5);
        assertTrue(byRegion.drift("rod 3").isEmpty());
    }

    @Test
    void drift_along_the_scan_is_measured_and_told() {
        PlantedPhantom planted = PlantedPhantom.straight(LINE).drifting(30);
        RodMeasurement m = RodMeasurement.of(
                planted.scan(), RodRegion.upright(planted.center(1), PlantedPhantom.RADIUS_MM, 90), "rod 2");
        assertEquals(30, m.driftHuPer100mm(), 2);
        assertEquals("W07", m.drift("rod 2").orElseThrow().code());
    }

    @Test
    void a_region_beside_the_scan_is_refused() {
        Volume ct = STRAIGHT;
        String message = assertThrows(
                        InputException.class,
                        () -> RodMeasurement.of(ct, RodRegion.upright(new double[] {900, 0, 552}, 9, 80), "rod 1"))
                .getMessage();
        assertTrue(message.contains("rod 1") && message.contains("0 slices"), message);
    }
}
