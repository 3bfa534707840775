package fractura.cases;

import fractura.cases.risk.FactorOfRisk;
import fractura.cases.risk.FemurScores;
import fractura.cases.risk.MirelsPain;
import fractura.cases.risk.Score;
import fractura.mesh.InputException;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.mesh.density.Calibration;
import fractura.mesh.generate.BoneCortex;
import fractura.mesh.generate.VertebraAxes;
import fractura.mesh.io.Vtu;
import fractura.solver.Elastostatics;
import fractura.solver.SolverSettings;
import fractura.solver.load.LoadCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// The whole way of a case: scan, density, specimen, materials, load, solve, strength, risk, files.
///
/// A finding that blocks ends the way early with a result that says why and holds no strength.
public final class Pipeline {
    private static final int[] HU_SHOWN = {0, 100, 500};

    private Pipeline() {}

    /// Runs a case without pictures of its scan.
    ///
    /// @param asked the case
    /// @param options where to and how
    /// @param progress listener
    /// @return what was concluded
    /// @throws InputException when the input cannot be used, or the output folder cannot be written
    /// @throws fractura.solver.NumericalException when the model cannot be solved
    public static CaseResult run(CaseFile asked, RunOptions options, Progress progress) {
        return run(asked, options, ScanAtFailure.Drawing.none(), progress);
    }

    /// Runs a case and writes its field files and pictures of its scan into the draft of the result folder
    /// (`ResultFolder.draft`), where they stay until that is finished.
    ///
    /// @param asked the case
    /// @param options where to and how
    /// @param drawing draws the scan where the bone fails first
    /// @param progress listener
    /// @return what was concluded
    /// @throws InputException when the input cannot be used, or the output folder cannot be written
    /// @throws fractura.solver.NumericalException when the model cannot be solved
    public static CaseResult run(CaseFile asked, RunOptions options, ScanAtFailure.Drawing drawing, Progress progress) {
        Instant start = Instant.now();
        refuseInputFolder(asked, options);
        ResultFolder folder = ResultFolder.open(options.outputFolder(), options.force());
        try {
            return run(asked, options, drawing, progress, folder, start);
        } catch (RuntimeException e) {
            folder.abandon();
            folder.removeIfEmpty();
            throw e;
        }
    }

    /// Goes the way of a case as far as its model: nothing is solved or written.
    ///
    /// @param id of the case within its set
    /// @param asked the case
    /// @param progress listener
    /// @return what is known then
    /// @throws InputException when the input cannot be used
    public static Rehearsal rehearse(String id, CaseFile asked, Progress progress) {
        Scan scan = Scan.read(asked, progress);
        List<Warning> findings = new ArrayList<>(scan.findings());
        if (Findings.isBlocked(findings)) {
            return blocked(id, findings);
        }
        Model model = Model.of(asked, scan, progress);
        findings.addAll(model.findings());
        return Findings.isBlocked(findings)
                ? blocked(id, findings)
                : new Rehearsal.Ready(
                        id,
                        CaseResult.Status.of(findings),
                        model.specimen().mesh().elementCount(),
                        Elastostatics.bytesNeeded(model.specimen().mesh()));
    }

    private static Rehearsal blocked(String id, List<Warning> findings) {
        return new Rehearsal.Blocked(
                id,
                Findings.ordered(findings).stream()
                        .filter(w -> w.level() == Warning.Level.BLOCK)
                        .map(w -> w.code() + ": " + w.text())
                        .toList());
    }

    private static CaseResult run(
            CaseFile asked,
            RunOptions options,
            ScanAtFailure.Drawing drawing,
            Progress progress,
            ResultFolder folder,
            Instant start) {
        Scan scan = Scan.read(asked, progress);
        List<Warning> findings = new ArrayList<>(scan.findings());
        Optional<Model> model = Optional.empty();
        if (!Findings.isBlocked(findings)) {
            model = Optional.of(Model.of(asked, scan, progress));
            findings.addAll(model.get().findings());
        }
        List<LoadOutcome> outcomes = Findings.isBlocked(findings)
                ? List.of()
                : analysed(asked, scan, model.orElseThrow(), options.threads(), progress);
        List<Warning> ofLoads =
                outcomes.stream().flatMap(o -> o.findings().stream()).toList();
        findings.addAll(Findings.isBlocked(ofLoads) ? Findings.withoutNumbers(ofLoads) : ofLoads);
        List<Score> scores = Findings.isBlocked(findings) ? List.of() : scores(asked, model.orElseThrow());
        if (!scores.isEmpty()) {
            ScoreDisagreement.finding(
                            model.orElseThrow().specimen(),
                            outcomes.stream().map(LoadOutcome::result).toList(),
                            scores)
                    .ifPresent(findings::add);
        }
        CaseResult.Status status = CaseResult.Status.of(findings);
        Path draft = folder.begin().path();
        if (status != CaseResult.Status.NOT_REPORTABLE) {
            progress.stage("Writing fields");
            for (LoadOutcome o : outcomes) {
                writeFields(asked, model.orElseThrow(), o, status, draft.resolve(o.fieldFile(outcomes)));
                seen(asked, scan, o)
                        .flatMap(s -> drawing.draw(s, draft.resolve(o.scanFile(outcomes))))
                        .ifPresent(findings::add);
            }
        }
        List<Warning> ordered = Findings.ordered(findings);
        List<CaseResult.LoadResult> loads = status == CaseResult.Status.NOT_REPORTABLE
                ? List.of()
                : outcomes.stream()
                        .map(o -> o.result().withFieldFile(o.fieldFile(outcomes)))
                        .toList();
        return new CaseResult(
                asked.name(),
                status,
                asked.site(),
                model.map(m -> modelFacts(m, loads, cortex(asked, scan))),
                Optional.of(
                        calibration(asked.calibration().method(), asked.source().isHounsfield(), scan.calibrated())),
                model.map(m -> Model.lesions(m.specimen())).orElse(List.of()),
                loads,
                scores,
                ordered,
                new Provenance(
                        scan.inputs(),
                        Settings.of(asked),
                        FactorOfRisk.SEED,
                        options.threads(),
                        start,
                        Duration.between(start, Instant.now())));
    }

    private static List<LoadOutcome> analysed(CaseFile asked, Scan scan, Model model, int threads, Progress progress) {
        SolverSettings settings = settings(asked.solver(), threads);
        return switch (asked.site()) {
            case CaseFile.SiteChoice.Vertebra _ ->
                asked.loads().stream()
                        .map(c -> new VertebralAnalysis(asked, scan, model, compression(c), settings, progress).run())
                        .toList();
            case CaseFile.SiteChoice.Femur _ -> new FemoralAnalysis(asked, scan, model, settings, progress).run();
        };
    }

    private static List<Score> scores(CaseFile asked, Model model) {
        return switch (asked.site()) {
            case CaseFile.SiteChoice.Vertebra _ -> List.of();
            case CaseFile.SiteChoice.Femur _ ->
                FemurScores.of(
                        model.specimen(),
                        model.intact(),
                        asked.clinical().pain().flatMap(MirelsPain::ofWord));
        };
    }

    static SolverSettings settings(CaseFile.SolverChoice asked, int threads) {
        SolverSettings settings = SolverSettings.defaults().withThreads(threads).withTolerance(asked.tolerance());
        return asked.settling().isPresent()
                ? settings.withSettling(asked.settling().getAsDouble())
                : settings;
    }

    /// Results beside the input would be taken for input later, and overwriting could remove what the user put
    /// there.
    private static void refuseInputFolder(CaseFile asked, RunOptions options) {
        Path output = real(options.outputFolder());
        for (Path input : asked.inputs()) {
            if (output.equals(real(input))) {
                throw new InputException(
                        "Output folder " + options.outputFolder() + " is input of the case. Name another with -o.");
            }
            if (output.equals(real(input).getParent())) {
                throw new InputException("Output folder " + options.outputFolder() + " is the folder of the input file "
                        + input.getFileName() + ". Name another with -o.");
            }
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // an output that is not there yet
        }
    }

    private static LoadCase.PlatenCompression compression(CaseFile.LoadChoice choice) {
        return choice.displacementMm().isPresent()
                ? new LoadCase.PlatenCompression(choice.displacementMm().getAsDouble())
                : LoadCase.PlatenCompression.standard();
    }

    /// A bone read from surfaces has no scan.
    private static Optional<ScanAtFailure> seen(CaseFile asked, Scan scan, LoadOutcome outcome) {
        if (asked.source() instanceof SurfaceChoice) {
            return Optional.empty();
        }
        return outcome.result()
                .failureSite()
                .map(site -> new ScanAtFailure(
                        asked.name(),
                        outcome.result().load(),
                        scan.scan(),
                        asked.source().isHounsfield(),
                        scan.labels(),
                        asked.lesions(),
                        site));
    }

    private static void writeFields(
            CaseFile asked, Model model, LoadOutcome outcome, CaseResult.Status status, Path file) {
        Vtu.write(
                file,
                model.specimen().mesh(),
                ResultFields.of(model.specimen(), outcome),
                ResultFields.info(asked, model.specimen(), outcome, status));
    }

    /// A bone given by its surfaces has the density it is given, and no cortex to be measured.
    private static Optional<CorticalThickness> cortex(CaseFile asked, Scan scan) {
        if (asked.source() instanceof SurfaceChoice) {
            return Optional.empty();
        }
        return switch (asked.site()) {
            case CaseFile.SiteChoice.Vertebra _ -> BoneCortex.ofVertebra(scan.density(), scan.labels());
            case CaseFile.SiteChoice.Femur _ -> BoneCortex.ofFemur(scan.density(), scan.labels());
        };
    }

    private static CaseResult.Model modelFacts(
            Model model, List<CaseResult.LoadResult> loads, Optional<CorticalThickness> cortex) {
        long dofs = loads.stream()
                .flatMap(l -> l.solve().stream())
                .mapToLong(s -> s.freeDofCount())
                .findFirst()
                .orElse(3L * model.specimen().mesh().nodeCount());
        return new CaseResult.Model(
                "voxel",
                model.specimen().mesh().voxelMm(),
                model.specimen().mesh().elementCount(),
                model.specimen().mesh().nodeCount(),
                dofs,
                model.facts().meshVolumeCm3(),
                heightMm(model),
                OptionalDouble.of(Model.meanDensityMgCm3(model.specimen())),
                cortex);
    }

    private static OptionalDouble heightMm(Model model) {
        return model.facts().shape() instanceof VertebraAxes v
                ? OptionalDouble.of(v.heightMm())
                : OptionalDouble.empty();
    }

    /// The calibration as results carry it.
    static CaseResult.Calibration calibration(String method, boolean isHounsfield, ScanCalibration scan) {
        Calibration calibration = scan.calibration();
        SortedMap<Integer, Double> at = new TreeMap<>();
        if (isHounsfield) {
            for (int hu : HU_SHOWN) {
                at.put(hu, calibration.densityMgCm3(hu));
            }
        }
        return new CaseResult.Calibration(
                method,
                calibration.kind(),
                at,
                calibration.r2(),
                scan.residualMgCm3() > 0 ? OptionalDouble.of(scan.residualMgCm3()) : OptionalDouble.empty(),
                calibration.words(),
                scan.points());
    }
}
