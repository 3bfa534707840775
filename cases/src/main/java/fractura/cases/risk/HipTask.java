package fractura.cases.risk;

import fractura.mesh.Named;
import java.util.List;

/// What a person does with the hip, as the greatest force of the joint on the head, and the load cases that stand
/// for it.
///
/// A task is held against the strength under its own load case and no other. One-leg standing loads the hip
/// slightly less than walking (Bergmann01), which gives no number: that of walking is taken. Stumbling was
/// measured at 720 to 870 % in the same work; its upper end is used, under the direction of walking, which nobody
/// measured, so it is compared only when asked for.
public enum HipTask implements Named {
    // spotless:off
    /// standing on one leg
    STANDING("standing", 238, List.of("stance", "single-force"), true),
    /// walking at 4 km/h
    WALKING("walking", 238, List.of("stance", "single-force"), true),
    /// stumbling without falling
    STUMBLING("stumbling", 870, List.of("stance", "single-force"), false),
    /// climbing stairs
    STAIRS("stairs", 251, List.of("stairs"), true),
    /// falling on the side from standing
    SIDEWAYS_FALL("sideways-fall", 0, List.of("sideways-fall"), true);
    // spotless:on

    private final String caseName;
    private final double percentOfWeight;
    private final List<String> loads;
    private final boolean isUsual;

    HipTask(String caseName, double percentOfWeight, List<String> loads, boolean isUsual) {
        this.caseName = caseName;
        this.percentOfWeight = percentOfWeight;
        this.loads = loads;
        this.isUsual = isUsual;
    }

    /// @param name for example `walking`
    /// @return the task
    /// @throws fractura.mesh.InputException when there is none; the message lists all
    public static HipTask byName(String name) {
        return Named.find(values(), name, "task of a femur", "demands");
    }

    @Override
    public String caseName() {
        return caseName;
    }

    /// @return names of the load cases that stand for it
    public List<String> loads() {
        return loads;
    }

    /// @return whether it is compared when a case names no task
    public boolean isUsual() {
        return isUsual;
    }

    /// @return force on the head, percent of body weight; 0 where it does not follow from weight alone
    double percentOfWeight() {
        return percentOfWeight;
    }
}
