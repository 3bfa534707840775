package fractura.cases;

import fractura.cases.risk.HipDemand;
import fractura.cases.risk.HipTask;
import fractura.cases.risk.Subject;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Warning;
import fractura.solver.load.FemurLoad;
import fractura.solver.load.HipActivity;
import java.util.ArrayList;
import java.util.List;

/// The load cases of a femur, each as large as it is for this person.
///
/// @param loads that can be put on the bone, in the order of the case
/// @param findings why others cannot
record FemurLoads(List<FemurLoad> loads, List<Warning> findings) {
    /// @throws InputException when no load can be put on the bone, with the reason of the first
    static FemurLoads of(CaseFile asked, Subject subject, Specimen specimen) {
        List<FemurLoad> loads = new ArrayList<>();
        List<Warning> findings = new ArrayList<>();
        List<InputException> refused = new ArrayList<>();
        for (CaseFile.LoadChoice choice : asked.loads()) {
            FemurLoad load = load(choice, subject, asked);
            try {
                findings.addAll(load.on(specimen).warnings());
                loads.add(load);
            } catch (InputException e) {
                refused.add(e);
                findings.add(Warning.caution("LOAD", load.caseName() + " is left out: " + e.getMessage()));
            }
        }
        if (loads.isEmpty()) {
            throw refused.getFirst();
        }
        return new FemurLoads(loads, findings);
    }

    private static FemurLoad load(CaseFile.LoadChoice choice, Subject subject, CaseFile asked) {
        double weight = subject.weightNewton();
        return switch (choice.kind()) {
            case STANCE -> new FemurLoad.Muscles(HipActivity.WALKING, weight);
            case STAIRS -> new FemurLoad.Muscles(HipActivity.STAIR_CLIMBING, weight);
            case SIDEWAYS_FALL ->
                new FemurLoad.SidewaysFall(HipDemand.of(
                                HipTask.SIDEWAYS_FALL, subject, asked.subject().trochantericTissueMm())
                        .newton());
            case SINGLE_FORCE ->
                new FemurLoad.HeadForce(
                        HipActivity.WALKING.jointPercent() / 100 * weight,
                        choice.angleDeg().orElse(FemurLoad.HeadForce.DEFAULT_ANGLE_DEG));
            case COMPRESSION -> throw new IllegalStateException("A femur has no discs to be compressed between");
        };
    }
}
