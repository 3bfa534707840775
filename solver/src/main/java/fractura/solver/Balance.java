package fractura.solver;

import fractura.mesh.VoxelMesh;
import fractura.solver.load.BoundaryConditions;

/// Whether forces, moments and energy of a solution come out even: what a body at rest must fulfil, whatever its
/// shape.
///
/// External force at a node is its load plus its support reaction, F. Forces and moments add up to zero as far as
/// the residual does; the energies agree to rounding however large the residual, since the iterate of conjugate
/// gradients is orthogonal to it. So a gap betrays wrong reactions or lost orthogonality, some of which a change
/// of the preconditioner costs, and not an early end.
///
/// @param force |Σ F| over half of Σ |F|, the worst of the three axes over the largest of them; dimensionless
/// @param moment |Σ x × F| about the centroid of all loaded and held nodes, its largest component over half of
/// Σ |x| |F|; dimensionless
/// @param energyNewtonMm strain energy ½ u·K u, N·mm
/// @param energyGap difference between strain energy and ½ Σ F·u, over ½ Σ |F·u|; dimensionless
public record Balance(double force, double moment, double energyNewtonMm, double energyGap) {
    static Balance of(ElasticProblem problem, double[] displacementMm, double[] reactionNewton, double energyNewtonMm) {
        double[] external = reactionNewton.clone();
        BoundaryConditions conditions = problem.conditions();
        double work = 0;
        double absoluteWork = 0;
        for (int i = 0; i < external.length; i++) {
            external[i] += conditions.forceNewton()[i];
            work += 0.5 * external[i] * displacementMm[i];
            absoluteWork += 0.5 * Math.abs(external[i] * displacementMm[i]);
        }
        double gap = Math.abs(work - energyNewtonMm);
        return new Balance(force(external), moment(problem.mesh(), external), energyNewtonMm, share(gap, absoluteWork));
    }

    private static double force(double[] external) {
        double worst = 0;
        double largest = 0;
        for (int axis = 0; axis < 3; axis++) {
            double sum = 0;
            double absolute = 0;
            for (int i = axis; i < external.length; i += 3) {
                sum += external[i];
                absolute += Math.abs(external[i]);
            }
            worst = Math.max(worst, Math.abs(sum));
            largest = Math.max(largest, absolute / 2);
        }
        return share(worst, largest);
    }

    private static double moment(VoxelMesh mesh, double[] external) {
        double[] centre = centre(mesh, external);
        double[] moment = new double[3];
        double size = 0;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (!isLoadedOrHeld(external, n)) {
                continue;
            }
            int[] ijk = mesh.nodeIjk(n);
            double arm = 0;
            double force = 0;
            for (int a = 0; a < 3; a++) {
                int b = (a + 1) % 3;
                int c = (a + 2) % 3;
                moment[a] += (ijk[b] - centre[b]) * external[3 * n + c] - (ijk[c] - centre[c]) * external[3 * n + b];
                arm = Math.hypot(arm, ijk[a] - centre[a]);
                force = Math.hypot(force, external[3 * n + a]);
            }
            size += arm * force / 2;
        }
        double worst = Math.max(Math.abs(moment[0]), Math.max(Math.abs(moment[1]), Math.abs(moment[2])));
        return share(worst, size);
    }

    /// Centroid of the loaded and held nodes, lattice coordinates.
    private static double[] centre(VoxelMesh mesh, double[] external) {
        double[] sum = new double[3];
        int count = 0;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (isLoadedOrHeld(external, n)) {
                int[] ijk = mesh.nodeIjk(n);
                for (int a = 0; a < 3; a++) {
                    sum[a] += ijk[a];
                }
                count++;
            }
        }
        for (int a = 0; a < 3; a++) {
            sum[a] /= Math.max(1, count);
        }
        return sum;
    }

    private static boolean isLoadedOrHeld(double[] external, int node) {
        for (int i = 3 * node; i < 3 * node + 3; i++) {
            if (external[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
