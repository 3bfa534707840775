package fractura.solver.assembly;

import fractura.solver.element.Hex8;

/// Coarse elements with a stiffness matrix of their own: the exact product Pᵀ K P of their eight children.
///
/// Averaging moduli over a block moves stiffness of a thin wall towards its middle, so that the wall bends too
/// easily on coarse grids. The Galerkin product keeps its bending stiffness, at the price of 576 numbers an
/// element: worth it from the third grid on, where elements are 64 times fewer, and only for bodies that need it.
/// Grid units as in `Moduli`.
///
/// Local unknown `3*a + c` of corner `a = ax + 2 ay + 4 az`.
///
/// @param matrices row-major 24×24, one after the other in the order of the rows' elements; voids are zero; owned
record StoredElements(float[] matrices) implements LevelStiffness {
    private static final int D = Hex8.DOFS;

    /// Interpolation from the corners of a block to those of its children: `WEIGHT[child][8*a + parentCorner]`.
    private static final double[][] WEIGHT = weights();

    /// The products of any finer level's elements.
    static StoredElements of(LevelStiffness stiffness, RowGrid fine, RowGrid coarse) {
        float[] all = new float[Math.multiplyExact(coarse.elementTotal, D * D)];
        double[] k = new double[D * D];
        double[] half = new double[D * D];
        for (int z = 0; z < fine.nz; z++) {
            for (int y = 0; y < fine.ny; y++) {
                int r = y + fine.ny * z;
                int yc = y + coarse.padding.y();
                int zc = z + coarse.padding.z();
                int c = yc / 2 + coarse.ny * (zc / 2);
                for (int i = 0; i < fine.elementCount[r]; i++) {
                    int x = fine.elementFirst[r] + i + coarse.padding.x();
                    if (stiffness.elementInto(fine.elementOffset[r] + i, k)) {
                        int parent = coarse.elementOffset[c] + x / 2 - coarse.elementFirst[c];
                        add(k, WEIGHT[x % 2 + 2 * (yc % 2) + 4 * (zc % 2)], half, all, parent * D * D);
                    }
                }
            }
        }
        return new StoredElements(all);
    }

    @Override
    public StoredElements coarsened(RowGrid fine, RowGrid coarse) {
        return of(this, fine, coarse);
    }

    @Override
    public boolean elementInto(int e, double[] matrix) {
        int o = e * D * D;
        if (matrices[o] == 0) {
            return false;
        }
        for (int p = 0; p < D * D; p++) {
            matrix[p] = matrices[o + p];
        }
        return true;
    }

    @Override
    public float[][] constants() {
        return new float[0][];
    }

    @Override
    public long bytes() {
        return 4L * matrices.length;
    }

    /// all[o…] += Pᵀ K P, with the same interpolation for each of the three components.
    private static void add(double[] k, double[] w, double[] half, float[] all, int o) {
        for (int p = 0; p < D; p++) { // half = K P
            for (int q = 0; q < D; q++) {
                double sum = 0;
                for (int a = 0; a < 8; a++) {
                    sum += k[p * D + 3 * a + q % 3] * w[8 * a + q / 3];
                }
                half[p * D + q] = sum;
            }
        }
        for (int p = 0; p < D; p++) {
            for (int q = 0; q < D; q++) {
                double sum = 0;
                for (int a = 0; a < 8; a++) {
                    sum += w[8 * a + p / 3] * half[(3 * a + p % 3) * D + q];
                }
                all[o + p * D + q] += (float) sum;
            }
        }
    }

    private static double[][] weights() {
        double[][] all = new double[8][64];
        for (int child = 0; child < 8; child++) {
            for (int a = 0; a < 8; a++) {
                double x = 0.5 * ((child & 1) + (a & 1));
                double y = 0.5 * ((child >> 1 & 1) + (a >> 1 & 1));
                double z = 0.5 * ((child >> 2) + (a >> 2));
                for (int corner = 0; corner < 8; corner++) {
                    all[child][8 * a + corner] = Hex8.shape(corner, x, y, z);
                }
            }
        }
        return all;
    }

    @Override
    public float[] inverseDiagonal(RowGrid g, float[] spring) {
        float[] inverse = new float[g.vectorLength()];
        int[] entry = new int[D];
        for (int r = 0; r < g.ny * g.nz; r++) {
            for (int i = 0; i < g.elementCount[r]; i++) {
                g.unknownsInto(r, i, entry);
                int o = (g.elementOffset[r] + i) * D * D;
                for (int p = 0; p < D; p++) {
                    inverse[entry[p]] += matrices[o + p * D + p];
                }
            }
        }
        for (int u = 0; u < inverse.length; u++) {
            inverse[u] = inverse[u] > 0 ? 1 / (inverse[u] + spring[u]) : 0;
        }
        return inverse;
    }

    @Override
    public double eigenvalueBound() {
        double[] k = new double[D * D];
        double bound = 0;
        for (int e = 0; e < matrices.length / (D * D); e++) {
            bound = elementInto(e, k) ? Math.max(bound, eigenvalueBound(k)) : bound;
        }
        return bound;
    }

    /// The largest eigenvalue of A = D^-½ K D^-½ from above: λ ≤ (tr A¹⁶)^(1/16) = ‖A⁸‖^(1/8), which three
    /// squarings give and which is at most 24^(1/16) = 1.22 times too large.
    ///
    /// @param k an element's matrix, row-major; overwritten
    static double eigenvalueBound(double[] k) {
        scaleByDiagonal(k);
        double[] a = k;
        double[] square = new double[D * D];
        for (int s = 0; s < 3; s++) {
            squareInto(a, square);
            double[] other = a;
            a = square;
            square = other;
        }
        double norm = 0;
        for (double v : a) {
            norm += v * v;
        }
        return Math.pow(norm, 1.0 / 16);
    }

    private static void scaleByDiagonal(double[] a) {
        double[] root = new double[D];
        for (int p = 0; p < D; p++) {
            root[p] = a[p * D + p] > 0 ? 1 / Math.sqrt(a[p * D + p]) : 0;
        }
        for (int p = 0; p < D * D; p++) {
            a[p] *= root[p / D] * root[p % D];
        }
    }

    /// out = a a for a symmetric matrix.
    private static void squareInto(double[] a, double[] out) {
        for (int p = 0; p < D; p++) {
            for (int q = 0; q <= p; q++) {
                double sum = 0;
                for (int m = 0; m < D; m++) {
                    sum += a[p * D + m] * a[q * D + m];
                }
                out[p * D + q] = sum;
                out[q * D + p] = sum;
            }
        }
    }

    /// A kernel that subtracts the product with these matrices; the moduli it is handed are not looked at.
    LayerKernel<float[]> kernel() {
        return new Kernel(matrices);
    }

    private record Kernel(float[] matrices) implements LayerKernel<float[]> {
        @Override
        public float[] scratch(RowGrid grid) {
            return new float[D];
        }

        @Override
        public void applyLayer(
                RowGrid grid,
                LayerConstants<float[]> moduli,
                float[] x,
                PlanePair<float[]> y,
                int k,
                boolean lower,
                boolean upper,
                float[] scratch) {
            int[] entry = new int[D];
            for (int r = grid.ny * k; r < grid.ny * (k + 1); r++) {
                for (int i = 0; i < grid.elementCount[r]; i++) {
                    int o = (grid.elementOffset[r] + i) * D * D;
                    if (matrices[o] == 0) {
                        continue;
                    }
                    grid.unknownsInto(r, i, entry);
                    for (int q = 0; q < D; q++) {
                        scratch[q] = x[entry[q]];
                    }
                    if (lower) {
                        int at = y.lowerAt() - grid.planeStart(k);
                        subtractRows(0, o, entry, grid.stride, scratch, y.lower(), at, y.stride());
                    }
                    if (upper) {
                        int at = y.upperAt() - grid.planeStart(k + 1);
                        subtractRows(D / 2, o, entry, grid.stride, scratch, y.upper(), at, y.stride());
                    }
                }
            }
        }

        /// Rows of the four corners in one plane.
        private void subtractRows(
                int first, int matrix, int[] entry, int stride, float[] x, float[] plane, int at, int planeStride) {
            for (int p = first; p < first + D / 2; p++) {
                float sum = 0;
                for (int q = 0; q < D; q++) {
                    sum += matrices[matrix + p * D + q] * x[q];
                }
                plane[at + entry[p] + p % 3 * (planeStride - stride)] -= sum;
            }
        }
    }
}
