package fractura.cases.report;

import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.CaseResult.Demand;
import fractura.cases.CaseResult.LoadResult;
import fractura.cases.Discretisation;
import fractura.cases.ResultFolder;
import fractura.cases.Software;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The result for people, as printed by `run`.
public final class TextReport {
    /// Below that nothing is said of a share: strengths are not known to a thousandth.
    private static final double NO_SHARE_PERCENT = 0.1;

    private static final String CRITERIA =
            "These criteria differ because they ask different things: whole-bone strength"
                    + " from stiffness K and body height H, or the first local yield. Factors of risk use the first.";

    private static final String STRAIN_LIMITS =
            "These criteria differ because they ask different things: that much bone in one piece to yield, the first"
                    + " place of the surface, or a share of overstrained bone. Factors of risk use the first. Strength is"
                    + " the force on the femoral head; muscles, if a load has any, grow with it.";

    private TextReport() {}

    /// @param r result of one case
    /// @param folder where its files are
    /// @return lines of at most 96 columns, unless a word is longer
    public static String text(CaseResult r, ResultFolder folder) {
        Page page = new Page();
        page.line(r.caseName() + ": " + site(r.site()) + ", "
                + r.status().words().toUpperCase(Locale.ROOT).replace('-', ' ') + cautions(r.warnings()));
        page.gap();
        worst(r.loads()).or(() -> withheld(r.loads())).ifPresent(words -> page.entry("In short", words));
        r.model().ifPresent(m -> page.entry("Model", model(m)));
        r.model()
                .flatMap(CaseResult.Model::cortex)
                .ifPresent(c -> page.entry(
                        "Cortex",
                        cortex(
                                c,
                                r.calibration()
                                        .filter(k -> k.method().equals("none"))
                                        .isPresent())));
        r.calibration()
                .ifPresent(c -> page.entry(
                        "Calibration",
                        c.words()
                                + (c.residualMgCm3().isPresent()
                                        ? ", ± "
                                                + Rounded.words(
                                                        c.residualMgCm3().getAsDouble(), 2) + " mg/cm³"
                                        : "")));
        r.lesions()
                .forEach(l -> page.entry(
                        "Lesion",
                        l.type() + ", " + Rounded.words(l.volumeCm3(), 2) + " cm³, "
                                + Rounded.words(l.shareOfBonePercent(), 2) + " % of the whole bone"));
        if (r.status() == CaseResult.Status.NOT_REPORTABLE) {
            page.gap();
            page.line("No strength and no risk is given. What stands against it:");
            List<Warning> blocking = InspectReport.blocking(r.warnings());
            blocking.forEach(w -> page.entry(w.code(), w.text()));
        }
        boolean isDisputed = isDisputed(r);
        r.loads().forEach(l -> load(page, l, isDisputed));
        ScoreReport.print(page, r.scores());
        page.warnings("Warnings", r.warnings());
        next(page, folder);
        page.line(Software.INTENDED_USE);
        return page.text();
    }

    static boolean isDisputed(CaseResult r) {
        return r.warnings().stream().anyMatch(w -> w.code().equals("W11"));
    }

    static String site(CaseFile.SiteChoice site) {
        return switch (site) {
            case CaseFile.SiteChoice.Vertebra v -> "vertebra " + v.level();
            case CaseFile.SiteChoice.Femur f -> f.side().words() + " femur";
        };
    }

    static String model(CaseResult.Model m) {
        String size = String.format(
                Locale.ROOT,
                "%s of %s mm, %,d elements, %,d unknowns; bone %s cm³",
                m.kind(),
                Rounded.words(m.voxelMm(), 3),
                m.elementCount(),
                m.dofCount(),
                Rounded.words(m.boneVolumeCm3(), 3));
        String density = m.meanDensityMgCm3().isPresent()
                ? ", mean density " + Rounded.words(m.meanDensityMgCm3().getAsDouble(), 3) + " mg/cm³"
                : "";
        String height = m.heightMm().isPresent()
                ? ", body height " + Rounded.words(m.heightMm().getAsDouble(), 3) + " mm"
                : "";
        return size + density + height;
    }

    /// Thickness of a cortex, as `run` and `inspect` say it.
    static String cortex(CorticalThickness c, boolean isLineAssumed) {
        String limit = Rounded.words(c.limitMm(), 2) + " mm";
        String thickness = c.medianMm() < c.limitMm()
                ? "thinner than " + limit + ", below what this scan shows"
                : String.format(
                        Locale.ROOT,
                        "about %s mm thick (median; mean %s, thinnest twentieth %s)",
                        Rounded.words(c.medianMm(), 2),
                        Rounded.words(c.meanMm(), 2),
                        c.p5Mm() < c.limitMm()
                                ? "below the " + limit + " that this scan shows"
                                : Rounded.words(c.p5Mm(), 2));
        return String.format(
                Locale.ROOT,
                "%s, an estimate that no strength uses; density of the cortex %s %.0f mg/cm³, blur σ %s mm,"
                        + " no fit on %.0f %% of the surface%s",
                thickness,
                c.isDensityFound() ? "found" : "assumed",
                c.corticalMgCm3(),
                Rounded.words(c.blurMm(), 2),
                100 * c.failedShare(),
                isLineAssumed ? "; hangs on the assumed calibration line" : "");
    }

    private static void load(Page page, LoadResult l, boolean isDisputed) {
        page.gap();
        page.line(l.load().substring(0, 1).toUpperCase(Locale.ROOT) + l.load().substring(1));
        l.setUp().ifPresent(words -> page.entry("Set-up", words));
        l.stiffnessNewtonPerMm().ifPresent(k -> page.entry("Stiffness", Rounded.words(k / 1e3, 3) + " kN/mm"));
        for (CaseResult.Estimate e : l.estimates()) {
            boolean first = e == l.estimates().getFirst();
            page.entry(
                    first ? "Strength" : "or by",
                    String.format(
                            "%-24s%s (%s)%s",
                            Rounded.kilonewton(e.strengthNewton(), e.lowNewton(), e.highNewton()),
                            e.criterion(),
                            e.source(),
                            e.isInDomain() ? "" : ", outside its domain"));
        }
        if (l.estimates().size() > 1) {
            page.entry("", isByStrain(l) ? STRAIN_LIMITS : CRITERIA);
        }
        l.strengthWithheld().ifPresent(why -> page.entry("Strength", "not given: " + why));
        page.entry("Mesh error", meshError(l.discretisation()));
        lesion(page, l, isDisputed);
        for (CaseResult.Variant v : l.variants()) {
            String strength = v.strengthNewton().isPresent()
                    ? Rounded.kilonewton(v.strengthNewton().getAsDouble())
                    : "no strength";
            page.entry("Variant", v.name() + ": " + strength + "; " + v.note());
        }
        l.failureSite()
                .ifPresent(f -> page.entry(
                        isByStrain(l) ? "Fails at" : "Yields first",
                        String.format(
                                Locale.ROOT, "%s (LPS %.0f, %.0f, %.0f mm)", f.words(), f.xMm(), f.yMm(), f.zMm())));
        demands(page, l.demands());
    }

    static boolean isByStrain(LoadResult l) {
        return l.reported().map(e -> e.criterion().startsWith("strain")).orElse(false);
    }

    static String meshError(Discretisation d) {
        return switch (d) {
            case Discretisation.NotGiven n -> "not given: " + n.reason();
            case Discretisation.Bar b -> {
                String strength = b.strengths().isEmpty()
                        ? ""
                        : ", strength ± "
                                + Rounded.words(b.strengths().getFirst().errorPercent(), 2) + " %";
                String sizes = b.coarser().stream()
                        .map(c -> Rounded.words(c.voxelMm(), 3))
                        .collect(Collectors.joining(" and "));
                yield "stiffness ± " + Rounded.words(b.stiffnessErrorPercent(), 2) + " %" + strength
                        + ", from voxels of " + sizes + " mm; not in the intervals";
            }
        };
    }

    private static void lesion(Page page, LoadResult l, boolean isDisputed) {
        lesion(l, isDisputed).ifPresent(words -> page.entry("Lesion", words));
        double percent = l.lesionLossPercent().orElse(0);
        double low = l.lesionLossLowPercent().orElse(percent);
        double high = l.lesionLossHighPercent().orElse(percent);
        if (low < high) {
            page.entry(
                    "",
                    "The brackets span what is uncertain about the lesion's law"
                            + (low < 0 && high > 0 ? " (below 0: a " + (percent < 0 ? "loss" : "gain") + ")" : "")
                            + ". Density law and calibration act on both bones alike.");
        }
    }

    /// What the lesion took, with the strength without it.
    static Optional<String> lesion(LoadResult l, boolean isDisputed) {
        if (l.lesionLossPercent().isEmpty()) {
            return Optional.empty();
        }
        double percent = l.lesionLossPercent().getAsDouble();
        double low = l.lesionLossLowPercent().orElse(percent);
        double high = l.lesionLossHighPercent().orElse(percent);
        String without = Rounded.kilonewton(l.strengthWithoutLesionNewton().orElseThrow()) + " without it";
        return Optional.of(
                percent >= 0
                        ? "took " + share(percent, low, high) + " of the strength: " + without
                        : "added " + share(-percent, -high, -low) + " to the strength: " + without
                                + (isDisputed ? "; disputed, see W11" : ""));
    }

    /// A share with the least and most it may be; below 0 it goes the other way.
    private static String share(double percent, double low, double high) {
        if (percent < NO_SHARE_PERCENT) {
            String none = "less than " + NO_SHARE_PERCENT + " %";
            return low < high ? none + String.format(Locale.ROOT, " (%.1f to %.1f)", low, high) : none;
        }
        if (!(low < high)) {
            return Rounded.words(percent, 2) + " %";
        }
        return Rounded.withBand(percent, OptionalDouble.of(low), OptionalDouble.of(high), "%");
    }

    private static void demands(Page page, List<Demand> demands) {
        if (demands.isEmpty()) {
            return;
        }
        page.gap();
        int longest = 16;
        for (Demand d : demands) {
            longest = Math.max(longest, d.task().length());
        }
        String row = "  %-" + (longest + 2) + "s%-12s%-26s%s";
        page.line(String.format(row, "Task", "Load", "Factor of risk", "Class"));
        boolean anyOpen = false;
        for (Demand d : demands) {
            String factor = d.factorOfRisk().isPresent()
                    ? Rounded.withBand(d.factorOfRisk().getAsDouble(), d.low(), d.high(), "")
                    : "not computed";
            page.line(String.format(
                    row,
                    d.task(),
                    Rounded.kilonewton(d.demandNewton()),
                    factor,
                    d.riskClass() + (isOpen(d) ? ", open" : "")));
            anyOpen |= isOpen(d);
        }
        page.line("  Factor of risk is load over strength; 1 and above means predicted to fail.");
        page.line("  Classes: low below 0.5, moderate to 0.8, transition to 1.2, high above.");
        if (anyOpen) {
            page.line("  Open: the interval holds 1, so failure and survival cannot be told apart.");
        }
    }

    static boolean isOpen(Demand d) {
        return d.low().orElse(1) < 1 && d.high().orElse(0) >= 1;
    }

    /// The heaviest task of all loads in one sentence.
    static Optional<String> worst(List<LoadResult> loads) {
        return loads.stream()
                .flatMap(l -> l.demands().stream())
                .filter(d -> d.factorOfRisk().isPresent())
                .max(Comparator.comparingDouble(d -> d.factorOfRisk().getAsDouble()))
                .map(d -> d.task() + " loads this bone with "
                        + Rounded.withBand(d.factorOfRisk().getAsDouble(), d.low(), d.high(), "")
                        + " times its strength: " + d.riskClass()
                        + (isOpen(d) ? ", open: failure and survival are both within the interval" : ""));
    }

    static Optional<String> withheld(List<LoadResult> loads) {
        return !loads.isEmpty()
                        && loads.stream().allMatch(l -> l.strengthWithheld().isPresent())
                ? Optional.of("solved, but this scan allows no strength and no risk to be given; the reason is below")
                : Optional.empty();
    }

    private static String cautions(List<Warning> warnings) {
        long count = warnings.stream()
                .filter(w -> w.level() == Warning.Level.CAUTION)
                .count();
        return count == 0 ? "" : " (" + count + (count == 1 ? " caution below)" : " cautions below)");
    }

    private static void next(Page page, ResultFolder folder) {
        List<String> names = folder.files().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .toList();
        page.gap();
        if (!names.isEmpty()) {
            page.line("Files in " + folder.path() + ": " + String.join(", ", names));
        }
        if (names.contains("stress-sheet.png")) {
            String path = folder.path().toString();
            String word = path.matches("[\\w./+-]+") ? path : "'" + path.replace("'", "'\\''") + "'"; // for a shell
            String scan = names.contains("scan-planes.png") ? " and scan-planes.png" : "";
            page.line("Next: look at stress-sheet.png" + scan + ", or turn the bone:");
            page.command("./fractura view " + word);
        }
    }
}
