package fractura.cases.risk;

import fractura.mesh.InputException;
import java.util.Locale;
import java.util.OptionalDouble;

/// Force on the hip in one task (theory, eq. 16).
///
/// Walking and stairs are shares of body weight (Bergmann01). A fall on the side is the impact of a mass on a
/// spring: F = √(2 g h m k) with h = 0.51 of body height, m = 7/20 of body mass, k = 71 kN/m, less 71 N for each
/// millimetre of soft tissue over the trochanter (Robinovitch91, Robinovitch95; numbers as recalled).
///
/// @param task what is done
/// @param newton force of the joint on the head, or of the ground on the trochanter, N, above 0
public record HipDemand(HipTask task, double newton) {
    private static final double GRAVITY = 9.81;
    private static final double DROP_OVER_HEIGHT = 0.51;
    private static final double EFFECTIVE_MASS = 7.0 / 20;
    private static final double STIFFNESS_NEWTON_PER_M = 71_000;
    private static final double NEWTON_PER_MM_OF_TISSUE = 71;

    /// @param task what is done
    /// @param subject who does it
    /// @param softTissueMm soft tissue over the trochanter, mm, if known
    /// @return the force
    /// @throws InputException when the soft tissue would take up the whole fall
    public static HipDemand of(HipTask task, Subject subject, OptionalDouble softTissueMm) {
        if (task != HipTask.SIDEWAYS_FALL) {
            return new HipDemand(task, task.percentOfWeight() / 100 * subject.weightNewton());
        }
        double impact = fall(subject);
        double newton = impact - NEWTON_PER_MM_OF_TISSUE * softTissueMm.orElse(0);
        if (!(newton > 0)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Soft tissue of %.0f mm (subject: trochanteric-soft-tissue-mm) would take up more than the whole fall of"
                            + " %.0f N: the rule of 71 N for each millimetre does not reach so far. Check the thickness.",
                    softTissueMm.orElse(0),
                    impact));
        }
        return new HipDemand(task, newton);
    }

    /// @param subject who falls
    /// @return force of the impact without soft tissue, N
    public static double fall(Subject subject) {
        double drop = DROP_OVER_HEIGHT * subject.heightM();
        double mass = EFFECTIVE_MASS * subject.massKg();
        return Math.sqrt(2 * GRAVITY * drop * mass * STIFFNESS_NEWTON_PER_M);
    }
}
