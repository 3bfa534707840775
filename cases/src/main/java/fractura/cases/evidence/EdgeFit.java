package fractura.cases.evidence;

import java.util.ArrayList;
import java.util.List;

/// Stress at the edge of a hole, concluded from voxels a little away from it.
///
/// The outermost voxels of a staircase carry the stress of its corners and do not converge. Farther out the
/// stress does; there, powers of a/r, those of the exact solutions of such holes, are fitted to it by least
/// squares, and the fit is read at r = a.
final class EdgeFit {
    private static final int VOXELS_OFF = 4;
    private static final int RADII = 3;

    private final double a;
    private final int[] powers;
    private final List<double[]> rows = new ArrayList<>();

    /// @param radius a, of the hole or of the curvature of its edge, mm
    /// @param powers exponents of a/r
    EdgeFit(double radius, int... powers) {
        a = radius;
        this.powers = powers;
    }

    /// Whether a voxel beside a hole of radius 1 mm is far enough from its stairs, and near enough to say
    /// something.
    ///
    /// @param r distance from the hole's centre, mm
    /// @param voxelMm edge
    static boolean isUsed(double r, double voxelMm) {
        return r > 1 + VOXELS_OFF * voxelMm && r < RADII;
    }

    /// @param r distance from the hole's centre, mm
    /// @param stressMPa there
    void add(double r, double stressMPa) {
        double[] row = new double[powers.length + 1];
        for (int p = 0; p < powers.length; p++) {
            row[p] = Math.pow(a / r, powers[p]);
        }
        row[powers.length] = stressMPa;
        rows.add(row);
    }

    /// @return the fit's stress at the edge, MPa: the sum of all coefficients
    double atEdge() {
        int n = powers.length;
        double[] value = new double[n + 1];
        for (int p = 0; p < n; p++) {
            value[p] = 1;
        }
        for (int p = 0;
                p < n;
                p++) { // Gram and Schmidt: what is removed from the columns goes from their edge values too
            double norm = product(p, p);
            for (int q = p + 1; q <= n; q++) {
                double share = product(p, q) / norm;
                for (double[] row : rows) {
                    row[q] -= share * row[p];
                }
                value[q] -= share * value[p];
            }
        }
        return -value[n];
    }

    private double product(int p, int q) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[p] * row[q];
        }
        return sum;
    }
}
