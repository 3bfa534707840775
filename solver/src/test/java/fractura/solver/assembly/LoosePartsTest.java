package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Correction;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Preconditioner;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoosePartsTest {
    private static final int NX = 70; // more than one word of bits
    private static final int NY = 14;
    private static final int NZ = 12;

    private final Random random = new Random(5);
    private final Parallel parallel = new Parallel(2);
    private final float[] box = new float[NX * NY * NZ];
    private RowGrid grid;
    private Moduli moduli;
    private float[] inverse;
    private float[] spring;
    private BitSet held;

    @AfterEach
    void close() {
        parallel.close();
    }

    private void fill(float modulus, int[] from, int[] to) {
        for (int k = from[2]; k < to[2]; k++) {
            for (int j = from[1]; j < to[1]; j++) {
                Arrays.fill(box, NX * (j + NY * k) + from[0], NX * (j + NY * k) + to[0], modulus);
            }
        }
    }

    private static int[] at(int i, int j, int k) {
        return new int[] {i, j, k};
    }

    /// The box as rows, its lowest x held.
    private void build() {
        int[] first = new int[NY * NZ];
        int[] count = new int[NY * NZ];
        for (int r = 0; r < first.length; r++) {
            int last = -1;
            for (int i = NX - 1; i >= 0; i--) {
                first[r] = box[NX * r + i] > 0 ? i : first[r];
                last = box[NX * r + i] > 0 && last < 0 ? i : last;
            }
            count[r] = last < 0 ? 0 : last + 1 - first[r];
        }
        grid = new RowGrid(NX, NY, NZ, first, count);
        float[] mu = new float[grid.elementTotal + RowGrid.PAD];
        float[] lambda = new float[mu.length];
        for (int e = 0; e < grid.elementTotal; e++) {
            int r = grid.rowOf(e);
            mu[e] = box[NX * r + first[r] + e - grid.elementOffset[r]];
            lambda[e] = 1.5f * mu[e];
        }
        moduli = Moduli.isotropic(lambda, mu, 0.3);
        inverse = moduli.inverseDiagonal(grid, new float[grid.vectorLength()], parallel);
        spring = new float[inverse.length];
        held = new BitSet();
        for (int s = 0; s < grid.nodeFirst.length; s++) {
            for (int c = 0; c < 3 && grid.nodeCount(s) > 0 && grid.nodeFirst[s] == 0; c++) {
                int entry = c * grid.stride + grid.nodeOffset[s];
                spring[entry] = inverse[entry] == 0 ? 0 : 1 / inverse[entry];
                inverse[entry] = 0;
                held.set(entry);
            }
        }
    }

    /// A block with a whisker beside it across a gap of one voxel, a strip that hangs on an edge, and a stiff
    /// fragment in a soft layer.
    private void buildFurnished() {
        fill(1000, at(0, 0, 0), at(66, 8, 8));
        fill(1000, at(30, 8, 3), at(31, 10, 4));
        fill(1000, at(31, 9, 3), at(37, 10, 4));
        fill(1000, at(62, 8, 8), at(69, 10, 9));
        fill(1, at(5, 0, 8), at(20, 8, 12));
        fill(800, at(10, 4, 9), at(12, 5, 10));
        build();
    }

    @Test
    void a_voxel_in_no_full_block_of_two_by_two_by_two_belongs_to_a_thread() {
        buildFurnished();
        BitSet thin = ThinVoxels.of(grid, moduli.stiffness());
        assertEquals(2 + 6 + 14, thin.cardinality()); // foot and length of the whisker, strip
        for (int i = 31; i < 37; i++) {
            assertTrue(thin.get(grid.elementAt(i, 9, 3)));
        }
        assertTrue(thin.get(grid.elementAt(64, 8, 8)));
        assertTrue(!thin.get(grid.elementAt(63, 7, 7)) && !thin.get(grid.elementAt(65, 0, 0)));
    }

    @Test
    void a_stiff_part_in_a_soft_bed_is_a_fragment_and_a_soft_part_in_stiff_matter_is_none() {
        buildFurnished();
        fill(1, at(40, 3, 3), at(42, 5, 5));
        build();
        BitSet fragments = Fragments.of(grid, moduli.stiffness(), parallel);
        assertTrue(fragments.get(grid.elementAt(10, 4, 9)) && fragments.get(grid.elementAt(11, 4, 9)));
        assertTrue(fragments.get(grid.elementAt(68, 9, 8)), "joined by an edge alone");
        assertEquals(2 + 14, fragments.cardinality());
    }

    @Test
    void a_part_of_more_than_sixty_four_voxels_is_no_fragment() {
        fill(1000, at(0, 0, 0), at(4, 4, 4));
        fill(1, at(4, 0, 0), at(8, 4, 4));
        fill(1000, at(8, 0, 0), at(13, 4, 4));
        build();
        assertEquals(64, Fragments.of(grid, moduli.stiffness(), parallel).cardinality()); // the first block alone
    }

    @Test
    void a_full_block_has_no_loose_part_and_keeps_the_bare_cycle() {
        fill(1000, at(0, 0, 0), at(66, 8, 8));
        build();
        Preconditioner cycle = (r, norm) -> List.of();
        assertEquals(cycle, parts().around(cycle));
    }

    private LooseParts parts() {
        return parts(parallel);
    }

    private LooseParts parts(Parallel team) {
        return new LooseParts(grid, moduli, ThinVoxels.of(grid, moduli.stiffness()), inverse, SkewPlanes.NONE, team);
    }

    /// The corrections written out.
    private double[][] applied(Preconditioner m, double[][] r, double... norm) {
        BlockSums sums = new BlockSums(grid.vectorLength(), parallel);
        double[][] z = new double[r.length][grid.vectorLength()];
        List<Correction> corrections = m.apply(r, norm);
        for (int c = 0; c < r.length; c++) {
            corrections.get(c).direction(0, z[c], sums);
            double product = dot(r[c], z[c]);
            assertEquals(product, corrections.get(c).dot(r[c], sums), 1e-12 * Math.abs(product));
        }
        return z;
    }

    private VoxelHierarchy hierarchy() {
        LevelSupports supports =
                new LevelSupports(inverse, HeldRuns.of(held), Springs.of(spring, new float[0], grid), SkewPlanes.NONE);
        return new VoxelHierarchy(
                grid,
                new LevelColumns(grid.vectorLength()),
                moduli,
                supports,
                new VoxelHierarchy.Setup(Kernels.ISOTROPIC.fast().inFloat(), parallel, Integer.MAX_VALUE));
    }

    private double[] vector() {
        double[] v = new double[grid.vectorLength()];
        for (int i = 0; i < v.length; i++) {
            v[i] = inverse[i] == 0 ? 0 : random.nextDouble() - 0.5;
        }
        return v;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static TwoFloats exact(float[] values) {
        return new TwoFloats(values, new float[values.length], 1);
    }

    /// r - K z.
    private double[] residual(double[] r, double[] z) {
        double[] rest = new double[r.length];
        new VoxelOperator(
                        grid,
                        new TwoFloats[] {exact(moduli.constants()[0]), exact(moduli.constants()[1])},
                        HeldRuns.of(held),
                        SkewPlanes.NONE,
                        new LevelColumns(r.length),
                        Kernels.ISOTROPIC.fast().inDouble(),
                        parallel)
                .apply(z, rest);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = r[i] - rest[i];
        }
        return rest;
    }

    /// But for rounding: forces between the voxels are of order 1. The strip is left out, since it swings freely
    /// about its edge and a force that drives it has no equilibrium.
    @Test
    void after_the_corrections_no_residual_is_left_at_the_parts_and_the_right_hand_side_is_as_it_was() {
        buildFurnished();
        double[] r = vector();
        double[] before = r.clone();
        double[] z = applied(parts().around(hierarchy()), new double[][] {r}, 1)[0];
        assertArrayEquals(before, r);
        double[] rest = residual(r, z);
        for (int[] node : new int[][] {at(34, 10, 4), at(37, 9, 3), at(11, 5, 10)}) {
            for (int c = 0; c < 3; c++) {
                assertEquals(0, rest[c * grid.stride + grid.nodeAt(node[0], node[1], node[2])], 1e-10);
            }
        }
        assertTrue(Math.sqrt(dot(rest, rest)) > 1e-3, "elsewhere there is one");
    }

    /// To the rounding of a single-precision cycle, relative to the energy norms of the vectors.
    @Test
    void the_corrected_cycle_is_symmetric_and_positive_definite() {
        buildFurnished();
        Preconditioner m = parts().around(hierarchy());
        for (int q = 0; q < 4; q++) {
            double[] a = vector();
            double[] b = vector();
            double[] ma = applied(m, new double[][] {a}, 1)[0];
            double[] mb = applied(m, new double[][] {b}, 1)[0];
            double size = Math.sqrt(dot(a, ma) * dot(b, mb));
            assertTrue(dot(a, ma) > 0 && dot(b, mb) > 0);
            assertEquals(dot(a, mb), dot(b, ma), 3e-5 * size);
        }
    }

    /// Ten rods of one voxel in two rows: neighbours have nodes of their rims in common, rows have none.
    @Test
    void parts_shared_by_threads_have_the_bits_of_one_thread() {
        fill(1000, at(0, 0, 0), at(NX, NY, 2));
        for (int i = 4; i < 19; i += 3) {
            fill(1000, at(i, 3, 2), at(i + 1, 4, 5));
            fill(1000, at(i + 40, 9, 2), at(i + 41, 10, 5));
        }
        build();
        assertEquals(10, parts().count());
        double[] r = vector();
        double[] alone;
        try (Parallel one = new Parallel(1)) {
            alone = applied(parts(one).around(hierarchy()), new double[][] {r}, 1)[0];
        }
        try (Parallel three = new Parallel(3)) {
            assertEquals(3, parts(three).threadCount());
            assertArrayEquals(alone, applied(parts(three).around(hierarchy()), new double[][] {r}, 1)[0]);
        }
        assertArrayEquals(alone, applied(parts().around(hierarchy()), new double[][] {r}, 1)[0]);
    }

    @Test
    void two_residuals_together_have_the_bits_they_have_alone() {
        buildFurnished();
        Preconditioner m = parts().around(hierarchy());
        double[][] r = {vector(), vector()};
        double[][] together = applied(m, r, 1, 2);
        for (int c = 0; c < 2; c++) {
            assertArrayEquals(applied(m, new double[][] {r[c]}, c + 1)[0], together[c]);
        }
    }
}
