package fractura.solver.assembly;

import java.util.Arrays;

/// Two neighbouring node planes of a product K x in double precision, for one thread and one vector.
///
/// Plane by plane they become final, are used and are overwritten by those of the next plane but one; so they
/// stay in the cache, and whoever wants the product keeps it as it likes.
final class ProductPlanes {
    /// from one component to the next
    private final int stride;

    private final double[] even;
    private final double[] odd;

    /// @param grid rows of the vectors
    ProductPlanes(RowGrid grid) {
        stride = grid.largestPlane() + RowGrid.PAD;
        even = new double[3 * stride + RowGrid.PAD];
        odd = new double[3 * stride + RowGrid.PAD];
    }

    /// Product on node plane k; component c begins at `at(c)`. Kernels may add 0 to `PAD` entries before and
    /// behind each component.
    double[] plane(int k) {
        return (k & 1) == 0 ? even : odd;
    }

    /// First entry of component c.
    int at(int c) {
        return RowGrid.PAD + c * stride;
    }

    /// Zero on node plane k, to begin with.
    void begin(int k) {
        Arrays.fill(plane(k), 0);
    }

    /// Where the shares of element layer k go.
    PlanePair<double[]> pair(int k) {
        return new PlanePair<>(plane(k), at(0), plane(k + 1), at(0), stride);
    }
}
