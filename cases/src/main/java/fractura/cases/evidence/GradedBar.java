package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.List;

/// A bar whose modulus grows fourfold along its length, pulled at its end.
final class GradedBar implements Verification.Problem {
    private static final int LENGTH = 100;
    private static final int SIDE = 10;
    private static final double SOFT = 500;
    private static final double STIFF = 2000;
    private static final double FORCE = 100;

    @Override
    public String name() {
        return "graded-bar";
    }

    @Override
    public String question() {
        return "How far does a bar whose modulus rises along it from 500 to 2000 MPa stretch?";
    }

    @Override
    public List<Check> run(int threads) {
        double exact = FORCE * LENGTH * Math.log(STIFF / SOFT) / (SIDE * SIDE * (STIFF - SOFT));
        double coarse = stretch(2, threads);
        double fine = stretch(1, threads);
        return List.of(Check.of(
                this,
                "stretch (mm)",
                exact,
                fine,
                new Judgement(
                                1e-4,
                                "identity",
                                "100×10×10 voxels of 1 mm, ν 0; F L ln(E1/E0) / (A (E1-E0)); one modulus per voxel is the "
                                        + "midpoint rule, whose error here is 2e-5; order against voxels of 2 mm")
                        .withOrder(Refinement.order(coarse - exact, fine - exact))));
    }

    private static double stretch(int voxelMm, int threads) {
        int length = LENGTH / voxelMm;
        int side = SIDE / voxelMm;
        VoxelMesh mesh = Bodies.box(length, side, side, voxelMm);
        Materials materials = Bodies.uniform(mesh, SOFT, 0);
        for (int e = 0; e < mesh.elementCount(); e++) {
            double x = (mesh.elementIjk(e)[0] + 0.5) / length;
            materials.youngsModulusMPa()[e] = SOFT + (STIFF - SOFT) * x;
        }
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            if (ijk[0] == length) {
                double share = (ijk[1] % side == 0 ? 0.5 : 1) * (ijk[2] % side == 0 ? 0.5 : 1) / (side * side);
                conditions.forceNewton()[3 * n] = FORCE * share;
            }
        }
        Solution solution = Bodies.solve(mesh, materials, conditions, 1e-9, threads);
        return solution.displacementMm()[3 * mesh.node(length, 0, 0)];
    }
}
