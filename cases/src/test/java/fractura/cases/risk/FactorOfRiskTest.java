package fractura.cases.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.material.DensityLaw;
import fractura.solver.material.DensitySensitivity;
import fractura.solver.material.LesionLaw;
import fractura.solver.material.MaterialModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorOfRiskTest {
    private static final DensitySensitivity SPINE = new DensitySensitivity(0.120, 1.05);
    private static final ParameterRange LYTIC =
            new ParameterRange("lesion", "lytic bone", 0.7, 1.0, 1.0, false, 3400, 4000);

    @Test
    void factor_of_risk_is_load_over_strength() {
        assertEquals(0.5, risk(4000, 2000).value());
    }

    @Test
    void interval_without_a_lesion_agrees_with_the_product_of_its_log_normal_parts() {
        FactorOfRisk found = risk(4000, 2000);
        double uniform = (Math.pow(Math.log(1.15 / 0.85), 2)) / 12; // variance of ln of a nearly even factor
        double variance = Math.log1p(0.0225) + Math.log1p(0.01) + 1.05 * 1.05 * Math.log1p(0.0009) + uniform;
        double half = 1.645 * Math.sqrt(variance);
        assertEquals(0.5 * Math.exp(-half), found.low(), 0.01);
        assertEquals(0.5 * Math.exp(half), found.high(), 0.015);
    }

    @Test
    void strength_interval_leaves_the_load_out() {
        FactorOfRisk found = risk(4000, 2000);
        double riskWidth = Math.log(found.high() / found.low());
        double strengthWidth = Math.log(found.strengthHighNewton() / found.strengthLowNewton());
        assertTrue(strengthWidth < 0.85 * riskWidth);
        assertTrue(found.strengthLowNewton() < 4000 && found.strengthHighNewton() > 4000);
    }

    @Test
    void probability_of_failure_is_one_half_where_load_equals_strength_and_grows_with_load() {
        assertEquals(0.5, risk(3000, 3000).probability(), 0.03);
        assertTrue(risk(3000, 1000).probability() < 0.001);
        assertTrue(risk(3000, 9000).probability() > 0.999);
    }

    @Test
    void the_same_case_gives_the_same_bits() {
        assertEquals(risk(3123.4, 2456.7), risk(3123.4, 2456.7));
    }

    @Test
    void shares_sum_to_one_and_load_leads_when_the_weight_was_assumed() {
        FactorOfRisk found = FactorOfRisk.of(
                new FactorOfRisk.Inputs(4000, 2000, true, CalibrationSpread.STATED, SPINE, List.of(LYTIC)));
        double sum = 0;
        FactorOfRisk.Share greatest = found.shares().getFirst();
        for (FactorOfRisk.Share share : found.shares()) {
            sum += share.share();
            greatest = share.share() > greatest.share() ? share : greatest;
        }
        assertEquals(1, sum, 1e-12);
        assertEquals("load", greatest.cause());
        assertEquals(
                List.of("calibration", "density law", "lesion", "strain limits", "load"),
                found.shares().stream().map(FactorOfRisk.Share::cause).toList());
    }

    @Test
    void assuming_weight_or_calibration_widens_the_interval() {
        double known = width(new FactorOfRisk.Inputs(4000, 2000, false, CalibrationSpread.STATED, SPINE, List.of()));
        double weightAssumed =
                width(new FactorOfRisk.Inputs(4000, 2000, true, CalibrationSpread.STATED, SPINE, List.of()));
        double scanAssumed =
                width(new FactorOfRisk.Inputs(4000, 2000, false, CalibrationSpread.ASSUMED, SPINE, List.of()));
        assertTrue(weightAssumed > 1.3 * known);
        assertTrue(scanAssumed > 1.2 * known);
    }

    @Test
    void the_residual_of_the_calibration_widens_the_interval_and_no_residual_leaves_it() {
        double stated = width(new FactorOfRisk.Inputs(4000, 2000, false, CalibrationSpread.STATED, SPINE, List.of()));
        double none =
                width(new FactorOfRisk.Inputs(4000, 2000, false, new CalibrationSpread(false, 0), SPINE, List.of()));
        double ten =
                width(new FactorOfRisk.Inputs(4000, 2000, false, new CalibrationSpread(false, 10), SPINE, List.of()));
        double thirty =
                width(new FactorOfRisk.Inputs(4000, 2000, false, new CalibrationSpread(false, 30), SPINE, List.of()));
        assertEquals(stated, none);
        assertTrue(stated < ten && ten < thirty, stated + ", " + ten + ", " + thirty);
    }

    @ParameterizedTest
    @CsvSource({"5", "30", "90"})
    void an_assumed_calibration_with_a_residual_is_wider_than_either_alone(double residual) {
        CalibrationSpread both = new CalibrationSpread(true, residual);
        CalibrationSpread fitted = new CalibrationSpread(false, residual);
        double withBoth = width(new FactorOfRisk.Inputs(4000, 2000, false, both, SPINE, List.of()));
        double assumed = width(new FactorOfRisk.Inputs(4000, 2000, false, CalibrationSpread.ASSUMED, SPINE, List.of()));
        double scattered = width(new FactorOfRisk.Inputs(4000, 2000, false, fitted, SPINE, List.of()));
        assertTrue(withBoth > assumed && withBoth > scattered, withBoth + ", " + assumed + ", " + scattered);
    }

    @Test
    void a_point_at_the_end_of_a_dominant_range_stays_within_the_band() {
        // strength at the lower end a tenth: nearly every sample is weaker than the point value
        ParameterRange dominant = new ParameterRange("lesion", "lytic bone", 0.7, 1.0, 1.0, false, 400, 4000);
        FactorOfRisk found = FactorOfRisk.of(
                new FactorOfRisk.Inputs(4000, 2000, false, CalibrationSpread.STATED, SPINE, List.of(dominant)));
        assertTrue(found.low() <= found.value() && found.value() <= found.high());
        assertTrue(found.strengthHighNewton() >= 4000);
        assertTrue(found.high() > 1.5);
    }

    @Test
    void bracket_passes_through_the_three_solved_strengths() {
        Spread bracket = new Spread.Bracket(new ParameterRange("lesion", "tumour", 1, 10, 100, true, 3000, 4400), 4000);
        assertEquals(0.75, bracket.factor(1e-12), 1e-9);
        assertEquals(1.00, bracket.factor(0.5), 1e-9);
        assertEquals(1.10, bracket.factor(1 - 1e-12), 1e-9);
        assertEquals(0.875, bracket.factor(0.25), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0.49, LOW", "0.5, MODERATE", "0.79, MODERATE", "0.8, TRANSITION", "1.2, TRANSITION", "1.21, HIGH"})
    void bands_meet_at_0_5_0_8_and_1_2(double value, RiskClass expected) {
        assertEquals(expected, RiskClass.of(value));
    }

    @Test
    void an_interval_that_holds_one_is_said_to_separate_nothing() {
        assertTrue(risk(3000, 2800).isStraddling());
        assertFalse(risk(4000, 1000).isStraddling());
        assertFalse(risk(1000, 4000).isStraddling());
    }

    @Test
    void a_lytic_lesion_calls_for_solves_at_the_ends_of_three_parameters() {
        MaterialModel model = MaterialModel.defaults(DensityLaw.KOPPERDAHL_2002_POWER);
        List<LesionVariation> found = LesionVariation.of(model, true, false);
        assertEquals(
                List.of("lytic bone", "lytic cortex", "tumour modulus"),
                found.stream().map(LesionVariation::name).toList());
        LesionVariation bone = found.getFirst();
        assertEquals(LesionLaw.lyticDefault().withFactor(0.7), bone.lowModel().lytic());
        assertEquals(model, bone.highModel());
        assertNotEquals(model, found.get(2).highModel());
        assertTrue(LesionVariation.of(model, false, false).isEmpty());
        assertEquals(4, LesionVariation.of(model, true, true).size());
        assertTrue(LesionVariation.of(model.withLytic(LesionLaw.lytic("void", 0)), true, false)
                .isEmpty());
    }

    @Test
    void a_factor_outside_the_usual_range_widens_it() {
        MaterialModel model =
                MaterialModel.defaults(DensityLaw.KOPPERDAHL_2002_POWER).withBlastic(LesionLaw.blasticFactor(0.2));
        LesionVariation blastic = LesionVariation.of(model, false, true).getFirst();
        assertEquals(0.2, blastic.low());
        assertEquals(1.0, blastic.high());
        ParameterRange range = blastic.withStrengths(2000, 2500);
        assertEquals(0.2, range.point());
        assertFalse(range.isLogarithmic());
    }

    private static FactorOfRisk risk(double strength, double demand) {
        return FactorOfRisk.of(
                new FactorOfRisk.Inputs(strength, demand, false, CalibrationSpread.STATED, SPINE, List.of()));
    }

    private static double width(FactorOfRisk.Inputs inputs) {
        FactorOfRisk found = FactorOfRisk.of(inputs);
        return Math.log(found.high() / found.low());
    }
}
