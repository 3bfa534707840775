package fractura.cases.evidence;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.ElasticProblem;
import fractura.solver.load.BoundaryConditions;

/// The benchmark body: a cylinder of bone with a stiff shell, a graded core and a lytic hole, between plates.
///
/// Radius 20 mm, height 32 mm, voxel edge 32/n mm, ν 0.3. Lytic sphere of 5 MPa, centre (6, 0, 16), radius 7;
/// beyond radius 18 a shell of 15,000 MPa; core 100 to 1000 MPa in steps of 10. The gyroid variant has a core of
/// 10,000 MPa struts and voids, which exposes coarse-grid weaknesses that a full core hides. Bottom held, top
/// moved by -0.32 mm, both bonded. Reactions on which five independent solvers agree: c30 -42812.9846 N, c60
/// -42454.272 N, gyroid64 -48400.419 N.
public final class BoneCylinder {
    private static final double RADIUS = 20;
    private static final double HEIGHT = 32;

    private BoneCylinder() {}

    /// @param n voxels along the height
    /// @param isGyroid porous core instead of a graded one
    /// @return the problem
    public static ElasticProblem of(int n, boolean isGyroid) {
        double h = HEIGHT / n;
        int across = (int) Math.ceil(2 * RADIUS / h - 1e-9);
        Grid grid = Grid.aligned(across, across, n, h);
        double centre = across * h / 2;
        Bodies.Filled body = Bodies.filled(grid, h, (x, y, z) -> modulus(x - centre, y - centre, z, isGyroid));
        return new ElasticProblem(body.mesh(), body.materials(), plates(body.mesh(), n));
    }

    /// Young's modulus at a point, MPa; 0 where there is no material.
    private static double modulus(double x, double y, double z, boolean isGyroid) {
        double r = Math.hypot(x, y);
        if (!(r < RADIUS)) {
            return 0;
        }
        if ((x - 6) * (x - 6) + y * y + (z - 16) * (z - 16) < 49) {
            return 5;
        }
        if (r > 18) {
            return 15_000;
        }
        if (isGyroid) {
            double a = 2 * Math.PI / 2.5;
            double g = Math.sin(a * x) * Math.cos(a * y)
                    + Math.sin(a * y) * Math.cos(a * z)
                    + Math.sin(a * z) * Math.cos(a * x);
            return g > 0.5 ? 10_000 : 0;
        }
        double wave =
                Math.sin(2 * Math.PI * x / 7) * Math.sin(2 * Math.PI * y / 9 + 1) * Math.sin(2 * Math.PI * z / 11 + 2);
        return 10 * Math.floor((100 + 450 * (1 + wave)) / 10 + 0.5);
    }

    private static BoundaryConditions plates(VoxelMesh mesh, int n) {
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int node = 0; node < mesh.nodeCount(); node++) {
            int k = mesh.nodeIjk(node)[2];
            if (k == 0 || k == n) {
                conditions.fix(node, 0, 0);
                conditions.fix(node, 1, 0);
                conditions.fix(node, 2, k == 0 ? 0 : -0.01 * HEIGHT);
            }
        }
        return conditions;
    }

    /// Sum of the axial reactions on one plate.
    ///
    /// @param mesh the body
    /// @param reactionNewton as a solution holds them
    /// @param isTop which plate
    /// @return force of the plate on the body along z, N
    public static double plateReaction(VoxelMesh mesh, double[] reactionNewton, boolean isTop) {
        double sum = 0;
        int plane = isTop ? mesh.grid().nz() : 0;
        for (int node = 0; node < mesh.nodeCount(); node++) {
            sum += mesh.nodeIjk(node)[2] == plane ? reactionNewton[3 * node + 2] : 0;
        }
        return sum;
    }
}
