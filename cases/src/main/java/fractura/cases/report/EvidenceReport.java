package fractura.cases.report;

import fractura.cases.evidence.Benchmark;
import fractura.cases.evidence.Timing;
import fractura.cases.evidence.Verification;
import fractura.solver.Balance;
import java.util.List;
import java.util.Locale;

/// What `verify` and `bench` found, for programs and for people.
public final class EvidenceReport {
    private EvidenceReport() {}

    /// @param checks to write
    /// @return the JSON document
    public static String json(List<Verification.Check> checks) {
        return Json.object()
                .list("problems", checks, c -> Json.object()
                        .put("name", c.name())
                        .put("quantity", c.quantity())
                        .put("exact", c.exact())
                        .put("computed", c.computed())
                        .put("relativeError", c.relativeError())
                        .put("observedOrder", c.observedOrder())
                        .put("tolerance", c.tolerance())
                        .put("passed", c.passed())
                        .put("source", c.source())
                        .put("note", c.note()))
                .text();
    }

    /// @param checks to write
    /// @return a table for people
    public static String text(List<Verification.Check> checks) {
        StringBuilder text = new StringBuilder(Verification.heading()).append(System.lineSeparator());
        checks.forEach(c -> text.append(Verification.line(c)).append(System.lineSeparator()));
        long passed = checks.stream().filter(Verification.Check::passed).count();
        return text.append(passed + " of " + checks.size() + " passed" + System.lineSeparator())
                .toString();
    }

    /// @param r to write
    /// @return the JSON document
    public static String json(Benchmark.Report r) {
        return Json.object()
                .put(
                        "machine",
                        Json.object()
                                .put("processor", r.machine().processor())
                                .put("cores", r.machine().cores())
                                .put("threads", r.threads())
                                .put("jdk", r.machine().jdk())
                                .put("triadGBs", r.triadGBs()))
                .list("problems", r.timings(), t -> json(t, r.triadGBs()))
                .text();
    }

    private static Json json(Timing t, double triadGBs) {
        return Json.object()
                .put("name", t.name())
                .put("cold", t.cold())
                .put("elementCount", t.size().elementCount())
                .put("hullElementCount", t.size().hullElementCount())
                .put("dofCount", t.size().dofCount())
                .put("setupSeconds", t.cost().setupSeconds())
                .put("solveSeconds", t.cost().solveSeconds())
                .put("limitShare", t.limitShare(triadGBs))
                .put("iterations", t.answer().iterations())
                .put("trueRelativeResidual", t.answer().trueRelativeResidual())
                .put("reactionTopNewton", t.answer().reactionTopNewton())
                .put("reactionBottomNewton", t.answer().reactionBottomNewton())
                .put("displacementUnderLoadMm", t.answer().displacementUnderLoadMm())
                .put("forceBalance", t.answer().balance().force())
                .put("momentBalance", t.answer().balance().moment())
                .put("strainEnergyNewtonMm", t.answer().balance().energyNewtonMm())
                .put("energyGap", t.answer().balance().energyGap())
                .put("peakBytesPerElement", t.size().bytesPerElement())
                .put("operatorNsPerElement", t.cost().operatorNsPerElement())
                .put("floatOperatorNsPerElement", t.cost().floatOperatorNsPerElement())
                .put("updateSeconds", t.cost().updateSeconds());
    }

    /// @param r to write
    /// @return two tables for people, what it took and what came out, and the levels of each multigrid
    public static String text(Benchmark.Report r) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %d cores, %d threads, %s; triad %.1f GB/s%n%n",
                r.machine().processor(),
                r.machine().cores(),
                r.threads(),
                r.machine().jdk(),
                r.triadGBs()));
        appendCosts(text, r);
        appendAnswers(text, r);
        for (Timing t : r.timings()) {
            if (t.cold()) {
                text.append(System.lineSeparator()).append(t.name()).append(System.lineSeparator());
                text.append(t.hierarchy().indent(2));
                text.append(balance(t.answer().balance()));
            }
        }
        return text.toString();
    }

    private static void appendCosts(StringBuilder text, Benchmark.Report r) {
        text.append(String.format(
                "%-11s %5s %8s %8s %8s %7s %5s %8s %8s %7s%n",
                "problem", "", "setup s", "update s", "solve s", "limit", "iter", "ns/el 64", "ns/el 32", "B/elem"));
        for (Timing t : r.timings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-11s %5s %8.3f %8s %8.3f %6.0f%% %5d %8s %8s %7.0f%n",
                    t.name(),
                    t.cold() ? "cold" : "warm",
                    t.cost().setupSeconds(),
                    number(t.cost().updateSeconds(), "%.3f"),
                    t.cost().solveSeconds(),
                    100 * t.limitShare(r.triadGBs()),
                    t.answer().iterations(),
                    number(t.cost().operatorNsPerElement(), "%.1f"),
                    number(t.cost().floatOperatorNsPerElement(), "%.1f"),
                    t.size().bytesPerElement()));
        }
    }

    private static void appendAnswers(StringBuilder text, Benchmark.Report r) {
        text.append(String.format(
                "%n%-11s %10s %10s %11s %9s %14s %14s %11s%n",
                "problem", "elements", "hull", "unknowns", "residual", "top N", "bottom N", "moved mm"));
        for (Timing t : r.timings()) {
            if (t.cold()) { // the warm runs' answers are the same to the bit
                text.append(String.format(
                        Locale.ROOT,
                        "%-11s %,10d %,10d %,11d %9.1e %14s %14s %11s%n",
                        t.name(),
                        t.size().elementCount(),
                        t.size().hullElementCount(),
                        t.size().dofCount(),
                        t.answer().trueRelativeResidual(),
                        number(t.answer().reactionTopNewton(), "%.4f"),
                        number(t.answer().reactionBottomNewton(), "%.4f"),
                        number(t.answer().displacementUnderLoadMm(), "%.6f")));
            }
        }
    }

    private static String number(double value, String form) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, form, value);
    }

    private static String balance(Balance b) {
        return String.format(
                Locale.ROOT,
                "  balance: forces to %.1e, moments to %.1e, strain energy %.6g N·mm to %.1e%n",
                b.force(),
                b.moment(),
                b.energyNewtonMm(),
                b.energyGap());
    }
}
