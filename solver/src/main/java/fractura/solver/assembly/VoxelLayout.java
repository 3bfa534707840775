package fractura.solver.assembly;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Where the nodes and elements of a mesh stand in the solver's row-ordered vectors.
///
/// The solver's x runs along the longest axis of the grid (long rows vectorise well), z along the second longest
/// (many planes to share among threads), y along the shortest. Isotropic stiffness does not mind the renaming;
/// components of vectors are renamed with the axes.
final class VoxelLayout {
    /// Elements or nodes below which one thread is as fast: a choice.
    private static final int WORTH_SHARING = 10_000;

    final RowGrid rows;

    /// solver component of each mesh axis
    private final int[] componentOfAxis = new int[3];

    private final int[] entryOfNode;
    private final int[] entryOfElement;

    /// @param mesh body
    /// @param parallel threads
    VoxelLayout(VoxelMesh mesh, Parallel parallel) {
        Grid grid = mesh.grid();
        int[] size = {grid.nx(), grid.ny(), grid.nz()};
        int longest = size[1] > size[0] ? 1 : 0;
        longest = size[2] > size[longest] ? 2 : longest;
        int shortest = 2;
        for (int a = 0; a < 3; a++) {
            shortest = a != longest && (shortest == longest || size[a] < size[shortest]) ? a : shortest;
        }
        componentOfAxis[longest] = 0;
        componentOfAxis[shortest] = 1;
        componentOfAxis[3 - longest - shortest] = 2;
        int[] n = new int[3];
        for (int a = 0; a < 3; a++) {
            n[componentOfAxis[a]] = size[a];
        }
        rows = rowsOf(mesh, n, parallel);
        entryOfElement = elementEntries(mesh, size, parallel);
        entryOfNode = nodeEntries(mesh, size, parallel);
    }

    private RowGrid rowsOf(VoxelMesh mesh, int[] n, Parallel parallel) {
        int[] first = new int[n[1] * n[2]];
        int[] end = new int[first.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        parallel.forShared(mesh.elementCount(), WORTH_SHARING, (from, to) -> {
            int[] ownFirst = new int[first.length];
            int[] ownEnd = new int[first.length];
            addRows(mesh, from, to, n[1], ownFirst, ownEnd);
            synchronized (first) {
                for (int r = 0; r < first.length; r++) {
                    first[r] = Math.min(first[r], ownFirst[r]);
                    end[r] = Math.max(end[r], ownEnd[r]);
                }
            }
        });
        for (int r = 0; r < first.length; r++) {
            first[r] = end[r] == 0 ? 0 : first[r];
            end[r] -= first[r];
        }
        return new RowGrid(n[0], n[1], n[2], first, end);
    }

    /// Where the rows of elements [from, to) begin and end.
    private void addRows(VoxelMesh mesh, int from, int to, int rowsOfPlane, int[] first, int[] end) {
        Arrays.fill(first, Integer.MAX_VALUE);
        int[] ijk = new int[3];
        int nx = mesh.grid().nx();
        int ny = mesh.grid().ny();
        for (int e = from; e < to; e++) {
            split(mesh.voxel(e), nx, ny, ijk);
            int r = ijk[1] + rowsOfPlane * ijk[2];
            first[r] = Math.min(first[r], ijk[0]);
            end[r] = Math.max(end[r], ijk[0] + 1);
        }
    }

    /// Grid index of the mesh to solver coordinates.
    private void split(int index, int nx, int ny, int[] ijk) {
        ijk[componentOfAxis[0]] = index % nx;
        ijk[componentOfAxis[1]] = index / nx % ny;
        ijk[componentOfAxis[2]] = index / (nx * ny);
    }

    private int[] elementEntries(VoxelMesh mesh, int[] size, Parallel parallel) {
        int[] entries = new int[mesh.elementCount()];
        parallel.forShared(entries.length, WORTH_SHARING, (from, to) -> {
            int[] ijk = new int[3];
            for (int e = from; e < to; e++) {
                split(mesh.voxel(e), size[0], size[1], ijk);
                int r = ijk[1] + rows.ny * ijk[2];
                entries[e] = rows.elementOffset[r] + ijk[0] - rows.elementFirst[r];
            }
        });
        return entries;
    }

    private int[] nodeEntries(VoxelMesh mesh, int[] size, Parallel parallel) {
        int[] entries = new int[mesh.nodeCount()];
        parallel.forShared(entries.length, WORTH_SHARING, (from, to) -> {
            int[] ijk = new int[3];
            for (int n = from; n < to; n++) {
                split(mesh.latticeOfNode(n), size[0] + 1, size[1] + 1, ijk);
                int s = ijk[1] + (rows.ny + 1) * ijk[2];
                entries[n] = rows.nodeOffset[s] + ijk[0] - rows.nodeFirst[s];
            }
        });
        return entries;
    }

    /// @return solver component of each mesh axis, not to be changed
    int[] componentOfAxis() {
        return componentOfAxis;
    }

    /// @return entry of element e in the solver's element arrays
    int element(int e) {
        return entryOfElement[e];
    }

    /// @return entry of displacement component `axis` (of the mesh) of node n in the solver's vectors
    int dof(int n, int axis) {
        return componentOfAxis[axis] * rows.stride + entryOfNode[n];
    }
}
