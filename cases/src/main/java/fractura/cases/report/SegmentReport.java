package fractura.cases.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fractura.cases.SegmentResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What `segment` answers.
public final class SegmentReport {
    private SegmentReport() {}

    /// @param result of a segmentation
    /// @return the JSON document
    public static String json(SegmentResult result) {
        SegmentResult.Judgement judged = result.judged();
        Json json = Json.object()
                .put("written", result.written().toString())
                .put("picture", result.picture().map(Path::toString))
                .put("label", result.label())
                .put("frame", "LPS")
                .put("volumeCm3", result.volumeCm3())
                .put("thresholdHu", result.thresholdHu());
        switch (result.found()) {
            case SegmentResult.Found.Body body ->
                json.values("bodyCentreMm", body.centreMm(), ArrayNode::add).put("bodyHeightMm", body.heightMm());
            case SegmentResult.Found.Head head ->
                json.put("side", head.side().words())
                        .values("headCentreMm", head.centreMm(), ArrayNode::add)
                        .put("headRadiusMm", head.radiusMm())
                        .put("lengthMm", head.lengthMm());
        }
        return json.put("touchingPercent", judged.touchingPercent())
                .put("leakPercent", judged.leakPercent())
                .put("overlapAtLowerThreshold", judged.lower().overlap())
                .put("overlapAtHigherThreshold", judged.higher().overlap())
                .put("volumeChangeAtLowerThresholdPercent", judged.lower().volumePercent())
                .put("volumeChangeAtHigherThresholdPercent", judged.higher().volumePercent())
                .put("touchesBorder", judged.leavesScan())
                .words("reasons", judged.reasons())
                .put("confidence", result.confidence())
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
        SegmentResult.Judgement judged = result.judged();
        Page page = new Page();
        page.line(result.written() + ": " + bone(result));
        page.gap();
        page.entry("Volume", words("%.1f cm³", result.volumeCm3()));
        switch (result.found()) {
            case SegmentResult.Found.Body body ->
                page.entry("Body", words("%.1f mm high, centre %s", body.heightMm(), point(body.centreMm())));
            case SegmentResult.Found.Head head -> {
                page.entry("Head", words("radius %.1f mm, centre %s", head.radiusMm(), point(head.centreMm())));
                page.entry("Length", words("%.0f mm in the mask", head.lengthMm()));
            }
        }
        page.entry(
                "Threshold",
                words(
                        "%.0f HU; 50 HU less: volume %+.0f %%, overlap %.2f (Dice); 50 HU more: %+.0f %%, %.2f",
                        result.thresholdHu(),
                        judged.lower().volumePercent(),
                        judged.lower().overlap(),
                        judged.higher().volumePercent(),
                        judged.higher().overlap()));
        page.entry(
                "Surface",
                words(
                        "%.1f %% touches bone given to a neighbour, %.1f %% bone that runs out of the region searched",
                        judged.touchingPercent(), judged.leakPercent()));
        page.entry("Confidence", result.confidence());
        result.picture().ifPresent(file -> page.entry("Picture", file.toString()));
        page.warnings("Findings", result.findings());
        page.gap();
        page.line("For a case file in the folder of the mask:");
        return page.text() + result.labelsOfCase();
    }

    /// @param result of a segmentation
    /// @return bone and label
    static String bone(SegmentResult result) {
        String bone =
                switch (result.found()) {
                    case SegmentResult.Found.Body body -> "one vertebra";
                    case SegmentResult.Found.Head head ->
                        "one femur, " + head.side().words();
                };
        return bone + ", label " + result.label();
    }

    private static String point(List<Double> c) {
        return words("LPS %.1f, %.1f, %.1f mm", c.get(0), c.get(1), c.get(2));
    }

    private static String words(String form, Object... numbers) {
        return String.format(Locale.ROOT, form, numbers);
    }
}
