package fractura.cases.evidence;

import fractura.mesh.Grid;
import fractura.solver.ElasticProblem;
import fractura.solver.load.BoundaryConditions;

/// Benchmark bodies that bend: a straight shaft and the shape of a femur, held at the bottom and pushed by a
/// force.
///
/// Loads by force and walls in bending take more iterations than plates. The shapes are formulas, ν is 0.3.
final class LongBones {
    private static final double CORTEX_MPA = 15_000;
    private static final double MARROW_MPA = 5;

    /// The femur: where the shaft ends and the bodies of its upper end are, mm from the corner of the grid.
    private static final double SHAFT_TOP = 300;

    private static final double[] SHAFT_CENTRE = {36, 33, 0};
    private static final double[] NECK_FOOT = {38, 33, 296};
    private static final double[] HEAD = {76, 38, 330};
    private static final double HEAD_RADIUS = 23;
    private static final double[] TROCHANTER = {25, 33, 308};
    private static final double[] TROCHANTER_AXES = {17, 19, 26};

    private LongBones() {}

    /// A round tube of cortex, 40 mm across, 400 mm long, wall 6 mm, pushed sideways near its upper end by 100 N.
    ///
    /// @param voxelMm voxel edge, a divisor of 40
    /// @param isHollow no marrow, else marrow of 5 MPa
    /// @param patchMm radius of the loaded patch; 0 for a single node
    static ElasticProblem shaft(double voxelMm, boolean isHollow, double patchMm) {
        int across = (int) Math.round(40 / voxelMm);
        Grid grid = Grid.aligned(across, across, 10 * across, voxelMm);
        Bodies.Filled body = Bodies.filled(grid, voxelMm, (x, y, z) -> {
            double r = Math.hypot(x - 20, y - 20);
            double inside = isHollow ? 0 : MARROW_MPA;
            return r >= 20 ? 0 : r > 14 ? CORTEX_MPA : inside;
        });
        BoundaryConditions load =
                Bodies.pushed(body.mesh(), new double[] {0, 20, 392}, patchMm, new double[] {100, 0, 0});
        return new ElasticProblem(body.mesh(), body.materials(), load);
    }

    /// A bowed shaft with marrow, a neck, a head and a greater trochanter; 2000 N down and 400 N outward on the
    /// head.
    ///
    /// @param voxelMm voxel edge
    static ElasticProblem femur(double voxelMm) {
        int nx = (int) Math.ceil(100 / voxelMm);
        int ny = (int) Math.ceil(66 / voxelMm);
        int nz = (int) Math.ceil(354 / voxelMm);
        Bodies.Filled body = Bodies.filled(Grid.aligned(nx, ny, nz, voxelMm), voxelMm, LongBones::femurModulus);
        double[] crown = {HEAD[0], HEAD[1], HEAD[2] + HEAD_RADIUS};
        BoundaryConditions load = Bodies.pushed(body.mesh(), crown, 12, new double[] {-400, 0, -2000});
        return new ElasticProblem(body.mesh(), body.materials(), load);
    }

    /// Cortex of 5 mm in the shaft and 2.5 mm in the head; inside, marrow below and trabeculae of 100 to 1100 MPa
    /// above, densest in the head.
    private static double femurModulus(double x, double y, double z) {
        double depth = Math.max(
                Math.max(shaftDepth(x, y, z), neckDepth(x, y, z)),
                Math.max(HEAD_RADIUS - distance(x, y, z, HEAD), trochanterDepth(x, y, z)));
        if (depth <= 0) {
            return 0;
        }
        double upper = Math.clamp((z - 220) / 80, 0, 1);
        if (depth < 5 - 2.5 * upper) {
            return CORTEX_MPA;
        }
        double trabecular = 100 + 1000 * Math.exp(-Math.pow(distance(x, y, z, HEAD) / 30, 2));
        return MARROW_MPA + upper * (10 * Math.floor(trabecular / 10) - MARROW_MPA);
    }

    /// The shaft is bowed forward by 8 mm and widens from 13 to 17 mm of radius over its upper third.
    private static double shaftDepth(double x, double y, double z) {
        if (z > SHAFT_TOP) {
            return 0;
        }
        double s = z / SHAFT_TOP;
        double bow = 8 * 4 * s * (1 - s);
        double radius = 13.5 + 4 * Math.max(0, 3 * s - 2);
        return radius - Math.hypot(x - SHAFT_CENTRE[0], y - SHAFT_CENTRE[1] + bow);
    }

    private static double neckDepth(double x, double y, double z) {
        double[] axis = {HEAD[0] - NECK_FOOT[0], HEAD[1] - NECK_FOOT[1], HEAD[2] - NECK_FOOT[2]};
        double length2 = axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2];
        double along = (x - NECK_FOOT[0]) * axis[0] + (y - NECK_FOOT[1]) * axis[1] + (z - NECK_FOOT[2]) * axis[2];
        double t = Math.clamp(along / length2, 0, 1);
        double[] nearest = {NECK_FOOT[0] + t * axis[0], NECK_FOOT[1] + t * axis[1], NECK_FOOT[2] + t * axis[2]};
        return 18 - 4 * t - distance(x, y, z, nearest);
    }

    private static double trochanterDepth(double x, double y, double z) {
        double q = Math.hypot(
                Math.hypot((x - TROCHANTER[0]) / TROCHANTER_AXES[0], (y - TROCHANTER[1]) / TROCHANTER_AXES[1]),
                (z - TROCHANTER[2]) / TROCHANTER_AXES[2]);
        return (1 - q) * TROCHANTER_AXES[0];
    }

    private static double distance(double x, double y, double z, double[] point) {
        return Math.hypot(Math.hypot(x - point[0], y - point[1]), z - point[2]);
    }
}
