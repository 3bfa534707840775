package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

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
/// @param eigenvalueBound of D⁻¹K, the largest of all elements
record StoredElements(float[] matrices, double eigenvalueBound) implements LevelStiffness {
    private static final int D = Hex8.DOFS;

    /// The products of any finer level's elements.
    static StoredElements of(LevelStiffness stiffness, RowGrid fine, RowGrid coarse, Parallel parallel) {
        float[] all = new float[Math.multiplyExact(coarse.elementTotal, D * D)];
        double[][] unit = stiffness instanceof Moduli moduli ? unitProducts(moduli) : new double[0][];
        int parts = Math.min(LevelParts.of(coarse, parallel), coarse.nz);
        double[] bound = new double[parts];
        parallel.run(parts, part -> {
            double[] sum = new double[D * D];
            StoredChildren children = new StoredChildren(stiffness, fine);
            ElementBound largest = new ElementBound();
            int end = coarse.firstRow(part + 1, parts, 1);
            for (int r = coarse.firstRow(part, parts, 1); r < end; r++) {
                for (int i = 0; i < coarse.elementCount[r]; i++) {
                    int x = 2 * (coarse.elementFirst[r] + i) - coarse.padding.x();
                    int y = 2 * (r % coarse.ny) - coarse.padding.y();
                    int z = 2 * (r / coarse.ny) - coarse.padding.z();
                    Arrays.fill(sum, 0);
                    if (stiffness instanceof Moduli moduli) {
                        addChildren(moduli, unit, fine, x, y, z, sum);
                    } else {
                        children.add(2, x, y, z, sum);
                    }
                    int o = (coarse.elementOffset[r] + i) * D * D;
                    for (int p = 0; p < D * D; p++) {
                        all[o + p] = (float) sum[p];
                        sum[p] = all[o + p];
                    }
                    largest.take(sum);
                }
            }
            bound[part] = largest.value();
        });
        double most = 0;
        for (double b : bound) {
            most = Math.max(most, b);
        }
        return new StoredElements(all, most);
    }

    /// Products of each child of unit constant, `[child + 8*constant]`.
    private static double[][] unitProducts(Moduli moduli) {
        double[][] products = new double[8 * moduli.constants().length][];
        for (int q = 0; q < products.length; q++) {
            products[q] = moduli.basis().matrices()[q / 8].clone();
            for (int axis = 0; axis < 3; axis++) {
                int side = q >> axis & 1;
                InterpolatedElement.along(products[q], axis, 0.5 * side, 0.5 * (1 + side));
            }
        }
        return products;
    }

    private static void addChildren(Moduli moduli, double[][] unit, RowGrid fine, int x, int y, int z, double[] sum) {
        for (int child = 0; child < 8; child++) {
            int e = fine.elementAt(x + (child & 1), y + (child >> 1 & 1), z + (child >> 2));
            for (int q = 0; e >= 0 && q < moduli.constants().length; q++) {
                ElasticBasis.addMultiple(moduli.constants()[q][e], unit[child + 8 * q], sum);
            }
        }
    }

    /// Children with matrices of their own, interpolated in pairs along x, then y, then z.
    private static final class StoredChildren {
        private final LevelStiffness stiffness;
        private final RowGrid fine;
        private final double[][] pair = new double[3][D * D];

        StoredChildren(LevelStiffness stiffness, RowGrid fine) {
            this.stiffness = stiffness;
            this.fine = fine;
        }

        /// sum += the product, along the axes up to the given one, of the children from voxel (x, y, z) on.
        boolean add(int axis, int x, int y, int z, double[] sum) {
            boolean isAny = false;
            for (int side = 0; side < 2; side++) {
                double[] k = pair[axis];
                int i = x + (axis == 0 ? side : 0);
                int j = y + (axis == 1 ? side : 0);
                boolean isThere;
                if (axis == 0) {
                    int e = fine.elementAt(i, j, z);
                    isThere = e >= 0 && stiffness.elementInto(e, k);
                } else {
                    Arrays.fill(k, 0);
                    isThere = add(axis - 1, i, j, z + (axis == 2 ? side : 0), k);
                }
                if (isThere) {
                    InterpolatedElement.along(k, axis, 0.5 * side, 0.5 * (1 + side));
                    ElasticBasis.addMultiple(1, k, sum);
                }
                isAny |= isThere;
            }
            return isAny;
        }
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
    public float[] inverseDiagonal(RowGrid g, float[] spring, Parallel parallel) {
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
            float sum = inverse[u] + (spring.length == 0 ? 0 : spring[u]);
            inverse[u] = sum > 0 ? 1 / sum : 0;
        }
        return inverse;
    }

    /// A kernel that subtracts the product with these matrices; the moduli it is handed are not looked at.
    NodeStencil kernel(RowGrid grid) {
        return new NodeStencil(grid, this, Kernels.STENCIL::now);
    }
}
