package fractura.solver.assembly;

import java.util.Arrays;

/// Voxels with stiffness as runs along x that end at voids and at the walls of cells.
final class MatterRuns {
    private final RowGrid grid;
    private final int edge;

    /// first run of each row, one more at the end
    private final int[] ofRow;

    private int[] row = new int[1024];
    private int[] first = new int[1024];
    private int[] end = new int[1024];
    private int count;

    /// @param stiffness of the hull's elements, 0 in voids
    /// @param edge voxels along a cell
    MatterRuns(RowGrid grid, float[] stiffness, int edge) {
        this.grid = grid;
        this.edge = edge;
        ofRow = new int[grid.ny * grid.nz + 1];
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            addRow(r, stiffness);
            ofRow[r + 1] = count;
        }
    }

    private void addRow(int r, float[] stiffness) {
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

    /// @return x of the first voxel
    int first(int a) {
        return first[a];
    }

    int length(int a) {
        return end[a] - first[a];
    }

    /// @return first hull element
    int element(int a) {
        return grid.elementOffset[row[a]] + first[a] - grid.elementFirst[row[a]];
    }

    interface Pair {
        void of(int a, int b);
    }

    /// Visits all pairs of runs whose voxels share a face, an edge or a corner, each once.
    void forNeighbours(Pair pair) {
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            for (int a = ofRow[r] + 1; a < ofRow[r + 1]; a++) {
                if (end[a - 1] == first[a]) {
                    pair.of(a - 1, a);
                }
            }
            int j = r % grid.ny;
            int k = r / grid.ny;
            forNeighbours(r, j - 1, k, pair);
            forNeighbours(r, j - 1, k - 1, pair);
            forNeighbours(r, j, k - 1, pair);
            forNeighbours(r, j + 1, k - 1, pair);
        }
    }

    private void forNeighbours(int r, int j, int k, Pair pair) {
        if (j < 0 || k < 0 || j >= grid.ny) {
            return;
        }
        int other = j + grid.ny * k;
        int b = ofRow[other];
        for (int a = ofRow[r]; a < ofRow[r + 1]; a++) {
            while (b < ofRow[other + 1] && end[b] < first[a]) {
                b++;
            }
            for (int q = b; q < ofRow[other + 1] && first[q] <= end[a]; q++) {
                pair.of(q, a);
            }
        }
    }
}
