package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.image.Volume;

/// The part of a scan around a seed, on a cubic lattice along the patient axes, smoothed against noise.
///
/// @param grid the lattice, axes L, P, S
/// @param hu one value per point, HU; owned
record Lattice(Grid grid, float[] hu) {
    /// Standard deviation of the smoothing, mm: below the thickness of a cortex in the scan, above the grain of
    /// noise.
    private static final double SMOOTH_MM = 0.7;

    /// @param scan in HU
    /// @param seed LPS, mm
    /// @param low corner relative to the seed, mm
    /// @param high opposite corner, mm
    /// @param stepMm spacing
    /// @return what of the box lies in the scan
    static Lattice of(Volume scan, double[] seed, double[] low, double[] high, double stepMm) {
        double[] box = patientBox(scan.grid());
        double[] origin = new double[3];
        int[] n = new int[3];
        for (int a = 0; a < 3; a++) {
            double from = Math.max(seed[a] + low[a], box[a]);
            double to = Math.min(seed[a] + high[a], box[3 + a]);
            n[a] = Math.max(1, (int) ((to - from) / stepMm));
            origin[a] = from + stepMm / 2;
        }
        double[] axes = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        Grid grid = new Grid(n[0], n[1], n[2], new double[] {stepMm, stepMm, stepMm}, origin, axes);
        float[] hu = new float[grid.voxelCount()];
        for (int v = 0; v < hu.length; v++) {
            double[] p = grid.toPatient(v % n[0], v / n[0] % n[1], v / (n[0] * n[1]));
            double[] q = scan.grid().toVoxel(p[0], p[1], p[2]);
            hu[v] = (float) scan.interpolate(q[0], q[1], q[2]);
        }
        smooth(hu, n, SMOOTH_MM / stepMm);
        return new Lattice(grid, hu);
    }

    /// @param scan in HU
    /// @param seed LPS, mm
    /// @param low corner relative to the seed, mm
    /// @param high opposite corner, mm
    /// @return volume of what of the box lies in the scan
    static double volumeMm3(Volume scan, double[] seed, double[] low, double[] high) {
        double[] box = patientBox(scan.grid());
        double volume = 1;
        for (int a = 0; a < 3; a++) {
            volume *= Math.max(0, Math.min(seed[a] + high[a], box[3 + a]) - Math.max(seed[a] + low[a], box[a]));
        }
        return volume;
    }

    /// @param p LPS, mm
    /// @return whether it lies among the points of the lattice
    boolean holds(double[] p) {
        double[] q = grid.toVoxel(p[0], p[1], p[2]);
        return q[0] >= 0
                && q[1] >= 0
                && q[2] >= 0
                && q[0] <= grid.nx() - 1
                && q[1] <= grid.ny() - 1
                && q[2] <= grid.nz() - 1;
    }

    /// @param p LPS, mm
    /// @return value between points, HU; -50 outside, so that the border of the scan reads as soft tissue
    double at(double[] p) {
        double[] q = grid.toVoxel(p[0], p[1], p[2]);
        int nx = grid.nx();
        int ny = grid.ny();
        if (!(q[0] >= 0 && q[1] >= 0 && q[2] >= 0 && q[0] < nx - 1 && q[1] < ny - 1 && q[2] < grid.nz() - 1)) {
            return Edges.LOWEST_HU;
        }
        int v = grid.index((int) q[0], (int) q[1], (int) q[2]);
        double x = q[0] - (int) q[0];
        double y = q[1] - (int) q[1];
        double z = q[2] - (int) q[2];
        int up = nx * ny;
        double a = (hu[v] * (1 - x) + hu[v + 1] * x) * (1 - y) + (hu[v + nx] * (1 - x) + hu[v + nx + 1] * x) * y;
        double b = (hu[v + up] * (1 - x) + hu[v + up + 1] * x) * (1 - y)
                + (hu[v + up + nx] * (1 - x) + hu[v + up + nx + 1] * x) * y;
        return a * (1 - z) + b * z;
    }

    private static double[] patientBox(Grid g) {
        double[] box = {1e30, 1e30, 1e30, -1e30, -1e30, -1e30};
        for (int corner = 0; corner < 8; corner++) {
            double[] p = g.toPatient(
                    (corner & 1) == 0 ? 0 : g.nx() - 1,
                    (corner >> 1 & 1) == 0 ? 0 : g.ny() - 1,
                    (corner >> 2) == 0 ? 0 : g.nz() - 1);
            for (int a = 0; a < 3; a++) {
                box[a] = Math.min(box[a], p[a] - g.spacingMm()[a] / 2);
                box[3 + a] = Math.max(box[3 + a], p[a] + g.spacingMm()[a] / 2);
            }
        }
        return box;
    }

    /// Gaussian along each axis in turn; beyond the border its last value goes on.
    private static void smooth(float[] f, int[] n, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] w = new double[2 * reach + 1];
        double sum = 0;
        for (int r = -reach; r <= reach; r++) {
            w[r + reach] = Math.exp(-0.5 * r * r / (sigma * sigma));
            sum += w[r + reach];
        }
        int[] stride = {1, n[0], n[0] * n[1]};
        for (int a = 0; a < 3; a++) {
            float[] line = new float[n[a]];
            for (int v = 0; v < f.length; v++) {
                if (v / stride[a] % n[a] == 0) {
                    for (int i = 0; i < n[a]; i++) {
                        line[i] = f[v + i * stride[a]];
                    }
                    for (int i = 0; i < n[a]; i++) {
                        double s = 0;
                        for (int r = -reach; r <= reach; r++) {
                            s += w[r + reach] * line[Math.clamp(i + r, 0, n[a] - 1)];
                        }
                        f[v + i * stride[a]] = (float) (s / sum);
                    }
                }
            }
        }
    }
}
