package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import java.util.List;

/// Test LE1 of (NAFEMS90): a thin elliptic ring, pulled outward along its outer edge.
final class EllipticMembrane implements Verification.Problem {
    private static final double EXACT = 92.7;
    private static final double PULL = 10;
    private static final int LAYERS = 2;

    @Override
    public String name() {
        return "elliptic-membrane";
    }

    @Override
    public String question() {
        return "How large is the stress at the sharpest bend of an elliptic hole in a membrane (NAFEMS LE1)?";
    }

    @Override
    public List<Check> run(int threads) {
        double coarse = stress(40, threads);
        double fine = stress(80, threads);
        return List.of(Check.of(
                this,
                "LE1, stress at D (MPa)",
                EXACT,
                fine,
                new Judgement(
                                0.015,
                                "NAFEMS90",
                                "80 voxels per metre; fitted from four voxels off the edge, since the stairs' own peak does "
                                        + "not converge; the fit and the stairs leave about a hundredth")
                        .withOrder(Refinement.order(coarse - EXACT, fine - EXACT))));
    }

    private static double stress(int perMm, int threads) {
        EllipticPlan plan = new EllipticPlan(perMm, LAYERS);
        Octant octant = plan.octant();
        VoxelMesh mesh = octant.mesh();
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        octant.addTractions(
                conditions,
                (x, s) -> {
                    s[0] = PULL;
                    s[1] = PULL;
                },
                EllipticPlan::isOuter);
        Solution s = Bodies.solve(mesh, Bodies.uniform(mesh, 210_000, 0.3), conditions, 1e-8, threads);
        return plan.stressAtEnd(s, false);
    }
}
