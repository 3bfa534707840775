package fractura.cases;

import fractura.cases.risk.CalibrationSpread;
import fractura.cases.risk.FactorOfRisk;
import fractura.cases.risk.LesionRange;
import fractura.cases.risk.LesionVariation;
import fractura.cases.risk.SpineDemand;
import fractura.cases.risk.SpineTask;
import fractura.cases.risk.Subject;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.LoadCase.PlatenCompression;
import fractura.solver.material.DensitySensitivity;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.Materials;
import fractura.solver.strength.AxialStiffness;
import fractura.solver.strength.BoneStrain;
import fractura.solver.strength.StrainCriterion;
import fractura.solver.strength.StrengthEstimate;
import fractura.solver.strength.VertebralStrength;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One load case on one specimen: solve, strength, demands, interval, variants.
final class LoadAnalysis {
    private final CaseFile asked;
    private final Scan scan;
    private final Model model;
    private final MaterialModel laws;
    private final PlatenCompression load;
    private final SolverSettings settings;
    private final Progress progress;
    private final List<Warning> findings = new ArrayList<>();

    LoadAnalysis(
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

    /// What one load case gave.
    ///
    /// @param result for the result file
    /// @param solution of the bone with its lesions
    /// @param materials it was solved with
    /// @param conditions its supports
    /// @param strain averaged strains of bone
    /// @param worstNewton load of the worst task
    /// @param worstTask its name
    /// @param appliedNewton load of the solution
    /// @param findings of laws, solve and risk
    record Outcome(
            CaseResult.LoadResult result,
            Solution solution,
            Materials materials,
            BoundaryConditions conditions,
            BoneStrain strain,
            double worstNewton,
            String worstTask,
            double appliedNewton,
            List<Warning> findings) {}

    Outcome run() {
        Specimen specimen = model.specimen();
        Site.Vertebra site = (Site.Vertebra) specimen.site();
        progress.stage("Solving " + load.caseName());
        Compressed main = solve(specimen, laws);
        coverage(main.materials());
        VertebralStrength strength = main.vertebral();
        findings.addAll(strength.warnings());
        double applied = main.stiffness().forceNewton();
        BoneStrain strain = main.strain();
        StrainCriterion.Failure failure = main.failure(strain);
        OptionalDouble intact = model.intact().map(this::intactStrength).orElse(OptionalDouble.empty());
        List<CaseResult.Variant> variants = variants(specimen);
        List<FactorOfRisk> risks = new ArrayList<>();
        List<CaseResult.Demand> demands = demands(strength.linear().newton(), site, risks);
        List<StrengthEstimate> estimates = main.estimates(strength, failure);
        progress.stage("Solving with larger voxels for the error of the mesh");
        Discretisation discretisation = new CoarserModels(asked, scan, laws, load, settings).beside(main, estimates);
        FactorOfRisk first = risks.getFirst();
        estimates.set(0, strength.linear().withBand(first.strengthLowNewton(), first.strengthHighNewton()));
        CaseResult.Demand worst = worst(demands);
        CaseResult.LoadResult result = new CaseResult.LoadResult(
                load.caseName(),
                OptionalDouble.of(applied),
                OptionalDouble.of(main.stiffness().newtonPerMm()),
                estimates.stream().map(LoadAnalysis::estimate).toList(),
                intact,
                demands,
                Optional.of(FailureWords.at(specimen, failure.element(), failure.isTension())),
                variants,
                Optional.of(main.solution().report()),
                discretisation);
        return new Outcome(
                result,
                main.solution(),
                main.materials(),
                main.conditions(),
                strain,
                worst.demandNewton(),
                worst.task(),
                applied,
                Findings.accepted(findings, asked));
    }

    /// The task with the greatest load; the earlier on a tie.
    private static CaseResult.Demand worst(List<CaseResult.Demand> demands) {
        CaseResult.Demand worst = demands.getFirst();
        for (CaseResult.Demand d : demands) {
            worst = d.demandNewton() > worst.demandNewton() ? d : worst;
        }
        return worst;
    }

    private Compressed solve(Specimen specimen, MaterialModel with) {
        return Compressed.of(specimen, with, load, settings);
    }

    private double strength(AxialStiffness stiffness) {
        return VertebralStrength.of(stiffness, (Site.Vertebra) model.specimen().site())
                .linear()
                .newton();
    }

    private OptionalDouble intactStrength(Specimen intact) {
        progress.stage("Solving the same bone without its lesion");
        return OptionalDouble.of(strength(solve(intact, laws).stiffness()));
    }

    private void coverage(Materials materials) {
        double outside = materials.coverage().shareOutsideFit();
        if (outside > 0) {
            findings.add(Warning.note(
                    "LAW",
                    Math.round(100 * outside) + " % of bone elements lie outside the densities "
                            + laws.law().caseName()
                            + " was fitted on (" + laws.law().fit().lowestGcm3() + " to "
                            + laws.law().fit().highestGcm3() + " g/cm³)"));
        }
    }

    private List<CaseResult.Variant> variants(Specimen specimen) {
        List<CaseResult.Variant> variants = new ArrayList<>();
        boolean mixed = Model.has(specimen, Tissue.MIXED);
        if (mixed || Model.has(specimen, Tissue.BLASTIC)) {
            MaterialChoices.withoutPenalty(laws.blastic())
                    .ifPresent(plain -> variants.add(variant(
                            "blastic x1.0",
                            laws.withBlastic(plain),
                            "blastic bone as strong as its density says; whole-bone studies fit without a penalty")));
            findings.add(Warning.caution(
                    "W11",
                    "the strength of blastic bone is disputed: the value uses the law of the case; without a penalty it is the"
                            + " blastic x1.0 variant, or the value itself where the case has none"));
        }
        if (mixed || Model.has(specimen, Tissue.LYTIC)) {
            MaterialChoices.withoutBone(laws.lytic(), asked, scan)
                    .ifPresent(soft -> variants.add(variant(
                            "lesion holds no bone",
                            laws.withLytic(soft),
                            "soft tumour and fatty marrow read alike in CT; here everything that reads as soft tissue is"
                                    + " tumour")));
        }
        return variants;
    }

    private CaseResult.Variant variant(String name, MaterialModel with, String note) {
        progress.stage("Solving the variant '" + name + "'");
        AxialStiffness stiffness = solve(model.specimen(), with).stiffness();
        return new CaseResult.Variant(
                name, OptionalDouble.of(strength(stiffness)), OptionalDouble.of(stiffness.newtonPerMm()), note);
    }

    /// Strengths at the ends of what is uncertain about the lesion, for the interval.
    private List<LesionRange> lesionRanges(Specimen specimen) {
        boolean mixed = Model.has(specimen, Tissue.MIXED);
        List<LesionRange> ranges = new ArrayList<>();
        for (LesionVariation v : LesionVariation.of(
                laws, mixed || Model.has(specimen, Tissue.LYTIC), mixed || Model.has(specimen, Tissue.BLASTIC))) {
            progress.stage("Solving for the interval: " + v.name());
            ranges.add(v.withStrengths(
                    strength(solve(specimen, v.lowModel()).stiffness()),
                    strength(solve(specimen, v.highModel()).stiffness())));
        }
        return ranges;
    }

    private List<CaseResult.Demand> demands(double newton, Site.Vertebra site, List<FactorOfRisk> risks) {
        Subject subject = SubjectChoice.of(asked);
        findings.addAll(subject.warnings());
        List<LesionRange> lesions = lesionRanges(model.specimen());
        DensitySensitivity sensitivity = DensitySensitivity.of(model.specimen(), laws.law());
        CalibrationSpread calibration = new CalibrationSpread(
                scan.calibration().isAssumed(), scan.calibrated().residualMgCm3());
        List<CaseResult.Demand> demands = new ArrayList<>();
        for (String name : asked.demands()) {
            SpineDemand demand = SpineDemand.of(SpineTask.byName(name), site.level(), subject)
                    .boundedBy(site.endplateAreaMm2());
            if (demand.isBounded()) {
                findings.add(Warning.caution("LOAD", demand.note()));
            }
            FactorOfRisk risk = FactorOfRisk.of(new FactorOfRisk.Inputs(
                    newton, demand.newton(), subject.isAssumed(), calibration, sensitivity, lesions));
            risk.straddling().ifPresent(w -> findings.add(Warning.caution(w.code(), name + ": " + w.text())));
            risks.add(risk);
            demands.add(new CaseResult.Demand(
                    name,
                    demand.newton(),
                    OptionalDouble.of(risk.value()),
                    OptionalDouble.of(risk.low()),
                    OptionalDouble.of(risk.high()),
                    OptionalDouble.of(risk.probability()),
                    risk.riskClass().words()));
        }
        findings.add(Warning.note("INTERVAL", FactorOfRisk.LIMITS));
        return demands;
    }

    private static CaseResult.Estimate estimate(StrengthEstimate e) {
        return new CaseResult.Estimate(e.criterion(), e.newton(), e.low(), e.high(), e.source(), e.inDomain());
    }
}
