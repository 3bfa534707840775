package fractura.cases.report;

import fractura.cases.BenchmarkResult;
import fractura.cases.VerificationResult;
import java.util.Locale;

/// What `verify` and `bench` found, for programs and for people.
public final class EvidenceReport {
    private EvidenceReport() {}

    /// @param r to write
    /// @return the JSON document
    public static String json(VerificationResult r) {
        return Json.object()
                .list("problems", r.problems(), p -> Json.object()
                        .put("name", p.name())
                        .put("quantity", p.quantity())
                        .put("exact", p.exact())
                        .put("computed", p.computed())
                        .put("relativeError", p.relativeError())
                        .put("observedOrder", p.observedOrder())
                        .put("tolerance", p.tolerance())
                        .put("passed", p.passed())
                        .put("source", p.source()))
                .text();
    }

    /// @param r to write
    /// @return a table for people
    public static String text(VerificationResult r) {
        StringBuilder text = new StringBuilder(String.format(
                "%-26s%-30s%13s%13s%10s%7s  %s%n", "Problem", "Quantity", "Exact", "Computed", "Error", "Order", ""));
        for (VerificationResult.Problem p : r.problems()) {
            String order = p.observedOrder().isPresent()
                    ? String.format(Locale.ROOT, "%.2f", p.observedOrder().getAsDouble())
                    : "";
            text.append(String.format(
                    Locale.ROOT,
                    "%-26s%-30s%13.6g%13.6g%10.1e%7s  %s%n",
                    p.name(),
                    p.quantity(),
                    p.exact(),
                    p.computed(),
                    p.relativeError(),
                    order,
                    p.passed() ? "pass" : "FAIL"));
        }
        long passed =
                r.problems().stream().filter(VerificationResult.Problem::passed).count();
        return text.append(passed + " of " + r.problems().size() + " passed\n").toString();
    }

    /// @param r to write
    /// @return the JSON document
    public static String json(BenchmarkResult r) {
        return Json.object()
                .put(
                        "machine",
                        Json.object()
                                .put("processor", r.machine().processor())
                                .put("cores", r.machine().cores())
                                .put("threads", r.threads())
                                .put("jdk", r.machine().jdk())
                                .put("triadGBs", r.triadGBs()))
                .list("problems", r.problems(), p -> Json.object()
                        .put("name", p.name())
                        .put("elementCount", p.elementCount())
                        .put("dofCount", p.dofCount())
                        .put("setupSeconds", p.setupSeconds())
                        .put("solveSeconds", p.solveSeconds())
                        .put("iterations", p.iterations())
                        .put("trueRelativeResidual", p.trueRelativeResidual())
                        .put("reactionTopNewton", p.reactionTopNewton())
                        .put("reactionBottomNewton", p.reactionBottomNewton())
                        .put("peakBytesPerElement", p.peakBytesPerElement())
                        .put("operatorNsPerElement", p.operatorNsPerElement())
                        .put("cold", p.isCold()))
                .text();
    }

    /// @param r to write
    /// @return a table for people
    public static String text(BenchmarkResult r) {
        StringBuilder text =
                new StringBuilder(r.machine().processor() + ", " + r.machine().cores() + " cores, " + r.threads()
                        + " threads, " + r.machine().jdk() + "\n");
        text.append(String.format(
                "%-12s%12s%12s%10s%10s%7s%11s%9s%n",
                "Problem", "Elements", "Unknowns", "Setup s", "Solve s", "Iter", "Residual", "B/elem"));
        for (BenchmarkResult.Problem p : r.problems()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s%,12d%,12d%10.3f%10.3f%7d%11.1e%9.0f%s%n",
                    p.name(),
                    p.elementCount(),
                    p.dofCount(),
                    p.setupSeconds(),
                    p.solveSeconds(),
                    p.iterations(),
                    p.trueRelativeResidual(),
                    p.peakBytesPerElement(),
                    p.isCold() ? "  cold" : ""));
        }
        return text.toString();
    }
}
