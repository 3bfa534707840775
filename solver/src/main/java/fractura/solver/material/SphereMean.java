package fractura.solver.material;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// Mean of an element quantity over the marked elements whose centres lie within a radius.
///
/// All voxels have one volume, so the mean is volume-weighted. Averaging over some millimetres takes the mesh out
/// of pointwise strains at voxel corners (Qasim16 used 3 mm). A ball is a bundle of rows along x, and what a row
/// holds is the difference of two running sums: the work of an element is that of a disc. Immutable; threads may
/// share it.
public final class SphereMean {
    /// voxel edges; keeps 3 mm at 1 mm voxels inside
    private static final double SLACK = 1e-9;

    private final VoxelMesh mesh;
    private final int reach;
    /// the ball's rows: (j, k) from its centre, and how far along x to either side
    private final int[] rows;

    /// @param mesh voxels
    /// @param radiusMm 0 or more; a radius below one voxel edge averages nothing
    public SphereMean(VoxelMesh mesh, double radiusMm) {
        if (!(radiusMm >= 0) || radiusMm > 50) {
            throw new IllegalArgumentException("Averaging radius " + radiusMm + " mm is outside 0 to 50");
        }
        this.mesh = mesh;
        double radius = radiusMm / mesh.voxelMm();
        this.reach = (int) Math.floor(radius + SLACK);
        this.rows = rows(radius, reach);
    }

    /// @param values one per element, finite where marked; a mean is exact to the rounding of the sum of a whole row
    /// @param marked which elements take part, one per element
    /// @param mean output, one per element, overwritten; NaN where not marked
    public void averageInto(double[] values, boolean[] marked, double[] mean) {
        int elements = mesh.elementCount();
        if (values.length != elements || marked.length != elements || mean.length != elements) {
            throw new IllegalArgumentException("Mesh of " + elements + " elements, but " + values.length + " values, "
                    + marked.length + " marks, " + mean.length + " means");
        }
        if (reach == 0) {
            for (int e = 0; e < elements; e++) {
                mean[e] = marked[e] ? values[e] : Double.NaN;
            }
            return;
        }
        Grid grid = mesh.grid();
        RunningSums sums = new RunningSums(grid, Math.min(2 * reach + 1, grid.nz()));
        int nxy = grid.nx() * grid.ny();
        int layers = 0; // summed so far
        for (int e = 0; e < elements; e++) {
            int voxel = mesh.voxel(e);
            for (; layers <= Math.min(voxel / nxy + reach, grid.nz() - 1); layers++) {
                sums.replace(layers, values, marked);
            }
            mean[e] = marked[e] ? sums.mean(voxel % grid.nx(), voxel % nxy / grid.nx(), voxel / nxy) : Double.NaN;
        }
    }

    private static int[] rows(double radius, int reach) {
        int[] found = new int[3 * (2 * reach + 1) * (2 * reach + 1)];
        int count = 0;
        for (int k = -reach; k <= reach; k++) {
            for (int j = -reach; j <= reach; j++) {
                double square = radius * radius + SLACK - j * j - k * k;
                if (square >= 0) {
                    found[count++] = j;
                    found[count++] = k;
                    found[count++] = (int) Math.sqrt(square);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Running sums along the rows of as many layers as a ball is thick.
    private final class RunningSums {
        private final Grid grid;
        private final int layers;
        /// entry (i, j, k mod layers) is the sum over voxels 0 to i-1 of the row
        private final double[] sum;

        private final int[] count;

        RunningSums(Grid grid, int layers) {
            this.grid = grid;
            this.layers = layers;
            sum = new double[(grid.nx() + 1) * grid.ny() * layers];
            count = new int[sum.length];
        }

        private int row(int j, int k) {
            return (grid.nx() + 1) * (j + grid.ny() * (k % layers));
        }

        /// Sums layer k in the place of the one that no ball reaches any more.
        void replace(int k, double[] values, boolean[] marked) {
            for (int j = 0; j < grid.ny(); j++) {
                int row = row(j, k);
                for (int i = 0; i < grid.nx(); i++) {
                    int e = mesh.element(i, j, k);
                    boolean takesPart = e >= 0 && marked[e];
                    sum[row + i + 1] = sum[row + i] + (takesPart ? values[e] : 0);
                    count[row + i + 1] = count[row + i] + (takesPart ? 1 : 0);
                }
            }
        }

        double mean(int i, int j, int k) {
            double total = 0;
            int n = 0;
            for (int r = 0; r < rows.length; r += 3) {
                int y = j + rows[r];
                int z = k + rows[r + 1];
                if (y >= 0 && z >= 0 && y < grid.ny() && z < grid.nz()) {
                    int row = row(y, z);
                    int from = row + Math.max(i - rows[r + 2], 0);
                    int to = row + Math.min(i + rows[r + 2] + 1, grid.nx());
                    total += sum[to] - sum[from];
                    n += count[to] - count[from];
                }
            }
            return total / n;
        }
    }
}
