package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import fractura.solver.linear.BlockSums;
import java.util.Arrays;

/// The largest eigenvalue of D⁻¹K of many elements, from above.
///
/// That of A = D^-½ K D^-½ is λ ≤ (tr A¹⁶)^(1/16) = ‖A⁸‖^(1/8), which three squarings give and which is at most
/// 24^(1/16) = 1.22 times too large. ‖A‖, ‖A²‖^(1/2) and ‖A⁴‖^(1/4) are larger, so an element ends where one of
/// them is below the bound of another.
final class ElementBound {
    private static final int D = Hex8.DOFS;
    private static final int SQUARINGS = 3;

    /// Norms this close are taken for equal, so that which elements are left early says nothing about the result.
    private static final double MARGIN = 1 - 1e-9;

    private double[] a = new double[D * D];
    private double[] square = new double[D * D];
    private final double[] root = new double[D];

    /// the largest ‖A⁸‖² so far
    private double largest;

    /// @param k an element's matrix, row-major
    /// @return the bound of this element alone
    static double of(double[] k) {
        ElementBound bound = new ElementBound();
        bound.take(k);
        return bound.value();
    }

    /// @param k an element's matrix, row-major
    void take(double[] k) {
        for (int p = 0; p < D; p++) {
            root[p] = k[p * D + p] > 0 ? 1 / Math.sqrt(k[p * D + p]) : 0;
        }
        for (int p = 0; p < D; p++) {
            for (int q = 0; q < D; q++) {
                a[p * D + q] = k[p * D + q] * (root[p] * root[q]);
            }
        }
        double norm = squaredNorm();
        for (int s = 0; s < SQUARINGS; s++) {
            if (Math.pow(norm, 1 << SQUARINGS - s) < MARGIN * largest) {
                return;
            }
            squareInto(a, square);
            double[] other = a;
            a = square;
            square = other;
            norm = squaredNorm();
        }
        largest = Math.max(largest, norm);
    }

    /// @return the bound of all elements taken
    double value() {
        return Math.pow(largest, 1.0 / 16);
    }

    private double squaredNorm() {
        return BlockSums.dot(a, 0, a, 0, a.length);
    }

    /// out = a a for a symmetric matrix, row by row.
    private static void squareInto(double[] a, double[] out) {
        double[] row = new double[D]; // apart from a and out, so that the loop below vectorises
        for (int p = 0; p < D; p++) {
            Arrays.fill(row, 0);
            for (int m = 0; m < D; m += 4) {
                addFour(a, p * D + m, m * D, row);
            }
            System.arraycopy(row, 0, out, p * D, D);
        }
    }

    private static void addFour(double[] a, int at, int from, double[] row) {
        double f0 = a[at];
        double f1 = a[at + 1];
        double f2 = a[at + 2];
        double f3 = a[at + 3];
        for (int q = 0; q < D; q++) {
            row[q] += (f0 * a[from + q] + f1 * a[from + D + q]) + (f2 * a[from + 2 * D + q] + f3 * a[from + 3 * D + q]);
        }
    }
}
