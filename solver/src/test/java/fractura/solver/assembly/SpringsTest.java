package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpringsTest {
    private final RowGrid fine = full(9, 6, 7);

    private static RowGrid full(int nx, int ny, int nz) {
        int[] count = new int[ny * nz];
        Arrays.fill(count, nx);
        return new RowGrid(nx, ny, nz, new int[ny * nz], count);
    }

    /// Every third node slides across (1, 1, 1), everything with a diagonal of 3.
    private Springs diagonalSprings() {
        int[] nodes = new int[fine.nodeTotal / 3];
        double[] blocked = new double[9 * nodes.length];
        Arrays.fill(blocked, 1 / 3.0);
        Arrays.setAll(nodes, q -> 3 * q);
        float[] inverse = new float[fine.vectorLength()];
        Arrays.fill(inverse, 1 / 3f);
        return new SkewPlanes(nodes, blocked, fine.stride).springs(new float[inverse.length], inverse, fine);
    }

    @Test
    void springs_across_the_space_diagonal_couple_as_strongly_as_they_hold_on_every_level() {
        Springs springs = diagonalSprings();
        RowGrid grid = fine;
        for (int level = 0; level < 3; level++) {
            float[] d = new float[grid.vectorLength()];
            float[] r = new float[grid.vectorLength()];
            Arrays.fill(d, 1);
            springs.subtract(d, 0, grid.nodeTotal, r, 0, grid.stride);
            for (int i = 0; i < grid.nodeTotal; i++) {
                for (int c = 0; c < 3; c++) {
                    int at = i + c * grid.stride;
                    assertEquals(-3 * springs.diagonal(grid)[at], r[at], 1e-5, "level " + level);
                }
            }
            RowGrid coarse = grid.coarsened();
            springs = springs.restricted(grid, coarse);
            grid = coarse;
        }
    }

    @Test
    void nodes_of_a_range_get_what_they_get_in_the_whole() {
        Springs springs = diagonalSprings();
        float[] u = new float[fine.vectorLength()];
        for (int i = 0; i < u.length; i++) {
            u[i] = i % 13;
        }
        float[] whole = new float[u.length];
        springs.subtract(u, 0, fine.nodeTotal, whole, 0, fine.stride);
        int first = 7;
        int n = fine.nodeTotal - 11;
        float[] part = new float[3 * n];
        springs.subtract(u, first, n, part, 0, n);
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < n; i++) {
                assertEquals(whole[c * fine.stride + first + i], part[c * n + i], 0f);
            }
        }
    }

    @Test
    void restriction_keeps_the_sum_of_all_springs() {
        Springs springs = diagonalSprings();
        Springs coarse = springs.restricted(fine, fine.coarsened());
        assertEquals(sum(springs.diagonal(fine)), sum(coarse.diagonal(fine.coarsened())), 1e-3);
    }

    private static double sum(float[] v) {
        double sum = 0;
        for (float x : v) {
            sum += x;
        }
        return sum;
    }

    @Test
    void coupled_springs_raise_the_bound_to_three_times_their_diagonal_and_others_leave_it() {
        Moduli soft = Moduli.isotropic(new float[1], new float[1], 0);
        LevelSupports coupled = new LevelSupports(new float[0], HeldRuns.NONE, diagonalSprings(), SkewPlanes.NONE);
        assertEquals(3, coupled.eigenvalueBound(soft));
        assertEquals(2.25, coupled.withoutSprings().eigenvalueBound(soft), 1e-12);
        Moduli bone = Moduli.isotropic(new float[1], new float[1], 0.3);
        assertEquals(bone.eigenvalueBound(), coupled.eigenvalueBound(bone), 0.0);
    }

    @Test
    void springs_along_axes_couple_nothing_and_pull_each_component_by_itself() {
        float[] d = new float[fine.vectorLength()];
        float[] u = new float[d.length];
        float[] expected = new float[d.length];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < fine.nodeTotal; i++) {
                int at = i + c * fine.stride;
                d[at] = i % 4 == 1 ? 1 + c : 0;
                u[at] = i % 13 - 5;
                expected[at] = -d[at] * u[at];
            }
        }
        Springs springs = Springs.of(d, new float[0], fine);
        float[] r = new float[d.length];
        springs.subtract(u, 0, fine.nodeTotal, r, 0, fine.stride);
        assertArrayEquals(expected, r, 0f);
        assertFalse(springs.isCoupled());
        assertTrue(diagonalSprings().isCoupled());
    }
}
