package fractura.solver;

import fractura.mesh.Mesh;
import fractura.solver.assembly.Pieces;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.Arrays;
import java.util.Locale;

/// Looks at a problem before anything is built from it.
final class ProblemCheck {
    /// Moduli taken; the multigrid works in single precision, which holds no more than 1e-38 to 3e38.
    private static final double MODULUS_LEAST_MPA = 1e-15;

    private static final double MODULUS_MOST_MPA = 1e15;

    /// A direction whose cosine with a grid axis is above this is called by the axis's name.
    private static final double ALONG_AXIS = 0.999;

    private ProblemCheck() {}

    /// @throws NumericalException when the numbers cannot be solved with
    static void requireFinite(ElasticProblem problem) {
        requireFinite(problem.materials());
        requireFinite(problem.conditions());
    }

    /// @throws NumericalException when a constant is not one of a stable elastic material
    static void requireFinite(Materials m) {
        for (int e = 0; e < m.youngsModulusMPa().length; e++) {
            double modulus = m.youngsModulusMPa()[e];
            double nu = m.poissonsRatio()[e];
            if (!(modulus >= MODULUS_LEAST_MPA && modulus <= MODULUS_MOST_MPA) || !(nu >= 0 && nu < 0.5)) {
                throw new NumericalException(String.format(
                        Locale.ROOT,
                        "Element %d has Young's modulus %s MPa and Poisson's ratio %s. The modulus must be from %.0e to "
                                + "%.0e MPa and the ratio from 0 to below 0.5: check density law and clamps.",
                        e,
                        modulus,
                        nu,
                        MODULUS_LEAST_MPA,
                        MODULUS_MOST_MPA));
            }
        }
    }

    /// @throws NumericalException when a load, displacement or direction is not a finite number
    static void requireFinite(BoundaryConditions c) {
        for (int i = 0; i < c.fixed().length; i++) {
            double force = c.forceNewton()[i];
            double value = c.fixed()[i] && Double.isFinite(force) ? c.displacementMm()[i] : force;
            if (!Double.isFinite(value)) {
                throw new NumericalException("Node " + i / 3 + " has a load or displacement of " + value
                        + " along axis " + i % 3 + ". Loads and displacements must be finite numbers.");
            }
        }
        SkewCheck.require(c);
    }

    /// @param pieces of its mesh
    /// @return which pieces float
    /// @throws NumericalException when a piece that is held can still move as a rigid body
    static Pieces.Support supports(ElasticProblem problem, Pieces pieces) {
        BoundaryConditions conditions = problem.conditions();
        Pieces.Support support = pieces.supportBy(conditions);
        Mesh mesh = problem.mesh();
        if (support.looseNode() >= 0) {
            throw new NumericalException(String.format(
                    Locale.ROOT,
                    "%d of 6 rigid motions of a piece with %d of %d nodes are not held by the supports, most of all %s. Fix "
                            + "more displacements, or keep only the largest connected part.",
                    support.looseMotions().size(),
                    pieces.pieceSize(support.looseNode()),
                    mesh.nodeCount(),
                    motion(support.looseMotions().getFirst())));
        }
        if (support.floatingPieceCount() > 0 && allFloat(support.floating())) {
            throw new NumericalException("No displacement is prescribed anywhere, so the body can move freely in all 6 "
                    + "rigid motions. Fix at least three nodes.");
        }
        requireHeld(support, conditions);
        return support;
    }

    /// @throws NumericalException when a force acts on a piece that nothing holds
    static void requireHeld(Pieces.Support support, BoundaryConditions conditions) {
        for (int i = 0; i < conditions.forceNewton().length; i++) {
            if (support.floating()[i / 3] && conditions.forceNewton()[i] != 0) {
                throw new NumericalException("A force of " + conditions.forceNewton()[i] + " N acts on node " + i / 3
                        + ", whose piece no support holds. Hold it, or keep only the largest connected part.");
            }
        }
    }

    /// The strongest part of a rigid motion, in words.
    private static String motion(double[] mode) {
        int strongest = 0;
        for (int m = 1; m < mode.length; m++) {
            strongest = Math.abs(mode[m]) > Math.abs(mode[strongest]) ? m : strongest;
        }
        String kind = strongest < 3 ? "translation along " : "rotation about ";
        double[] axis = Arrays.copyOfRange(mode, strongest / 3 * 3, strongest / 3 * 3 + 3);
        double length = Math.hypot(Math.hypot(axis[0], axis[1]), axis[2]);
        if (Math.abs(mode[strongest]) > ALONG_AXIS * length) {
            return kind + "grid axis " + "xyz".charAt(strongest % 3);
        }
        double sign = Math.signum(mode[strongest]) / length;
        double[] n = Arrays.stream(axis)
                .map(v -> Math.rint(1e3 * sign * v) / 1e3 + 0.0)
                .toArray(); // no -0.000
        return String.format(Locale.ROOT, "%s(%.3f, %.3f, %.3f)", kind, n[0], n[1], n[2]);
    }

    private static boolean allFloat(boolean[] floating) {
        for (boolean f : floating) {
            if (!f) {
                return false;
            }
        }
        return true;
    }
}
