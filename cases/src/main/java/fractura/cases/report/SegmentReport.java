package fractura.cases.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fractura.cases.SegmentResult;
import java.util.List;
import java.util.Locale;

/// What `segment` answers.
public final class SegmentReport {
    private SegmentReport() {}

    /// @param result of a segmentation
    /// @return the JSON document
    public static String json(SegmentResult result) {
        return Json.object()
                .put("written", result.written().toString())
                .put("label", result.label())
                .put("frame", "LPS")
                .put("volumeCm3", result.volumeCm3())
                .put("thresholdHu", result.thresholdHu())
                .values("bodyCentreMm", result.bodyCentreMm(), ArrayNode::add)
                .put("bodyHeightMm", result.bodyHeightMm())
                .put("touchingPercent", result.touchingPercent())
                .put("leakPercent", result.leakPercent())
                .put("overlapAtLowerThreshold", result.overlapAtLowerThreshold())
                .put("overlapAtHigherThreshold", result.overlapAtHigherThreshold())
                .put("touchesBorder", result.touchesBorder())
                .list("findings", result.findings(), w -> Json.object()
                        .put("code", w.code())
                        .put("level", w.level().name().toLowerCase(Locale.ROOT))
                        .put("text", w.text()))
                .put("labelsOfCase", result.labelsOfCase())
                .text();
    }

    /// @param result of a segmentation
    /// @return the answer in words
    public static String text(SegmentResult result) {
        Page page = new Page();
        List<Double> c = result.bodyCentreMm();
        page.line(result.written() + ": one vertebra, label " + result.label());
        page.gap();
        page.entry("Volume", words("%.1f cm³", result.volumeCm3()));
        page.entry(
                "Body",
                words(
                        "%.1f mm high, centre LPS %.1f, %.1f, %.1f mm",
                        result.bodyHeightMm(), c.get(0), c.get(1), c.get(2)));
        page.entry(
                "Threshold",
                words(
                        "%.0f HU; overlap with the masks of 50 HU less and more %.2f and %.2f (Dice)",
                        result.thresholdHu(), result.overlapAtLowerThreshold(), result.overlapAtHigherThreshold()));
        page.entry(
                "Surface",
                words(
                        "%.1f %% touches bone given to a neighbour, %.1f %% bone that runs out of the region searched",
                        result.touchingPercent(), result.leakPercent()));
        page.entry("Border", result.touchesBorder() ? "touched" : "not touched");
        page.warnings("Findings", result.findings());
        page.gap();
        page.line("For a case file in the folder of the mask:");
        return page.text() + result.labelsOfCase();
    }

    private static String words(String form, Object... numbers) {
        return String.format(Locale.ROOT, form, numbers);
    }
}
