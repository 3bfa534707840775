package fractura.mesh.generate;

import fractura.mesh.Grid;

/// The function that is 1 inside a label, 0 outside, and trilinear between
/// voxel centres: its level ½ is the surface.
///
/// A mask of one voxel's thickness keeps its thickness under this function; only corners are rounded.
///
/// @param grid grid of the flags
/// @param flags one per voxel; owned
record Indicator(Grid grid, boolean[] flags) {
    /// @param i continuous voxel coordinate
    /// @param j continuous voxel coordinate
    /// @param k continuous voxel coordinate
    /// @return 0 to 1; 0 beyond the grid
    double at(double i, double j, double k) {
        int nx = grid.nx();
        int ny = grid.ny();
        int nz = grid.nz();
        if (!(i > -1 && j > -1 && k > -1 && i < nx && j < ny && k < nz)) {
            return 0;
        }
        int i0 = floor(i);
        int j0 = floor(j);
        int k0 = floor(k);
        double fi = i - i0;
        double fj = j - j0;
        double fk = k - k0;
        double sum = 0;
        for (int c = 0; c < 4; c++) {
            int b = j0 + (c & 1);
            int d = k0 + (c >> 1);
            if (b < 0 || d < 0 || b >= ny || d >= nz) {
                continue;
            }
            int row = nx * (b + ny * d);
            double y = (c & 1) == 0 ? 1 - fj : fj;
            double z = (c >> 1) == 0 ? 1 - fk : fk;
            if (i0 >= 0 && flags[row + i0]) {
                sum += (1 - fi) * y * z;
            }
            if (i0 + 1 < nx && flags[row + i0 + 1]) {
                sum += fi * y * z;
            }
        }
        return sum;
    }

    /// `Math.floor` above -1, where Java's first compiler does not know it as an instruction.
    private static int floor(double x) {
        return x < 0 ? -1 : (int) x;
    }

    /// Values on another lattice.
    ///
    /// @param lattice any grid
    /// @return one value per point, x fastest, a new array
    float[] on(Grid lattice) {
        float[] values = new float[lattice.voxelCount()];
        double[] zero = voxelAt(lattice, 0, 0, 0);
        double[] di = step(lattice, 1, 0, 0, zero);
        double[] dj = step(lattice, 0, 1, 0, zero);
        double[] dk = step(lattice, 0, 0, 1, zero);
        int v = 0;
        for (int k = 0; k < lattice.nz(); k++) {
            for (int j = 0; j < lattice.ny(); j++) {
                double a = zero[0] + j * dj[0] + k * dk[0];
                double b = zero[1] + j * dj[1] + k * dk[1];
                double c = zero[2] + j * dj[2] + k * dk[2];
                for (int i = 0; i < lattice.nx(); i++) {
                    values[v++] = (float) at(a + i * di[0], b + i * di[1], c + i * di[2]);
                }
            }
        }
        return values;
    }

    /// @return centre of mass of the flagged voxels, LPS, mm, a new array of 3
    double[] centroid() {
        double[] sum = new double[3];
        int n = 0;
        for (int v = 0; v < flags.length; v++) {
            if (flags[v]) {
                sum[0] += v % grid.nx();
                sum[1] += v / grid.nx() % grid.ny();
                sum[2] += v / (grid.nx() * grid.ny());
                n++;
            }
        }
        return grid.toPatient(sum[0] / n, sum[1] / n, sum[2] / n);
    }

    private double[] voxelAt(Grid lattice, int i, int j, int k) {
        double[] p = lattice.toPatient(i, j, k);
        return grid.toVoxel(p[0], p[1], p[2]);
    }

    private double[] step(Grid lattice, int i, int j, int k, double[] zero) {
        double[] v = voxelAt(lattice, i, j, k);
        return new double[] {v[0] - zero[0], v[1] - zero[1], v[2] - zero[2]};
    }
}
