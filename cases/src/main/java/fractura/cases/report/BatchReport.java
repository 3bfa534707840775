package fractura.cases.report;

import fractura.cases.CaseOutcome;
import fractura.cases.CaseResult;
import fractura.cases.Failure;
import fractura.cases.Rehearsal;
import fractura.cases.Software;
import java.util.List;
import java.util.Locale;

/// How a batch went, for people and for programs.
public final class BatchReport {
    private BatchReport() {}

    /// @param outcomes in the order of the set
    /// @param tables what was written
    /// @param rows of `results.csv`
    /// @return lines of at most 96 columns, unless a word is longer
    public static String text(List<CaseOutcome> outcomes, CohortTables tables, int rows) {
        Page page = new Page();
        page.line(outcomes.size() + (outcomes.size() == 1 ? " case: " : " cases: ") + counts(outcomes));
        for (CohortTables.Failed f : CohortTables.failed(outcomes)) {
            page.line(f.id() + ", " + f.stage() + ": " + f.code() + ": " + f.message());
        }
        page.gap();
        page.entry("Results", tables.results() + ", " + rows + (rows == 1 ? " row" : " rows"));
        page.entry("Failures", tables.failures().toString());
        page.entry("Columns", tables.dictionary().toString());
        page.line(Software.INTENDED_USE);
        return page.text();
    }

    /// @param why a case has no result
    /// @return kind and message, in one line
    public static String words(Failure why) {
        return why.kind().words() + ": " + why.message().replaceAll("\\s*\n\\s*", " ");
    }

    private static String counts(List<CaseOutcome> outcomes) {
        StringBuilder words = new StringBuilder();
        for (CaseResult.Status status : CaseResult.Status.values()) {
            words.append(count(outcomes, status))
                    .append(' ')
                    .append(status.words())
                    .append(", ");
        }
        long kept = outcomes.stream()
                .filter(o -> o instanceof CaseOutcome.Answered a && a.isKept())
                .count();
        return words.append(failed(outcomes))
                .append(" without result")
                .append(kept == 0 ? "" : "; " + kept + " of an earlier batch")
                .toString();
    }

    private static long count(List<CaseOutcome> outcomes, CaseResult.Status status) {
        return outcomes.stream()
                .filter(o -> o instanceof CaseOutcome.Answered a && a.status() == status)
                .count();
    }

    private static long failed(List<CaseOutcome> outcomes) {
        return outcomes.stream().filter(o -> o instanceof CaseOutcome.Failed).count();
    }

    /// @param outcomes in the order of the set
    /// @param tables what was written
    /// @param rows of `results.csv`
    /// @return the document
    public static String json(List<CaseOutcome> outcomes, CohortTables tables, int rows) {
        Json counts = Json.object();
        for (CaseResult.Status status : CaseResult.Status.values()) {
            counts.put(status.words(), count(outcomes, status));
        }
        return Json.object()
                .put("caseCount", outcomes.size())
                .put("counts", counts.put("withoutResult", failed(outcomes)))
                .put("rowCount", rows)
                .put("results", tables.results().toString())
                .put("failures", tables.failures().toString())
                .list("cases", outcomes, BatchReport::outcome)
                .put("intendedUse", Software.INTENDED_USE)
                .text();
    }

    private static Json outcome(CaseOutcome outcome) {
        return switch (outcome) {
            case CaseOutcome.Answered a ->
                Json.object()
                        .put("case", a.id())
                        .put("status", a.status().words())
                        .put("folder", a.folder().toString())
                        .put("kept", a.isKept());
            case CaseOutcome.Failed f ->
                Json.object()
                        .put("case", f.id())
                        .put(
                                "error",
                                Json.object()
                                        .put("kind", f.why().kind().words())
                                        .put("stage", f.stage())
                                        .put("message", f.why().message()));
        };
    }

    /// @param rehearsals in the order of the set
    /// @return lines of at most 96 columns, unless a word is longer
    public static String rehearsed(List<Rehearsal> rehearsals) {
        Page page = new Page();
        long bad = rehearsals.stream().filter(r -> !r.canBeReported()).count();
        page.line(rehearsals.size() + (rehearsals.size() == 1 ? " case" : " cases") + " looked at, " + bad
                + " that will give no number; nothing was solved and nothing written");
        for (Rehearsal r : rehearsals) {
            page.line(r.id() + ": " + words(r));
        }
        return page.text();
    }

    private static String words(Rehearsal r) {
        return switch (r) {
            case Rehearsal.Ready y ->
                String.format(
                        Locale.ROOT,
                        "%s so far; %,d elements, at least %,d MiB to solve",
                        y.status().words(),
                        y.elementCount(),
                        y.bytes() >> 20);
            case Rehearsal.Blocked b -> "not-reportable: " + String.join(" ", b.reasons());
            case Rehearsal.Unusable u -> words(u.why());
        };
    }

    /// @param rehearsals in the order of the set
    /// @return the document
    public static String rehearsedJson(List<Rehearsal> rehearsals) {
        return Json.object()
                .put("caseCount", rehearsals.size())
                .put("dryRun", true)
                .list("cases", rehearsals, BatchReport::rehearsed)
                .text();
    }

    private static Json rehearsed(Rehearsal rehearsal) {
        Json json = Json.object().put("case", rehearsal.id());
        return switch (rehearsal) {
            case Rehearsal.Ready y ->
                json.put("status", y.status().words())
                        .put("elementCount", y.elementCount())
                        .put("leastBytes", y.bytes());
            case Rehearsal.Blocked b ->
                json.put("status", CaseResult.Status.NOT_REPORTABLE.words()).words("reasons", b.reasons());
            case Rehearsal.Unusable u ->
                json.put(
                        "error",
                        Json.object()
                                .put("kind", u.why().kind().words())
                                .put("message", u.why().message()));
        };
    }
}
