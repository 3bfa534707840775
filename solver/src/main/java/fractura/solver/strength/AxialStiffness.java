package fractura.solver.strength;

import fractura.solver.NumericalException;
import fractura.solver.Solution;
import fractura.solver.load.LoadedFaces;
import java.util.Locale;

/// Force and shortening between the two loaded faces, along the third grid axis.
///
/// @param forceNewton axial force that crosses the bone, N, positive in compression: work of both faces over the
///     shortening, whose error is of second order in that of the solve
/// @param shorteningMm approach of the faces, mm, above 0: mean over their nodes
/// @param topNewton sum of axial reactions over the upper face, N, negative in compression
/// @param bottomNewton sum of axial reactions over the lower face, N, positive in compression
public record AxialStiffness(double forceNewton, double shorteningMm, double topNewton, double bottomNewton) {
    private static final int AXIS = 2;

    /// Difference between the forces of both faces, as a share of the force, that a strength may carry.
    private static final double FACES_AGREE = 1e-3;

    /// Difference that the error of the solve explains, over the square root of the relative error of its energy:
    /// the force of a face has an error of first order where energy and stiffness have one of second. A choice: it
    /// was 0 to 2.8 on a real L3, voxels of 1 to 5 mm, tolerances of 1e-3 and 1e-6, settling of 1e-5 and 1e-4.
    private static final double EXPLAINED = 5;

    /// The most that is ever allowed, as a share of the force (a choice).
    private static final double MOST = 0.02;

    /// Sums the reactions of a solved compression (theory, eq. 8).
    ///
    /// @param solution converged solve
    /// @param faces nodes of the upper and lower face
    /// @return force and shortening
    /// @throws NumericalException when the faces were not pressed together or their forces differ by over 0.1 % and
    ///     by more than where the solve ended explains
    public static AxialStiffness of(Solution solution, LoadedFaces faces) {
        double top = sum(solution.reactionNewton(), faces.top());
        double bottom = sum(solution.reactionNewton(), faces.bottom());
        double[] u = solution.displacementMm();
        double shortening = sum(u, faces.bottom()) / faces.bottom().length - sum(u, faces.top()) / faces.top().length;
        double force = (work(solution, faces.top()) + work(solution, faces.bottom())) / shortening;
        if (!(shortening > 0) || !(force > 0)) {
            throw new NumericalException("No axial stiffness: the loaded faces approach by " + shortening + " mm under "
                    + force + " N. Both must be positive in compression; check the loaded faces.");
        }
        double energyError = solution.report().energyError(); // NaN of a sum of solutions: explains nothing
        double explained = energyError > 0 ? Math.min(MOST, EXPLAINED * Math.sqrt(energyError)) : 0;
        if (!(Math.abs(top + bottom) <= Math.max(FACES_AGREE, explained) * force)) {
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "The loaded faces disagree about the axial force: %.6g N above, %.6g N below. Nothing else carries "
                            + "axial load, so the solve stopped too early: lower %s.",
                    -top,
                    bottom,
                    solution.report().hasSettled() ? "solver.settling, or leave it out" : "solver.tolerance"));
        }
        return new AxialStiffness(force, shortening, top, bottom);
    }

    /// @return stiffness K, discs included, N/mm
    public double newtonPerMm() {
        return forceNewton / shorteningMm;
    }

    /// Work of the axial reactions of a face, N mm.
    private static double work(Solution solution, int[] nodes) {
        double sum = 0;
        for (int n : nodes) {
            sum += solution.reactionNewton()[3 * n + AXIS] * solution.displacementMm()[3 * n + AXIS];
        }
        return sum;
    }

    private static double sum(double[] values, int[] nodes) {
        double sum = 0;
        for (int n : nodes) {
            sum += values[3 * n + AXIS];
        }
        return sum;
    }
}
