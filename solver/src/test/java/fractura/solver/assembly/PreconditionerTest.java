package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Correction;
import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionerTest {
    /// Rounding of a single-precision cycle, relative to the energy norms of the vectors.
    private static final double SINGLE = 3e-5;

    private final Random random = new Random(17);
    private final Parallel parallel = new Parallel(2);
    private RowGrid grid;
    private Moduli moduli;
    private float[] lambda;
    private float[] mu;
    private float[] inverse;
    private float[] held;

    @AfterEach
    void close() {
        parallel.close();
    }

    /// A full box with moduli over four decades, a share of voids, and one end or some scattered unknowns held.
    private VoxelHierarchy hierarchy(int nx, int ny, int nz, double voidShare, boolean isScattered, Parallel team) {
        int[] first = new int[ny * nz];
        int[] count = new int[ny * nz];
        Arrays.fill(count, nx);
        grid = new RowGrid(nx, ny, nz, first, count);
        lambda = new float[grid.elementTotal + RowGrid.PAD];
        mu = new float[grid.elementTotal + RowGrid.PAD];
        for (int e = 0; e < grid.elementTotal; e++) {
            double modulus = random.nextDouble() < voidShare ? 0 : Math.pow(10, 4 * random.nextDouble());
            lambda[e] = (float) (0.577 * modulus);
            mu[e] = (float) (0.385 * modulus);
        }
        moduli = Moduli.isotropic(lambda, mu, 0.3);
        inverse = moduli.inverseDiagonal(grid, new float[grid.vectorLength()], parallel);
        held = new float[grid.vectorLength()];
        for (int i = 0; i < inverse.length; i++) {
            int within = i % grid.stride;
            boolean isHeld = isScattered ? random.nextInt(40) == 0 : within < grid.planeStart(1);
            if (isHeld && inverse[i] != 0) {
                held[i] = 1 / inverse[i];
                inverse[i] = 0;
            }
        }
        return hierarchy(team, Integer.MAX_VALUE);
    }

    private VoxelHierarchy hierarchy(Parallel team, int storedFromLevel) {
        return hierarchy(team, storedFromLevel, SkewPlanes.NONE);
    }

    private VoxelHierarchy hierarchy(Parallel team, int storedFromLevel, SkewPlanes planes) {
        return new VoxelHierarchy(
                grid,
                new LevelColumns(grid.vectorLength()),
                moduli,
                new LevelSupports(inverse, runs(held), planes.springs(held, inverse, grid), planes),
                new VoxelHierarchy.Setup(Kernels.ISOTROPIC.fast().inFloat(), team, storedFromLevel));
    }

    private void applyTo(VoxelHierarchy m, double[] r, double[] z) {
        double largest = Arrays.stream(r).map(Math::abs).max().orElse(0);
        Correction c = m.apply(new double[][] {r}, new double[] {largest}).getFirst();
        c.direction(0, z, new BlockSums(r.length, parallel));
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

    @ParameterizedTest
    @CsvSource({
        "6, 5, 4, 0, false, 9",
        "24, 20, 22, 0, false, 9",
        "25, 21, 23, 0, true, 9",
        "40, 24, 24, 0.5, false, 9",
        "40, 24, 24, 0.5, false, 1",
        "200, 17, 18, 0.1, true, 9",
        "200, 17, 18, 0.1, true, 1",
        "200, 17, 18, 0.1, true, 2"
    })
    void cycle_is_symmetric_and_positive_definite(
            int nx, int ny, int nz, double voids, boolean isScattered, int storedFromLevel) {
        hierarchy(nx, ny, nz, voids, isScattered, parallel);
        VoxelHierarchy m = hierarchy(parallel, storedFromLevel);
        for (int q = 0; q < 4; q++) {
            double[] a = vector();
            double[] b = vector();
            double[] ma = new double[a.length];
            double[] mb = new double[a.length];
            applyTo(m, a, ma);
            applyTo(m, b, mb);
            double aa = dot(a, ma);
            double bb = dot(b, mb);
            assertTrue(aa > 0 && bb > 0);
            assertEquals(dot(a, mb), dot(b, ma), SINGLE * Math.sqrt(aa * bb));
        }
    }

    /// Nodes with nothing held that slide across a random direction or across (1, 1, 1).
    private SkewPlanes randomPlanes(boolean isDiagonal) {
        int[] nodes = IntStream.range(0, grid.nodeTotal)
                .filter(n -> n % 7 == 3 && held[n] + held[n + grid.stride] + held[n + 2 * grid.stride] == 0)
                .toArray();
        double[] blocked = new double[9 * nodes.length];
        for (int q = 0; q < nodes.length; q++) {
            double[] n = isDiagonal
                    ? new double[] {1, 1, 1}
                    : random.doubles(3, -1, 1).toArray();
            double square = n[0] * n[0] + n[1] * n[1] + n[2] * n[2];
            for (int p = 0; p < 9; p++) {
                blocked[9 * q + p] = n[p / 3] * n[p % 3] / square;
            }
        }
        return new SkewPlanes(nodes, blocked, grid.stride);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 5, 4, 0, false, 9",
        "25, 21, 23, 0, true, 9",
        "25, 21, 23, 0, false, 1",
        "40, 24, 24, 0.5, true, 9",
        "200, 17, 18, 0.1, false, 2"
    })
    void cycle_is_symmetric_and_positive_definite_in_the_planes_of_skew_supports(
            int nx, int ny, int nz, double voids, boolean isDiagonal, int storedFromLevel) {
        hierarchy(nx, ny, nz, voids, true, parallel);
        SkewPlanes planes = randomPlanes(isDiagonal);
        VoxelHierarchy m = hierarchy(parallel, storedFromLevel, planes);
        for (int q = 0; q < 4; q++) {
            double[] a = vector();
            double[] b = vector();
            planes.project(a);
            planes.project(b);
            double[] ma = new double[a.length];
            double[] mb = new double[a.length];
            applyTo(m, a, ma);
            applyTo(m, b, mb);
            double aa = dot(a, ma);
            double bb = dot(b, mb);
            assertTrue(aa > 0 && bb > 0);
            assertEquals(dot(a, mb), dot(b, ma), SINGLE * Math.sqrt(aa * bb));
            double[] across = ma.clone();
            planes.project(across);
            assertArrayEquals(
                    ma, across, 1e-14 * Arrays.stream(ma).map(Math::abs).max().orElse(0));
        }
    }

    @Test
    void without_coarse_levels_the_cycle_is_the_exact_inverse_in_the_planes() {
        hierarchy(6, 5, 4, 0, false, parallel);
        SkewPlanes planes = randomPlanes(false);
        VoxelHierarchy m = hierarchy(parallel, Integer.MAX_VALUE, planes);
        assertEquals(1, m.levelCount());
        double[] u = vector();
        planes.project(u);
        double[] f = new double[u.length];
        new VoxelOperator(
                        grid,
                        new TwoFloats[] {exact(lambda), exact(mu)},
                        runs(held),
                        planes,
                        new LevelColumns(u.length),
                        Kernels.ISOTROPIC.fast().inDouble(),
                        parallel)
                .apply(u, f);
        double[] back = new double[u.length];
        applyTo(m, f, back);
        assertArrayEquals(u, back, 1e-4);
    }

    @Test
    void cycle_has_the_same_bits_on_one_thread_and_on_two() {
        VoxelHierarchy two = hierarchy(40, 30, 28, 0.3, false, parallel);
        double[] a = vector();
        double[] onTwo = new double[a.length];
        applyTo(two, a, onTwo);
        try (Parallel single = new Parallel(1)) {
            VoxelHierarchy one = hierarchy(single, Integer.MAX_VALUE);
            double[] onOne = new double[a.length];
            applyTo(one, a, onOne);
            assertArrayEquals(onOne, onTwo, 0.0);
        }
    }

    @Test
    void cycle_does_not_move_held_unknowns_and_does_not_mind_the_size_of_the_residual() {
        VoxelHierarchy m = hierarchy(24, 20, 22, 0.2, true, parallel);
        double[] a = vector();
        double[] z = new double[a.length];
        applyTo(m, a, z);
        for (int i = 0; i < z.length; i++) {
            assertTrue(held[i] == 0 || z[i] == 0);
            a[i] *= 0x1p-300;
        }
        double[] tiny = new double[a.length];
        applyTo(m, a, tiny);
        for (int i = 0; i < z.length; i++) {
            assertEquals(z[i] * 0x1p-300, tiny[i], 0.0);
        }
        applyTo(m, new double[a.length], z);
        assertArrayEquals(new double[a.length], z, 0.0);
    }

    @Test
    void description_names_every_level() {
        VoxelHierarchy m = hierarchy(24, 20, 22, 0, false, parallel);
        String[] lines = m.describe().split("\n");
        assertEquals(m.levelCount(), lines.length);
        assertTrue(lines[0].startsWith("level 0: 24×20×22 voxels, 10560 hull elements"), lines[0]);
        assertTrue(lines[lines.length - 1].contains("direct"), m.describe());
        assertTrue(m.bytes() > 4L * 7 * grid.vectorLength());
    }

    private static TwoFloats exact(float[] values) {
        return new TwoFloats(values, new float[values.length], 1);
    }

    private static HeldRuns runs(float[] held) {
        BitSet bits = new BitSet();
        for (int i = 0; i < held.length; i++) {
            bits.set(i, held[i] > 0);
        }
        return HeldRuns.of(bits);
    }
}
