package fractura.mesh.cortex;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/// Fits a blurred plate of given density to a profile by damped least squares (Marquardt63).
///
/// @param plate density of the plate, g/cm³
/// @param usualBlurMm blur that the rest of the bone shows, mm; it holds the blur of one profile near it
/// @param trust how strongly, as a share of the plate's density per unit of ln σ; 0 leaves the blur free
/// @param voxelMm edge of a voxel, mm
record PlateFit(double plate, double usualBlurMm, double trust, double voxelMm) {
    /// Project choices: what is no longer taken for a cortex between two plateaus.
    private static final double MOST_MISFIT = 0.12;

    private static final double MOST_PLATEAU = 0.9;
    private static final double LEAST_BLUR = 0.2;
    private static final double MOST_BLUR = 2.5;

    private static final int MOST_STEPS = 40;
    private static final double SETTLED = 1e-5;

    /// @param profile across the surface
    /// @return the plate; empty where none of this density fits, or no plateau is seen behind it
    Optional<BlurredBox> of(Profile profile) {
        BlurredBox box = start(profile);
        double error = error(box, profile);
        double damping = 1e-2;
        boolean isSettled = false;
        for (int step = 0; step < MOST_STEPS && !isSettled; step++) {
            BlurredBox next = box.moved(step(box, profile, damping));
            double nextError = error(next, profile);
            if (nextError < error) {
                isSettled = error - nextError < SETTLED * error;
                box = next;
                error = nextError;
                damping = Math.max(damping / 5, 1e-7);
            } else {
                isSettled = !(damping < 1e6);
                damping *= 8;
            }
        }
        return isSettled && isPlate(box, profile, error) ? Optional.of(box) : Optional.empty();
    }

    private boolean isPlate(BlurredBox box, Profile profile, double error) {
        double highest = MOST_PLATEAU * plate;
        return Math.sqrt(error / profile.values().length) < MOST_MISFIT * plate
                && box.outside() < highest
                && box.inside() < highest
                && box.blur() > LEAST_BLUR * voxelMm
                && box.blur() < MOST_BLUR * voxelMm
                && box.middle() - box.thickness() / 2 > profile.startMm() + box.blur() / 2
                && box.middle() + box.thickness() / 2 < profile.endMm() - box.blur();
    }

    /// Plateaus from the ends, thickness from the area above the denser of them, middle at the peak.
    private BlurredBox start(Profile p) {
        int n = p.values().length;
        double a = p.mean(0, Math.max(1, n / 6));
        double b = p.mean(n - Math.max(1, n / 4), n);
        double above = Math.max(a, b);
        double area = 0;
        int peak = 0;
        for (int i = 0; i < n; i++) {
            area += Math.max(0, p.values()[i] - above) * p.stepMm();
            peak = p.values()[i] > p.values()[peak] ? i : peak;
        }
        double looked = Math.min(area / Math.max(plate - above, 0.2 * plate), 0.5 * p.endMm());
        double thickness = Math.max(looked, 0.2 * voxelMm);
        double middle = thickness > 2 * voxelMm ? centroidMm(p, above) : p.placeMm(peak);
        return new BlurredBox(a, b, middle, thickness, usualBlurMm);
    }

    private static double centroidMm(Profile p, double above) {
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < p.values().length; i++) {
            double w = Math.max(0, p.values()[i] - above);
            sum += w;
            moment += w * p.placeMm(i);
        }
        return sum > 0 ? moment / sum : 0;
    }

    private double error(BlurredBox box, Profile p) {
        double pull = trust * plate * Math.log(box.blur() / usualBlurMm);
        return pull * pull + box.misfit(p, plate);
    }

    private double[] step(BlurredBox box, Profile p, double damping) {
        int n = BlurredBox.UNKNOWNS;
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        double[] slope = new double[n];
        for (int i = 0; i < p.values().length; i++) {
            double r = p.values()[i] - box.at(p.placeMm(i), plate);
            box.slopes(p.placeMm(i), plate, slope);
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    normal[k][l] += slope[k] * slope[l];
                }
                right[k] += slope[k] * r;
            }
        }
        double pull = trust * plate;
        normal[4][4] += pull * pull;
        right[4] -= pull * pull * Math.log(box.blur() / usualBlurMm);
        for (int k = 0; k < n; k++) {
            normal[k][k] += damping * normal[k][k] + 1e-12;
        }
        RealMatrix damped = new Array2DRowRealMatrix(normal, false);
        return new LUDecomposition(damped, 0)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }
}
