package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Subtracts what another kernel does, and the elements of other shapes. Those of one shape and layer are taken
/// together: displacements of their corners are gathered, multiplied, and the products handed out.
final class SideKernel implements LayerKernel<float[]> {
    private static final int D = Hex8.DOFS;

    private final LayerKernel<float[]> whole;
    private final Supplier<SideLoops> loops;
    private final List<List<Group>> groups = new ArrayList<>();
    private final int longest;

    /// Elements of one shape in one layer.
    ///
    /// @param matrices of the shape for 1 of each constant, 24×24
    /// @param constants `[constant][element]`, MPa, 0 behind the last element
    /// @param entry of the nodes at their lower ends in x, corners 0, 2, 4 and 6 of each
    /// @param stride elements, rounded up to a multiple of `SideLoops.STEP`
    private record Group(float[][] matrices, float[][] constants, int[] entry, int stride) {
        int count() {
            return entry.length / 4;
        }
    }

    /// @param grid rows
    /// @param sides what to multiply with
    /// @param whole kernel of the whole elements
    /// @param loops over elements, asked for at each use
    SideKernel(RowGrid grid, SideElements sides, LayerKernel<float[]> whole, Supplier<SideLoops> loops) {
        this.whole = whole;
        this.loops = loops;
        float[][][] matrices = new float[sides.matrices().length][][];
        for (int shape = 0; shape < matrices.length; shape++) {
            double[][] given = sides.matrices()[shape];
            matrices[shape] = given == null ? new float[0][] : rounded(given);
        }
        int most = 0;
        for (int k = 0; k < grid.nz; k++) {
            List<Group> ofLayer = new ArrayList<>();
            int[][] found = byShape(grid, sides.shape(), k, matrices.length);
            for (int shape = 1; shape < found.length; shape++) {
                if (found[shape].length > 0) {
                    ofLayer.add(group(grid, sides.means(), matrices[shape], found[shape]));
                    most = Math.max(most, ofLayer.getLast().stride);
                }
            }
            groups.add(ofLayer);
        }
        longest = most;
    }

    private static float[][] rounded(double[][] matrices) {
        float[][] single = new float[matrices.length][D * D];
        for (int q = 0; q < single.length; q++) {
            for (int p = 0; p < D * D; p++) {
                single[q][p] = (float) matrices[q][p];
            }
        }
        return single;
    }

    /// Elements of a layer that are not whole.
    private static int[][] byShape(RowGrid grid, byte[] shapes, int layer, int shapeCount) {
        int[] count = new int[shapeCount];
        for (int e = grid.layerStart(layer); e < grid.layerStart(layer + 1); e++) {
            count[shapes[e]]++;
        }
        int[][] found = new int[shapeCount][];
        for (int shape = 0; shape < shapeCount; shape++) {
            found[shape] = new int[shape == 0 ? 0 : count[shape]];
        }
        for (int e = grid.layerStart(layer + 1) - 1; e >= grid.layerStart(layer); e--) {
            if (shapes[e] != 0) {
                found[shapes[e]][--count[shapes[e]]] = e;
            }
        }
        return found;
    }

    private static Group group(RowGrid grid, Moduli all, float[][] matrices, int[] element) {
        int stride = (element.length + SideLoops.STEP - 1) / SideLoops.STEP * SideLoops.STEP;
        float[][] constants = new float[matrices.length][stride];
        int[] entry = new int[4 * element.length];
        int[] unknowns = new int[D];
        for (int i = 0; i < element.length; i++) {
            for (int q = 0; q < constants.length; q++) {
                constants[q][i] = all.constants()[q][element[i]];
            }
            int r = grid.rowOf(element[i]);
            grid.unknownsInto(r, element[i] - grid.elementOffset[r], unknowns);
            for (int row = 0; row < 4; row++) {
                entry[4 * i + row] = unknowns[6 * row];
            }
        }
        return new Group(matrices, constants, entry, stride);
    }

    long bytes() {
        long sum = 0;
        for (List<Group> ofLayer : groups) {
            for (Group g : ofLayer) {
                sum += 4L * (g.entry.length + (long) g.constants.length * g.stride);
            }
        }
        return sum;
    }

    @Override
    public int scratchLength(RowGrid grid) {
        return Math.max(2 * D * longest, whole.scratchLength(grid));
    }

    @Override
    public void applyLayer(
            RowGrid grid,
            LayerConstants<float[]> constants,
            float[] x,
            PlanePair<float[]> y,
            int k,
            boolean lower,
            boolean upper,
            float[] scratch) {
        whole.applyLayer(grid, constants, x, y, k, lower, upper, scratch);
        for (Group g : groups.get(k)) {
            gather(g, x, grid.stride, scratch);
            int from = lower ? 0 : D / 2;
            loops.get().multiply(g.matrices, g.constants, from, upper ? D : D / 2, scratch, g.stride);
            if (lower) {
                subtract(g, scratch, 0, y.lower(), y.lowerAt() - grid.planeStart(k), y.stride());
            }
            if (upper) {
                subtract(g, scratch, 2, y.upper(), y.upperAt() - grid.planeStart(k + 1), y.stride());
            }
        }
    }

    /// Unknown `3*a + c` of element i goes to `(3*a + c)*stride + i`, less that of the element's first corner: a
    /// rounded matrix would hold a translation like springs to the ground, and slender bodies bend more easily than
    /// those give.
    private static void gather(Group g, float[] x, int stride, float[] to) {
        int count = g.count();
        for (int row = 0; row < 4; row++) {
            for (int c = 0; c < 3; c++) {
                int left = (6 * row + c) * g.stride;
                int right = left + 3 * g.stride;
                for (int i = 0; i < count; i++) {
                    int from = c * stride + g.entry[4 * i + row];
                    float first = x[c * stride + g.entry[4 * i]];
                    to[left + i] = x[from] - first;
                    to[right + i] = x[from + 1] - first;
                }
                Arrays.fill(to, left + count, left + g.stride, 0);
                Arrays.fill(to, right + count, right + g.stride, 0);
            }
        }
    }

    /// Takes the products of two rows of nodes, which make a plane, off it.
    private static void subtract(Group g, float[] work, int firstRow, float[] y, int yAt, int yStride) {
        for (int row = firstRow; row < firstRow + 2; row++) {
            for (int c = 0; c < 3; c++) {
                int left = (D + 6 * row + c) * g.stride;
                int right = left + 3 * g.stride;
                for (int i = 0; i < g.count(); i++) {
                    int to = yAt + c * yStride + g.entry[4 * i + row];
                    y[to] -= work[left + i];
                    y[to + 1] -= work[right + i];
                }
            }
        }
    }
}
