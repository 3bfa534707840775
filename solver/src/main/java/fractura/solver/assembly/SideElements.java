package fractura.solver.assembly;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import fractura.solver.linear.Parallel;
import java.util.Arrays;

/// Elements of a coarse grid that reaches beyond the finest one along some axis: given by their moduli, but
/// those at such a side have matter only on its inner side.
///
/// Mean moduli for all of their volume would spread that matter evenly: if half an element is void, its outer nodes
/// become four times too stiff against stretching along the side, its inner ones too soft. Boxes with an odd number
/// of voxels along one axis took an iteration more for it, along three two more. So their matrix is the one of
/// matter of mean moduli within the finest grid's bounds, which is exact where the moduli are the same.
///
/// The shape of an element has two bits for each axis: `1 << 2*axis` if the finest grid begins within it, `2 <<
/// 2*axis` if it ends there.
///
/// @param means moduli of all elements
/// @param whole moduli of the whole elements, 0 in others
/// @param shape of each element, 0 for whole ones and voids; owned
/// @param matrices of each shape there is, for 1 of each constant, 24×24, `[shape][constant]`
/// @param eigenvalueBound of D⁻¹K, the largest of all shapes
record SideElements(Moduli means, Moduli whole, byte[] shape, double[][][] matrices, double eigenvalueBound)
        implements LevelStiffness {
    private static final int D = Hex8.DOFS;
    private static final int SHAPES = 64;
    private static final int ALL_SIDES = SHAPES - 1;

    /// Longest over shortest side above which all elements are whole: rounded matrices resist a turn a little, which
    /// was seen to disturb the bending of beams of 35 to 1.
    private static final double SLENDER = 16;

    /// Share of a side's elements that have to be of the body (a choice): boxes take all of it,
    /// cylinders a third, on the coarsest grids two thirds.
    private static final double LEAST_SHARE_OF_SIDE = 0.8;

    /// @param means moduli of a coarse grid
    /// @return with other shapes where a body takes nearly all of such a side, else the moduli alone
    static LevelStiffness of(Moduli means, RowGrid grid) {
        if (isSlender(grid)) {
            return means;
        }
        byte[] shape = new byte[grid.elementTotal];
        mark(means, grid, ALL_SIDES, shape);
        int sides = sidesWorthIt(grid, shape);
        if (sides == 0) {
            return means;
        }
        mark(means, grid, sides, shape);
        double[][][] matrices = new double[SHAPES][][];
        double bound = means.eigenvalueBound();
        for (int s : shape) {
            if (s != 0 && matrices[s] == null) {
                matrices[s] = matrices(grid, s, means.extremes().basis());
                bound = Math.max(bound, means.extremes().bound(matrices[s]));
            }
        }
        return new SideElements(means, whole(means, shape), shape, matrices, bound);
    }

    private static boolean isSlender(RowGrid grid) {
        double longest = 0;
        double shortest = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double length = grid.finestEnd[axis] - grid.finestBegin[axis];
            longest = Math.max(longest, length);
            shortest = Math.min(shortest, length);
        }
        return longest > SLENDER * shortest;
    }

    /// @param sides bits of the shapes to look for
    private static void mark(Moduli means, RowGrid grid, int sides, byte[] shape) {
        for (int r = 0; r < grid.ny * grid.nz; r++) {
            int ofRow = boundsWithin(grid, 1, r % grid.ny) << 2 | boundsWithin(grid, 2, r / grid.ny) << 4;
            for (int i = 0; i < grid.elementCount[r]; i++) {
                int e = grid.elementOffset[r] + i;
                int s = (ofRow | boundsWithin(grid, 0, grid.elementFirst[r] + i)) & sides;
                shape[e] = (byte) (means.isVoid(e) ? 0 : s);
            }
        }
    }

    /// A round body touches its sides with little, and gains nothing that pays for the kernel.
    private static int sidesWorthIt(RowGrid grid, byte[] shape) {
        int[] area = {grid.ny * grid.nz, grid.nx * grid.nz, grid.nx * grid.ny};
        int sides = 0;
        for (int bit = 0; bit < 6; bit++) {
            int count = 0;
            for (int s : shape) {
                count += s >> bit & 1;
            }
            sides |= count >= LEAST_SHARE_OF_SIDE * area[bit / 2] ? 1 << bit : 0;
        }
        return sides;
    }

    /// Whether the finest grid begins (1) or ends (2) within voxel i along an axis.
    private static int boundsWithin(RowGrid grid, int axis, int i) {
        return (i < grid.finestBegin[axis] ? 1 : 0) | (grid.finestEnd[axis] < i + 1 ? 2 : 0);
    }

    private static double[][] matrices(RowGrid grid, int shape, ElasticBasis basis) {
        double[] begin = new double[3];
        double[] end = {1, 1, 1};
        for (int axis = 0; axis < 3; axis++) {
            if ((shape >> 2 * axis & 1) != 0) {
                begin[axis] = grid.finestBegin[axis] % 1;
            }
            if ((shape >> 2 * axis & 2) != 0) {
                end[axis] = grid.finestEnd[axis] % 1;
            }
        }
        return basis.meanMatrices(begin, end);
    }

    private static Moduli whole(Moduli means, byte[] shape) {
        float[][] constants = new float[means.constants().length][];
        for (int q = 0; q < constants.length; q++) {
            constants[q] = means.constants()[q].clone();
            for (int e = 0; e < shape.length; e++) {
                constants[q][e] = shape[e] == 0 ? constants[q][e] : 0;
            }
        }
        return new Moduli(constants, means.extremes());
    }

    long bytes() {
        return means.bytes() + whole.bytes() + shape.length;
    }

    @Override
    public boolean elementInto(int e, double[] matrix) {
        if (shape[e] == 0) {
            return means.elementInto(e, matrix);
        }
        Arrays.fill(matrix, 0);
        for (int q = 0; q < means.constants().length; q++) {
            ElasticBasis.addMultiple(means.constants()[q][e], matrices[shape[e]][q], matrix);
        }
        return true;
    }

    @Override
    public float[] inverseDiagonal(RowGrid g, float[] spring, Parallel parallel) {
        float[] springsAndSides = spring.length == 0 ? new float[g.vectorLength()] : spring.clone();
        int[] entry = new int[D];
        double[] matrix = new double[D * D];
        for (int r = 0; r < g.ny * g.nz; r++) {
            for (int i = 0; i < g.elementCount[r]; i++) {
                int e = g.elementOffset[r] + i;
                if (shape[e] != 0) {
                    elementInto(e, matrix);
                    g.unknownsInto(r, i, entry);
                    for (int p = 0; p < D; p++) {
                        springsAndSides[entry[p]] += (float) matrix[p * (D + 1)];
                    }
                }
            }
        }
        return whole.inverseDiagonal(g, springsAndSides, parallel);
    }

    @Override
    public float[][] constants() {
        return whole.constants();
    }

    /// The kernel of all elements.
    ///
    /// @param kernel of whole elements, subtracting
    SideKernel kernel(RowGrid grid, LayerKernel<float[]> kernel) {
        return new SideKernel(grid, this, kernel, Kernels.SIDES::now);
    }
}
