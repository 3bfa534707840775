package fractura.cases;

import fractura.cases.risk.LesionVariation;
import fractura.cases.risk.ParameterRange;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.Warning;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.LawCoverage;
import fractura.solver.material.MaterialModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The bone of a case without its lesion and under other lesion laws. Every answer comes once per load case.
final class Variations {
    /// share of the bone outside a law's densities above which it is a caution (a choice)
    private static final double MOSTLY = 0.5;

    private final CaseFile asked;
    private final Scan scan;
    private final Model model;
    private final MaterialModel laws;
    private final Solver solver;
    private final Progress progress;

    /// Strength and stiffness under one load case.
    ///
    /// @param strengthNewton by the reported criterion, N
    /// @param newtonPerMm stiffness, N/mm
    record Answer(double strengthNewton, double newtonPerMm) {}

    /// Solves all load cases.
    interface Solver {
        /// @return one answer per load case
        List<Answer> of(Specimen specimen, MaterialModel laws);
    }

    Variations(CaseFile asked, Scan scan, Model model, MaterialModel laws, Solver solver, Progress progress) {
        this.asked = asked;
        this.scan = scan;
        this.model = model;
        this.laws = laws;
        this.solver = solver;
        this.progress = progress;
    }

    /// What the density law has to say about the bone.
    List<Warning> coverage(LawCoverage coverage) {
        List<Warning> found = new ArrayList<>();
        DensityLaw.Fit fit = laws.law().fit();
        Site site = model.specimen().site();
        if (!fit.isOf(site)) {
            found.add(Warning.caution(
                    "LAW",
                    laws.law().caseName() + " was fitted on bone of another place (" + fit.site() + "), and the "
                            + site.words() + " is computed with it: bone of one density is not as stiff at one site as"
                            + " at another (Morgan03). Take a law of this bone (materials: law)"));
        }
        double outside = coverage.shareOutsideFit();
        String words = Math.round(100 * outside) + " % of bone elements lie outside the densities "
                + laws.law().caseName() + " was fitted on (" + fit.lowestGcm3() + " to " + fit.highestGcm3()
                + " g/cm³)";
        if (outside > MOSTLY) {
            found.add(Warning.caution("LAW", words + "; the law is stretched beyond what it was measured on"));
        } else if (outside > 0) {
            found.add(Warning.note("LAW", words));
        }
        return found;
    }

    /// Strengths of the same bone without its lesion; empty when there is no such bone.
    List<OptionalDouble> intact(int loadCount) {
        List<OptionalDouble> strengths = new ArrayList<>();
        if (model.intact().isEmpty()) {
            for (int q = 0; q < loadCount; q++) {
                strengths.add(OptionalDouble.empty());
            }
            return strengths;
        }
        progress.stage("Solving the same bone without its lesion");
        solver.of(model.intact().get(), laws).forEach(a -> strengths.add(OptionalDouble.of(a.strengthNewton())));
        return strengths;
    }

    /// The cases under other lesion laws, by load case.
    List<List<CaseResult.Variant>> variants(int loadCount) {
        List<List<CaseResult.Variant>> byLoad = new ArrayList<>();
        for (int q = 0; q < loadCount; q++) {
            byLoad.add(new ArrayList<>());
        }
        if (hasBlastic()) {
            MaterialChoices.withoutPenalty(laws.blastic())
                    .ifPresent(plain -> add(
                            byLoad,
                            "blastic x1.0",
                            laws.withBlastic(plain),
                            "blastic bone as strong as its density says; whole-bone studies fit without a penalty"));
        }
        if (hasLytic()) {
            MaterialChoices.withoutBone(laws.lytic(), asked, scan)
                    .ifPresent(soft -> add(
                            byLoad,
                            "lesion holds no bone",
                            laws.withLytic(soft),
                            "soft tumour and fatty marrow read alike in CT; here everything that reads as soft tissue is"
                                    + " tumour"));
        }
        return byLoad;
    }

    /// What is disputed about the lesion's law.
    List<Warning> disputed() {
        return hasBlastic()
                ? List.of(Warning.caution(
                        "W11",
                        "the strength of blastic bone is disputed: the value uses the law of the case; without a penalty it is the"
                                + " blastic x1.0 variant, or the value itself where the case has none"))
                : List.of();
    }

    private void add(List<List<CaseResult.Variant>> byLoad, String name, MaterialModel with, String note) {
        progress.stage("Solving the variant '" + name + "'");
        List<Answer> answers = solver.of(model.specimen(), with);
        for (int q = 0; q < answers.size(); q++) {
            Answer a = answers.get(q);
            byLoad.get(q)
                    .add(new CaseResult.Variant(
                            name, OptionalDouble.of(a.strengthNewton()), OptionalDouble.of(a.newtonPerMm()), note));
        }
    }

    /// Strengths at the ends of what is uncertain about the lesion, by load case, for the interval.
    List<List<ParameterRange>> lesionRanges(int loadCount) {
        List<List<ParameterRange>> byLoad = new ArrayList<>();
        for (int q = 0; q < loadCount; q++) {
            byLoad.add(new ArrayList<>());
        }
        for (LesionVariation v : LesionVariation.of(laws, hasLytic(), hasBlastic())) {
            progress.stage("Solving for the interval: " + v.name());
            List<Answer> low = solver.of(model.specimen(), v.lowModel());
            List<Answer> high = solver.of(model.specimen(), v.highModel());
            for (int q = 0; q < loadCount; q++) {
                byLoad.get(q)
                        .add(v.withStrengths(
                                low.get(q).strengthNewton(), high.get(q).strengthNewton()));
            }
        }
        return byLoad;
    }

    private boolean hasLytic() {
        return Model.has(model.specimen(), Tissue.MIXED) || Model.has(model.specimen(), Tissue.LYTIC);
    }

    private boolean hasBlastic() {
        return Model.has(model.specimen(), Tissue.MIXED) || Model.has(model.specimen(), Tissue.BLASTIC);
    }
}
