package fractura.cases.evidence;

import fractura.cases.evidence.Verification.Check;
import fractura.cases.evidence.Verification.Judgement;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;
import java.util.List;
import java.util.Locale;

/// A few small round voids soften a body: its Young's modulus as a whole.
///
/// One octant of a cube with a void in its middle; all faces stay plane, as in an endless lattice of such cubes.
/// Stretched along z with its other faces held, it shows C₁₁ and C₁₂, and E = C₁₁ - 2 C₁₂²/(C₁₁+C₁₂).
final class DiluteVoids implements Verification.Problem {
    private static final double YOUNGS = 1000;
    private static final double NU = 0.3;
    private static final double STRETCH = 1e-3;
    private static final int PER_RADIUS = 16;
    private static final int FEW = 4;
    private static final int MANY = 3;
    private static final String SOURCE = "Eshelby57";
    private static final String BODY =
            "16 voxels per radius, cubes of half-width 4 and 3 radii in an endless lattice; ";

    @Override
    public String name() {
        return "dilute-voids";
    }

    @Override
    public String question() {
        return "By how much do a few small round voids soften a body as a whole?";
    }

    /// Stiffness lost per volume of voids, when they are few: E = E₀ (1 - factor c).
    static double factor() {
        return 3 * (1 - NU) * (9 + 5 * NU) / (2 * (7 - 5 * NU));
    }

    @Override
    public List<Check> run(int threads) {
        Cell few = cell(FEW, PER_RADIUS, threads);
        Cell many = cell(MANY, PER_RADIUS, threads);
        double coarse = factorOfNone(cell(FEW, PER_RADIUS / 2, threads), cell(MANY, PER_RADIUS / 2, threads));
        double fine = factorOfNone(few, many);
        return List.of(
                modulus(few, 1e-3),
                modulus(many, 5e-3),
                Check.of(
                        this,
                        "share lost per share of voids, as they vanish",
                        factor(),
                        fine,
                        new Judgement(
                                        0.02,
                                        SOURCE,
                                        BODY
                                                + "line through the two, read at no voids; what remains is the roughness of "
                                                + "the stairs, which makes a void count for more than its volume")
                                .withOrder(Refinement.order(coarse - factor(), fine - factor()))));
    }

    private Check modulus(Cell cell, double tolerance) {
        return Check.of(
                this,
                String.format(Locale.ROOT, "modulus with %.2f %% of voids (MPa)", 100 * cell.voids()),
                YOUNGS * (1 - factor() * cell.voids()),
                YOUNGS * (1 - cell.lost()),
                new Judgement(
                        tolerance,
                        SOURCE,
                        BODY
                                + "volume counted in voxels; the formula leaves out how voids shield each other, which is of "
                                + "second order in their share and stiffens"));
    }

    /// What one cube gives.
    ///
    /// @param voids share of its volume
    /// @param lost share of its modulus
    private record Cell(double voids, double lost) {}

    private static double factorOfNone(Cell few, Cell many) {
        double a = few.lost() / few.voids();
        double b = many.lost() / many.voids();
        return a + (a - b) * few.voids() / (many.voids() - few.voids());
    }

    private static Cell cell(int halfWidth, int perRadius, int threads) {
        int n = halfWidth * perRadius;
        Octant octant = Octant.cube(n, 1.0 / perRadius, x -> Octant.distance(x) > 1);
        VoxelMesh mesh = octant.mesh();
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        for (int node = 0; node < mesh.nodeCount(); node++) {
            int[] ijk = mesh.nodeIjk(node);
            for (int axis = 0; axis < 3; axis++) {
                if (ijk[axis] == n) {
                    conditions.fix(node, axis, axis == 2 ? STRETCH * halfWidth : 0);
                }
            }
        }
        Solution s = Bodies.solve(mesh, Bodies.uniform(mesh, YOUNGS, NU), conditions, 1e-8, threads);
        double along = 0;
        double across = 0;
        for (int node = 0; node < mesh.nodeCount(); node++) {
            int[] ijk = mesh.nodeIjk(node);
            along += ijk[2] == n ? s.reactionNewton()[3 * node + 2] : 0;
            across += ijk[0] == n ? s.reactionNewton()[3 * node] : 0;
        }
        double area = halfWidth * halfWidth;
        double c11 = along / (area * STRETCH);
        double c12 = across / (area * STRETCH);
        double modulus = c11 - 2 * c12 * c12 / (c11 + c12);
        return new Cell(1 - mesh.elementCount() / Math.pow(n, 3), 1 - modulus / YOUNGS);
    }
}
