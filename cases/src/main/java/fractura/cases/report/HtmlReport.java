package fractura.cases.report;

import fractura.cases.CaseResult;
import fractura.cases.CaseResult.Demand;
import fractura.cases.CaseResult.Estimate;
import fractura.cases.CaseResult.LoadResult;
import fractura.cases.Provenance;
import fractura.cases.ResultFolder;
import fractura.cases.Software;
import fractura.cases.risk.Score;
import fractura.mesh.DiskWords;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.solver.SolveReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The result as a page to read and to print: `report.html`. First what a decision needs, then how it was obtained.
///
/// It is one file with its pictures in it, two pages of A4 or more; black and white lose nothing that is not in words
/// too.
public final class HtmlReport {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private static final String STYLE =
            """
            @page { size: A4; margin: 14mm 14mm 16mm }
            body { font: 10.5pt/1.4 'DejaVu Sans', Arial, sans-serif; color: #22262b; max-width: 184mm; margin: 6mm auto; padding: 0 4mm }
            @media print { body { margin: 0; padding: 0 } }
            h1 { font-size: 17pt; margin: 0 0 1mm } h2 { font-size: 12.5pt; margin: 6mm 0 1.5mm; border-bottom: 1px solid #c9ccd0 }
            h3 { font-size: 10.5pt; margin: 4mm 0 1mm }
            .badge { float: right; border: 1.5pt solid #22262b; border-radius: 2mm; padding: 1mm 4mm; font-weight: bold }
            .caution { background: #a85800; border-color: #a85800; color: white } .not-reportable { background: #a3122a; border-color: #a3122a; color: white }
            .reportable { background: #1b7a4b; border-color: #1b7a4b; color: white }
            .faint { color: #5d656e; font-size: 9pt } .answer { font-size: 12.5pt; font-weight: bold; margin: 3mm 0 }
            table { border-collapse: collapse; width: 100%; margin: 1mm 0; font-size: 9.5pt } tr { page-break-inside: avoid }
            th { text-align: left; border-bottom: 1.2pt solid #22262b; padding: 1mm 3mm 1mm 0; vertical-align: bottom }
            td { border-bottom: .5pt solid #c9ccd0; padding: 1mm 3mm 1mm 0; vertical-align: top; overflow-wrap: break-word }
            figure { margin: 3mm 0; page-break-inside: avoid } img { max-width: 100%; max-height: 106mm } figcaption { font-size: 9pt; color: #5d656e }
            .second { page-break-before: always } li { margin: .8mm 0 } ul { padding-left: 5mm; margin: 1mm 0; font-size: 9.5pt }
            .sign { margin-top: 9mm; border-top: .5pt solid #22262b; width: 110mm; font-size: 9pt }
            """;

    private static final String NOT_MODELLED =
            "Pain, alignment, ligaments, discs, muscles but for those a set-up names,"
                    + " healing, repeated loading, and the bone beyond what CT shows. Soft tumour and sparse fatty bone look alike"
                    + " in CT. Bone is linear elastic; what the size of the voxels does is in no interval.";

    private final CaseResult result;
    private final ResultFolder folder;
    private final HtmlPage page;

    private HtmlReport(CaseResult result, ResultFolder folder) {
        this.result = result;
        this.folder = folder;
        page = new HtmlPage(result.caseName() + ", " + TextReport.site(result.site()), STYLE);
    }

    /// Writes `report.html`.
    ///
    /// @param result to write
    /// @param folder holds the pictures
    /// @throws InputException when a picture cannot be read or the report not be written
    public static void write(CaseResult result, ResultFolder folder) {
        byte[] text = new HtmlReport(result, folder).text().getBytes(StandardCharsets.UTF_8);
        folder.write("report.html", out -> out.write(text));
    }

    private String text() {
        head();
        if (result.status() == CaseResult.Status.NOT_REPORTABLE) {
            blocking();
        } else {
            numbers();
            tasks();
            pictures("");
            scores();
        }
        warnings();
        page.element("p", "sign", "Reviewed by, on");
        page.begin("div", "second");
        page.element("h1", "", "How it was obtained");
        made();
        result.loads().forEach(this::load);
        settings();
        page.element("h2", "", "Not modelled").element("p", "", NOT_MODELLED);
        otherPictures();
        page.end();
        page.element("p", "faint", Software.INTENDED_USE + ". " + made(result.provenance()));
        return page.text();
    }

    private void head() {
        page.element(
                "span",
                "badge " + result.status().words(),
                result.status().words().toUpperCase(Locale.ROOT));
        page.element("h1", "", result.caseName() + ", " + TextReport.site(result.site()));
        page.element("div", "faint", made(result.provenance()) + ". " + Software.INTENDED_USE + ".");
        TextReport.worst(result.loads())
                .or(() -> TextReport.withheld(result.loads()))
                .ifPresent(words -> page.element("p", "answer", upper(words) + "."));
    }

    private static String made(Provenance p) {
        return Software.NAME + " " + Software.version() + ", "
                + DAY.format(p.startedAt().atZone(ZoneOffset.UTC));
    }

    private static String upper(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void blocking() {
        page.element("p", "answer", "No strength and no risk is given. What stands against it:");
        page.begin("ul", "");
        InspectReport.blocking(result.warnings())
                .forEach(w -> page.element("li", "", w.code() + ": " + Page.sentence(w.text())));
        page.end();
    }

    private void numbers() {
        page.element("h2", "", "Strength");
        List<List<String>> rows = new ArrayList<>();
        for (LoadResult l : result.loads()) {
            rows.add(List.of(
                    unbroken(upper(l.load())),
                    l.reported().map(HtmlReport::strength).orElse("not given"),
                    TextReport.lesion(l, TextReport.isDisputed(result)).orElse("none"),
                    l.failureSite().map(f -> f.words()).orElse("")));
        }
        page.table(List.of("Load", "Strength (interval)", "What the lesion did", "Fails first"), rows);
        result.lesions()
                .forEach(l -> page.element(
                        "div",
                        "faint",
                        upper(l.type()) + " lesion, " + Rounded.words(l.volumeCm3(), 2) + " cm³, "
                                + Rounded.words(l.shareOfBonePercent(), 2) + " % of the whole bone."));
    }

    private void tasks() {
        List<List<String>> rows = new ArrayList<>();
        for (LoadResult l : result.loads()) {
            for (Demand d : l.demands()) {
                rows.add(List.of(
                        d.task(),
                        Rounded.kilonewton(d.demandNewton()),
                        d.factorOfRisk().isPresent()
                                ? Rounded.withBand(d.factorOfRisk().getAsDouble(), d.low(), d.high(), "")
                                : "not computed",
                        d.riskClass() + (TextReport.isOpen(d) ? ", open" : "")));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        page.element("h2", "", "Loads of daily life");
        page.table(List.of("Task", "Load", "Factor of risk (interval)", "Class"), rows);
        page.element(
                "div",
                "faint",
                "Factor of risk is load over strength; 1 and above means predicted to fail. Low below 0.5, moderate to"
                        + " 0.8, transition to 1.2, high above. Open: the interval holds 1, so failure and survival cannot be"
                        + " told apart.");
    }

    /// @param load a load case, with a hyphen before its name; empty for the one with the highest factor of risk
    private void pictures(String load) {
        picture(
                "stress" + load + "-sheet.png",
                "Stress map: load of the task over local strength, on the surface and cut.");
        picture("scan-planes" + load + ".png", "The scan where the bone fails first.");
    }

    private void picture(String name, String words) {
        Path file = folder.path().resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            page.begin("figure", "").picture(Files.readAllBytes(file), words);
            page.element("figcaption", "", words).end();
        } catch (IOException e) {
            throw new InputException("Picture " + file + " cannot be read (" + DiskWords.of(e) + "). Run again.", e);
        }
    }

    /// Those of the load cases whose fields are not in `fields.vtu`.
    private void otherPictures() {
        for (LoadResult l : result.loads()) {
            String own = "-" + l.load();
            if (Files.isRegularFile(folder.path().resolve("stress" + own + "-sheet.png"))) {
                page.element("h2", "", upper(l.load()));
                pictures(own);
            }
        }
    }

    private void scores() {
        if (result.scores().isEmpty()) {
            return;
        }
        page.element("h2", "", "Scores (published for other patients; none of them enters the strength)");
        List<List<String>> rows = new ArrayList<>();
        for (Score s : result.scores()) {
            rows.add(List.of(
                    s.name().toUpperCase(Locale.ROOT), ScoreReport.result(s), ScoreReport.tested(s.published())));
        }
        page.table(List.of("Score", "Result", "How it did"), rows);
    }

    private void warnings() {
        List<Warning> told = result.warnings().stream()
                .filter(w -> w.level() == Warning.Level.CAUTION)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        page.element("h2", "", "Cautions");
        page.begin("ul", "");
        told.forEach(w -> page.element("li", "", w.code() + ": " + Page.sentence(w.text())));
        page.end();
    }

    private void made() {
        List<List<String>> rows = new ArrayList<>();
        result.calibration().ifPresent(c -> rows.add(List.of("Calibration", c.words())));
        result.model().ifPresent(m -> {
            rows.add(List.of("Model", TextReport.model(m)));
            m.cortex()
                    .ifPresent(c -> rows.add(List.of(
                            "Cortex",
                            TextReport.cortex(
                                    c,
                                    result.calibration()
                                            .filter(k -> k.method().equals("none"))
                                            .isPresent()))));
        });
        page.table(List.of("Step", "What was done"), rows);
    }

    private void load(LoadResult l) {
        page.element("h2", "", upper(l.load()));
        l.setUp().ifPresent(words -> page.element("p", "", upper(words) + "."));
        l.strengthWithheld().ifPresent(why -> page.element("p", "", "Strength not given: " + why + "."));
        List<List<String>> rows = new ArrayList<>();
        for (Estimate e : l.estimates()) {
            rows.add(List.of(
                    e.criterion() + " (" + e.source() + ")" + (e.isInDomain() ? "" : ", outside its domain"),
                    strength(e)));
        }
        l.variants()
                .forEach(v -> rows.add(List.of("Variant: " + v.name() + "; " + v.note(), newton(v.strengthNewton()))));
        if (!rows.isEmpty()) {
            page.table(List.of("Criterion; the first counts", "Strength"), rows);
        }
        l.stiffnessNewtonPerMm()
                .ifPresent(k -> page.element("div", "faint", "Stiffness " + Rounded.words(k / 1e3, 3) + " kN/mm."));
        page.element("div", "faint", "Mesh error: " + TextReport.meshError(l.discretisation()) + ".");
        l.solve().ifPresent(s -> page.element("div", "faint", solved(s)));
    }

    private static String strength(Estimate e) {
        return unbroken(Rounded.kilonewton(e.strengthNewton(), e.lowNewton(), e.highNewton()));
    }

    /// The words, to be set in one line.
    private static String unbroken(String words) {
        return words.replace(' ', '\u00a0').replace("-", "\u2011");
    }

    private static String newton(OptionalDouble strength) {
        return strength.isPresent() ? Rounded.kilonewton(strength.getAsDouble()) : "no strength";
    }

    private static String solved(SolveReport s) {
        return String.format(
                Locale.ROOT,
                "Solved in %d iterations to a residual of %.1e; forces balance to %.1e, moments to %.1e.",
                s.iterations(),
                s.trueRelativeResidual(),
                s.balance().force(),
                s.balance().moment());
    }

    private void settings() {
        page.element("h2", "", "Settings and inputs");
        List<List<String>> rows = new ArrayList<>();
        result.provenance()
                .settings()
                .forEach((key, value) -> rows.add(List.of(key, value.isEmpty() ? "none" : value)));
        result.provenance().inputs().forEach(i -> rows.add(List.of(i.role() + ", SHA-256", i.sha256())));
        page.table(List.of("Setting", "Value"), rows);
    }
}
