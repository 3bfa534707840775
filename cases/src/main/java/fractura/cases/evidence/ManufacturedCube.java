package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.element.Hex8;
import fractura.solver.element.Hooke;
import fractura.solver.load.BoundaryConditions;
import java.util.List;
import java.util.Locale;

/// A chosen smooth displacement in a unit cube, the body force that makes it
/// a solution, and the speed of convergence.
///
/// u = (s, 0, 0), s = sin πx sin πy sin πz; b = -(λ+μ) ∇(∇·u) - μ ∇²u.
final class ManufacturedCube implements Verification.Problem {
    private static final double YOUNGS = 1000;
    private static final double NU = 0.3;
    private static final double LAMBDA = Hooke.lambda(YOUNGS, NU);
    private static final double MU = Hooke.mu(YOUNGS, NU);
    private static final double GAUSS = 0.5 / Math.sqrt(3);

    @Override
    public String name() {
        return "manufactured-cube";
    }

    @Override
    public String question() {
        return "Does the displacement error fall with the square of the voxel size, as theory says?";
    }

    @Override
    public List<Check> run(int threads) {
        Errors coarse = errors(8, threads);
        Errors middle = errors(16, threads);
        Errors fine = errors(32, threads);
        double order = Refinement.order(middle.displacement(), fine.displacement());
        double energyOrder = Refinement.order(middle.energy(), fine.energy());
        return List.of(
                Check.of(
                        this,
                        "order of the L2 displacement error",
                        2,
                        order,
                        new Judgement(
                                        0.02,
                                        "identity",
                                        note(coarse.displacement(), middle.displacement(), fine.displacement()))
                                .withOrder(order)),
                Check.of(
                        this,
                        "order of the error in the energy norm",
                        1,
                        energyOrder,
                        new Judgement(0.02, "identity", note(coarse.energy(), middle.energy(), fine.energy()))
                                .withOrder(energyOrder)));
    }

    private static String note(double coarse, double middle, double fine) {
        return String.format(
                Locale.ROOT,
                "8, 16 and 32 voxels along the edge; relative errors %.2e, %.2e, %.2e; order %.2f between the first two; "
                        + "higher terms leave some hundredths",
                coarse,
                middle,
                fine,
                Refinement.order(coarse, middle));
    }

    /// Relative errors of one mesh.
    ///
    /// @param displacement ‖u_h - u‖ over ‖u‖, L2
    /// @param energy ‖u_h - u‖ over ‖u‖, energy norm
    private record Errors(double displacement, double energy) {}

    private static Errors errors(int n, int threads) {
        VoxelMesh mesh = Bodies.box(n, n, n, 1.0 / n);
        BoundaryConditions conditions = conditions(mesh, n);
        Solution solution = Bodies.solve(mesh, Bodies.uniform(mesh, YOUNGS, NU), conditions, 1e-9, threads);
        double work = 0;
        for (int i = 0; i < solution.displacementMm().length; i++) {
            work += conditions.forceNewton()[i] * solution.displacementMm()[i];
        }
        double exactWork = Math.PI * Math.PI * (4 * MU + LAMBDA) / 8; // ∫ b·u
        // u_h is the best approximation in energy: ‖u_h - u‖² = ‖u‖² - ‖u_h‖²
        return new Errors(displacementError(solution, n), Math.sqrt(1 - work / exactWork));
    }

    /// ‖u_h - u‖ / ‖u‖ over the cube.
    private static double displacementError(Solution solution, int n) {
        VoxelMesh mesh = solution.mesh();
        double[] local = new double[8];
        double sum = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] c = mesh.elementIjk(e);
            for (int axis = 0; axis < 3; axis++) {
                for (int a = 0; a < 8; a++) {
                    int node = mesh.node(c[0] + (a & 1), c[1] + (a >> 1 & 1), c[2] + (a >> 2));
                    local[a] = solution.displacementMm()[3 * node + axis];
                }
                for (int q = 0; q < 8; q++) {
                    double[] p = point(q);
                    double u = 0;
                    for (int a = 0; a < 8; a++) {
                        u += Hex8.shape(a, p[0], p[1], p[2]) * local[a];
                    }
                    double exact = axis == 0 ? wave((c[0] + p[0]) / n, (c[1] + p[1]) / n, (c[2] + p[2]) / n) : 0;
                    sum += (u - exact) * (u - exact) / (8.0 * n * n * n);
                }
            }
        }
        return Math.sqrt(sum * 8); // ∫ s² = 1/8
    }

    private static BoundaryConditions conditions(VoxelMesh mesh, int n) {
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] c = mesh.elementIjk(e);
            for (int q = 0; q < 8; q++) {
                double[] p = point(q);
                double[] b = bodyForce((c[0] + p[0]) / n, (c[1] + p[1]) / n, (c[2] + p[2]) / n);
                for (int a = 0; a < 8; a++) {
                    int node = mesh.node(c[0] + (a & 1), c[1] + (a >> 1 & 1), c[2] + (a >> 2));
                    double weight = Hex8.shape(a, p[0], p[1], p[2]) / (8.0 * n * n * n);
                    for (int axis = 0; axis < 3; axis++) {
                        conditions.forceNewton()[3 * node + axis] += weight * b[axis];
                    }
                }
            }
        }
        boolean[] isSurface = Bodies.surfaceNodes(mesh);
        for (int node = 0; node < mesh.nodeCount(); node++) {
            for (int axis = 0; isSurface[node] && axis < 3; axis++) {
                conditions.fix(node, axis, 0);
            }
        }
        return conditions;
    }

    private static double[] point(int q) {
        return new double[] {
            0.5 + ((q & 1) == 0 ? -GAUSS : GAUSS),
            0.5 + ((q & 2) == 0 ? -GAUSS : GAUSS),
            0.5 + ((q & 4) == 0 ? -GAUSS : GAUSS)
        };
    }

    private static double wave(double x, double y, double z) {
        return Math.sin(Math.PI * x) * Math.sin(Math.PI * y) * Math.sin(Math.PI * z);
    }

    private static double[] bodyForce(double x, double y, double z) {
        double pi2 = Math.PI * Math.PI;
        double s = wave(x, y, z);
        double cx = Math.cos(Math.PI * x);
        double cy = Math.cos(Math.PI * y);
        double cz = Math.cos(Math.PI * z);
        return new double[] {
            pi2 * (3 * MU + LAMBDA + MU) * s,
            -pi2 * (LAMBDA + MU) * cx * cy * Math.sin(Math.PI * z),
            -pi2 * (LAMBDA + MU) * cx * Math.sin(Math.PI * y) * cz
        };
    }
}
