package fractura.mesh.image;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// How the stored voxels of a file lie on a grid whose axes are nearest to L, P, S.
///
/// Stored voxel (i, j, k) goes to grid storage index `start + i strides[0] + j strides[1] + k strides[2]`.
///
/// @param grid the grid, right-handed
/// @param size stored voxels along each stored axis; owned
/// @param start grid index of stored voxel (0, 0, 0)
/// @param strides step in grid index for each stored axis, negative where the axis is turned round; owned
/// @param axisCodes where the stored axes point, for example `PIR`
/// @param shear largest |cosine| between two stored axes, 0 for a plain scan
record Placement(Grid grid, int[] size, int start, int[] strides, String axisCodes, double shear) {
    /// Axes further from square than this are refused: half a millimetre over a field of view of 500 mm.
    static final double MOST_SHEAR = 1e-3;

    /// Below this, shear is the rounding of single-precision headers and not worth a note.
    static final double ROUNDING_SHEAR = 2e-5;

    private static final double SMALLEST_SPACING_MM = 1e-4;
    private static final double LARGEST_SPACING_MM = 100;
    private static final double FARTHEST_MM = 1e5;
    private static final int[][] PERMUTATIONS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /// Turns a stored lattice into patient axes.
    ///
    /// @param size stored voxels along each axis, product below 2³¹
    /// @param lps row-major 3×4: voxel index to LPS in mm
    /// @param file for messages
    /// @return the placement
    /// @throws InputException when the axes are skew, flat, or of absurd spacing
    static Placement of(int[] size, double[] lps, Path file) {
        double[] spacing = new double[3];
        double[] unit = new double[9];
        for (int a = 0; a < 3; a++) {
            spacing[a] = Math.sqrt(square(lps[a]) + square(lps[4 + a]) + square(lps[8 + a]));
            if (!(spacing[a] >= SMALLEST_SPACING_MM && spacing[a] <= LARGEST_SPACING_MM)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "Voxels of %s would measure %.4g mm along axis %d, outside %s to %s mm. Mend the affine"
                                + " or the length unit of its header.",
                        file,
                        spacing[a],
                        a + 1,
                        SMALLEST_SPACING_MM,
                        LARGEST_SPACING_MM));
            }
            for (int c = 0; c < 3; c++) {
                unit[3 * a + c] = lps[4 * c + a] / spacing[a];
            }
        }
        for (int c = 0; c < 3; c++) {
            if (!(Math.abs(lps[4 * c + 3]) <= FARTHEST_MM)) {
                throw new InputException("Voxels of " + file + " would lie " + lps[4 * c + 3] + " mm from the scanner's"
                        + " origin, beyond " + FARTHEST_MM + " mm. Mend the affine or the length unit of its header.");
            }
        }
        double shear = shear(unit);
        if (!(shear <= MOST_SHEAR)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Voxel axes of %s are not at right angles: off by %.2f degrees (a tilted gantry or a sheared"
                            + " affine). Resample the image onto a straight grid first.",
                    file,
                    Math.toDegrees(Math.asin(Math.min(1, shear)))));
        }
        return turned(size, lps, spacing, orthonormal(unit), shear);
    }

    /// @return that the axes were squared, when they had to be
    Optional<String> shearNote() {
        return shear > ROUNDING_SHEAR
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "Voxel axes were %.3f degrees off square and were squared.",
                        Math.toDegrees(Math.asin(shear))))
                : Optional.empty();
    }

    private static Placement turned(int[] size, double[] lps, double[] spacing, double[] unit, double shear) {
        int[] storedOf = nearest(unit);
        double[] axes = new double[9];
        double[] gridSpacing = new double[3];
        int[] n = new int[3];
        char[] codes = new char[3];
        boolean[] isTurned = new boolean[3];
        for (int g = 0; g < 3; g++) {
            int a = storedOf[g];
            isTurned[g] = unit[3 * a + g] < 0;
            codes[a] = (isTurned[g] ? "RAI" : "LPS").charAt(g);
            n[g] = size[a];
            gridSpacing[g] = spacing[a];
            for (int c = 0; c < 3; c++) {
                axes[3 * g + c] = (isTurned[g] ? -1 : 1) * unit[3 * a + c] + 0.0;
            }
        }
        int[] gridStride = {1, n[0], n[0] * n[1]};
        int[] strides = new int[3];
        int start = 0;
        for (int g = 0; g < 3; g++) {
            strides[storedOf[g]] = isTurned[g] ? -gridStride[g] : gridStride[g];
            start += isTurned[g] ? (n[g] - 1) * gridStride[g] : 0;
        }
        double[] origin = new double[3];
        for (int c = 0; c < 3; c++) {
            // through the image's centre, so that squaring the axes moves no voxel more than it must
            origin[c] = lps[4 * c + 3];
            for (int a = 0; a < 3; a++) {
                origin[c] += lps[4 * c + a] * (size[a] - 1) / 2.0;
            }
            for (int g = 0; g < 3; g++) {
                origin[c] -= axes[3 * g + c] * gridSpacing[g] * (n[g] - 1) / 2.0;
            }
        }
        Grid grid = new Grid(n[0], n[1], n[2], gridSpacing, origin, axes);
        return new Placement(grid, size.clone(), start, strides, new String(codes), shear);
    }

    /// Which stored axis becomes L, P and S: the pairing with the largest sum of |cosines|.
    ///
    /// That sum is above 1 for any orthonormal axes (the mean over the six pairings is a third of Σ|cos| ≥ Σcos²,
    /// which is 3), and a left-handed triple with positive diagonal has trace at most 1, so turning the signs
    /// positive always leaves a right-handed grid.
    private static int[] nearest(double[] unit) {
        int[] best = PERMUTATIONS[0];
        double most = -1;
        for (int[] p : PERMUTATIONS) {
            double sum = Math.abs(unit[3 * p[0]]) + Math.abs(unit[3 * p[1] + 1]) + Math.abs(unit[3 * p[2] + 2]);
            if (sum > most + 1e-9) {
                most = sum;
                best = p;
            }
        }
        return best;
    }

    private static double shear(double[] unit) {
        double most = 0;
        for (int a = 0; a < 3; a++) {
            int b = (a + 1) % 3;
            double dot = 0;
            for (int c = 0; c < 3; c++) {
                dot += unit[3 * a + c] * unit[3 * b + c];
            }
            most = Math.max(most, Math.abs(dot));
        }
        return most;
    }

    /// The nearest orthonormal axes: Newton's iteration R ← (R + R⁻ᵀ)/2 for the polar factor, quadratic from so
    /// near.
    private static double[] orthonormal(double[] unit) {
        double[] r = unit.clone();
        for (int step = 0; step < 6; step++) {
            double[] cofactors = new double[9];
            for (int a = 0; a < 3; a++) {
                int b = 3 * ((a + 1) % 3);
                int d = 3 * ((a + 2) % 3);
                for (int c = 0; c < 3; c++) {
                    int p = (c + 1) % 3;
                    int q = (c + 2) % 3;
                    cofactors[3 * a + c] = r[b + p] * r[d + q] - r[b + q] * r[d + p];
                }
            }
            double determinant = r[0] * cofactors[0] + r[1] * cofactors[1] + r[2] * cofactors[2];
            for (int i = 0; i < 9; i++) {
                r[i] = (r[i] + cofactors[i] / determinant) / 2;
            }
        }
        return r;
    }

    private static double square(double x) {
        return x * x;
    }
}
