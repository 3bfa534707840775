package fractura.cases;

import fractura.cases.CaseResult.Demand;
import fractura.cases.CaseResult.LoadResult;
import fractura.cases.risk.HipTask;
import fractura.cases.risk.RiskClass;
import fractura.cases.risk.Score;
import fractura.cases.risk.Verdict;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finite elements held against the scores of the same femur: W14 where they answer differently, with what in
/// this very case speaks for either.
///
/// The answer of the finite elements is the greatest factor of risk of walking, standing and stairs, at risk
/// from 1 on. A fall is left out, since no score was made for it and many sound bones break in it. A strength
/// that is withheld gives no answer, and a score that is open disagrees with nobody.
final class ScoreDisagreement {
    private final Specimen specimen;
    private final List<LoadResult> loads;
    private final LoadResult load;
    private final Demand worst;
    private final Verdict verdict;
    private final List<Score> scores;

    private ScoreDisagreement(
            Specimen specimen, List<LoadResult> loads, LoadResult load, Demand worst, List<Score> scores) {
        this.specimen = specimen;
        this.loads = loads;
        this.load = load;
        this.worst = worst;
        this.scores = scores;
        verdict = factor(worst) >= 1 ? Verdict.AT_RISK : Verdict.NOT_AT_RISK;
    }

    /// @param specimen the bone with its lesions
    /// @param loads its load cases, all of a femur
    /// @param scores its scores
    /// @return the finding; absent where all agree, or one side has no answer
    static Optional<Warning> finding(Specimen specimen, List<LoadResult> loads, List<Score> scores) {
        ScoreDisagreement found = null;
        for (LoadResult load : loads) {
            for (Demand d : load.demands()) {
                boolean isWorse = found == null || factor(d) > factor(found.worst);
                if (isDaily(d) && isWorse) {
                    found = new ScoreDisagreement(specimen, loads, load, d, scores);
                }
            }
        }
        return Optional.ofNullable(found)
                .filter(f -> scores.stream().anyMatch(f::isAgainst))
                .map(f -> Warning.caution("W14", f.text()));
    }

    private static boolean isDaily(Demand d) {
        HipTask task = HipTask.byName(d.task());
        return task.isUsual()
                && task != HipTask.SIDEWAYS_FALL
                && d.factorOfRisk().isPresent();
    }

    private static double factor(Demand d) {
        return d.factorOfRisk().orElse(0);
    }

    private boolean isAgainst(Score score) {
        return score.verdict() != Verdict.OPEN && score.verdict() != verdict;
    }

    private Optional<Score> against(String name) {
        return scores.stream()
                .filter(s -> s.name().equals(name))
                .filter(this::isAgainst)
                .findFirst();
    }

    private String text() {
        String others = scores.stream()
                .map(s -> s.name().toUpperCase(Locale.ROOT) + " " + s.verdict().words())
                .collect(Collectors.joining(", "));
        List<String> reasons = reasons();
        return String.format(
                        Locale.ROOT,
                        "finite elements and scores disagree. Finite elements, in daily life: %s (%s, factor of risk %.2f)%s. Scores:"
                                + " %s. ",
                        holdsOne() ? "open" : verdict.words(),
                        worst.task(),
                        factor(worst),
                        fall(),
                        others)
                + (reasons.isEmpty()
                        ? "Nothing in this case tells which to follow"
                        : "What speaks for either here: " + numbered(reasons));
    }

    private static String numbered(List<String> reasons) {
        return IntStream.range(0, reasons.size())
                .mapToObj(n -> "(" + (n + 1) + ") " + reasons.get(n))
                .collect(Collectors.joining(". "));
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        open().ifPresent(reasons::add);
        mesh().ifPresent(reasons::add);
        baseline().ifPresent(reasons::add);
        elsewhere().ifPresent(reasons::add);
        against("ctra").flatMap(this::rigidity).ifPresent(reasons::add);
        against("mirels").flatMap(this::points).ifPresent(reasons::add);
        if (verdict == Verdict.NOT_AT_RISK && against("aci").isPresent()) {
            reasons.add("the limits of ACI are those of radiographs, which show less than CT");
        }
        return reasons;
    }

    private boolean holdsOne() {
        return worst.low().orElse(1) < 1 && worst.high().orElse(1) >= 1;
    }

    /// What a fall does, where it is more than the bone bears; else nothing.
    private String fall() {
        return loads.stream()
                .flatMap(l -> l.demands().stream())
                .filter(d -> HipTask.byName(d.task()) == HipTask.SIDEWAYS_FALL && factor(d) >= 1)
                .map(d -> String.format(Locale.ROOT, "; in a %s, which no score is for, %.2f", d.task(), factor(d)))
                .findFirst()
                .orElse("");
    }

    private Optional<String> open() {
        return holdsOne()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the interval of the factor of risk, %.2f to %.2f, holds 1, so finite elements do not exclude the"
                                + " other answer",
                        worst.low().orElse(1),
                        worst.high().orElse(1)))
                : Optional.empty();
    }

    private Optional<String> mesh() {
        if (!(load.discretisation() instanceof Discretisation.Bar bar)
                || bar.strengths().isEmpty()) {
            return Optional.empty();
        }
        double percent = bar.strengths().getFirst().errorPercent();
        boolean isAcross = verdict == Verdict.NOT_AT_RISK
                ? factor(worst) / (1 - percent / 100) >= 1 || percent >= 100
                : factor(worst) / (1 + percent / 100) < 1;
        return isAcross
                ? Optional.of(String.format(
                        Locale.ROOT, "the mesh error of the strength, ± %.0f %%, reaches beyond 1", percent))
                : Optional.empty();
    }

    /// What the bone would be without the lesion.
    private Optional<String> baseline() {
        OptionalDouble without = load.strengthWithoutLesionNewton();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        double factor = worst.demandNewton() / without.getAsDouble();
        RiskClass whole = RiskClass.of(factor);
        if (verdict == Verdict.NOT_AT_RISK && whole == RiskClass.LOW) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "without the lesion this bone is strong for its load (factor of risk %.2f); scores count what is lost,"
                            + " not what is left",
                    factor));
        }
        return verdict == Verdict.AT_RISK && factor >= 0.8
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the bone is weak even without the lesion (factor of risk %.2f): low density that no score counts",
                        factor))
                : Optional.empty();
    }

    private Optional<String> elsewhere() {
        return load.failureSite()
                .filter(f -> !isInLesion(f))
                .map(f -> "finite elements break the bone outside the lesion, at the " + f.words()
                        + "; scores look at the lesion alone");
    }

    private boolean isInLesion(CaseResult.FailureSite f) {
        double[] v = specimen.mesh().grid().toVoxel(f.xMm(), f.yMm(), f.zMm());
        int e = specimen.mesh().element((int) Math.round(v[0]), (int) Math.round(v[1]), (int) Math.round(v[2]));
        return e >= 0 && specimen.elementTissue(e).isLesion();
    }

    private Optional<String> rigidity(Score score) {
        boolean isAtRisk = score.verdict() == Verdict.AT_RISK;
        if (!(score instanceof Score.Measured m)) {
            throw new IllegalStateException("CTRA is a measured score");
        }
        if (isAtRisk && !m.isReached("eaLossPercent")) {
            return Optional.of(
                    "CTRA is over its limit in bending or torsion, about the weakest axis whatever the load; finite"
                            + " elements know the loads that were solved");
        }
        if (!isAtRisk && (Model.has(specimen, Tissue.BLASTIC) || Model.has(specimen, Tissue.MIXED))) {
            return Optional.of(
                    "CTRA takes the density of blastic bone for strength, finite elements discount it (W11)");
        }
        return Optional.empty();
    }

    private Optional<String> points(Score score) {
        return verdict == Verdict.NOT_AT_RISK
                ? Optional.of("Mirels gives points for site, type and pain whatever the bone still carries")
                : Optional.of("Mirels knows neither density nor body weight");
    }
}
