package fractura.cases.risk;

import fractura.mesh.InputException;
import java.util.Locale;
import java.util.OptionalDouble;

/// Compression of one vertebra in one task, from statics in the plane of bending with one extensor muscle.
///
/// Standing and carrying: F = 1.4 W + W_h. Bent by θ: M = W 0.20 H sin θ + W_h d, F = M / r + (W + W_h) cos θ
/// (theory, eq. 13), with W the weight above the level, H body height, r the lever of the muscle. The structure
/// follows (Bouxsein06), the numbers are our stand-in for level-specific musculoskeletal models.
///
/// @param task what is done
/// @param level `T1` to `T12` or `L1` to `L5`
/// @param staticsNewton load by statics, N
/// @param uprightNewton what standing upright with the same weight in the hands takes, N
/// @param boundNewton greatest load that measured disc pressure allows, 0.66 p A, N; empty when not asked for, and
///     above the lumbar spine
public record SpineDemand(
        SpineTask task, String level, double staticsNewton, double uprightNewton, OptionalDouble boundNewton) {
    private static final double STANDING_FACTOR = 1.4;
    private static final double TRUNK_LEVER_OVER_HEIGHT = 0.20;
    private static final double LUMBAR_MUSCLE_LEVER_M = 0.055;
    private static final double THORACIC_MUSCLE_LEVER_M = 0.045;
    private static final double PRESSURE_TO_MEAN = 0.66;

    // levels counted from T1 = 1, and the share of body weight carried above them, linear between
    private static final int THORACIC_COUNT = 12;
    private static final int LUMBAR_COUNT = 5;
    private static final double[] LEVEL = {1, 4, 8, 12, 13, 14, 15, 16, 17};
    private static final double[] WEIGHT_SHARE = {0.18, 0.26, 0.36, 0.46, 0.49, 0.52, 0.55, 0.58, 0.61};

    /// @param task what is done
    /// @param level `T1` to `T12` or `L1` to `L5`
    /// @param subject who does it
    /// @return the load by statics, not bounded
    /// @throws InputException when the level has no entry
    public static SpineDemand of(SpineTask task, String level, Subject subject) {
        double above = weightShareAbove(level) * subject.weightNewton();
        double held = task.heldNewton();
        double upright = STANDING_FACTOR * above + held;
        double newton;
        if (task.angleDeg() == 0) {
            newton = upright;
        } else {
            double angle = Math.toRadians(task.angleDeg());
            double moment =
                    above * TRUNK_LEVER_OVER_HEIGHT * subject.heightM() * Math.sin(angle) + held * task.leverM();
            boolean shortLever = isThoracic(level) || task == SpineTask.LATERAL_BENDING_10KG;
            double muscle = moment / (shortLever ? THORACIC_MUSCLE_LEVER_M : LUMBAR_MUSCLE_LEVER_M);
            newton = muscle + (above + held) * Math.cos(angle);
        }
        return new SpineDemand(task, level, newton, upright, OptionalDouble.empty());
    }

    /// The same demand, never above what disc pressures measured in such tasks allow (Wilke99). They were measured
    /// in the disc L4-5, so they bound lumbar loads alone (decision 0021).
    ///
    /// @param endplateAreaMm2 mean area of the endplates, mm², above 0
    /// @return the demand with its bound, if there is one
    public SpineDemand boundedBy(double endplateAreaMm2) {
        if (!(endplateAreaMm2 > 0)) {
            throw new IllegalArgumentException("Endplate area " + endplateAreaMm2 + " mm² must be above 0");
        }
        if (isThoracic(level)) {
            return this;
        }
        double bound = PRESSURE_TO_MEAN * task.pressureMPa() * endplateAreaMm2;
        return new SpineDemand(task, level, staticsNewton, uprightNewton, OptionalDouble.of(bound));
    }

    /// @return the load used: statics, or the bound where that is smaller, but no less than standing upright takes, N
    public double newton() {
        return Math.min(staticsNewton, Math.max(uprightNewton, boundNewton.orElse(Double.POSITIVE_INFINITY)));
    }

    /// @return whether the bound is the smaller one
    public boolean isBounded() {
        return newton() < staticsNewton;
    }

    /// @return how the load was obtained, one line for reports
    public String note() {
        return isBounded()
                ? String.format(
                        Locale.ROOT,
                        "%s: statics give %.0f N, more than the pressure measured in the disc L4-5 and this endplate's area allow;"
                                + " %.0f N used",
                        task.caseName(),
                        staticsNewton,
                        newton())
                : String.format(Locale.ROOT, "%s: %.0f N by statics", task.caseName(), newton());
    }

    /// @param level `T1` to `T12` or `L1` to `L5`
    /// @return share of body weight above that level
    static double weightShareAbove(String level) {
        int n = number(level);
        int k = 1;
        while (LEVEL[k] < n) {
            k++;
        }
        double t = (n - LEVEL[k - 1]) / (LEVEL[k] - LEVEL[k - 1]);
        return WEIGHT_SHARE[k - 1] + t * (WEIGHT_SHARE[k] - WEIGHT_SHARE[k - 1]);
    }

    private static boolean isThoracic(String level) {
        return number(level) <= THORACIC_COUNT;
    }

    private static int number(String level) {
        if (level.matches("T([1-9]|1[0-2])")) {
            return Integer.parseInt(level.substring(1));
        }
        if (level.matches("L[1-" + LUMBAR_COUNT + "]")) {
            return THORACIC_COUNT + Integer.parseInt(level.substring(1));
        }
        throw new InputException("No table of loads for vertebra '" + level
                + "' (site: level). Loads are known for T1 to T12 and L1 to L5.");
    }
}
