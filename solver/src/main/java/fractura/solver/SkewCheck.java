package fractura.solver;

import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.SkewBasis;
import fractura.solver.load.SkewSupport;
import java.util.Locale;
import java.util.StringJoiner;

/// Refuses skew supports that cannot be solved with, in words.
final class SkewCheck {
    private SkewCheck() {}

    /// @param conditions with finite values at fixed axes
    /// @throws NumericalException for a node that is not there, a direction or displacement that is no number,
    /// a direction of no length, or supports of one node that contradict each other
    static void require(BoundaryConditions conditions) {
        int nodes = conditions.fixed().length / 3;
        for (SkewSupport s : conditions.skew()) {
            if (s.node() < 0 || s.node() >= nodes) {
                throw new NumericalException("A skew support holds node " + s.node() + ", but the mesh has nodes 0 to "
                        + (nodes - 1) + ". Name one of these.");
            }
            if (!Double.isFinite(s.length()) || !Double.isFinite(s.displacementMm())) {
                throw new NumericalException("Node " + s.node() + " has a skew support of " + s.displacementMm()
                        + " mm along (" + s.nx() + ", " + s.ny() + ", " + s.nz()
                        + "). Displacement and direction must be finite numbers.");
            }
            if (!(s.length() > 0)) {
                throw new NumericalException("Node " + s.node() + " has a skew support along (0, 0, 0), which is no "
                        + "direction. Give the direction in which the node is held, of any length above 0.");
            }
        }
        int node = SkewBasis.of(conditions).contradictedNode();
        if (node >= 0) {
            throw new NumericalException("The supports of node " + node + " contradict each other: "
                    + demands(conditions, node) + ". Remove one of them, or let them agree.");
        }
    }

    /// All that is prescribed at a node.
    private static String demands(BoundaryConditions conditions, int node) {
        StringJoiner words = new StringJoiner("; ");
        for (int axis = 0; axis < 3; axis++) {
            if (conditions.fixed()[3 * node + axis]) {
                words.add(conditions.displacementMm()[3 * node + axis] + " mm along grid axis " + "xyz".charAt(axis));
            }
        }
        for (SkewSupport s : conditions.skew()) {
            if (s.node() == node) {
                double[] n = s.normal();
                words.add(String.format(
                        Locale.ROOT, "%s mm along (%.4f, %.4f, %.4f)", s.displacementMm(), n[0], n[1], n[2]));
            }
        }
        return words.toString();
    }
}
