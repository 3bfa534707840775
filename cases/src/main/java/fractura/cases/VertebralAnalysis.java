package fractura.cases;

import fractura.cases.risk.ParameterRange;
import fractura.cases.risk.SpineDemand;
import fractura.cases.risk.SpineTask;
import fractura.cases.risk.Subject;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import fractura.solver.SolverSettings;
import fractura.solver.load.LoadCase.PlatenCompression;
import fractura.solver.material.MaterialModel;
import fractura.solver.strength.BoneStrain;
import fractura.solver.strength.StrainCriterion;
import fractura.solver.strength.StrainLimits;
import fractura.solver.strength.StrengthEstimate;
import fractura.solver.strength.VertebralStrength;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Compression of one vertebra: solve, strength, demands, interval, variants.
final class VertebralAnalysis {
    private final CaseFile asked;
    private final Scan scan;
    private final Model model;
    private final MaterialModel laws;
    private final PlatenCompression load;
    private final SolverSettings settings;
    private final Progress progress;
    private final List<Warning> findings = new ArrayList<>();

    VertebralAnalysis(
            CaseFile asked,
            Scan scan,
            Model model,
            PlatenCompression load,
            SolverSettings settings,
            Progress progress) {
        this.asked = asked;
        this.scan = scan;
        this.model = model;
        this.load = load;
        this.settings = settings;
        this.progress = progress;
        laws = MaterialChoices.model(asked, scan);
    }

    LoadOutcome run() {
        Specimen specimen = model.specimen();
        Site.Vertebra site = (Site.Vertebra) specimen.site();
        OfOneMesh solved;
        try (Compressed.Solver solver = new Compressed.Solver(specimen, load, settings)) {
            solved = solveAll(solver);
        }
        Compressed main = solved.main();
        VertebralStrength strength = main.vertebral();
        findings.addAll(strength.warnings());
        double applied = main.stiffness().forceNewton();
        BoneStrain strain = main.strain();
        StrainCriterion.Failure failure = main.failure(strain);
        Subject subject = SubjectChoice.of(asked);
        findings.addAll(subject.warnings());
        TaskComparison compared = TaskComparison.of(
                strength.linear().newton(),
                tasks(site, subject, strength.linear().newton()),
                TaskComparison.Uncertain.of(subject, scan, specimen, laws.law()),
                solved.lesionRanges());
        findings.addAll(compared.findings());
        List<StrengthEstimate> estimates = main.estimates(strength, failure);
        progress.stage("Solving with larger voxels for the error of the mesh");
        Discretisation discretisation = new CoarserModels(asked, scan).beside(coarser(main, estimates), this::coarser);
        discretisation.finding(load.caseName()).ifPresent(findings::add);
        ThinWalls.finding(load.caseName(), main.solution().report()).ifPresent(findings::add);
        estimates.set(0, strength.linear().withBand(compared.lowNewton(), compared.highNewton()));
        CaseResult.LoadResult result = new CaseResult.LoadResult(
                load.caseName(),
                OptionalDouble.of(applied),
                OptionalDouble.of(main.stiffness().newtonPerMm()),
                estimates.stream().map(CaseResult.Estimate::of).toList(),
                CaseResult.WithoutLesion.of(solved.intact(), strength.linear().newton(), solved.lesionRanges()),
                compared.demands(),
                Optional.of(FailureWords.at(specimen, failure.element(), failure.isTension())),
                solved.variants(),
                Optional.of(main.solution().report()),
                discretisation,
                Optional.empty(), // "compression" says it all
                Optional.empty(),
                Optional.empty());
        return new LoadOutcome(
                result,
                main.solution(),
                main.materials(),
                main.conditions(),
                strain,
                StrainLimits.vertebra(),
                compared.worst(applied),
                Findings.accepted(findings, asked));
    }

    /// All that is solved on one mesh.
    ///
    /// @param main the case as it was asked for
    /// @param intact strength without lesion, N
    /// @param variants under other lesion laws
    /// @param lesionRanges strengths at the ends of what is uncertain about the lesion
    private record OfOneMesh(
            Compressed main,
            OptionalDouble intact,
            List<CaseResult.Variant> variants,
            List<ParameterRange> lesionRanges) {}

    private OfOneMesh solveAll(Compressed.Solver solver) {
        Variations variations =
                new Variations(asked, scan, model, laws, (bone, with) -> answers(solver.solve(bone, with)), progress);
        progress.stage("Solving " + load.caseName());
        Compressed main = solver.solve(model.specimen(), laws);
        findings.addAll(variations.coverage(main.materials().coverage()));
        findings.addAll(variations.disputed());
        return new OfOneMesh(
                main,
                variations.intact(1).getFirst(),
                variations.variants(1).getFirst(),
                variations.lesionRanges(1).getFirst());
    }

    private List<Variations.Answer> answers(Compressed solved) {
        return List.of(new Variations.Answer(
                solved.vertebral().linear().newton(), solved.stiffness().newtonPerMm()));
    }

    private List<Discretisation.Coarser> coarser(Specimen specimen) {
        Compressed solved = Compressed.of(specimen, laws, load, settings);
        return List.of(coarser(solved, solved.estimates()));
    }

    private static Discretisation.Coarser coarser(Compressed solved, List<StrengthEstimate> estimates) {
        return Discretisation.Coarser.of(solved.specimen(), solved.stiffness().newtonPerMm(), estimates);
    }

    private List<TaskComparison.Task> tasks(Site.Vertebra site, Subject subject, double strengthNewton) {
        List<TaskComparison.Task> tasks = new ArrayList<>();
        for (String name : asked.demands()) {
            SpineDemand demand = SpineDemand.of(SpineTask.byName(name), site.level(), subject)
                    .boundedBy(site.endplateAreaMm2());
            Optional<Warning> bounded = demand.isBounded()
                    ? Optional.of(Warning.caution(
                            "LOAD",
                            String.format(
                                    Locale.ROOT,
                                    "%s; by statics the factor of risk would be %.2g",
                                    demand.note(),
                                    demand.staticsNewton() / strengthNewton)))
                    : Optional.empty();
            tasks.add(new TaskComparison.Task(name, demand.newton(), bounded));
        }
        return tasks;
    }
}
