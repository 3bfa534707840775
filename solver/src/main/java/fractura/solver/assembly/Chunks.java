package fractura.solver.assembly;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The matter of each cell of a coarse grid, in chunks that hang together, and what the corners of the cells see.
///
/// A node of a coarse grid moves all matter of the eight cells around it. Where that does not hang together
/// within these cells, bone on both sides of a gap is tied. So each part of it has its own copy of the node.
final class Chunks {
    /// Ours: real vertebrae of 1.25 to 1.5 mm have one copy more for 6 to 10 nodes, bodies that do well without
    /// have one for 13 or more.
    private static final int NODES_PER_TIE = 12;

    /// links remembered while they are collected, a power of two
    private static final int RECENT = 1 << 12;

    private final RowGrid grid;

    /// fine voxels along a cell
    private final int edge;

    /// chunk of each hull element, -1 in voids
    private final int[] ofElement;

    /// cell of each chunk
    private final int[] cell;

    /// first corner of each chunk, eight of them: copies of nodes
    private final int[] copy;

    private final int copyCount;
    private final int nodeCount;

    /// @param grid finest rows
    /// @param stiffness of the hull's elements, 0 in voids
    /// @param edge voxels along a cell
    Chunks(RowGrid grid, float[] stiffness, int edge) {
        this.grid = grid;
        this.edge = edge;
        MatterRuns runs = new MatterRuns(grid, stiffness, edge);
        DisjointSets within = new DisjointSets(runs.count());
        int[] cellOfRun = new int[runs.count()]; // asked for at every contact of two runs
        Arrays.setAll(cellOfRun, a -> cellOf(runs, a));
        runs.forNeighbours((a, b) -> within.joinIf(cellOfRun[a] == cellOfRun[b], a, b));
        int[] chunk = within.numbered();
        cell = new int[within.count()];
        ofElement = new int[grid.elementTotal];
        Arrays.fill(ofElement, -1);
        for (int a = 0; a < runs.count(); a++) {
            cell[chunk[a]] = cellOfRun[a];
            Arrays.fill(ofElement, runs.element(a), runs.element(a) + runs.length(a), chunk[a]);
        }
        Set<Long> links = new HashSet<>();
        long[] recent = new long[RECENT]; // most links are met again and again, row after row
        runs.forNeighbours((a, b) -> {
            if (chunk[a] != chunk[b]) {
                long link = (long) Math.min(chunk[a], chunk[b]) << 32 | Math.max(chunk[a], chunk[b]);
                int place = Long.hashCode(link * 31) & RECENT - 1;
                if (recent[place] != link) {
                    recent[place] = link;
                    links.add(link);
                }
            }
        });
        copy = new int[8 * cell.length];
        Map<Long, Integer> numbers = new HashMap<>();
        Set<Integer> nodes = new HashSet<>();
        long[] keys = keys(links, nodes);
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (long key : sorted) {
            numbers.putIfAbsent(key, numbers.size());
        }
        Arrays.setAll(copy, q -> numbers.get(keys[q]));
        copyCount = numbers.size();
        nodeCount = nodes.size();
    }

    private int cellsX() {
        return (grid.nx - 1) / edge + 1;
    }

    private int cellsY() {
        return (grid.ny - 1) / edge + 1;
    }

    private int cellOf(MatterRuns runs, int a) {
        int r = runs.row(a);
        return runs.first(a) / edge + cellsX() * (r % grid.ny / edge + cellsY() * (r / grid.ny / edge));
    }

    /// For each corner of each chunk a number that is the same for chunks which share a copy of the node; they
    /// ascend along x.
    private long[] keys(Set<Long> links, Set<Integer> nodes) {
        long[] keys = new long[copy.length];
        for (int parity = 0; parity < 8; parity++) { // the nodes with these parities share no cell
            DisjointSets around = new DisjointSets(cell.length);
            int p = parity;
            for (long link : links) {
                int a = (int) (link >> 32);
                int b = (int) link;
                around.joinIf(node(cell[a], p) == node(cell[b], p), a, b);
            }
            for (int c = 0; c < cell.length; c++) {
                int node = node(cell[c], parity);
                nodes.add(node);
                keys[8 * c + corner(cell[c], parity)] = (long) node << 32 | around.lowest(c);
            }
        }
        return keys;
    }

    /// The node of given parities at a corner of a cell, numbered along x last.
    private int node(int q, int parity) {
        int corner = corner(q, parity);
        int y = cellY(q) + (corner >> 1 & 1);
        int z = cellZ(q) + (corner >> 2);
        return y + (cellsY() + 1) * (z + ((grid.nz - 1) / edge + 2) * (cellX(q) + (corner & 1)));
    }

    /// Which corner of a cell has these parities.
    private int corner(int q, int parity) {
        return (cellX(q) & 1 | (cellY(q) & 1) << 1 | (cellZ(q) & 1) << 2) ^ parity;
    }

    private int cellX(int q) {
        return q % cellsX();
    }

    private int cellY(int q) {
        return q / cellsX() % cellsY();
    }

    private int cellZ(int q) {
        return q / cellsX() / cellsY();
    }

    int edge() {
        return edge;
    }

    int count() {
        return cell.length;
    }

    /// @return copies of nodes, numbered along x
    int copyCount() {
        return copyCount;
    }

    /// @return nodes that see matter
    int nodeCount() {
        return nodeCount;
    }

    /// Whether so many nodes have several copies that these are worth their price.
    boolean areTied() {
        return edge > 1 && (long) NODES_PER_TIE * (copyCount - nodeCount) >= nodeCount;
    }

    /// @return chunk of a hull element, -1 in a void
    int ofElement(int e) {
        return ofElement[e];
    }

    /// @param corner `ax + 2 ay + 4 az`
    /// @return copy of the node there that moves a chunk
    int copyAt(int chunk, int corner) {
        return copy[8 * chunk + corner];
    }

    /// @return copies at the eight corners of each chunk
    int[] copies() {
        return copy;
    }

    /// @return fine coordinates of the lowest corner of a chunk's cell
    int[] origin(int chunk) {
        int q = cell[chunk];
        return new int[] {edge * cellX(q), edge * cellY(q), edge * cellZ(q)};
    }
}
