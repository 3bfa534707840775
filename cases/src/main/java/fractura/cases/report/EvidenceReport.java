package fractura.cases.report;

import fractura.cases.evidence.Benchmark;
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
                .list("problems", r.timings(), t -> Json.object()
                        .put("name", t.name())
                        .put("elementCount", t.elementCount())
                        .put("dofCount", t.dofCount())
                        .put("setupSeconds", t.setupSeconds())
                        .put("solveSeconds", t.solveSeconds())
                        .put("iterations", t.iterations())
                        .put("trueRelativeResidual", t.trueRelativeResidual())
                        .put("reactionTopNewton", t.reactionTopNewton())
                        .put("reactionBottomNewton", t.reactionBottomNewton())
                        .put("forceBalance", t.balance().force())
                        .put("momentBalance", t.balance().moment())
                        .put("strainEnergyNewtonMm", t.balance().energyNewtonMm())
                        .put("energyGap", t.balance().energyGap())
                        .put("peakBytesPerElement", t.peakBytesPerElement())
                        .put("operatorNsPerElement", t.operatorNsPerElement())
                        .put("cold", t.cold()))
                .text();
    }

    /// @param r to write
    /// @return a table for people
    public static String text(Benchmark.Report r) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %d cores, %d threads, %s; triad %.1f GB/s%n",
                r.machine().processor(),
                r.machine().cores(),
                r.threads(),
                r.machine().jdk(),
                r.triadGBs()));
        text.append(String.format(
                "%-10s %5s %10s %11s %8s %8s %5s %9s %15s %15s %7s %8s%n",
                "problem",
                "",
                "elements",
                "unknowns",
                "setup s",
                "solve s",
                "iter",
                "residual",
                "top N",
                "bottom N",
                "B/elem",
                "ns/elem"));
        for (Benchmark.Timing t : r.timings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %5s %,10d %,11d %8.3f %8.3f %5d %9.1e %15.4f %15.4f %7.0f %8.1f%n",
                    t.name(),
                    t.cold() ? "cold" : "warm",
                    t.elementCount(),
                    t.dofCount(),
                    t.setupSeconds(),
                    t.solveSeconds(),
                    t.iterations(),
                    t.trueRelativeResidual(),
                    t.reactionTopNewton(),
                    t.reactionBottomNewton(),
                    t.peakBytesPerElement(),
                    t.operatorNsPerElement()));
        }
        for (Benchmark.Timing t : r.timings()) {
            if (t.cold()) {
                text.append(System.lineSeparator()).append(t.name()).append(System.lineSeparator());
                text.append(t.hierarchy().indent(2));
                text.append(balance(t.balance()));
            }
        }
        return text.toString();
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
