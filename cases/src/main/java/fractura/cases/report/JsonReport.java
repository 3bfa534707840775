package fractura.cases.report;

import fractura.cases.CaseFile;
import fractura.cases.CaseResult;
import fractura.cases.Discretisation;
import fractura.cases.ResultFolder;
import fractura.cases.Software;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.solver.SolveReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The result for programs: `result.json`.
public final class JsonReport {
    private JsonReport() {}

    /// Writes `result.json` and then `manifest.json`, which names the files written so far.
    ///
    /// @param result to write
    /// @param folder ready for it
    public static void write(CaseResult result, ResultFolder folder) {
        byte[] text = text(result).getBytes(StandardCharsets.UTF_8);
        folder.write("result.json", out -> out.write(text));
        byte[] manifest = Manifest.text(result, folder.files()).getBytes(StandardCharsets.UTF_8);
        folder.write("manifest.json", out -> out.write(manifest));
    }

    /// @param result of one case
    /// @return the document, with a line feed at its end
    public static String text(CaseResult result) {
        return document(result).text();
    }

    /// @param results of several cases
    /// @return one document: an array with one entry per case, in the order given
    public static String text(List<CaseResult> results) {
        return Json.array(results.stream().map(JsonReport::document).toList());
    }

    private static Json document(CaseResult r) {
        Json scores = Json.object();
        r.scores().forEach(s -> scores.put(s.name(), ScoreReport.json(s)));
        return Json.object()
                .put("case", r.caseName())
                .put("status", r.status().words())
                .put("frame", "LPS")
                .put("site", site(r.site()))
                .put("model", r.model(), JsonReport::model)
                .put("calibration", r.calibration(), JsonReport::calibration)
                .list("lesions", r.lesions(), l -> Json.object()
                        .put("type", l.type())
                        .put("volumeCm3", l.volumeCm3())
                        .put("shareOfBonePercent", l.shareOfBonePercent()))
                .list("loads", r.loads(), JsonReport::load)
                .put("scores", scores)
                .list("warnings", r.warnings(), JsonReport::warning)
                .put("intendedUse", Software.INTENDED_USE)
                .put("softwareVersion", Software.version());
    }

    static Json warning(Warning w) {
        return Json.object()
                .put("code", w.code())
                .put("level", w.level().name().toLowerCase(Locale.ROOT))
                .put("text", w.text());
    }

    private static Json site(CaseFile.SiteChoice site) {
        return switch (site) {
            case CaseFile.SiteChoice.Vertebra v ->
                Json.object().put("bone", "vertebra").put("level", v.level());
            case CaseFile.SiteChoice.Femur f ->
                Json.object().put("bone", "femur").put("side", f.side().words());
        };
    }

    private static Json model(CaseResult.Model m) {
        return Json.object()
                .put("kind", m.kind())
                .put("voxelMm", m.voxelMm())
                .put("elementCount", m.elementCount())
                .put("nodeCount", m.nodeCount())
                .put("dofCount", m.dofCount())
                .put("boneVolumeCm3", m.boneVolumeCm3())
                .put("heightMm", m.heightMm())
                .put("meanDensityMgCm3", m.meanDensityMgCm3())
                .put("corticalThicknessMm", m.cortex(), JsonReport::cortex);
    }

    /// A cortex, as `run` and `inspect` write it.
    static Json cortex(CorticalThickness c) {
        return Json.object()
                .put("mean", c.meanMm())
                .put("median", c.medianMm())
                .put("p5", c.p5Mm())
                .put("failedShare", c.failedShare())
                .put("limit", c.limitMm())
                .put("blurSigma", c.blurMm())
                .put("corticalDensityMgCm3", c.corticalMgCm3())
                .put("densityFrom", c.isDensityFound() ? "this bone" : "constant");
    }

    /// A calibration, as `run` and `inspect` write it.
    static Json calibration(CaseResult.Calibration c) {
        Json at = Json.object();
        c.densityAtHu().forEach((hu, density) -> at.put(Integer.toString(hu), density));
        Json json = Json.object()
                .put("method", c.method())
                .put("densityKind", c.densityKind().name().toLowerCase(Locale.ROOT));
        if (!c.densityAtHu().isEmpty()) {
            json.put("densityAtHu", at);
        }
        return json.put("r2", c.r2())
                .put("residualMgCm3", c.residualMgCm3())
                .put("words", c.words())
                .list("points", c.points(), JsonReport::calibrationPoint);
    }

    /// A rod or tissue, as `run` and `inspect` write it.
    static Json calibrationPoint(CaseResult.CalibrationPoint p) {
        return Json.object()
                .put("name", p.name())
                .put("hu", p.hu())
                .put("densityMgCm3", p.densityMgCm3())
                .put("residualMgCm3", p.residualMgCm3())
                .put("sdHu", p.sdHu())
                .put("driftHuPer100mm", p.driftHuPer100mm())
                .put("voxelCount", p.voxelCount());
    }

    private static Json load(CaseResult.LoadResult l) {
        Json json = Json.object()
                .put("load", l.load())
                .put("setUp", l.setUp())
                .put("fields", l.fieldFile())
                .put("appliedNewton", l.appliedNewton())
                .put("stiffnessNewtonPerMm", l.stiffnessNewtonPerMm());
        l.reported().ifPresent(e -> json.put("strengthNewton", e.strengthNewton())
                .put("strengthLowNewton", e.lowNewton())
                .put("strengthHighNewton", e.highNewton())
                .put("criterion", e.criterion()));
        return json.put("strengthWithheldBecause", l.strengthWithheld())
                .list("estimates", l.estimates(), JsonReport::estimate)
                .put("strengthWithoutLesionNewton", l.strengthWithoutLesionNewton())
                .put("lesionLossPercent", l.lesionLossPercent())
                .put("lesionLossLowPercent", l.lesionLossLowPercent())
                .put("lesionLossHighPercent", l.lesionLossHighPercent())
                .list("variants", l.variants(), v -> Json.object()
                        .put("name", v.name())
                        .put("strengthNewton", v.strengthNewton())
                        .put("stiffnessNewtonPerMm", v.stiffnessNewtonPerMm())
                        .put("note", v.note()))
                .list("demands", l.demands(), JsonReport::demand)
                .put("failureSite", l.failureSite(), f -> Json.object()
                        .put("xMm", f.xMm())
                        .put("yMm", f.yMm())
                        .put("zMm", f.zMm())
                        .put("words", f.words()))
                .put("solve", l.solve(), JsonReport::solve)
                .put("discretisation", discretisation(l.discretisation()));
    }

    private static Json discretisation(Discretisation d) {
        return switch (d) {
            case Discretisation.NotGiven n -> Json.object().put("notGivenBecause", n.reason());
            case Discretisation.Bar b -> {
                Json json = Json.object()
                        .put("method", "grid convergence index, range of all sizes")
                        .put("source", "Roache94, EcaHoekstra14")
                        .put("assumedOrder", b.assumedOrder())
                        .put("safetyFactor", b.safetyFactor())
                        .put("inInterval", false)
                        .put("stiffnessErrorPercent", b.stiffnessErrorPercent());
                b.strengths().stream().findFirst().ifPresent(s -> json.put("strengthErrorPercent", s.errorPercent()));
                yield json.list("estimates", b.strengths(), s -> Json.object()
                                .put("criterion", s.criterion())
                                .put("strengthErrorPercent", s.errorPercent()))
                        .list("coarserModels", b.coarser(), JsonReport::coarser);
            }
        };
    }

    private static Json coarser(Discretisation.Coarser c) {
        return Json.object()
                .put("voxelMm", c.voxelMm())
                .put("elementCount", c.elementCount())
                .put("stiffnessNewtonPerMm", c.stiffnessNewtonPerMm())
                .put(
                        "strengthNewton",
                        c.strengths().stream().mapToDouble(s -> s.newton()).findFirst())
                .list("estimates", c.strengths(), s -> Json.object()
                        .put("criterion", s.criterion())
                        .put("strengthNewton", s.newton()));
    }

    private static Json estimate(CaseResult.Estimate e) {
        return Json.object()
                .put("criterion", e.criterion())
                .put("strengthNewton", e.strengthNewton())
                .put("lowNewton", e.lowNewton())
                .put("highNewton", e.highNewton())
                .put("source", e.source())
                .put("inDomain", e.isInDomain());
    }

    private static Json demand(CaseResult.Demand d) {
        return Json.object()
                .put("task", d.task())
                .put("demandNewton", d.demandNewton())
                .put("factorOfRisk", d.factorOfRisk())
                .put("factorOfRiskLow", d.low())
                .put("factorOfRiskHigh", d.high())
                .put("exceedanceProbability", d.exceedanceProbability())
                .put("riskClass", d.riskClass());
    }

    private static Json solve(SolveReport s) {
        OptionalInt hinged = s.hingedPartCount() < 0 ? OptionalInt.empty() : OptionalInt.of(s.hingedPartCount());
        return Json.object()
                .put("iterations", s.iterations())
                .put("relativeResidual", s.trueRelativeResidual())
                .put("stoppedBy", s.stoppedBy().name().toLowerCase(Locale.ROOT))
                .put("energyError", s.energyError())
                .put("setupSeconds", s.setupSeconds())
                .put("solveSeconds", s.solveSeconds())
                .put("levels", s.levelCount())
                .put("forceBalance", s.balance().force())
                .put("momentBalance", s.balance().moment())
                .put("strainEnergyNewtonMm", s.balance().energyNewtonMm())
                .put("energyGap", s.balance().energyGap())
                .put("floatingPieceCount", s.floatingPieceCount())
                .list("islands", s.islands(), i -> Json.object()
                        .put("nodeCount", i.nodeCount())
                        .put("xMm", i.xMm())
                        .put("yMm", i.yMm())
                        .put("zMm", i.zMm()))
                .put("hingedPartCount", hinged)
                .put("thinShare", s.thinShare())
                .put("peakBytesPerElement", s.bytesPerElement());
    }
}
