package fractura.mesh;

import java.util.Arrays;

/// A regular lattice of box voxels placed in patient space (LPS, mm).
///
/// Voxel (i, j, k) has its centre at `origin + i·sx·X + j·sy·Y + k·sz·Z`, where X, Y, Z are orthonormal and
/// right-handed. Voxel values are stored x fastest: index `i + nx (j + ny k)`. Continuous voxel coordinates count
/// from voxel centres, so the corner shared by voxels (i-1, j-1, k-1) and (i, j, k) is (i-½, j-½, k-½).
///
/// @param nx voxels along X, at least 1
/// @param ny voxels along Y, at least 1
/// @param nz voxels along Z, at least 1
/// @param spacingMm voxel edges (sx, sy, sz), mm, each above 0; owned, not written to after construction
/// @param originMm centre of voxel (0, 0, 0) in LPS, mm; owned
/// @param axes unit vectors X, Y, Z one after the other: `axes[3*a + c]` is LPS component c of axis a; owned
public record Grid(int nx, int ny, int nz, double[] spacingMm, double[] originMm, double[] axes) {
    public Grid {
        if (nx < 1 || ny < 1 || nz < 1) {
            throw new IllegalArgumentException(
                    "Grid needs at least one voxel per axis, got " + nx + "×" + ny + "×" + nz);
        }
        if ((long) nx * ny * nz > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    "Grid of " + nx + "×" + ny + "×" + nz + " voxels is beyond one Java array");
        }
        for (double s : spacingMm) {
            if (!(s > 0) || Double.isInfinite(s)) {
                throw new IllegalArgumentException("Voxel spacing must be positive: " + Arrays.toString(spacingMm));
            }
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double dot = 0;
                for (int c = 0; c < 3; c++) {
                    dot += axes[3 * a + c] * axes[3 * b + c];
                }
                if (!(Math.abs(dot - (a == b ? 1 : 0)) < 1e-6)) {
                    throw new IllegalArgumentException("Grid axes are not orthonormal: " + Arrays.toString(axes));
                }
            }
        }
        if (determinant(axes) < 0) {
            throw new IllegalArgumentException("Grid axes are left-handed: " + Arrays.toString(axes));
        }
    }

    /// A grid whose axes are the patient's own L, P and S.
    ///
    /// @param nx voxels to the left
    /// @param ny voxels to the back
    /// @param nz voxels to the head
    /// @param spacingMm cubic voxel edge, mm
    /// @return the grid with voxel (0, 0, 0) centred at half an edge from the LPS origin, so that its corner is
    /// there
    public static Grid aligned(int nx, int ny, int nz, double spacingMm) {
        double h = spacingMm;
        return new Grid(nx, ny, nz, new double[] {h, h, h}, new double[] {h / 2, h / 2, h / 2}, new double[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1
        });
    }

    /// @return number of voxels
    public int voxelCount() {
        return nx * ny * nz;
    }

    /// @param i voxel along X
    /// @param j voxel along Y
    /// @param k voxel along Z
    /// @return storage index, x fastest
    public int index(int i, int j, int k) {
        return i + nx * (j + ny * k);
    }

    /// @return whether (i, j, k) is a voxel of this grid
    /// @param i voxel along X
    /// @param j voxel along Y
    /// @param k voxel along Z
    public boolean contains(int i, int j, int k) {
        return i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz;
    }

    /// Position of continuous voxel coordinates in patient space.
    ///
    /// @param i coordinate along X, counted from the centre of voxel 0
    /// @param j coordinate along Y
    /// @param k coordinate along Z
    /// @return LPS position, mm, a new array of 3
    public double[] toPatient(double i, double j, double k) {
        double[] p = new double[3];
        double a = i * spacingMm[0];
        double b = j * spacingMm[1];
        double c = k * spacingMm[2];
        for (int q = 0; q < 3; q++) {
            p[q] = originMm[q] + a * axes[q] + b * axes[3 + q] + c * axes[6 + q];
        }
        return p;
    }

    /// Continuous voxel coordinates of a position in patient space.
    ///
    /// @param x LPS, mm
    /// @param y LPS, mm
    /// @param z LPS, mm
    /// @return coordinates counted from voxel centres, a new array of 3; may lie outside the grid
    public double[] toVoxel(double x, double y, double z) {
        double dx = x - originMm[0];
        double dy = y - originMm[1];
        double dz = z - originMm[2];
        double[] v = new double[3];
        for (int a = 0; a < 3; a++) {
            v[a] = (dx * axes[3 * a] + dy * axes[3 * a + 1] + dz * axes[3 * a + 2]) / spacingMm[a];
        }
        return v;
    }

    /// @return volume of one voxel, mm³
    public double voxelVolumeMm3() {
        return spacingMm[0] * spacingMm[1] * spacingMm[2];
    }

    /// @return whether the voxel edges are equal to one part in a thousand
    public boolean isCubic() {
        double s = spacingMm[0];
        return Math.abs(spacingMm[1] - s) <= 1e-3 * s && Math.abs(spacingMm[2] - s) <= 1e-3 * s;
    }

    /// Whether two grids hold the same voxels at the same places.
    ///
    /// @param other the grid to compare with
    /// @return true when sizes are equal and no voxel centre differs by more than a tenth of the smallest edge
    public boolean isSameAs(Grid other) {
        if (nx != other.nx || ny != other.ny || nz != other.nz) {
            return false;
        }
        double tolerance = 0.1 * Math.min(spacingMm[0], Math.min(spacingMm[1], spacingMm[2]));
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (nx - 1);
            double j = (corner >> 1 & 1) * (ny - 1);
            double k = (corner >> 2) * (nz - 1);
            double[] a = toPatient(i, j, k);
            double[] b = other.toPatient(i, j, k);
            if (Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]) > tolerance) {
                return false;
            }
        }
        return true;
    }

    private static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }
}
