package fractura.solver.assembly;

/// Residuals b - K x of two neighbouring node planes, for one thread and one right-hand side.
///
/// Plane by plane they become final, are used and are overwritten by those of the next plane but one; so they
/// stay in the cache, and no vector of residuals is kept.
final class ResidualPlanes {
    private final RowGrid grid;

    /// from one component to the next
    private final int stride;

    private final float[] even;
    private final float[] odd;

    /// @param grid rows of the vectors
    ResidualPlanes(RowGrid grid) {
        this.grid = grid;
        stride = grid.largestPlane() + RowGrid.PAD;
        even = new float[3 * stride + RowGrid.PAD];
        odd = new float[3 * stride + RowGrid.PAD];
    }

    /// Residual of node plane k; component c begins at `at(c)`. Kernels may add 0 to `PAD` entries before and
    /// behind each component.
    float[] plane(int k) {
        return (k & 1) == 0 ? even : odd;
    }

    /// First entry of component c.
    int at(int c) {
        return RowGrid.PAD + c * stride;
    }

    /// r = b - S x on node plane k, to begin with.
    ///
    /// @param k node plane
    /// @param v vectors
    /// @param springs S
    void begin(int k, LevelVectors v, Springs springs) {
        float[] r = plane(k);
        int n = grid.planeStart(k + 1) - grid.planeStart(k);
        for (int c = 0; c < 3; c++) {
            System.arraycopy(v.b, c * grid.stride + grid.planeStart(k), r, at(c), n);
        }
        springs.subtract(v.x, grid.planeStart(k), n, r, at(0), stride);
    }

    /// Where the shares of element layer k go.
    PlanePair<float[]> pair(int k) {
        return new PlanePair<>(plane(k), at(0), plane(k + 1), at(0), stride);
    }
}
