package fractura.mesh.generate;

import fractura.mesh.Grid;
import java.util.PriorityQueue;

/// Marked places grow over a lattice in the order of depth, deepest first (watershed by flooding, Meyer 1991).
/// Of equally deep points the one that was reached first is taken first, so that the outcome is one and the same.
final class Flood {
    private record Next(float depth, int turn, int at, int owner) {}

    private final float[] depth;
    private final Grid grid;
    private int turns;

    /// @param depth per point, 0 outside; not changed
    /// @param grid of the points
    Flood(float[] depth, Grid grid) {
        this.depth = depth;
        this.grid = grid;
    }

    /// @param owner number of the mark per point, -1 where there is none; filled in place where depth is above 0
    void spread(int[] owner) {
        var queue = new PriorityQueue<Next>(
                (a, b) -> a.depth != b.depth ? Float.compare(b.depth, a.depth) : Integer.compare(a.turn, b.turn));
        for (int v = 0; v < owner.length; v++) {
            if (owner[v] >= 0) {
                reach(v, owner[v], owner, queue);
            }
        }
        while (!queue.isEmpty()) {
            Next next = queue.remove();
            if (owner[next.at] < 0) {
                owner[next.at] = next.owner;
                reach(next.at, next.owner, owner, queue);
            }
        }
    }

    private void reach(int v, int own, int[] owner, PriorityQueue<Next> queue) {
        int i = v % grid.nx();
        int j = v / grid.nx() % grid.ny();
        int k = v / (grid.nx() * grid.ny());
        for (int n = 0; n < 27; n++) {
            int a = i + n % 3 - 1;
            int b = j + n / 3 % 3 - 1;
            int c = k + n / 9 - 1;
            if (grid.contains(a, b, c)) {
                int w = grid.index(a, b, c);
                if (owner[w] < 0 && depth[w] > 0) {
                    queue.add(new Next(depth[w], turns++, w, own));
                }
            }
        }
    }
}
