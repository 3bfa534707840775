package fractura.cases;

import fractura.cases.risk.LesionVariation;
import fractura.cases.risk.ParameterRange;
import fractura.cases.risk.Score;
import fractura.mesh.DensityKind;
import fractura.mesh.Warning;
import fractura.mesh.cortex.CorticalThickness;
import fractura.solver.SolveReport;
import fractura.solver.strength.StrengthEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/// Everything the program concluded about one case. A thing that was not computed is absent, never 0.
///
/// @param caseName name of the case
/// @param status how far the numbers may be used
/// @param site which bone
/// @param model the finite-element model; absent when none was built
/// @param calibration how Hounsfield units became density; absent when none was applied
/// @param lesions what the bone holds
/// @param loads one per load case; without estimates when not reportable
/// @param scores published scores, beside the strength and no part of it
/// @param warnings every finding, accepted ones included
/// @param provenance what made the result
public record CaseResult(
        String caseName,
        Status status,
        CaseFile.SiteChoice site,
        Optional<Model> model,
        Optional<Calibration> calibration,
        List<Lesion> lesions,
        List<LoadResult> loads,
        List<Score> scores,
        List<Warning> warnings,
        Provenance provenance) {
    public CaseResult {
        boolean anyStrength = loads.stream().anyMatch(l -> !l.estimates().isEmpty());
        if (status == Status.NOT_REPORTABLE && anyStrength) {
            throw new IllegalArgumentException("Case " + caseName + " is not reportable but has a strength");
        }
        if (status != Status.NOT_REPORTABLE && warnings.stream().anyMatch(w -> w.level() == Warning.Level.BLOCK)) {
            throw new IllegalArgumentException("Case " + caseName + " has a blocking finding but is " + status.words());
        }
    }

    /// @param note a finding that leaves the status as it is
    /// @return the same result with the finding at the end
    public CaseResult with(Warning note) {
        List<Warning> all = new ArrayList<>(warnings);
        all.add(note);
        return new CaseResult(
                caseName, status, site, model, calibration, lesions, loads, scores, List.copyOf(all), provenance);
    }

    /// How far the numbers may be used.
    public enum Status {
        /// nothing speaks against the number
        REPORTABLE("reportable"),
        /// a number with reservations; the warnings say which
        CAUTION("caution"),
        /// no strength and no risk is given
        NOT_REPORTABLE("not-reportable");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /// @return the status as written in results
        public String words() {
            return words;
        }

        /// The status that follows from findings.
        ///
        /// @param findings of scan, calibration, model and solve, accepted ones already lowered to caution
        /// @return the worst of them
        public static Status of(List<Warning> findings) {
            Status worst = REPORTABLE;
            for (Warning w : findings) {
                Status here =
                        switch (w.level()) {
                            case NOTE -> REPORTABLE;
                            case CAUTION -> CAUTION;
                            case BLOCK -> NOT_REPORTABLE;
                        };
                worst = here.compareTo(worst) > 0 ? here : worst;
            }
            return worst;
        }
    }

    /// The finite-element model.
    ///
    /// @param kind `voxel`
    /// @param voxelMm edge of its elements, mm
    /// @param elementCount elements
    /// @param nodeCount nodes
    /// @param dofCount unknowns
    /// @param boneVolumeCm3 volume of bone elements, lesions included, cm³
    /// @param heightMm height that enters the strength formula, mm
    /// @param meanDensityMgCm3 mean calibrated density of bone elements, mg/cm³
    /// @param cortex how thick the cortex looks in the scan; no part of the strength; absent when not measured
    public record Model(
            String kind,
            double voxelMm,
            int elementCount,
            int nodeCount,
            long dofCount,
            double boneVolumeCm3,
            OptionalDouble heightMm,
            OptionalDouble meanDensityMgCm3,
            Optional<CorticalThickness> cortex) {}

    /// How Hounsfield units became density.
    ///
    /// @param method as in the case file: `fixed`, `internal`, `phantom`, `record`, `none`, `already-density`
    /// @param densityKind what the density is equivalent to
    /// @param densityAtHu density (mg/cm³) at some HU values; empty when the scan held density
    /// @param r2 coefficient of determination of the fit
    /// @param residualMgCm3 standard deviation of one density, mg/cm³; absent when nothing measures it
    /// @param words the calibration in one line
    /// @param points what was measured for it
    public record Calibration(
            String method,
            DensityKind densityKind,
            SortedMap<Integer, Double> densityAtHu,
            OptionalDouble r2,
            OptionalDouble residualMgCm3,
            String words,
            List<CalibrationPoint> points) {}

    /// A rod or a tissue the calibration rests on.
    ///
    /// @param name for example `rod 1` or `muscle, label 86`
    /// @param hu its value in the scan, HU
    /// @param densityMgCm3 density by certificate, mg/cm³; rods only
    /// @param residualMgCm3 what the fit gives minus the certificate, mg/cm³; rods only
    /// @param sdHu spread of its voxels, HU; absent when measured by hand
    /// @param driftHuPer100mm change along the scan; measured rods only
    /// @param voxelCount voxels measured
    public record CalibrationPoint(
            String name,
            double hu,
            OptionalDouble densityMgCm3,
            OptionalDouble residualMgCm3,
            OptionalDouble sdHu,
            OptionalDouble driftHuPer100mm,
            OptionalInt voxelCount) {}

    /// Lesions of one type.
    ///
    /// @param type `lytic`, `blastic` or `mixed`
    /// @param volumeCm3 volume inside the bone, cm³
    /// @param shareOfBonePercent of the bone volume, percent
    public record Lesion(String type, double volumeCm3, double shareOfBonePercent) {}

    /// What one load case gave.
    ///
    /// @param load name of the load case
    /// @param appliedNewton force of the solved step, N
    /// @param stiffnessNewtonPerMm force per shortening, N/mm
    /// @param estimates strength under several criteria; the first is the one reported
    /// @param withoutLesion the same bone with the lesion replaced by normal bone; absent when there is no lesion
    /// @param demands tasks of daily life held against the strength
    /// @param failureSite where it breaks first
    /// @param variants the same bone under other lesion laws
    /// @param solve how the solve went
    /// @param discretisation what the size of the voxels does to stiffness and strength; not part of any interval
    /// @param setUp where forces act and what holds the bone, in words; absent where the load's name says it
    /// @param strengthWithheld why there is no strength though the load was solved; absent when there is one
    /// @param fieldFile name of the file with its fields; absent when none is written
    public record LoadResult(
            String load,
            OptionalDouble appliedNewton,
            OptionalDouble stiffnessNewtonPerMm,
            List<Estimate> estimates,
            Optional<WithoutLesion> withoutLesion,
            List<Demand> demands,
            Optional<FailureSite> failureSite,
            List<Variant> variants,
            Optional<SolveReport> solve,
            Discretisation discretisation,
            Optional<String> setUp,
            Optional<String> strengthWithheld,
            Optional<String> fieldFile) {
        public LoadResult {
            if (strengthWithheld.isPresent() && !estimates.isEmpty()) {
                throw new IllegalArgumentException(
                        load + " has a strength that is withheld: " + strengthWithheld.get());
            }
        }

        /// @param name of the file with its fields
        /// @return the same result with it
        LoadResult withFieldFile(String name) {
            return new LoadResult(
                    load,
                    appliedNewton,
                    stiffnessNewtonPerMm,
                    estimates,
                    withoutLesion,
                    demands,
                    failureSite,
                    variants,
                    solve,
                    discretisation,
                    setUp,
                    strengthWithheld,
                    Optional.of(name));
        }

        /// @param reason why nobody can stand behind the strength, in words that end a sentence
        /// @return the same solve without strength, and without what follows from it
        LoadResult withoutStrength(String reason) {
            return new LoadResult(
                    load,
                    appliedNewton,
                    stiffnessNewtonPerMm,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    variants.stream().map(Variant::withoutStrength).toList(),
                    solve,
                    discretisation.withoutStrength(),
                    setUp,
                    Optional.of(reason),
                    fieldFile);
        }

        /// @return the reported estimate: the first one, if any
        public Optional<Estimate> reported() {
            return estimates.stream().findFirst();
        }

        /// @return strength of the same bone without its lesion by the first criterion, N; absent when there is none
        public OptionalDouble strengthWithoutLesionNewton() {
            return withoutLesion.stream()
                    .mapToDouble(WithoutLesion::strengthNewton)
                    .findFirst();
        }

        /// @return share of the strength the lesion took, percent; negative when the bone with lesion is stronger
        public OptionalDouble lesionLossPercent() {
            return loss(estimates.stream().mapToDouble(Estimate::strengthNewton).findFirst());
        }

        /// @return the loss at the end of what is uncertain about the lesion's law where it takes least, percent;
        ///     absent when nothing is
        public OptionalDouble lesionLossLowPercent() {
            return loss(withoutLesion.map(WithoutLesion::strongestNewton).orElse(OptionalDouble.empty()));
        }

        /// @return the loss at the end where it takes most, percent; absent when nothing is uncertain
        public OptionalDouble lesionLossHighPercent() {
            return loss(withoutLesion.map(WithoutLesion::weakestNewton).orElse(OptionalDouble.empty()));
        }

        private OptionalDouble loss(OptionalDouble withNewton) {
            if (estimates.isEmpty() || withoutLesion.isEmpty() || withNewton.isEmpty()) {
                return OptionalDouble.empty();
            }
            double without = withoutLesion.get().strengthNewton();
            return OptionalDouble.of(100 * (without - withNewton.getAsDouble()) / without);
        }
    }

    /// The same bone and load without the lesion, and how weak and strong the bone may be with it.
    ///
    /// Density law and calibration act on both bones alike, so that the share a lesion takes hangs on its own law
    /// above all.
    ///
    /// @param strengthNewton without lesion, first criterion, N
    /// @param weakestNewton least strength with the lesion over what is uncertain about its law, one parameter at a
    ///     time, N; absent when nothing is
    /// @param strongestNewton greatest strength likewise, N
    public record WithoutLesion(double strengthNewton, OptionalDouble weakestNewton, OptionalDouble strongestNewton) {
        /// @param intactNewton strength without lesion, N; empty when there is no lesion
        /// @param withNewton strength with the lesion, N
        /// @param ranges what was solved at the ends of uncertain parameters, of the lesion and others
        /// @return both bones' strengths
        static Optional<WithoutLesion> of(OptionalDouble intactNewton, double withNewton, List<ParameterRange> ranges) {
            if (intactNewton.isEmpty()) {
                return Optional.empty();
            }
            List<ParameterRange> own = ranges.stream()
                    .filter(r -> r.cause().equals(LesionVariation.CAUSE))
                    .toList();
            return Optional.of(new WithoutLesion(
                    intactNewton.getAsDouble(),
                    own.stream()
                            .mapToDouble(r -> Math.min(withNewton, Math.min(r.lowNewton(), r.highNewton())))
                            .min(),
                    own.stream()
                            .mapToDouble(r -> Math.max(withNewton, Math.max(r.lowNewton(), r.highNewton())))
                            .max()));
        }
    }

    /// Strength under one criterion.
    ///
    /// @param criterion in words, for example `linear 0.0068 K H`
    /// @param strengthNewton load that breaks the bone, N, above 0
    /// @param lowNewton lower bound, N; absent when it would not be above 0
    /// @param highNewton upper bound, N
    /// @param source citation key
    /// @param isInDomain whether bone, load and density lie within what the criterion was fitted on
    public record Estimate(
            String criterion,
            double strengthNewton,
            OptionalDouble lowNewton,
            OptionalDouble highNewton,
            String source,
            boolean isInDomain) {
        static Estimate of(StrengthEstimate e) {
            return new Estimate(e.criterion(), e.newton(), e.low(), e.high(), e.source(), e.inDomain());
        }

        public Estimate {
            if (!(strengthNewton > 0) || Double.isInfinite(strengthNewton)) {
                throw new IllegalArgumentException("Strength must be finite and above 0, got " + strengthNewton + " N");
            }
            checkBand("Strength by " + criterion, strengthNewton, lowNewton, highNewton);
            if (lowNewton.isPresent() && !(lowNewton.getAsDouble() > 0)) {
                throw new IllegalArgumentException("A lower bound of " + lowNewton.getAsDouble()
                        + " N is no strength; leave it absent (" + criterion + ")");
            }
        }
    }

    /// A task of daily life held against the strength.
    ///
    /// @param task for example `lifting-20kg`
    /// @param demandNewton load the task puts on the bone, N
    /// @param factorOfRisk demand over strength; 1 and above means failure predicted
    /// @param low lower bound of the factor
    /// @param high upper bound of the factor
    /// @param exceedanceProbability chance that the demand exceeds the strength, 0 to 1
    /// @param riskClass class in words, for example `moderate`
    public record Demand(
            String task,
            double demandNewton,
            OptionalDouble factorOfRisk,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble exceedanceProbability,
            String riskClass) {
        public Demand {
            factorOfRisk.ifPresent(f -> checkBand("Factor of risk of " + task, f, low, high));
        }
    }

    /// Where the bone breaks first.
    ///
    /// @param xMm to the left, LPS, mm
    /// @param yMm to the back, LPS, mm
    /// @param zMm to the head, LPS, mm
    /// @param words anatomical words
    public record FailureSite(double xMm, double yMm, double zMm, String words) {}

    /// The same bone and load under another lesion law.
    ///
    /// @param name for example `blastic x1.0`
    /// @param strengthNewton by the reported criterion, N
    /// @param stiffnessNewtonPerMm force per shortening, N/mm
    /// @param note what the variant means
    public record Variant(
            String name, OptionalDouble strengthNewton, OptionalDouble stiffnessNewtonPerMm, String note) {
        private Variant withoutStrength() {
            return new Variant(name, OptionalDouble.empty(), stiffnessNewtonPerMm, note);
        }
    }

    private static void checkBand(String what, double value, OptionalDouble low, OptionalDouble high) {
        if (low.orElse(value) > value || high.orElse(value) < value) {
            throw new IllegalArgumentException(what + " is " + value + " outside its own interval "
                    + low.orElse(Double.NaN) + " to " + high.orElse(Double.NaN));
        }
    }
}
