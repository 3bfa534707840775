package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.CaseResult.Demand;
import fractura.cases.CaseResult.LoadResult;
import fractura.cases.risk.Published;
import fractura.cases.risk.Score;
import fractura.cases.risk.Verdict;
import fractura.mesh.DensityKind;
import fractura.mesh.Grid;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import fractura.mesh.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// A load of 1500 N on a bone of ten elements in a row, 1 mm each, the first of them a lytic lesion.
class ScoreDisagreementTest {
    private static final double LOAD = 1500;
    private static final Published NOWHERE =
            new Published("Nazarian15", 2015, OptionalInt.empty(), OptionalInt.empty(), "");

    private static Specimen specimen(Tissue lesion) {
        boolean[] keep = new boolean[10];
        Arrays.fill(keep, true);
        byte[] tissue = new byte[80];
        Arrays.fill(tissue, 0, 8, (byte) lesion.ordinal());
        return new Specimen(
                VoxelMesh.of(Grid.aligned(10, 1, 1, 1), keep),
                new float[80],
                tissue,
                DensityKind.K2HPO4,
                new Site.Vertebra("L3", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3], 30, 1500));
    }

    private static Score ctra(Verdict verdict, double ea, double ei) {
        return new Score.Measured(
                "ctra",
                List.of(
                        new Score.Measure("eaLossPercent", ea, OptionalDouble.of(35), "EA"),
                        new Score.Measure("eiLossPercent", ei, OptionalDouble.of(35), "EI")),
                verdict,
                "",
                NOWHERE);
    }

    private static Score mirels(Verdict verdict) {
        return new Score.Points("mirels", OptionalInt.of(9), 9, 9, List.of(), verdict, "", NOWHERE);
    }

    /// @param task under which it is loaded
    /// @param strength of the bone, N
    /// @param without strength without its lesion, N
    /// @param failsAtMm along the row of elements, mm
    /// @param spread half the interval of the factor of risk over the factor
    private static LoadResult load(String task, double strength, double without, double failsAtMm, double spread) {
        double factor = LOAD / strength;
        Demand demand = new Demand(
                task,
                LOAD,
                OptionalDouble.of(factor),
                OptionalDouble.of(factor * (1 - spread)),
                OptionalDouble.of(factor * (1 + spread)),
                OptionalDouble.empty(),
                "moderate");
        return new LoadResult(
                "stance",
                OptionalDouble.of(LOAD),
                OptionalDouble.empty(),
                List.of(new CaseResult.Estimate(
                        "strain", strength, OptionalDouble.empty(), OptionalDouble.empty(), "Keyak98", true)),
                Optional.of(new CaseResult.WithoutLesion(without, OptionalDouble.empty(), OptionalDouble.empty())),
                List.of(demand),
                Optional.of(new CaseResult.FailureSite(failsAtMm, 0.5, 0.5, "medial side of the shaft; in tension")),
                List.of(),
                Optional.empty(),
                new Discretisation.NotGiven("drawn", true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Warning> finding(LoadResult load, Score... scores) {
        return ScoreDisagreement.finding(specimen(Tissue.LYTIC), List.of(load), List.of(scores));
    }

    private static String text(LoadResult load, Score... scores) {
        Warning found = finding(load, scores).orElseThrow();
        assertEquals("W14", found.code());
        return found.text();
    }

    @Test
    void where_all_say_the_same_or_are_open_there_is_nothing_to_tell() {
        LoadResult strong = load("walking", 5000, 6000, 0.5, 0.2);
        assertTrue(finding(strong, ctra(Verdict.NOT_AT_RISK, 10, 10), mirels(Verdict.OPEN))
                .isEmpty());
        assertTrue(finding(strong).isEmpty());
    }

    @Test
    void a_strong_bone_that_lost_bending_rigidity_is_told_with_both_sides_and_their_reasons() {
        String text =
                text(load("walking", 5000, 6000, 0.5, 0.2), ctra(Verdict.AT_RISK, 20, 60), mirels(Verdict.NOT_AT_RISK));
        assertTrue(text.contains("Finite elements, in daily life: not at risk (walking, factor of risk 0.30)"), text);
        assertTrue(text.contains("CTRA at risk, MIRELS not at risk"), text);
        assertTrue(text.contains("strong for its load (factor of risk 0.25)"), text);
        assertTrue(text.contains("bending or torsion"), text);
        assertFalse(text.contains("outside the lesion"), "it fails in the lesion");
        assertFalse(text.contains("holds 1"), text);
    }

    @Test
    void a_weak_bone_that_breaks_beside_a_small_lesion_is_told_so() {
        String text = text(load("stairs", 1200, 1300, 8.5, 0.1), ctra(Verdict.NOT_AT_RISK, 5, 5));
        assertTrue(text.contains("Finite elements, in daily life: at risk (stairs, factor of risk 1.25)"), text);
        assertTrue(text.contains("weak even without the lesion (factor of risk 1.15)"), text);
        assertTrue(text.contains("outside the lesion, at the medial side of the shaft"), text);
    }

    @Test
    void an_interval_that_holds_1_is_the_first_reason() {
        String text = text(load("walking", 1700, 6000, 0.5, 0.3), mirels(Verdict.AT_RISK));
        assertTrue(
                text.contains("What speaks for either here: (1) the interval of the factor of risk, 0.62 to 1.15"),
                text);
    }

    @Test
    void dense_bone_is_strength_to_ctra_alone() {
        LoadResult weak = load("walking", 1200, 3000, 0.5, 0.1);
        String text = ScoreDisagreement.finding(
                        specimen(Tissue.BLASTIC), List.of(weak), List.of(ctra(Verdict.NOT_AT_RISK, 0, 0)))
                .orElseThrow()
                .text();
        assertTrue(text.contains("CTRA takes the density of blastic bone for strength"), text);
    }

    @Test
    void a_fall_or_a_stumble_is_compared_with_no_score() {
        assertTrue(finding(load("sideways-fall", 900, 1000, 0.5, 0.1), mirels(Verdict.NOT_AT_RISK))
                .isEmpty());
        assertTrue(finding(load("stumbling", 900, 1000, 0.5, 0.1), mirels(Verdict.NOT_AT_RISK))
                .isEmpty());
    }

    @Test
    void a_strength_that_is_withheld_disagrees_with_nothing() {
        LoadResult withheld = load("walking", 900, 1000, 0.5, 0.1).withoutStrength("the scan ends above the shaft");
        assertTrue(finding(withheld, mirels(Verdict.NOT_AT_RISK)).isEmpty());
    }
}
