package fractura.cases;

import fractura.cases.FemurSolver.Solved;
import fractura.cases.risk.HipDemand;
import fractura.cases.risk.HipTask;
import fractura.cases.risk.ParameterRange;
import fractura.cases.risk.Subject;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import fractura.mesh.generate.FemurShape;
import fractura.solver.SolverSettings;
import fractura.solver.load.FemurLoad;
import fractura.solver.material.MaterialModel;
import fractura.solver.strength.FemoralStrength;
import fractura.solver.strength.StrainCriterion;
import fractura.solver.strength.StrainLimits;
import fractura.solver.strength.StrengthEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// All load cases of one femur: solve, strength, demands, interval, variants.
final class FemoralAnalysis {
    /// Failure nearer than this to a loaded or held node says as much about the loading (our choice; nothing is
    /// judged within 15 mm), mm.
    private static final double NEAR_LOAD_MM = 20;

    /// A smaller part of the lesions that is not judged is not told (our choice).
    private static final double TOLD_LESION_SHARE = 0.1;

    private final CaseFile asked;
    private final Scan scan;
    private final Model model;
    private final MaterialModel laws;
    private final SolverSettings settings;
    private final Progress progress;
    private final Subject subject;
    private final FemurLoads choices;

    FemoralAnalysis(CaseFile asked, Scan scan, Model model, SolverSettings settings, Progress progress) {
        this.asked = asked;
        this.scan = scan;
        this.model = model;
        this.settings = settings;
        this.progress = progress;
        laws = MaterialChoices.model(asked, scan);
        subject = SubjectChoice.of(asked);
        choices = FemurLoads.of(asked, subject, model.specimen());
    }

    List<LoadOutcome> run() {
        Specimen specimen = model.specimen();
        int count = choices.loads().size();
        try (FemurSolver solver = new FemurSolver(specimen, choices.loads(), settings)) {
            Variations variations = new Variations(
                    asked,
                    scan,
                    model,
                    laws,
                    (bone, with) -> solver.solve(bone, with).stream()
                            .map(Solved::answer)
                            .toList(),
                    progress);
            progress.stage("Solving "
                    + choices.loads().stream().map(FemurLoad::caseName).collect(Collectors.joining(", ")));
            List<Solved> main = solver.solve(specimen, laws);
            Optional<String> withheld = FemurPoses.strengthWithheld(site());
            List<OptionalDouble> intact = variations.intact(count);
            List<List<CaseResult.Variant>> variants = variations.variants(count);
            List<List<ParameterRange>> ranges = variations.lesionRanges(count);
            List<Warning> common = new ArrayList<>(choices.findings());
            common.addAll(variations.coverage(main.getFirst().materials().coverage()));
            common.addAll(variations.disputed());
            common.addAll(subject.warnings());
            if (withheld.isPresent()) {
                common.addAll(poses().stiffness(
                                choices.loads().stream()
                                        .map(FemurLoad::caseName)
                                        .toList(),
                                main.stream().map(Solved::answer).toList()));
            } else {
                poses().addTo(ranges);
            }
            progress.stage("Solving with larger voxels for the error of the mesh");
            List<Discretisation> bars = new CoarserModels(asked, scan)
                    .beside(main.stream().map(s -> s.coarser(specimen)).toList(), this::coarser);
            List<LoadOutcome> outcomes = new ArrayList<>();
            for (int q = 0; q < count; q++) {
                Parts parts = new Parts(intact.get(q), variants.get(q), ranges.get(q), bars.get(q), common, withheld);
                outcomes.add(outcome(choices.loads().get(q), main.get(q), parts));
            }
            return outcomes;
        }
    }

    /// What a load case's result consists of beside its own solve.
    private record Parts(
            OptionalDouble intact,
            List<CaseResult.Variant> variants,
            List<ParameterRange> ranges,
            Discretisation bar,
            List<Warning> common,
            Optional<String> withheld) {}

    private LoadOutcome outcome(FemurLoad load, Solved solved, Parts parts) {
        Specimen specimen = model.specimen();
        List<Warning> findings = new ArrayList<>(parts.common());
        StrengthEstimate first = solved.strength().estimates().getFirst();
        TaskComparison compared = TaskComparison.of(
                first.newton(),
                tasks(load),
                TaskComparison.Uncertain.of(subject, scan, specimen, laws.law()),
                parts.ranges());
        if (parts.withheld().isPresent()) {
            findings.add(Warning.caution(
                    "W05",
                    load.caseName() + ": no strength and no factor of risk is given: "
                            + parts.withheld().get()));
        } else {
            findings.addAll(compared.findings());
            findings.addAll(nearLoad(load, specimen, solved));
            parts.bar().finding(load.caseName()).ifPresent(findings::add);
        }
        ThinWalls.finding(load.caseName(), solved.solution().report()).ifPresent(findings::add);
        List<StrengthEstimate> estimates = new ArrayList<>(solved.strength().estimates());
        estimates.set(0, first.withBand(compared.lowNewton(), compared.highNewton()));
        double applied = solved.strength().stiffness().forceNewton();
        CaseResult.LoadResult result = new CaseResult.LoadResult(
                load.caseName(),
                OptionalDouble.of(applied),
                OptionalDouble.of(solved.strength().stiffness().newtonPerMm()),
                estimates.stream().map(CaseResult.Estimate::of).toList(),
                CaseResult.WithoutLesion.of(parts.intact(), first.newton(), parts.ranges()),
                compared.demands(),
                Optional.of(FailureWords.at(
                        specimen,
                        solved.strength().failure().element(),
                        solved.strength().failure().isTension())),
                parts.variants(),
                Optional.of(solved.solution().report()),
                parts.bar(),
                Optional.of(setUp(load, solved)),
                Optional.empty(),
                Optional.empty());
        return new LoadOutcome(
                parts.withheld().map(result::withoutStrength).orElse(result),
                solved.solution(),
                solved.materials(),
                solved.loading().conditions(),
                solved.strength().strain(),
                StrainLimits.femur(),
                compared.worst(applied),
                Findings.accepted(findings, asked));
    }

    private String setUp(FemurLoad load, Solved solved) {
        String words = solved.loading().words();
        return switch (load) {
            case FemurLoad.Muscles m ->
                String.format(
                        Locale.ROOT,
                        "hip joint %.0f %% of body weight on the head, with muscles at %s; %s",
                        m.activity().jointPercent(),
                        solved.loading().forces().stream()
                                .skip(1)
                                .map(f -> f.name())
                                .collect(Collectors.joining(", ")),
                        words);
            case FemurLoad.HeadForce h ->
                String.format(
                        Locale.ROOT,
                        "one force on the head, %.0f° to the shaft in the frontal plane, no muscles; %s",
                        h.angleDeg(),
                        words);
            case FemurLoad.SidewaysFall _ -> words;
        };
    }

    private List<TaskComparison.Task> tasks(FemurLoad load) {
        return asked.demands().stream()
                .map(HipTask::byName)
                .filter(t -> t.loads().contains(load.caseName()))
                .map(t -> HipDemand.of(t, subject, asked.subject().trochantericTissueMm()))
                .map(d -> TaskComparison.Task.of(d.task().caseName(), d.newton()))
                .toList();
    }

    private List<Warning> nearLoad(FemurLoad load, Specimen specimen, Solved solved) {
        FemoralStrength strength = solved.strength();
        List<Warning> found = new ArrayList<>();
        if (strength.distanceToLoadMm() <= NEAR_LOAD_MM) {
            found.add(Warning.caution(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "%s: the bone fails %.0f mm from where it is loaded or held, so this strength says as much about"
                                    + " how that is done as about the bone. Judged from %.0f mm on instead of %.0f, it would be"
                                    + " %.1f kN",
                            load.caseName(),
                            strength.distanceToLoadMm(),
                            NEAR_LOAD_MM,
                            StrainCriterion.FEMUR_EXCLUSION_MM,
                            judgedFartherOff(specimen, solved) / 1e3)));
        }
        if (strength.unjudgedLesionShare() >= TOLD_LESION_SHARE) {
            found.add(Warning.caution(
                    "W16",
                    String.format(
                            Locale.ROOT,
                            "%s: %.0f %% of the lesion lies within %.0f mm of where the bone is loaded or held; there nothing"
                                    + " is judged, and the strength knows that part of the lesion only by what it does to"
                                    + " the bone around",
                            load.caseName(),
                            100 * strength.unjudgedLesionShare(),
                            StrainCriterion.FEMUR_EXCLUSION_MM)));
        }
        return found;
    }

    private static double judgedFartherOff(Specimen specimen, Solved solved) {
        return FemoralStrength.newtonJudgedFrom(
                specimen, solved.materials(), solved.loading(), solved.solution(), NEAR_LOAD_MM);
    }

    private FemurPoses poses() {
        FemurShape shape = (FemurShape) model.facts().shape();
        return new FemurPoses(site(), shape.shaftSpreadDeg(), this::posed, progress);
    }

    private Site.Femur site() {
        return (Site.Femur) model.specimen().site();
    }

    private List<Variations.Answer> posed(Site.Femur site) {
        Specimen turned = model.specimen().withSite(site);
        try (FemurSolver solver = new FemurSolver(turned, choices.loads(), settings)) {
            return solver.solve(turned, laws).stream().map(Solved::answer).toList();
        }
    }

    /// With the landmarks of the fine model, so that the size of the voxels is all that changes.
    private List<Discretisation.Coarser> coarser(Specimen coarse) {
        Specimen placed = coarse.withSite(model.specimen().site());
        try (FemurSolver solver = new FemurSolver(placed, choices.loads(), settings)) {
            return solver.solve(placed, laws).stream()
                    .map(s -> s.coarser(placed))
                    .toList();
        }
    }
}
