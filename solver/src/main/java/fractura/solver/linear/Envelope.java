package fractura.solver.linear;

import java.util.Arrays;

/// Which entries of a symmetric matrix can differ from zero: in each row those from the first one on that an element
/// couples with it (GeorgeLiu81, ch. 4).
public final class Envelope {
    private final int[] first;

    /// @param n unknowns, at first coupled with nothing
    public Envelope(int n) {
        first = new int[n];
        Arrays.setAll(first, u -> u);
    }

    /// Couples the unknowns of an element with each other.
    ///
    /// @param unknown their numbers, below n; negative ones are none
    public void couple(int[] unknown) {
        int least = Integer.MAX_VALUE;
        for (int u : unknown) {
            least = u >= 0 ? Math.min(least, u) : least;
        }
        for (int u : unknown) {
            if (u >= 0) {
                first[u] = Math.min(first[u], least);
            }
        }
    }

    /// @return column at which each row begins, `first[i] ≤ i`; as a view
    public int[] first() {
        return first;
    }
}
