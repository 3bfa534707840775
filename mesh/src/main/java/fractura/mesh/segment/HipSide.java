package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.Side;
import java.util.Optional;

/// Whether a head is that of the left or the right femur, from the bone on its two sides.
///
/// Above the middle of the head the pelvis stands on its inner side and nothing on the outer; a femur without its
/// pelvis has bone below the head on the outer side alone.
final class HipSide {
    private static final double BONE_HU = 200;
    private static final double TO_MM = 45;
    private static final double HALF_DEPTH_MM = 35;

    /// One side has at least this much bone and twice that of the other (project choices).
    private static final double LEAST_MM3 = 1000;

    private static final double RATIO = 2;

    private HipSide() {}

    /// @param scan lattice around the head
    /// @param head its ball
    /// @return the side; empty when the bone around tells nothing
    static Optional<Side> of(Lattice scan, HeadBall head) {
        Optional<Side> inner = fuller(scan, head, 0, 25);
        return inner.map(Side::opposite).or(() -> fuller(scan, head, -50, -20));
    }

    /// The side with more bone in a band of heights above the centre.
    private static Optional<Side> fuller(Lattice scan, HeadBall head, double low, double high) {
        Grid g = scan.grid();
        double point = g.voxelVolumeMm3();
        double left = 0;
        double right = 0;
        for (int v = 0; v < scan.hu().length; v++) {
            if (scan.hu()[v] > BONE_HU) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                double x = p[0] - head.centre()[0];
                double z = p[2] - head.centre()[2];
                boolean isBeside = Math.abs(x) > head.radiusMm() + 4
                        && Math.abs(x) < head.radiusMm() + TO_MM
                        && Math.abs(p[1] - head.centre()[1]) < HALF_DEPTH_MM
                        && z > low
                        && z < high;
                left += isBeside && x > 0 ? point : 0;
                right += isBeside && x < 0 ? point : 0;
            }
        }
        if (Math.max(left, right) < LEAST_MM3 || Math.max(left, right) < RATIO * Math.min(left, right)) {
            return Optional.empty();
        }
        return Optional.of(left > right ? Side.LEFT : Side.RIGHT);
    }
}
