package fractura.solver.assembly;

import fractura.solver.element.Hex8;

/// The product Pᵀ K P of an element matrix with the trilinear interpolation from the corners of a larger cell to
/// those of the element, the same for each of the three components.
///
/// Interpolation goes axis by axis, and so does the product: 1152 multiply-adds an axis in place of 9216 for all
/// of P at once. Corner `a = ax + 2 ay + 4 az`, unknown `3*a + c`.
final class InterpolatedElement {
    private static final int D = Hex8.DOFS;

    private InterpolatedElement() {}

    /// K = Pᵀ K P, of one axis.
    ///
    /// @param k 24×24, row-major
    /// @param axis 0 to 2
    /// @param lower place of the element's lower corners in the cell, 0 to 1
    /// @param upper place of its upper ones
    static void along(double[] k, int axis, double lower, double upper) {
        int step = 3 << axis;
        for (int p = 0; p < D; p++) {
            if (p / step % 2 == 0) {
                rows(k, p * D, (p + step) * D, lower, upper);
            }
        }
        for (int row = 0; row < D * D; row += D) {
            for (int block = row; block < row + D; block += 2 * step) {
                for (int q = block; q < block + step; q++) {
                    double a = k[q];
                    double b = k[q + step];
                    k[q] = (1 - lower) * a + (1 - upper) * b;
                    k[q + step] = lower * a + upper * b;
                }
            }
        }
    }

    private static void rows(double[] k, int at, int other, double lower, double upper) {
        for (int q = 0; q < D; q++) {
            double a = k[at + q];
            double b = k[other + q];
            k[at + q] = (1 - lower) * a + (1 - upper) * b;
            k[other + q] = lower * a + upper * b;
        }
    }
}
