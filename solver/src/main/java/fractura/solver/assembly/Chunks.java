package fractura.solver.assembly;

import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.BitSet;

/// The matter of each cell of a coarse grid, in chunks that hang together, and what the corners of the cells see.
///
/// A node of a coarse grid moves all matter of the eight cells around it. Where that does not hang together
/// within these cells, bone on both sides of a gap is tied. So each part of it has its own copy of the node.
final class Chunks {
    /// Ours: real vertebrae of 1.25 to 1.5 mm have one copy more for 6 to 10 nodes, bodies that do well without
    /// have one for 13 or more.
    private static final int NODES_PER_TIE = 12;

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
    /// @param parallel threads
    Chunks(RowGrid grid, float[] stiffness, int edge, Parallel parallel) {
        this.grid = grid;
        this.edge = edge;
        RowRuns runs = RowRuns.ofMatter(grid, stiffness, edge);
        DisjointSets within = new DisjointSets(runs.count());
        int[] cellOfRun = new int[runs.count()]; // asked for at every contact of two runs
        Arrays.setAll(cellOfRun, a -> cellOf(runs, a));
        runs.forNeighbours((a, b) -> {
            if (cellOfRun[a] == cellOfRun[b]) {
                within.join(a, b);
            }
        });
        int[] chunk = within.numbered();
        cell = new int[within.count()];
        ofElement = new int[grid.elementTotal];
        Arrays.fill(ofElement, -1);
        for (int a = 0; a < runs.count(); a++) {
            cell[chunk[a]] = cellOfRun[a];
            int r = runs.row(a);
            int from = grid.elementOffset[r] + runs.first(a) - grid.elementFirst[r];
            Arrays.fill(ofElement, from, from + runs.length(a), chunk[a]);
        }
        copy = new int[8 * cell.length];
        BitSet nodes = new BitSet();
        long[] keys = keys(links(runs, chunk, parallel), nodes);
        long[] numbers = ascending(keys);
        Arrays.setAll(copy, q -> Arrays.binarySearch(numbers, keys[q]));
        copyCount = numbers.length;
        nodeCount = nodes.cardinality();
    }

    /// Pairs of chunks in contact.
    private long[] links(RowRuns runs, int[] chunk, Parallel parallel) {
        int parts = LevelParts.of(grid, parallel);
        Links[] found = new Links[parts];
        Arrays.setAll(found, _ -> new Links());
        parallel.run(parts, part -> {
            int from = (int) ((long) runs.rowCount() * part / parts);
            int to = (int) ((long) runs.rowCount() * (part + 1) / parts);
            Links own = found[part];
            runs.forNeighbours(from, to, (a, b) -> own.add(chunk[a], chunk[b]));
        });
        int total = 0;
        for (Links own : found) {
            total += own.count;
        }
        long[] all = new long[total];
        int at = 0;
        for (Links own : found) {
            System.arraycopy(own.link, 0, all, at, own.count);
            at += own.count;
        }
        return ascending(all);
    }

    /// @return the numbers in order, each once
    private static long[] ascending(long[] numbers) {
        long[] sorted = numbers.clone(); // the order of the given ones matters
        Arrays.sort(sorted);
        int count = 0;
        for (int q = 0; q < sorted.length; q++) {
            if (q == 0 || sorted[q] != sorted[q - 1]) {
                sorted[count++] = sorted[q];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /// Links in the order they are met, most of them once.
    private static final class Links {
        /// links remembered, a power of two: they are met again and again, row after row
        private static final int RECENT = 1 << 14;

        private final long[] recent = new long[RECENT];
        private long[] link = new long[1024];
        private int count;

        void add(int a, int b) {
            if (a == b) {
                return;
            }
            long met = (long) Math.min(a, b) << 32 | Math.max(a, b);
            int place = Long.hashCode(met * 31) & RECENT - 1;
            if (recent[place] != met) {
                recent[place] = met;
                link = count == link.length ? Arrays.copyOf(link, 2 * count) : link;
                link[count++] = met;
            }
        }
    }

    private int cellsX() {
        return (grid.nx - 1) / edge + 1;
    }

    private int cellsY() {
        return (grid.ny - 1) / edge + 1;
    }

    private int cellOf(RowRuns runs, int a) {
        int r = runs.row(a);
        return runs.first(a) / edge + cellsX() * (r % grid.ny / edge + cellsY() * (r / grid.ny / edge));
    }

    /// For each corner of each chunk a number that is the same for chunks which share a copy of the node; they
    /// ascend along x.
    private long[] keys(long[] links, BitSet nodes) {
        long[] keys = new long[copy.length];
        for (int parity = 0; parity < 8; parity++) { // the nodes with these parities share no cell
            DisjointSets around = new DisjointSets(cell.length);
            for (long link : links) {
                int a = (int) (link >> 32);
                int b = (int) link;
                if (node(cell[a], parity) == node(cell[b], parity)) {
                    around.join(a, b);
                }
            }
            for (int c = 0; c < cell.length; c++) {
                int node = node(cell[c], parity);
                nodes.set(node);
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
