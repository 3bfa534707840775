package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import java.util.Arrays;
import java.util.BitSet;

/// Places along x that follow each other, as runs in rows `j + ny*k`.
final class RowRuns {
    private final int ny;

    /// first run of each row, one more at the end
    private final int[] ofRow;

    private int[] row = new int[1024];
    private int[] first = new int[1024];
    private int[] end = new int[1024];
    private int count;

    private RowRuns(int ny, int rows) {
        this.ny = ny;
        ofRow = new int[rows + 1];
    }

    /// Voxels with stiffness; runs end at voids and at the walls of cells.
    ///
    /// @param stiffness of the hull's elements, 0 in voids
    /// @param edge voxels along a cell
    /// @return runs in the rows of the grid
    static RowRuns ofMatter(RowGrid grid, float[] stiffness, int edge) {
        RowRuns runs = new RowRuns(grid.ny, grid.ny * grid.nz);
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            runs.addRow(r, grid, stiffness, edge);
            runs.ofRow[r + 1] = runs.count;
        }
        return runs;
    }

    private void addRow(int r, RowGrid grid, float[] stiffness, int edge) {
        int from = grid.elementFirst[r];
        int to = from + grid.elementCount[r];
        int o = grid.elementOffset[r] - from;
        int i = from;
        while (i < to) {
            int begin = i;
            int wall = Math.min(to, (i / edge + 1) * edge);
            while (i < wall && stiffness[o + i] > 0) {
                i++;
            }
            if (i > begin) {
                add(r, begin, i);
            } else {
                i++;
            }
        }
    }

    /// Voxels of a body.
    ///
    /// @return runs whose places, one after the other, are the elements in their order
    static RowRuns ofBody(VoxelMesh mesh) {
        int nx = mesh.grid().nx();
        RowRuns runs =
                new RowRuns(mesh.grid().ny(), mesh.grid().ny() * mesh.grid().nz());
        int e = 0;
        for (int r = 0; r < runs.rowCount(); r++) {
            while (e < mesh.elementCount() && mesh.voxel(e) / nx == r) {
                int from = e++;
                while (e < mesh.elementCount() && mesh.voxel(e) == mesh.voxel(e - 1) + 1 && mesh.voxel(e) / nx == r) {
                    e++;
                }
                runs.add(r, mesh.voxel(from) % nx, mesh.voxel(e - 1) % nx + 1);
            }
            runs.ofRow[r + 1] = runs.count;
        }
        return runs;
    }

    /// Bits that are set.
    ///
    /// @param bits `i + nx*(j + ny*k)`; the last one of each row is not set
    /// @param nx bits of a row
    /// @param ny rows of a plane
    /// @return runs in those rows
    static RowRuns ofBits(BitSet bits, int nx, int ny) {
        RowRuns runs = new RowRuns(ny, bits.length() / nx + 1);
        int reached = 0;
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(bits.nextClearBit(from))) {
            int r = from / nx;
            Arrays.fill(runs.ofRow, reached + 1, r + 1, runs.count);
            reached = r;
            runs.add(r, from % nx, bits.nextClearBit(from) - r * nx);
        }
        Arrays.fill(runs.ofRow, reached + 1, runs.ofRow.length, runs.count);
        return runs;
    }

    private void add(int r, int from, int to) {
        if (count == row.length) {
            row = Arrays.copyOf(row, 2 * count);
            first = Arrays.copyOf(first, 2 * count);
            end = Arrays.copyOf(end, 2 * count);
        }
        row[count] = r;
        first[count] = from;
        end[count++] = to;
    }

    int count() {
        return count;
    }

    int row(int a) {
        return row[a];
    }

    /// @return x of the first place
    int first(int a) {
        return first[a];
    }

    int length(int a) {
        return end[a] - first[a];
    }

    interface Pair {
        void of(int a, int b);
    }

    /// How many rows there are.
    int rowCount() {
        return ofRow.length - 1;
    }

    /// Visits all pairs of runs with places that share a face, an edge or a corner, each once.
    void forNeighbours(Pair pair) {
        forNeighbours(0, rowCount(), pair);
    }

    /// The pairs whose later run lies in rows [from, to).
    void forNeighbours(int from, int to, Pair pair) {
        for (int r = from; r < to; r++) {
            for (int a = ofRow[r] + 1; a < ofRow[r + 1]; a++) {
                if (end[a - 1] == first[a]) {
                    pair.of(a - 1, a);
                }
            }
            int j = r % ny;
            int k = r / ny;
            forOverlaps(r, j - 1, k, 0, pair);
            forOverlaps(r, j - 1, k - 1, 0, pair);
            forOverlaps(r, j, k - 1, 0, pair);
            forOverlaps(r, j + 1, k - 1, 0, pair);
        }
    }

    /// Visits all pairs of runs in different rows with places that share a face, each once.
    void forFaces(Pair pair) {
        for (int r = 0; r < rowCount(); r++) {
            forOverlaps(r, r % ny - 1, r / ny, 1, pair);
            forOverlaps(r, r % ny, r / ny - 1, 1, pair);
        }
    }

    /// Runs of row r and of another one whose x have at least so many places in common; 0 for those that touch too.
    private void forOverlaps(int r, int j, int k, int least, Pair pair) {
        if (j < 0 || k < 0 || j >= ny) {
            return;
        }
        int other = j + ny * k;
        int b = ofRow[other];
        for (int a = ofRow[r]; a < ofRow[r + 1]; a++) {
            while (b < ofRow[other + 1] && end[b] - least < first[a]) {
                b++;
            }
            for (int q = b; q < ofRow[other + 1] && first[q] <= end[a] - least; q++) {
                pair.of(q, a);
            }
        }
    }
}
