package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a mask of a femur looks like from head to end.
///
/// @param lengthMm from its top to its lowest point, along the patient's axis
/// @param widestMm2 largest section below the head and above the knee, square to that axis
/// @param neckDegrees between the usual direction of a neck and that in which the mask leaves the head
/// @param isThroughKnee whether it narrows below its end and widens again: the tibia hangs on it
record FemurExtent(double lengthMm, double widestMm2, double neckDegrees, boolean isThroughKnee) {
    /// Project choices: sections through both trochanters of big men stay below; femora longer than this are as
    /// good as unknown.
    private static final double MOST_MM2 = 5000;

    private static final double MOST_LENGTH_MM = 560;
    private static final double MOST_NECK_DEGREES = 60;

    /// Less than this below the head, and neither lesser trochanter nor shaft are there.
    private static final double SHORT_MM = 100;

    /// No knee lies nearer to the hip.
    private static final double KNEE_FROM_MM = 280;

    private static final double NECK_REACH_MM = 25;

    static FemurExtent of(Cut cut, HeadBall head, double[] usualNeck) {
        Grid g = cut.grid();
        double point = g.spacingMm()[0] * g.spacingMm()[1];
        double[] areas = new double[g.nz()];
        double[] sum = new double[3];
        for (int v = 0; v < cut.filled().length; v++) {
            if (cut.filled()[v]) {
                areas[v / (g.nx() * g.ny())] += point;
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                double away = head.distance(p);
                for (int a = 0; away > 2 && away < NECK_REACH_MM && a < 3; a++) {
                    sum[a] += (p[a] - head.centre()[a]) / (away + head.radiusMm());
                }
            }
        }
        int top = g.nz() - 1;
        while (top > 0 && areas[top] == 0) {
            top--;
        }
        int low = 0;
        while (low < top && areas[low] == 0) {
            low++;
        }
        double step = g.spacingMm()[2];
        int below = (int) ((head.centre()[2] - head.radiusMm() - g.originMm()[2]) / step);
        int knee = (int) (top - KNEE_FROM_MM / step);
        double widest = 0;
        for (int k = Math.max(low, knee); k < Math.min(below, g.nz()); k++) {
            widest = Math.max(widest, areas[k]);
        }
        double norm = Math.sqrt(BodyFrame.dot(sum, sum));
        double cosine = norm == 0 ? -1 : Math.clamp(BodyFrame.dot(sum, usualNeck) / norm, -1.0, 1.0);
        return new FemurExtent(
                (top - low + 1) * step, widest, Math.toDegrees(Math.acos(cosine)), narrowsAgain(areas, low, knee));
    }

    /// From the shaft down: the section grows to the condyles, falls below half of that, and grows to two thirds.
    private static boolean narrowsAgain(double[] areas, int low, int knee) {
        double widest = 0;
        double least = Double.MAX_VALUE;
        for (int k = knee; k >= low; k--) {
            if (areas[k] > widest) {
                widest = areas[k];
                least = areas[k];
            }
            least = Math.min(least, areas[k]);
            if (least < 0.5 * widest && areas[k] > 0.66 * widest) {
                return true;
            }
        }
        return false;
    }

    /// @throws InputException when no femur is like that
    void refuse() {
        if (isThroughKnee || lengthMm > MOST_LENGTH_MM) {
            throw implausible(
                    "the mask is %.0f mm long%s",
                    lengthMm, isThroughKnee ? " and runs through the knee into the tibia" : ", longer than any femur");
        }
        if (neckDegrees > MOST_NECK_DEGREES) {
            throw implausible(
                    "what hangs on the ball around the seed leaves it %.0f degrees off the usual direction of a neck"
                            + " (at most %.0f): it is no femoral head, the other side's, or its neck is not in the scan",
                    neckDegrees, MOST_NECK_DEGREES);
        }
        if (widestMm2 > MOST_MM2) {
            throw implausible(
                    "below the head the mask has a section of %.0f cm² (at most %.0f): it leaks into its neighbours",
                    widestMm2 / 100, MOST_MM2 / 100);
        }
    }

    private static InputException implausible(String form, Object... numbers) {
        return new InputException("No single femur found (" + Doubt.Reason.IMPLAUSIBLE_SIZE.words() + "): "
                + String.format(Locale.ROOT, form, numbers)
                + ". Move the seed to the middle of the head, name the side, cut the scan to the bone, or draw the"
                + " mask by hand.");
    }

    List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        if (lengthMm < SHORT_MM) {
            doubts.add(Doubts.words(
                    Doubt.Reason.LEAVES_SCAN,
                    "Only %.0f mm of the femur are in the mask: the bone below the lesser trochanter is not there.",
                    lengthMm));
        }
        return doubts;
    }
}
