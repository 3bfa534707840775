package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopiedNodesTest {
    private static final int N = 21; // not a whole number of cells
    private static final int EDGE = 8;

    private final Random random = new Random(4);
    private final Parallel parallel = new Parallel(2);

    @AfterEach
    void close() {
        parallel.close();
    }

    private interface Matter {
        boolean isAt(int i, int j, int k);
    }

    /// Random moduli in the matter of a cube, and what holds the plane x = 0.
    private final class Cube {
        final RowGrid grid;
        final ElementConstants constants;
        final HeldRuns held;
        final float[] inverse;
        final Chunks chunks;

        Cube(Matter matter) {
            int[] first = new int[N * N];
            int[] count = new int[N * N];
            Arrays.fill(count, N);
            grid = new RowGrid(N, N, N, first, count);
            double[] mu = new double[grid.elementTotal + RowGrid.PAD];
            double[] lambda = new double[mu.length];
            for (int e = 0; e < grid.elementTotal; e++) {
                mu[e] = matter.isAt(e % N, e / N % N, e / N / N) ? 1 + random.nextDouble() : 0;
                lambda[e] = 1.5 * mu[e];
            }
            constants = new ElementConstants(new double[][] {lambda, mu}, ExtremeMaterials.isotropic(0.3));
            inverse = constants
                    .rounded(constants.split(parallel))
                    .inverseDiagonal(grid, new float[grid.vectorLength()], parallel);
            BitSet entries = new BitSet();
            for (int s = 0; s < grid.nodeFirst.length; s++) {
                for (int c = 0; c < 3; c++) {
                    entries.set(c * grid.stride + grid.nodeOffset[s]);
                }
            }
            entries.stream().forEach(u -> inverse[u] = 0);
            held = HeldRuns.of(entries);
            chunks = new Chunks(
                    grid, constants.rounded(constants.split(parallel)).stiffness(), EDGE, parallel);
        }

        CopiedNodes copies(Parallel team) {
            return new CopiedNodes(
                    grid,
                    chunks,
                    constants.split(parallel),
                    constants.extremes().basis(),
                    held,
                    SkewPlanes.NONE,
                    team);
        }

        double[] force() {
            double[] r = new double[grid.vectorLength()];
            for (int i = 0; i < r.length; i++) {
                r[i] = inverse[i] == 0 ? 0 : random.nextDouble() - 0.5;
            }
            return r;
        }
    }

    /// Two plates of four voxels across a gap of one, joined at one end.
    private Cube plates() {
        return new Cube((i, j, k) -> j < 4 || j > 4 && j < 9 || j == 4 && i > 18);
    }

    @Test
    void matter_that_hangs_together_everywhere_has_one_copy_of_each_node() {
        Cube full = new Cube((i, j, k) -> true);
        assertEquals(27, full.chunks.count());
        assertEquals(64, full.chunks.nodeCount());
        assertEquals(64, full.chunks.copyCount());
        assertTrue(!full.chunks.areTied());
    }

    @Test
    void two_plates_across_a_gap_have_their_own_copies_but_where_they_are_joined() {
        Cube cube = plates();
        RowGrid g = cube.grid;
        int[] left = {cube.chunks.ofElement(g.elementAt(1, 3, 1)), cube.chunks.ofElement(g.elementAt(20, 3, 20))};
        int[] right = {cube.chunks.ofElement(g.elementAt(1, 5, 1)), cube.chunks.ofElement(g.elementAt(20, 5, 20))};
        assertNotEquals(left[0], right[0]);
        assertEquals(left[1], right[1]);
        for (int a = 0; a < 8; a++) {
            assertNotEquals(cube.chunks.copyAt(left[0], a), cube.chunks.copyAt(right[0], a));
        }
        // nodes at x = 0 and 8, 0 and 8 along y, four along z; where x is 16 both meet at the far end
        assertEquals(2 * 2 * 4, cube.chunks.copyCount() - cube.chunks.nodeCount());
        assertTrue(cube.chunks.areTied());
    }

    /// W K_W⁻¹ Wᵀ is a projection only if K_W is exactly Wᵀ K W: here with voids, random moduli, held nodes and cells
    /// that are cut off. Forces are of order 1.
    @Test
    void nothing_of_the_error_is_left_in_the_space() {
        Cube cube = plates();
        CopiedNodes copies = cube.copies(parallel);
        VoxelOperator operator = new VoxelOperator(
                cube.grid,
                cube.constants.split(parallel),
                cube.held,
                SkewPlanes.NONE,
                new LevelColumns(cube.grid.vectorLength()),
                Kernels.ISOTROPIC.fast().inDouble(),
                parallel);
        double[] r = cube.force();
        double[] x = new double[r.length];
        copies.add(1, u -> r[u], x);
        double[] product = new double[r.length];
        operator.apply(x, product);
        for (int i = 0; i < r.length; i++) {
            r[i] -= product[i];
        }
        double[] again = new double[r.length];
        copies.add(1, u -> r[u], again);
        double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 1e-3);
        assertArrayEquals(new double[r.length], again, 1e-10 * largest);
    }

    /// A plate moves along without the one beside it.
    @Test
    void a_force_on_one_plate_does_not_move_the_other_where_both_are_held() {
        Cube cube = new Cube((i, j, k) -> j < 4 || j > 4 && j < 9);
        double[] r = new double[cube.grid.vectorLength()];
        r[cube.grid.nodeAt(12, 2, 12)] = 1;
        double[] x = new double[r.length];
        cube.copies(parallel).add(1, u -> r[u], x);
        assertTrue(x[cube.grid.nodeAt(12, 4, 12)] > 1e-3);
        assertEquals(0, x[cube.grid.nodeAt(12, 5, 12)]);
    }

    @Test
    void one_thread_and_two_give_the_same_bits() {
        Cube cube = plates();
        double[] r = cube.force();
        double[] two = new double[r.length];
        cube.copies(parallel).add(1, u -> r[u], two);
        double[] one = new double[r.length];
        try (Parallel alone = new Parallel(1)) {
            cube.copies(alone).add(1, u -> r[u], one);
        }
        assertArrayEquals(one, two);
    }
}
