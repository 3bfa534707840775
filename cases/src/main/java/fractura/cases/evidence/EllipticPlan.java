package fractura.cases.evidence;

import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;

/// The quarter ring between two ellipses of the tests LE1 and LE10 of (NAFEMS90), in voxels.
///
/// Inner half-axes 2 and 1, outer 3.25 and 2.75. There they are metres; stress under a given pressure does not
/// depend on size, and here they are millimetres. Asked for is σ_yy at the inner end of the long axis, (2, 0),
/// where the inner ellipse bends most sharply, with a radius of 1²/2.
///
/// @param perMm voxels per millimetre
/// @param layers voxels through the thickness
record EllipticPlan(int perMm, int layers) {
    private static final double END = 2;
    private static final double BEND = 0.5;
    private static final int VOXELS_OFF = 4;

    /// Voxels between the ellipses.
    Octant octant() {
        return new Octant(
                new int[] {(int) Math.ceil(3.25 * perMm), (int) Math.ceil(2.75 * perMm), layers},
                1.0 / perMm,
                x -> level(x, 3.25, 2.75) < 1 && level(x, END, 1) > 1);
    }

    /// Whether a point is nearer to the outer than to the inner ellipse.
    static boolean isOuter(double[] x) {
        return level(x, 2.625, 1.875) > 1;
    }

    /// 1 on the ellipse with these half-axes, less within, more without.
    private static double level(double[] x, double along, double across) {
        return x[0] * x[0] / (along * along) + x[1] * x[1] / (across * across);
    }

    /// σ_yy at the inner end of the long axis, fitted from four voxels off the edge to one radius of its bend.
    ///
    /// @param s solution on the octant
    /// @param ofTop whether on the upper face, from the line through the two upper layers, or else as the mean
    /// over the layers
    /// @return MPa
    double stressAtEnd(Solution s, boolean ofTop) {
        EdgeFit fit = new EdgeFit(BEND, 0, -1, 2, 4);
        VoxelMesh mesh = s.mesh();
        for (int i = (int) (END * perMm) + VOXELS_OFF; i < (END + BEND) * perMm; i++) {
            double stress = 0;
            for (int k = 0; k < layers; k++) {
                double weight = !ofTop ? 1.0 / layers : k == layers - 1 ? 1.5 : k == layers - 2 ? -0.5 : 0;
                stress += weight * s.stressMPa()[6 * mesh.element(i, 0, k) + 1];
            }
            fit.add((i + 0.5) / perMm - END + BEND, stress);
        }
        return fit.atEdge();
    }
}
