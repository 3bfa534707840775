package fractura.cases.report;

import fractura.cases.risk.Published;
import fractura.cases.risk.Score;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Published scores as `result.json` and the text of `run` have them.
final class ScoreReport {
    private ScoreReport() {}

    static Json json(Score score) {
        Json json =
                switch (score) {
                    case Score.Points p ->
                        Json.object()
                                .put("points", p.points())
                                .put("lowPoints", p.lowPoints())
                                .put("highPoints", p.highPoints())
                                .list("items", p.items(), i -> Json.object()
                                        .put("name", i.name())
                                        .put("from", i.from())
                                        .put("words", i.words())
                                        .put("points", i.points()));
                    case Score.Measured m -> measured(m);
                };
        Published published = score.published();
        return json.put("verdict", score.verdict().words())
                .put("words", score.words())
                .put(
                        "published",
                        Json.object()
                                .put("source", published.source())
                                .put("year", published.year())
                                .put("sensitivityPercent", published.sensitivityPercent())
                                .put("specificityPercent", published.specificityPercent())
                                .put("words", published.words()));
    }

    private static Json measured(Score.Measured score) {
        Json json = Json.object();
        score.measures().forEach(m -> json.put(m.name(), m.value()));
        return json.list("measures", score.measures(), m -> Json.object()
                .put("name", m.name())
                .put("value", m.value())
                .put("threshold", m.threshold())
                .put("words", m.words()));
    }

    static void print(Page page, List<Score> scores) {
        if (scores.isEmpty()) {
            return;
        }
        page.gap();
        page.line("Scores (published for other patients; none of them enters the strength)");
        for (Score s : scores) {
            page.entry(s.name().toUpperCase(Locale.ROOT), result(s));
            switch (s) {
                case Score.Points p -> page.entry("", items(p));
                case Score.Measured m -> measures(page, m);
            }
            page.entry("", tested(s.published()));
        }
    }

    /// Verdict and points.
    static String result(Score s) {
        String head =
                switch (s) {
                    case Score.Points p -> points(p) + ": " + p.words();
                    case Score.Measured _ -> "";
                };
        return s.verdict().words() + (head.isEmpty() ? "" : "; " + head);
    }

    private static String points(Score.Points p) {
        return p.points().isPresent()
                ? p.points().getAsInt() + " points"
                : p.lowPoints() + " to " + p.highPoints() + " points, some items unknown";
    }

    private static String items(Score.Points p) {
        return p.items().stream()
                .map(i -> i.name() + " "
                        + (i.points().isPresent() ? Integer.toString(i.points().getAsInt()) : "?") + " (" + i.words()
                        + ")")
                .collect(Collectors.joining(", "));
    }

    private static void measures(Page page, Score.Measured score) {
        for (Score.Measure m : score.measures()) {
            String unit = m.name().endsWith("Mm") ? " mm" : " %";
            String limit = m.threshold().isPresent()
                    ? " (limit " + Rounded.words(m.threshold().getAsDouble(), 3) + unit + ")"
                    : "";
            page.entry("", Math.round(m.value()) + unit + limit + " " + m.words());
        }
        page.entry("", score.words());
    }

    static String tested(Published p) {
        String shares =
                p.sensitivityPercent().isPresent() && p.specificityPercent().isPresent()
                        ? "tested: sensitivity " + p.sensitivityPercent().getAsInt() + " %, specificity "
                                + p.specificityPercent().getAsInt() + " %"
                        : "tested: no sensitivity given";
        return shares + " (" + p.source() + ", " + p.year() + ")" + (p.words().isEmpty() ? "" : "; " + p.words());
    }
}
