package fractura.cases;

import fractura.mesh.Warning;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import fractura.solver.strength.BoneStrain;
import fractura.solver.strength.StrainLimits;
import java.util.List;

/// What one load case gave.
///
/// @param result for the result file
/// @param solution of the bone with its lesions
/// @param materials it was solved with
/// @param conditions its supports and forces
/// @param strain averaged strains of bone
/// @param limits of strain, for the map of utilisation
/// @param worst the task with the greatest load; the load as solved when no task was asked for
/// @param findings of laws, solve and risk
record LoadOutcome(
        CaseResult.LoadResult result,
        Solution solution,
        Materials materials,
        BoundaryConditions conditions,
        BoneStrain strain,
        StrainLimits limits,
        TaskComparison.Task worst,
        List<Warning> findings) {
    /// The load that `fields.vtu` and the first pictures show: the one with the highest factor of risk, the earlier
    /// on a tie.
    ///
    /// @param outcomes at least one
    /// @return one of them
    static LoadOutcome shown(List<LoadOutcome> outcomes) {
        LoadOutcome shown = outcomes.getFirst();
        for (LoadOutcome o : outcomes) {
            shown = o.highestFactor() > shown.highestFactor() ? o : shown;
        }
        return shown;
    }

    /// @param outcomes all load cases
    /// @return name of the file this one's fields go to
    String fieldFile(List<LoadOutcome> outcomes) {
        return this == shown(outcomes) ? "fields.vtu" : "fields-" + result.load() + ".vtu";
    }

    /// @param outcomes all load cases
    /// @return name of the picture of the scan where this one fails first
    String scanFile(List<LoadOutcome> outcomes) {
        return this == shown(outcomes) ? "scan-planes.png" : "scan-planes-" + result.load() + ".png";
    }

    private double highestFactor() {
        return result.demands().stream()
                .flatMapToDouble(d -> d.factorOfRisk().stream())
                .max()
                .orElse(0);
    }

    /// @return load of the solution, N
    double appliedNewton() {
        return result.appliedNewton().orElseThrow();
    }
}
