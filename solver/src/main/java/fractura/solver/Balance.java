package fractura.solver;

import fractura.mesh.VoxelMesh;
import java.util.Arrays;

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
        External external = External.of(problem, reactionNewton);
        double work = 0;
        double absoluteWork = 0;
        for (int q = 0; q < external.force.length; q++) {
            double own = 0.5 * external.force[q] * displacementMm[3 * external.node[q / 3] + q % 3];
            work += own;
            absoluteWork += Math.abs(own);
        }
        double gap = Math.abs(work - energyNewtonMm);
        return new Balance(external.forceGap(), external.momentGap(), energyNewtonMm, share(gap, absoluteWork));
    }

    /// External forces, at the nodes that feel any.
    ///
    /// @param node where, ascending
    /// @param force `force[3*q + i]` at `node[q]`, N
    private record External(VoxelMesh mesh, int[] node, double[] force) {
        static External of(ElasticProblem problem, double[] reactionNewton) {
            double[] load = problem.conditions().forceNewton();
            int[] node = new int[load.length / 3];
            int count = 0;
            for (int n = 0; n < node.length; n++) {
                boolean isAny = false;
                for (int dof = 3 * n; dof < 3 * n + 3; dof++) {
                    isAny |= reactionNewton[dof] + load[dof] != 0;
                }
                if (isAny) {
                    node[count++] = n;
                }
            }
            double[] force = new double[3 * count];
            for (int q = 0; q < force.length; q++) {
                int dof = 3 * node[q / 3] + q % 3;
                force[q] = reactionNewton[dof] + load[dof];
            }
            return new External(problem.mesh(), Arrays.copyOf(node, count), force);
        }

        double forceGap() {
            double worst = 0;
            double largest = 0;
            for (int axis = 0; axis < 3; axis++) {
                double sum = 0;
                double absolute = 0;
                for (int q = axis; q < force.length; q += 3) {
                    sum += force[q];
                    absolute += Math.abs(force[q]);
                }
                worst = Math.max(worst, Math.abs(sum));
                largest = Math.max(largest, absolute / 2);
            }
            return share(worst, largest);
        }

        double momentGap() {
            double[] centre = centre();
            double[] moment = new double[3];
            double size = 0;
            for (int q = 0; q < node.length; q++) {
                int[] ijk = mesh.nodeIjk(node[q]);
                double arm = 0;
                double length = 0;
                for (int a = 0; a < 3; a++) {
                    int b = (a + 1) % 3;
                    int c = (a + 2) % 3;
                    moment[a] += (ijk[b] - centre[b]) * force[3 * q + c] - (ijk[c] - centre[c]) * force[3 * q + b];
                    arm = Math.hypot(arm, ijk[a] - centre[a]);
                    length = Math.hypot(length, force[3 * q + a]);
                }
                size += arm * length / 2;
            }
            double worst = Math.max(Math.abs(moment[0]), Math.max(Math.abs(moment[1]), Math.abs(moment[2])));
            return share(worst, size);
        }

        /// Centroid of these nodes, lattice coordinates.
        private double[] centre() {
            double[] sum = new double[3];
            for (int n : node) {
                int[] ijk = mesh.nodeIjk(n);
                for (int a = 0; a < 3; a++) {
                    sum[a] += ijk[a];
                }
            }
            for (int a = 0; a < 3; a++) {
                sum[a] /= Math.max(1, node.length);
            }
            return sum;
        }
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
