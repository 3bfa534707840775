package fractura.cases;

import fractura.cases.CaseFile.LoadChoice;
import fractura.cases.CaseFile.LoadKind;
import fractura.cases.risk.HipTask;
import fractura.solver.material.DensityLaw;
import java.util.Arrays;
import java.util.List;

/// What a case means when it says nothing, by the bone it asks for.
final class SiteDefaults {
    private static final String FEMUR = "femur";

    private SiteDefaults() {}

    static String law(String bone) {
        return (bone.equals(FEMUR) ? DensityLaw.MORGAN_2003_FEMORAL_NECK : DensityLaw.KOPPERDAHL_2002_POWER).caseName();
    }

    static List<LoadChoice> loads(String bone) {
        List<LoadKind> kinds = bone.equals(FEMUR)
                ? List.of(LoadKind.STANCE, LoadKind.STAIRS, LoadKind.SIDEWAYS_FALL)
                : List.of(LoadKind.COMPRESSION);
        return kinds.stream().map(LoadChoice::new).toList();
    }

    /// The usual tasks the loads stand for.
    static List<String> demands(String bone, List<LoadChoice> loads) {
        return bone.equals(FEMUR)
                ? Arrays.stream(HipTask.values())
                        .filter(HipTask::isUsual)
                        .filter(t -> loads.stream()
                                .anyMatch(l -> t.loads().contains(l.kind().words())))
                        .map(HipTask::caseName)
                        .toList()
                : CaseKeys.VERTEBRA_TASKS;
    }

    /// Names of the tasks a bone can be compared with.
    static List<String> tasks(String bone) {
        return bone.equals(FEMUR) ? CaseKeys.HIP_TASKS : CaseKeys.VERTEBRA_TASKS;
    }
}
