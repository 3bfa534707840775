package fractura.solver.assembly;

import java.util.ArrayList;
import java.util.List;

/// Work vectors of one level, one set for each right-hand side that is iterated on together.
final class LevelColumns {
    private final int length;
    private final List<LevelVectors> all = new ArrayList<>();
    private int active;

    /// @param length of the level's nodal vectors
    LevelColumns(int length) {
        this.length = length;
        use(1);
    }

    /// @param count right-hand sides from now on
    void use(int count) {
        while (all.size() < count) {
            all.add(new LevelVectors(length));
        }
        active = count;
    }

    /// @return right-hand sides in use
    int count() {
        return active;
    }

    LevelVectors get(int column) {
        return all.get(column);
    }

    long bytes() {
        long sum = 0;
        for (LevelVectors v : all) {
            sum += v.bytes();
        }
        return sum;
    }
}
