package fractura.solver.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Nodes of a grid chosen by voxels, and the groups they fall into: nodes of one voxel belong together, kept or not.
///
/// A node is the number `i+1 + (nx+3)*(j+1 + (ny+3)*(k+1))`; the empty layer around the box saves looking for its ends.
final class NodeGroups {
    private final int row;
    private final int plane;
    private final BitSet nodes = new BitSet();

    /// No node yet.
    NodeGroups(RowGrid grid) {
        row = grid.nx + 3;
        plane = row * (grid.ny + 3);
    }

    /// Whether the box has few enough nodes to be numbered so.
    static boolean fits(RowGrid grid) {
        return (grid.nx + 3L) * (grid.ny + 3L) * (grid.nz + 3L) < Integer.MAX_VALUE;
    }

    /// Adds the eight corners of each voxel.
    ///
    /// @param elements of the grid's hull
    void addVoxels(RowGrid grid, BitSet elements) {
        for (int e = elements.nextSetBit(0); e >= 0; e = elements.nextSetBit(e + 1)) {
            int r = grid.rowOf(e);
            int i = grid.elementFirst[r] + e - grid.elementOffset[r];
            int lowest = i + 1 + row * (r % grid.ny + 1) + plane * (r / grid.ny + 1);
            for (int a = 0; a < 8; a++) {
                nodes.set(lowest + (a & 1) + row * (a >> 1 & 1) + plane * (a >> 2));
            }
        }
    }

    void add(Group group) {
        for (int n : group.nodes) {
            nodes.set(n);
        }
    }

    /// @return those of at most so many nodes, by their lowest ones
    List<Group> upTo(int most) {
        RowRuns runs = RowRuns.ofBits(nodes, row, plane / row);
        DisjointSets joined = new DisjointSets(runs.count());
        runs.forNeighbours(joined::join);
        int[] set = joined.numbered();
        int[] size = new int[joined.count()];
        for (int a = 0; a < set.length; a++) {
            size[set[a]] += runs.length(a);
        }
        int[][] members = new int[size.length][];
        Arrays.setAll(members, q -> new int[size[q] <= most ? size[q] : 0]);
        int[] filled = new int[size.length];
        for (int a = 0; a < set.length; a++) {
            for (int i = 0; i < runs.length(a) && size[set[a]] <= most; i++) {
                members[set[a]][filled[set[a]]++] = row * runs.row(a) + runs.first(a) + i;
            }
        }
        List<Group> groups = new ArrayList<>();
        for (int[] group : members) {
            if (group.length > 0) {
                groups.add(new Group(group, row, plane));
            }
        }
        return groups;
    }

    /// Nodes that hang together.
    ///
    /// @param nodes their numbers
    /// @param row from one row of nodes to the next
    /// @param plane from one plane to the next
    record Group(int[] nodes, int row, int plane) {
        int size() {
            return nodes.length;
        }

        int i(int node) {
            return node % row - 1;
        }

        int j(int node) {
            return node % plane / row - 1;
        }

        int k(int node) {
            return node / plane - 1;
        }

        /// @return the nodes, sorted along the axis along which they reach farthest
        int[] alongLongestAxis() {
            long[] best = {};
            long farthest = -1;
            for (int axis = 0; axis < 3; axis++) {
                long[] order = new long[nodes.length];
                for (int q = 0; q < order.length; q++) {
                    int n = nodes[q];
                    order[q] = (long) (axis == 0 ? i(n) : axis == 1 ? j(n) : k(n)) << 32 | n;
                }
                Arrays.sort(order);
                long reach = (order[order.length - 1] >> 32) - (order[0] >> 32);
                best = reach > farthest ? order : best;
                farthest = Math.max(farthest, reach);
            }
            int[] sorted = new int[nodes.length];
            for (int q = 0; q < sorted.length; q++) {
                sorted[q] = (int) best[q];
            }
            return sorted;
        }

        /// @return hull elements with a corner among the nodes, ascending
        int[] touching(RowGrid grid) {
            int[] found = new int[8 * nodes.length];
            int count = 0;
            for (int n : nodes) {
                for (int a = 0; a < 8; a++) {
                    int e = grid.elementAt(i(n) - (a & 1), j(n) - (a >> 1 & 1), k(n) - (a >> 2));
                    if (e >= 0) {
                        found[count++] = e;
                    }
                }
            }
            Arrays.sort(found, 0, count);
            int distinct = 0;
            for (int q = 0; q < count; q++) {
                if (distinct == 0 || found[q] > found[distinct - 1]) {
                    found[distinct++] = found[q];
                }
            }
            return Arrays.copyOf(found, distinct);
        }
    }
}
