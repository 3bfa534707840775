package fractura.cases.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fractura.cases.CaseResult;
import fractura.cases.InspectResult;
import fractura.cases.InspectResult.VolumeFacts;
import fractura.cases.Inspected;
import fractura.cases.SurfaceFacts;
import fractura.mesh.Warning;
import fractura.mesh.image.Protocol;
import fractura.mesh.image.VolumeFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a look at a scan found, for programs and for people.
public final class InspectReport {
    private InspectReport() {}

    /// @param found to write
    /// @return the JSON document
    public static String json(Inspected found) {
        return switch (found) {
            case InspectResult scan -> json(scan);
            case SurfaceFacts surface -> SurfaceReport.json(surface);
        };
    }

    /// @param found to write
    /// @return lines for people
    public static String text(Inspected found) {
        return switch (found) {
            case InspectResult scan -> text(scan);
            case SurfaceFacts surface -> SurfaceReport.text(surface);
        };
    }

    private static String json(InspectResult r) {
        VolumeFacts v = r.volume();
        return Json.object()
                .put("kind", r.kind())
                .put("format", r.format())
                .put(
                        "volume",
                        Json.object()
                                .values("size", v.size(), ArrayNode::add)
                                .values("spacingMm", v.spacingMm(), ArrayNode::add)
                                .put("frame", "LPS")
                                .put("huMin", v.huMin())
                                .put("huMax", v.huMax())
                                .put("huMean", v.huMean())
                                .put("hu1stPercentile", v.hu1stPercentile())
                                .put("hu99thPercentile", v.hu99thPercentile()))
                .put("protocol", protocol(r.protocol()))
                .list("leftOut", r.leftOut(), l -> Json.object()
                        .put("what", l.what())
                        .put("files", l.files()))
                .list("labels", r.labels(), l -> Json.object()
                        .put("value", l.value())
                        .put("name", l.name())
                        .put("voxelCount", l.voxelCount())
                        .put("volumeCm3", l.volumeCm3())
                        .put("meanHu", l.meanHu())
                        .put("touchesBorder", l.touchesBorder())
                        .words("findings", l.findings()))
                .put("corticalThicknessMm", r.cortex(), JsonReport::cortex)
                .put("phantom", r.phantom(), JsonReport::calibration)
                .words("notes", r.notes())
                .put(
                        "gate",
                        Json.object()
                                .put("status", r.status().words())
                                .list("findings", r.findings(), JsonReport::warning))
                .text();
    }

    private static Json protocol(Protocol p) {
        Json json = Json.object()
                .put("kVp", p.kVp())
                .put("kernel", p.kernel())
                .put("sliceThicknessMm", p.sliceThicknessMm());
        p.contrast().ifPresent(c -> json.put("contrast", c));
        return json.put("manufacturer", p.manufacturer())
                .put("model", p.model())
                .put("gantryTiltDegrees", p.gantryTiltDegrees());
    }

    private static String text(InspectResult r) {
        VolumeFacts v = r.volume();
        Page page = new Page();
        page.line((r.kind().equals("ct") ? "CT" : r.kind()) + " in " + format(r.format()) + ": "
                + r.status().words().toUpperCase(Locale.ROOT).replace('-', ' '));
        page.entry(
                "Size",
                join(v.size()) + " voxels of " + join(v.spacingMm()) + " mm, turned to LPS (x left, y back, z head)");
        page.entry(
                "Values",
                String.format(
                        Locale.ROOT,
                        "%.0f to %.0f HU, mean %.0f; 1 %% below %.0f, 1 %% above %.0f",
                        v.huMin(),
                        v.huMax(),
                        v.huMean(),
                        v.hu1stPercentile(),
                        v.hu99thPercentile()));
        page.entry("Protocol", protocolWords(r.protocol()));
        r.leftOut()
                .forEach(l ->
                        page.entry("Left out", l.what() + ", " + l.files() + (l.files() == 1 ? " file" : " files")));
        r.notes().forEach(n -> page.entry("Note", n));
        if (!r.labels().isEmpty()) {
            page.gap();
            page.line(String.format(
                    "%-8s%-30s%12s%12s%10s  %-8s%s",
                    "Label", "Name", "Voxels", "cm3", "mean HU", "Border", "Findings"));
            r.labels().forEach(l -> page.line(label(l)));
        }
        r.cortex().ifPresent(c -> {
            page.gap();
            page.entry("Cortex", TextReport.cortex(c, r.phantom().isEmpty()));
        });
        r.phantom().ifPresent(p -> phantom(page, p));
        page.warnings("Findings", r.findings());
        page.gap();
        page.line(
                r.status() == CaseResult.Status.NOT_REPORTABLE
                        ? "Next: mend what blocks; until then a run prints no strength."
                        : "Next: name the values of bone and lesion in a case file, then ./fractura run it.");
        return page.text();
    }

    private static void phantom(Page page, CaseResult.Calibration fit) {
        page.gap();
        page.line("Phantom: " + fit.words());
        page.line(
                String.format("%-48s%10s%12s%12s%8s%14s", "Rod", "HU", "mg/cm3", "residual", "sd HU", "HU in 100 mm"));
        for (CaseResult.CalibrationPoint p : fit.points()) {
            page.line(String.format(
                    Locale.ROOT,
                    "%-48s%10.1f%12.1f%12.2f%8.1f%14.1f",
                    p.name(),
                    p.hu(),
                    p.densityMgCm3().orElse(Double.NaN),
                    p.residualMgCm3().orElse(Double.NaN),
                    p.sdHu().orElse(Double.NaN),
                    p.driftHuPer100mm().orElse(Double.NaN)));
        }
    }

    private static String label(InspectResult.LabelFacts l) {
        String hu = l.meanHu().isPresent()
                ? String.format(Locale.ROOT, "%.0f", l.meanHu().getAsDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "%-8d%-30s%12d%12.2f%10s  %-8s%s",
                l.value(),
                l.name().orElse(""),
                l.voxelCount(),
                l.volumeCm3(),
                hu,
                l.touchesBorder() ? "cut" : "",
                String.join(" ", l.findings()));
    }

    private static String format(String word) {
        return Stream.of(VolumeFormat.values())
                .filter(f -> f.words().equals(word))
                .map(VolumeFormat::title)
                .findFirst()
                .orElse(word);
    }

    private static String protocolWords(Protocol p) {
        StringBuilder words = new StringBuilder();
        p.manufacturer().ifPresent(m -> words.append(m).append(", "));
        p.model().ifPresent(m -> words.append(m).append(", "));
        p.kVp().ifPresent(k -> words.append(Rounded.words(k, 3)).append(" kVp, "));
        p.kernel().ifPresent(k -> words.append("kernel ").append(k).append(", "));
        p.sliceThicknessMm()
                .ifPresent(s ->
                        words.append("slices of ").append(Rounded.words(s, 3)).append(" mm, "));
        p.contrast().ifPresent(c -> words.append(c ? "contrast agent" : "no contrast agent")
                .append(", "));
        p.gantryTiltDegrees().ifPresent(t -> words.append("gantry tilted by ")
                .append(Rounded.words(t, 3))
                .append("°, "));
        return words.isEmpty() ? "not recorded in this format" : words.substring(0, words.length() - 2);
    }

    private static String join(List<? extends Number> numbers) {
        return numbers.stream()
                .map(n -> n instanceof Integer i ? i.toString() : Rounded.words(n.doubleValue(), 4))
                .collect(Collectors.joining(" x "));
    }

    static List<Warning> blocking(List<Warning> findings) {
        return findings.stream().filter(w -> w.level() == Warning.Level.BLOCK).toList();
    }
}
