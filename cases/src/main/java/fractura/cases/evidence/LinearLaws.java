package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.List;

/// What every linear elastic body obeys, whatever its shape: balance, superposition, proportion.
final class LinearLaws implements Verification.Problem {
    private static final double TOLERANCE = 1e-10;
    private static final String BODY = "ragged body of 2271 voxels, moduli of 5 to 15,000 MPa side by side, its lowest "
            + "nodes held, forces spread over the others; solved to a residual of 1e-10; ";

    @Override
    public String name() {
        return "linear-laws";
    }

    @Override
    public String question() {
        return "Do supports balance the loads, do loads add up, and does a stiffer body move less in proportion?";
    }

    @Override
    public List<Check> run(int threads) {
        VoxelMesh mesh = Bodies.ragged();
        Solution first = solve(mesh, 1, 1, 0, threads);
        Solution second = solve(mesh, 1, 0, 1, threads);
        Solution both = solve(mesh, 1, 2, -3, threads);
        Solution stiffer = solve(mesh, 3, 1, 0, threads);
        double[] sum = first.displacementMm().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 2 * sum[i] - 3 * second.displacementMm()[i];
        }
        double[] tripled = stiffer.displacementMm().clone();
        for (int i = 0; i < tripled.length; i++) {
            tripled[i] *= 3;
        }
        return List.of(
                Check.ofZero(
                        this,
                        "residual of the equations, recomputed in double",
                        first.report().trueRelativeResidual(),
                        1,
                        new Judgement(1e-8, "identity", BODY + "‖f - K u‖ over ‖f‖")),
                Check.ofZero(
                        this,
                        "supports and loads together (N)",
                        imbalance(first, 1, 0),
                        loadScale(mesh),
                        new Judgement(1e-9, "identity", BODY + "worst axis, over the sum of the forces' sizes")),
                Check.ofZero(
                        this,
                        "twice one load less thrice another (mm)",
                        largestDifference(both.displacementMm(), sum),
                        largest(both.displacementMm()),
                        new Judgement(1e-7, "identity", BODY + "over the largest displacement")),
                Check.ofZero(
                        this,
                        "three times the moduli, a third of the motion (mm)",
                        largestDifference(first.displacementMm(), tripled),
                        largest(first.displacementMm()),
                        new Judgement(1e-9, "identity", BODY + "over the largest displacement")),
                Check.ofZero(
                        this,
                        "three times the moduli, the same stress (MPa)",
                        largestDifference(first.stressMPa(), stiffer.stressMPa()),
                        largest(first.stressMPa()),
                        new Judgement(1e-9, "identity", BODY + "over the largest stress")));
    }

    private static Solution solve(VoxelMesh mesh, double stiffness, double share, double otherShare, int threads) {
        Materials materials = Bodies.uniform(mesh, 1, 0.3);
        for (int e = 0; e < mesh.elementCount(); e++) {
            materials.youngsModulusMPa()[e] = stiffness * (e % 3 == 0 ? 15_000 : e % 3 == 1 ? 500 : 5);
        }
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int n = 0; n < mesh.nodeCount(); n++) {
            for (int axis = 0; axis < 3; axis++) {
                if (isHeld(mesh, n)) {
                    conditions.fix(n, axis, 0);
                } else {
                    conditions.forceNewton()[3 * n + axis] =
                            share * force(3 * n + axis) + otherShare * otherForce(3 * n + axis);
                }
            }
        }
        return Bodies.solve(mesh, materials, conditions, TOLERANCE, threads);
    }

    private static boolean isHeld(VoxelMesh mesh, int n) {
        return mesh.nodeIjk(n)[2] < 4;
    }

    private static double force(int dof) {
        return Math.sin(0.37 * dof) + (dof % 3 == 2 ? -0.5 : 0.1);
    }

    private static double otherForce(int dof) {
        return Math.cos(0.11 * dof);
    }

    private static double loadScale(VoxelMesh mesh) {
        double sum = 0;
        for (int n = 0; n < mesh.nodeCount(); n++) {
            for (int axis = 0; axis < 3 && !isHeld(mesh, n); axis++) {
                sum += Math.abs(force(3 * n + axis));
            }
        }
        return sum;
    }

    private static double imbalance(Solution s, double share, double otherShare) {
        double[] sum = new double[3];
        for (int dof = 0; dof < s.reactionNewton().length; dof++) {
            sum[dof % 3] += s.reactionNewton()[dof];
            if (!isHeld(s.mesh(), dof / 3)) {
                sum[dof % 3] += share * force(dof) + otherShare * otherForce(dof);
            }
        }
        return largest(sum);
    }

    private static double largest(double[] values) {
        return largestDifference(values, new double[values.length]);
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
