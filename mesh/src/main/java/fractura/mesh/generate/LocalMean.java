package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.OptionalDouble;

/// Mean density of lesion-free bone around an element, among the elements of one kind.
///
/// Sums over cubes are read from a summed-volume table, so the size of the cube costs nothing. The cube grows
/// until it holds enough samples.
final class LocalMean {
    private static final double[] HALF_EDGES_MM = {2, 3, 5, 8, 12, 20, 40, 80, 160};
    private static final double ENOUGH_SAMPLES = 200;

    private final Grid grid;
    private final double[] sums;
    private final double[] counts;

    /// @param specimen the bone
    /// @param member whether an element is of the kind; one flag per element
    LocalMean(Specimen specimen, boolean[] member) {
        VoxelMesh mesh = specimen.mesh();
        grid = mesh.grid();
        int sx = grid.nx() + 1;
        int sy = grid.ny() + 1;
        sums = new double[sx * sy * (grid.nz() + 1)];
        counts = new double[sums.length];
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (member[e]) {
                int[] ijk = mesh.elementIjk(e);
                int at = ijk[0] + 1 + sx * (ijk[1] + 1 + sy * (ijk[2] + 1));
                for (int s = Specimen.SAMPLES * e; s < Specimen.SAMPLES * (e + 1); s++) {
                    if (specimen.tissueAt(s) == Tissue.BONE) {
                        sums[at] += specimen.density()[s];
                        counts[at]++;
                    }
                }
            }
        }
        for (int stride : new int[] {1, sx, sx * sy}) {
            int size = stride == 1 ? sx : stride == sx ? sy : grid.nz() + 1;
            for (int v = 0; v < sums.length; v++) {
                if (v / stride % size > 0) {
                    sums[v] += sums[v - stride];
                    counts[v] += counts[v - stride];
                }
            }
        }
    }

    /// @param ijk an element's voxel
    /// @return mean density around it, g/cm³; absent when the specimen holds no such bone
    OptionalDouble at(int[] ijk) {
        double h = grid.spacingMm()[0];
        for (double half : HALF_EDGES_MM) {
            int r = (int) Math.round(half / h);
            double n = box(counts, ijk, r);
            boolean last = half == HALF_EDGES_MM[HALF_EDGES_MM.length - 1];
            if (n >= ENOUGH_SAMPLES || last && n > 0) {
                return OptionalDouble.of(box(sums, ijk, r) / n);
            }
        }
        return OptionalDouble.empty();
    }

    private double box(double[] table, int[] ijk, int r) {
        int i0 = Math.max(0, ijk[0] - r);
        int j0 = Math.max(0, ijk[1] - r);
        int k0 = Math.max(0, ijk[2] - r);
        int i1 = Math.min(grid.nx(), ijk[0] + r + 1);
        int j1 = Math.min(grid.ny(), ijk[1] + r + 1);
        int k1 = Math.min(grid.nz(), ijk[2] + r + 1);
        return corner(table, i1, j1, k1)
                - corner(table, i0, j1, k1)
                - corner(table, i1, j0, k1)
                - corner(table, i1, j1, k0)
                + corner(table, i0, j0, k1)
                + corner(table, i0, j1, k0)
                + corner(table, i1, j0, k0)
                - corner(table, i0, j0, k0);
    }

    private double corner(double[] table, int i, int j, int k) {
        return table[i + (grid.nx() + 1) * (j + (grid.ny() + 1) * k)];
    }
}
