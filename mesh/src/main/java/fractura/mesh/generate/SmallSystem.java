package fractura.mesh.generate;

/// A few linear equations, solved by elimination with row exchange.
final class SmallSystem {
    private SmallSystem() {}

    /// @param a `a[row][column]`, the right-hand side as last column; overwritten
    /// @return the unknowns, a new array; not finite where the equations do not determine them
    static double[] solved(double[][] a) {
        int n = a.length;
        for (int p = 0; p < n; p++) {
            int best = p;
            for (int r = p + 1; r < n; r++) {
                best = Math.abs(a[r][p]) > Math.abs(a[best][p]) ? r : best;
            }
            double[] row = a[best];
            a[best] = a[p];
            a[p] = row;
            for (int r = p + 1; r < n; r++) {
                double f = a[r][p] / row[p];
                for (int c = p; c <= n; c++) {
                    a[r][c] -= f * row[c];
                }
            }
        }
        double[] x = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = a[r][n];
            for (int c = r + 1; c < n; c++) {
                sum -= a[r][c] * x[c];
            }
            x[r] = sum / a[r][r];
        }
        return x;
    }
}
