package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.risk.LesionVariation;
import fractura.cases.risk.ParameterRange;
import fractura.mesh.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CaseResultTest {
    private static CaseResult.Estimate estimate(double strength, OptionalDouble low, OptionalDouble high) {
        return new CaseResult.Estimate("linear", strength, low, high, "Crawford03", true);
    }

    @Test
    void a_band_contains_its_value() {
        assertThrows(
                IllegalArgumentException.class, () -> estimate(4100, OptionalDouble.of(4200), OptionalDouble.of(5000)));
        assertThrows(
                IllegalArgumentException.class, () -> estimate(4100, OptionalDouble.of(3000), OptionalDouble.of(4000)));
        assertEquals(
                4100,
                estimate(4100, OptionalDouble.of(4100), OptionalDouble.of(4100)).strengthNewton());
    }

    @Test
    void a_strength_is_finite_and_above_zero() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> estimate(wrong, OptionalDouble.empty(), OptionalDouble.empty()));
        }
        assertThrows(
                IllegalArgumentException.class, () -> estimate(100, OptionalDouble.of(-5), OptionalDouble.of(200)));
    }

    @Test
    void a_case_that_is_not_reportable_cannot_carry_a_strength() {
        CaseResult good = Drawn.lytic();
        assertThrows(
                IllegalArgumentException.class,
                () -> new CaseResult(
                        good.caseName(),
                        CaseResult.Status.NOT_REPORTABLE,
                        good.site(),
                        good.model(),
                        good.calibration(),
                        good.lesions(),
                        good.loads(),
                        good.scores(),
                        good.warnings(),
                        good.provenance()));
    }

    @Test
    void a_blocking_finding_cannot_be_passed_over() {
        CaseResult good = Drawn.lytic();
        assertThrows(
                IllegalArgumentException.class,
                () -> new CaseResult(
                        good.caseName(),
                        CaseResult.Status.CAUTION,
                        good.site(),
                        good.model(),
                        good.calibration(),
                        good.lesions(),
                        good.loads(),
                        good.scores(),
                        List.of(Warning.block("W05", "cut")),
                        good.provenance()));
    }

    @Test
    void the_status_is_that_of_the_worst_finding() {
        Warning note = Warning.note("W16", "a");
        Warning caution = Warning.caution("W07", "b");
        Warning block = Warning.block("W05", "c");
        assertEquals(CaseResult.Status.REPORTABLE, CaseResult.Status.of(List.of()));
        assertEquals(CaseResult.Status.REPORTABLE, CaseResult.Status.of(List.of(note)));
        assertEquals(CaseResult.Status.CAUTION, CaseResult.Status.of(List.of(caution, note)));
        assertEquals(CaseResult.Status.NOT_REPORTABLE, CaseResult.Status.of(List.of(block, caution)));
    }

    @Test
    void the_loss_is_the_share_of_the_strength_without_lesion() {
        assertEquals(
                100 * (6300 - 4100) / 6300.0,
                Drawn.lytic().loads().getFirst().lesionLossPercent().orElseThrow(),
                1e-12);
        CaseResult.LoadResult without = new CaseResult.LoadResult(
                "compression",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.of(new CaseResult.WithoutLesion(6300, OptionalDouble.empty(), OptionalDouble.empty())),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Discretisation.NotGiven("nothing was solved", true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertTrue(without.lesionLossPercent().isEmpty());
        assertTrue(without.lesionLossLowPercent().isEmpty());
    }

    @Test
    void the_loss_is_uncertain_by_the_lesion_s_law_alone_and_its_interval_holds_it() {
        ParameterRange bone = new ParameterRange(LesionVariation.CAUSE, "lytic bone", 0.7, 0.9, 1, false, 3500, 4200);
        ParameterRange tumour =
                new ParameterRange(LesionVariation.CAUSE, "tumour modulus", 1, 5, 100, true, 4090, 4500);
        ParameterRange pose = new ParameterRange("anteversion", "anteversion", 5, 15, 25, false, 100, 9000);
        CaseResult.WithoutLesion both = CaseResult.WithoutLesion.of(
                        OptionalDouble.of(6300), 4100, List.of(bone, pose, tumour))
                .orElseThrow();
        assertEquals(new CaseResult.WithoutLesion(6300, OptionalDouble.of(3500), OptionalDouble.of(4500)), both);
        ParameterRange beyond = new ParameterRange(LesionVariation.CAUSE, "lytic bone", 0.7, 0.9, 1, false, 3500, 4000);
        assertEquals(
                OptionalDouble.of(4100),
                CaseResult.WithoutLesion.of(OptionalDouble.of(6300), 4100, List.of(beyond))
                        .orElseThrow()
                        .strongestNewton());
        assertEquals(
                new CaseResult.WithoutLesion(6300, OptionalDouble.empty(), OptionalDouble.empty()),
                CaseResult.WithoutLesion.of(OptionalDouble.of(6300), 4100, List.of(pose))
                        .orElseThrow());
        assertTrue(CaseResult.WithoutLesion.of(OptionalDouble.empty(), 4100, List.of(bone))
                .isEmpty());
    }
}
