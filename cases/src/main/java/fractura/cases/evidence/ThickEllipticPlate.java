package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import java.util.List;

/// Test LE10 of (NAFEMS90): a thick elliptic ring under pressure on its upper face, held along its outer edge.
///
/// On that edge nothing moves in the plane, and along z its middle line is held.
final class ThickEllipticPlate implements Verification.Problem {
    private static final double EXACT = -5.38;
    private static final String SOURCE = "NAFEMS90";
    private static final double THICKNESS = 0.6;

    @Override
    public String name() {
        return "thick-elliptic-plate";
    }

    @Override
    public String question() {
        return "How large is the stress at the sharpest bend of an elliptic hole in a thick plate (NAFEMS LE10)?";
    }

    @Override
    public List<Check> run(int threads) {
        double coarse = stress(20, threads);
        double fine = stress(40, threads);
        String how =
                "voxels per metre; fitted from four voxels off the edge, since the stairs' own peak does not converge";
        return List.of(
                Check.of(
                        this,
                        "LE10, stress at D, 20 voxels per metre (MPa)",
                        EXACT,
                        coarse,
                        new Judgement(0.1, SOURCE, "20 " + how + "; six voxels remain for the fit's four terms")),
                Check.of(
                        this,
                        "LE10, stress at D, 40 voxels per metre (MPa)",
                        EXACT,
                        fine,
                        new Judgement(0.025, SOURCE, "40 " + how + "; from 30 to 80 the answers scatter by 1.5 %")
                                .withOrder(Refinement.order(coarse - EXACT, fine - EXACT))));
    }

    private static double stress(int perMm, int threads) {
        int layers = (int) Math.round(THICKNESS * perMm);
        EllipticPlan plan = new EllipticPlan(perMm, layers);
        Octant octant = plan.octant();
        VoxelMesh mesh = octant.mesh();
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            for (int axis = 0; axis < 2; axis++) {
                if (ijk[axis] == 0 || isRim(mesh, ijk) && EllipticPlan.isOuter(octant.position(n))) {
                    conditions.fix(n, axis, 0);
                }
            }
            if (2 * ijk[2] == layers && isRim(mesh, ijk) && EllipticPlan.isOuter(octant.position(n))) {
                conditions.fix(n, 2, 0);
            }
        }
        octant.addTractions(conditions, (x, s) -> s[2] = -1, x -> x[2] > THICKNESS - 1e-9);
        Solution s = Bodies.solve(mesh, Bodies.uniform(mesh, 210_000, 0.3), conditions, 1e-7, threads);
        return plan.stressAtEnd(s, true);
    }

    /// Whether a column of voxels beside a node is empty.
    private static boolean isRim(VoxelMesh mesh, int[] ijk) {
        for (int column = 0; column < 4; column++) {
            int i = Math.max(0, ijk[0] - (column & 1)); // beyond a symmetry plane lies the mirrored column
            int j = Math.max(0, ijk[1] - (column >> 1));
            if (i == mesh.grid().nx() || j == mesh.grid().ny() || mesh.element(i, j, 0) < 0) {
                return true;
            }
        }
        return false;
    }
}
