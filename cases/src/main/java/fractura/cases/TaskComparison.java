package fractura.cases;

import fractura.cases.risk.CalibrationSpread;
import fractura.cases.risk.FactorOfRisk;
import fractura.cases.risk.ParameterRange;
import fractura.cases.risk.Subject;
import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import fractura.solver.material.DensityLaw;
import fractura.solver.material.DensitySensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Holds tasks of daily life against a strength.
///
/// @param demands in the order of the tasks
/// @param lowNewton 5 % bound of the strength, N
/// @param highNewton 95 % bound of the strength, N
/// @param findings about the tasks
record TaskComparison(List<CaseResult.Demand> demands, double lowNewton, double highNewton, List<Warning> findings) {
    /// A task and its load.
    ///
    /// @param name for example `walking`
    /// @param newton load it puts on the bone, N
    /// @param finding what is to be said about that load
    record Task(String name, double newton, Optional<Warning> finding) {
        /// @return a task about which nothing is to be said
        static Task of(String name, double newton) {
            return new Task(name, newton, Optional.empty());
        }
    }

    /// What is uncertain about a strength and its loads.
    ///
    /// @param isLoadAssumed whether body mass or height was assumed
    /// @param calibration how far densities may be off
    /// @param density answer of the modulus to an error of density
    record Uncertain(boolean isLoadAssumed, CalibrationSpread calibration, DensitySensitivity density) {
        static Uncertain of(Subject subject, Scan scan, Specimen specimen, DensityLaw law) {
            return new Uncertain(
                    subject.isAssumed(),
                    new CalibrationSpread(
                            scan.calibration().isAssumed(), scan.calibrated().residualMgCm3()),
                    DensitySensitivity.of(specimen, law));
        }
    }

    /// @param strengthNewton the strength, N
    /// @param tasks to compare; none is allowed
    /// @param uncertain about strength and loads
    /// @param ranges strengths at the ends of uncertain parameters
    /// @return the comparison
    static TaskComparison of(
            double strengthNewton, List<Task> tasks, Uncertain uncertain, List<ParameterRange> ranges) {
        FactorOfRisk bare = risk(strengthNewton, strengthNewton, uncertain, ranges);
        List<CaseResult.Demand> demands = new ArrayList<>();
        List<Warning> findings = new ArrayList<>();
        List<String> straddling = new ArrayList<>();
        for (Task task : tasks) {
            task.finding().ifPresent(findings::add);
            FactorOfRisk risk = risk(strengthNewton, task.newton(), uncertain, ranges);
            if (risk.isStraddling()) {
                straddling.add(task.name());
            }
            demands.add(new CaseResult.Demand(
                    task.name(),
                    task.newton(),
                    OptionalDouble.of(risk.value()),
                    OptionalDouble.of(risk.low()),
                    OptionalDouble.of(risk.high()),
                    OptionalDouble.of(risk.probability()),
                    risk.riskClass().words()));
        }
        if (!straddling.isEmpty()) {
            findings.add(Warning.caution(
                    "W13",
                    String.join(", ", straddling)
                            + (straddling.size() == 1
                                    ? ": the interval of the factor of risk holds 1"
                                    : ": the intervals of the factor of risk hold 1")
                            + ": failure and survival cannot be told apart"));
        }
        findings.add(Warning.note("INTERVAL", FactorOfRisk.LIMITS));
        return new TaskComparison(demands, bare.strengthLowNewton(), bare.strengthHighNewton(), List.copyOf(findings));
    }

    private static FactorOfRisk risk(
            double strengthNewton, double demandNewton, Uncertain uncertain, List<ParameterRange> ranges) {
        return FactorOfRisk.of(new FactorOfRisk.Inputs(
                strengthNewton,
                demandNewton,
                uncertain.isLoadAssumed(),
                uncertain.calibration(),
                uncertain.density(),
                ranges));
    }

    /// The task with the greatest load; the earlier on a tie; the load as solved when there is no task.
    Task worst(double appliedNewton) {
        Task worst = Task.of("load as solved", appliedNewton);
        for (int i = 0; i < demands.size(); i++) {
            CaseResult.Demand d = demands.get(i);
            worst = i == 0 || d.demandNewton() > worst.newton() ? Task.of(d.task(), d.demandNewton()) : worst;
        }
        return worst;
    }
}
