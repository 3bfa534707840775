package fractura.solver.strength;

import fractura.solver.NumericalException;
import fractura.solver.Solution;
import fractura.solver.load.FemurLoading;
import fractura.solver.load.PatchForce;

/// Force of the hip joint and how far the head moves along it.
///
/// @param forceNewton force of the joint, N
/// @param displacementMm movement of the head along the force, mm, above 0: the work of the force over its size,
///     which is the mean over its patch weighted by the nodal forces
public record HeadStiffness(double forceNewton, double displacementMm) {
    /// @param solution converged solve
    /// @param loading it was solved for
    /// @return force and movement (theory, eq. 8)
    /// @throws NumericalException when the head moves against the force
    public static HeadStiffness of(Solution solution, FemurLoading loading) {
        PatchForce joint = loading.joint();
        double[] axes = solution.mesh().grid().axes();
        double work = 0;
        for (int q = 0; q < joint.node().length; q++) {
            for (int a = 0; a < 3; a++) {
                double along = 0;
                for (int c = 0; c < 3; c++) {
                    along += axes[3 * a + c] * joint.nodalNewton()[3 * q + c];
                }
                work += along * solution.displacementMm()[3 * joint.node()[q] + a];
            }
        }
        double displacement = work / joint.newton();
        if (!(displacement > 0)) {
            throw new NumericalException("The femoral head moves by " + displacement
                    + " mm along the force of the joint, which must be above 0. Check landmarks and side of the bone.");
        }
        return new HeadStiffness(joint.newton(), displacement);
    }

    /// @return force of the joint per movement of the head along it, muscles included, N/mm
    public double newtonPerMm() {
        return forceNewton / displacementMm;
    }
}
