package fractura.solver.assembly;

import fractura.solver.linear.Parallel;
import java.util.concurrent.atomic.AtomicBoolean;

/// D⁻¹ of one level: one number for the three components of a node where they share it, as those of isotropic
/// elements do, else one for each.
///
/// @param inverse 1/D; 0 where there is no stiffness
/// @param stride from one component to the next, 0 where they share
record Scaling(float[] inverse, int stride) {
    /// @param inverse 1/D of each unknown, 0 at held ones, which may share the number of their node
    /// @param grid rows
    /// @param parallel threads
    static Scaling of(float[] inverse, RowGrid grid, Parallel parallel) {
        float[] shared = new float[grid.stride];
        AtomicBoolean areAlike = new AtomicBoolean(true);
        parallel.forRanges(LevelParts.of(grid, parallel), grid.nodeTotal, (from, to) -> {
            if (!copyIfAlike(inverse, grid.stride, from, to, shared)) {
                areAlike.set(false);
            }
        });
        return areAlike.get() ? new Scaling(shared, 0) : new Scaling(inverse, grid.stride);
    }

    /// Copies the numbers of nodes [from, to) as far as their components have the same; whether all have.
    private static boolean copyIfAlike(float[] inverse, int stride, int from, int to, float[] shared) {
        boolean isSame = true;
        for (int i = from; i < to && isSame; i++) {
            float y = inverse[i + stride];
            float z = inverse[i + 2 * stride];
            shared[i] = Math.max(inverse[i], Math.max(y, z));
            isSame = !differs(inverse[i], shared[i]) && !differs(y, shared[i]) && !differs(z, shared[i]);
        }
        return isSame;
    }

    private static boolean differs(float own, float shared) {
        return own != 0 && own != shared;
    }

    /// @param component 0 to 2
    /// @param node entry of a node in a component
    /// @return place of its number
    int at(int component, int node) {
        return component * stride + node;
    }

    long bytes() {
        return 4L * inverse.length;
    }
}
