package fractura.solver.assembly;

/// Sets of numbers that are joined bit by bit.
final class DisjointSets {
    private final int[] parent;
    private int count;

    /// @param n each number from 0 to n-1 in a set of its own
    DisjointSets(int n) {
        parent = new int[n];
        count = n;
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /// @return the lowest number of a's set
    int lowest(int a) {
        int at = a;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    void joinIf(boolean isWanted, int a, int b) {
        if (isWanted) {
            int x = lowest(a);
            int y = lowest(b);
            parent[Math.max(x, y)] = Math.min(x, y);
            count -= x == y ? 0 : 1;
        }
    }

    /// @return how many sets there are
    int count() {
        return count;
    }

    /// @return for each number that of its set, from 0 on, by their lowest ones
    int[] numbered() {
        int[] set = new int[parent.length];
        int next = 0;
        for (int i = 0; i < set.length; i++) {
            int low = lowest(i);
            set[i] = low == i ? next++ : set[low];
        }
        return set;
    }
}
