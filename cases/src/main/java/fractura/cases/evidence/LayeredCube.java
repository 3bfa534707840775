package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.ArrayList;
import java.util.List;

/// Layers of different moduli: loaded along them the moduli add (Voigt), across them their inverses (Reuss).
final class LayeredCube implements Verification.Problem {
    private static final int N = 12;
    private static final double[] LAYER = {17_000, 400, 5};
    private static final double SQUEEZE = 1e-3;

    @Override
    public String name() {
        return "layered-cube";
    }

    @Override
    public String question() {
        return "Is a layered cube as stiff as the arithmetic mean along its layers and the harmonic mean across them?";
    }

    @Override
    public List<Check> run(int threads) {
        double sum = 0;
        double inverses = 0;
        for (double e : LAYER) {
            sum += e;
            inverses += 1 / e;
        }
        List<Check> checks = new ArrayList<>();
        Judgement judgement = new Judgement(
                1e-8,
                "identity",
                "12×12×12 voxels, layers of 17,000, 400 and 5 MPa, ν 0: strain is uniform in each layer, so the "
                        + "element is exact and only the residual of 1e-10 remains");
        checks.add(Check.of(this, "modulus along the layers (MPa)", sum / 3, apparentModulus(0, threads), judgement));
        checks.add(Check.of(
                this, "modulus across the layers (MPa)", 3 / inverses, apparentModulus(2, threads), judgement));
        return checks;
    }

    /// Force over area and strain, squeezed along z, layers stacked along an axis.
    private static double apparentModulus(int stacking, int threads) {
        VoxelMesh mesh = Bodies.box(N, N, N, 1);
        Materials materials = Bodies.uniform(mesh, 1, 0);
        for (int e = 0; e < mesh.elementCount(); e++) {
            materials.youngsModulusMPa()[e] = LAYER[mesh.elementIjk(e)[stacking] / 2 % LAYER.length];
        }
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            if (ijk[2] == N) {
                conditions.fix(n, 2, -SQUEEZE * N);
            }
        }
        Solution solution = Bodies.solve(mesh, materials, conditions, 1e-10, threads);
        return BoneCylinder.plateReaction(mesh, solution.reactionNewton(), true) / (-SQUEEZE * N * N);
    }
}
