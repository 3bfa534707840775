package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import java.util.List;

/// Patch test: a linear displacement on the surface of a ragged body must come out linear inside.
final class UniformStrain implements Verification.Problem {
    /// du_i/dx_j, `A[3*i + j]`: all strains and a rotation.
    static final double[] GRADIENT = {2e-3, -4e-4, 7e-4, 1e-3, -1e-3, 3e-4, -6e-4, 9e-4, 1.5e-3};

    @Override
    public String name() {
        return "patch-test";
    }

    @Override
    public String question() {
        return "Does a ragged body with a linear displacement on its surface strain uniformly (patch test)?";
    }

    @Override
    public List<Check> run(int threads) {
        VoxelMesh mesh = Bodies.ragged();
        Solution solution =
                Bodies.solve(mesh, Bodies.uniform(mesh, 1000, 0.3), linearOnSurface(mesh, GRADIENT), 1e-12, threads);
        double[] exact = strain();
        double worst = 0;
        for (int i = 0; i < solution.strain().length; i++) {
            worst = Math.max(worst, Math.abs(solution.strain()[i] - exact[i % 6]));
        }
        return List.of(Check.ofZero(
                this,
                "largest strain error of any element",
                worst,
                GRADIENT[0],
                new Judgement(
                        1e-10,
                        "identity",
                        mesh.elementCount() + " elements, error over the largest strain; trilinear elements hold "
                                + "linear fields exactly, so only rounding and the residual of 1e-12 remain")));
    }

    /// Strain of the gradient, xx, yy, zz, xy, yz, xz.
    static double[] strain() {
        double[] a = GRADIENT;
        return new double[] {a[0], a[4], a[8], a[1] + a[3], a[5] + a[7], a[2] + a[6]};
    }

    /// u = A (x - centre) on all nodes with fewer than eight elements.
    static BoundaryConditions linearOnSurface(VoxelMesh mesh, double[] a) {
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        boolean[] isSurface = Bodies.surfaceNodes(mesh);
        double[] xyz = mesh.nodesXyz();
        for (int n = 0; n < mesh.nodeCount(); n++) {
            for (int i = 0; isSurface[n] && i < 3; i++) {
                double u = 0;
                for (int j = 0; j < 3; j++) {
                    u += a[3 * i + j] * xyz[3 * n + j];
                }
                conditions.fix(n, i, u);
            }
        }
        return conditions;
    }
}
