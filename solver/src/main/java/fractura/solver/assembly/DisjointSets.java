package fractura.solver.assembly;

/// Sets of numbers that are joined step by step.
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

    /// @return whether the two were in different sets
    boolean join(int a, int b) {
        if (parent[a] == parent[b]) {
            return false; // most that are asked for have been joined before
        }
        int x = lowest(a);
        int y = lowest(b);
        parent[Math.max(x, y)] = Math.min(x, y);
        count -= x == y ? 0 : 1;
        return x != y;
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
