package fractura.mesh.image;

import fractura.mesh.Grid;
import java.util.StringJoiner;

/// Two placements of one lattice that are mirror images of each other: the usual trace of a file whose affine was
/// written with a wrong sign. Grids of equal size only; two lattices mirrored in their own middle coincide and
/// cannot be told apart by placement.
final class MirroredGrids {
    private static final String[] SIDES = {"left and right", "front and back", "head and feet"};

    private MirroredGrids() {}

    /// @param a one grid
    /// @param b another, not the same
    /// @return which sides are exchanged, in words; empty when the grids are no mirror images
    static String words(Grid a, Grid b) {
        if (a.nx() != b.nx() || a.ny() != b.ny() || a.nz() != b.nz()) {
            return "";
        }
        double[] sa = a.spacingMm();
        double[] sb = b.spacingMm();
        for (int i = 0; i < 3; i++) {
            if (Math.abs(sa[i] - sb[i]) > 1e-3 * sb[i]) {
                return "";
            }
        }
        int signs = aboutEnds(a, b);
        for (int s = 1; s < 8 && signs == 0; s++) {
            signs = isReflection(a, b, s) ? s : 0;
        }
        if (signs == 0) {
            return "";
        }
        StringJoiner sides = new StringJoiner(", ", "", " are exchanged between the two");
        for (int i = 0; i < 3; i++) {
            if ((signs >> i & 1) == 1) {
                sides.add(SIDES[i]);
            }
        }
        return sides.toString();
    }

    /// An axis turned round while the origin stayed: the boxes then share the end voxel of that axis.
    private static int aboutEnds(Grid a, Grid b) {
        int[] n = {a.nx(), a.ny(), a.nz()};
        double[] corner = a.toPatient(0, 0, 0);
        double[] end = a.toPatient(n[0] - 1, n[1] - 1, n[2] - 1);
        double[] u = b.toVoxel(corner[0], corner[1], corner[2]);
        double[] v = b.toVoxel(end[0], end[1], end[2]);
        int signs = 0;
        for (int i = 0; i < 3; i++) {
            double length = n[i] - 1;
            boolean isSame = Math.abs(u[i]) < 0.1 && Math.abs(v[i] - length) < 0.1;
            boolean isBelow = Math.abs(u[i] + length) < 0.1 && Math.abs(v[i]) < 0.1;
            boolean isAbove = Math.abs(u[i] - length) < 0.1 && Math.abs(v[i] - 2 * length) < 0.1;
            if (!isSame && !isBelow && !isAbove) {
                return 0;
            }
            signs |= isSame ? 0 : 1 << i;
        }
        return signs;
    }

    /// Coordinates written with the wrong sign, as when LPS is taken for RAS: corners match after changing signs.
    private static boolean isReflection(Grid a, Grid b, int signs) {
        double tolerance = 0.1 * Math.min(b.spacingMm()[0], Math.min(b.spacingMm()[1], b.spacingMm()[2]));
        for (int corner = 0; corner < 8; corner++) {
            double[] p = corner(a, corner);
            for (int i = 0; i < 3; i++) {
                p[i] *= (signs >> i & 1) == 1 ? -1 : 1;
            }
            double nearest = Double.POSITIVE_INFINITY;
            for (int other = 0; other < 8; other++) {
                double[] q = corner(b, other);
                nearest = Math.min(nearest, Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]));
            }
            if (nearest > tolerance) {
                return false;
            }
        }
        return true;
    }

    private static double[] corner(Grid g, int corner) {
        return g.toPatient(
                (corner & 1) * (g.nx() - 1.0), (corner >> 1 & 1) * (g.ny() - 1.0), (corner >> 2) * (g.nz() - 1.0));
    }
}
