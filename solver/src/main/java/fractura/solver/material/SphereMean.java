package fractura.solver.material;

import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// Mean of an element quantity over the marked elements whose centres lie within a radius.
///
/// All voxels have one volume, so the mean is volume-weighted. Averaging over some millimetres takes the mesh out
/// of pointwise strains at voxel corners (Qasim16 used 3 mm). Not thread-safe: none of it is shared state, but
/// outputs are the caller's.
public final class SphereMean {
    private final VoxelMesh mesh;
    private final int[] offset;

    /// @param mesh voxels
    /// @param radiusMm 0 or more; a radius below one voxel edge averages nothing
    public SphereMean(VoxelMesh mesh, double radiusMm) {
        if (!(radiusMm >= 0) || radiusMm > 50) {
            throw new IllegalArgumentException("Averaging radius " + radiusMm + " mm is outside 0 to 50");
        }
        this.mesh = mesh;
        this.offset = ball(radiusMm / mesh.voxelMm());
    }

    /// @param values one per element
    /// @param marked which elements take part, one per element
    /// @param mean output, one per element, overwritten; NaN where not marked
    public void averageInto(double[] values, boolean[] marked, double[] mean) {
        int elements = mesh.elementCount();
        if (values.length != elements || marked.length != elements || mean.length != elements) {
            throw new IllegalArgumentException("Mesh of " + elements + " elements, but " + values.length + " values, "
                    + marked.length + " marks, " + mean.length + " means");
        }
        int nx = mesh.grid().nx();
        int nxy = nx * mesh.grid().ny();
        for (int e = 0; e < elements; e++) {
            if (!marked[e]) {
                mean[e] = Double.NaN;
                continue;
            }
            int voxel = mesh.voxel(e);
            int i = voxel % nx;
            int j = voxel % nxy / nx;
            int k = voxel / nxy;
            double sum = 0;
            int count = 0;
            for (int o = 0; o < offset.length; o += 3) {
                int n = mesh.element(i + offset[o], j + offset[o + 1], k + offset[o + 2]);
                if (n >= 0 && marked[n]) {
                    sum += values[n];
                    count++;
                }
            }
            mean[e] = sum / count;
        }
    }

    /// Lattice offsets (i, j, k) within a radius of r voxel edges; the slack
    /// of 1e-9 keeps 3 mm at 1 mm voxels inside.
    private static int[] ball(double r) {
        int reach = (int) Math.floor(r + 1e-9);
        int edge = 2 * reach + 1;
        int[] found = new int[3 * edge * edge * edge];
        int count = 0;
        for (int k = -reach; k <= reach; k++) {
            for (int j = -reach; j <= reach; j++) {
                for (int i = -reach; i <= reach; i++) {
                    if (i * i + j * j + k * k <= r * r + 1e-9) {
                        found[count++] = i;
                        found[count++] = j;
                        found[count++] = k;
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }
}
