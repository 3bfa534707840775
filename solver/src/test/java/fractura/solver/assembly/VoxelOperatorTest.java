package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.solver.linear.BlockSums;
import fractura.solver.linear.Parallel;
import fractura.solver.linear.Product;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VoxelOperatorTest {
    private static final int NX = 24;
    private static final int NY = 9;
    private static final int NZ = 13;

    private final Random random = new Random(4);
    private final RowGrid grid = full();
    private final TwoFloats[] constants = {moduli(), moduli()};
    private final HeldRuns held = someHeld();

    /// Every eleventh node of the interior slides across (1, 1, 1).
    private final SkewPlanes skew = slides();

    private static RowGrid full() {
        int[] count = new int[NY * NZ];
        Arrays.fill(count, NX);
        return new RowGrid(NX, NY, NZ, new int[NY * NZ], count);
    }

    private TwoFloats moduli() {
        double[] values = new double[grid.elementTotal + RowGrid.PAD];
        for (int e = 0; e < grid.elementTotal; e++) {
            values[e] = random.nextInt(5) == 0 ? 0 : Math.pow(10, 4 * random.nextDouble());
        }
        return TwoFloats.of(values);
    }

    private HeldRuns someHeld() {
        BitSet entries = new BitSet();
        for (int i = 0; i < grid.nodeTotal; i++) {
            entries.set(i + grid.stride, i % 7 == 0);
        }
        return HeldRuns.of(entries);
    }

    private SkewPlanes slides() {
        int[] nodes = new int[grid.nodeTotal / 77];
        Arrays.setAll(nodes, q -> 77 * q + 11);
        double[] blocked = new double[9 * nodes.length];
        Arrays.fill(blocked, 1 / 3.0);
        return new SkewPlanes(nodes, blocked, grid.stride);
    }

    private VoxelOperator operator(Parallel parallel) {
        LevelColumns lent = new LevelColumns(grid.vectorLength());
        return new VoxelOperator(
                grid, constants, held, skew, lent, Kernels.ISOTROPIC.fast().inDouble(), parallel);
    }

    private double[] vector(double size) {
        double[] v = new double[grid.vectorLength()];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < grid.nodeTotal; i++) {
                v[c * grid.stride + i] = size * (random.nextDouble() - 0.5);
            }
            held.clear(v, c * grid.stride, c * grid.stride, (c + 1) * grid.stride);
        }
        skew.project(v);
        return v;
    }

    /// q of a product, from a step of length -1 on nothing.
    private static double[] written(Product product, double[] p, Parallel parallel) {
        double[] q = new double[p.length];
        product.advance(-1, p, new double[p.length], q, new BlockSums(p.length, parallel));
        return q;
    }

    @Test
    void a_kept_product_is_the_written_one_to_49_bits_whatever_its_size() {
        try (Parallel parallel = new Parallel(2)) {
            VoxelOperator k = operator(parallel);
            for (double size : new double[] {1e-100, 1, 1e80}) {
                double[] p = vector(size);
                double[] q = new double[p.length];
                k.apply(p, q);
                double largest = Arrays.stream(q).map(Math::abs).max().orElse(0);
                Product kept =
                        k.products(new double[][] {p}, new double[] {largest}).getFirst();
                assertArrayEquals(q, written(kept, p, parallel), 0x1p-48 * largest);
                double product = BlockSums.dot(p, 0, q, 0, p.length);
                assertEquals(product, kept.dot(), 1e-12 * Math.abs(product));
            }
        }
    }

    @Test
    void products_have_the_same_bits_on_any_number_of_threads_and_in_any_company() {
        double[][] p = {vector(1), vector(1), vector(1e-3)};
        double[] size = {1e4, 1e4, 10};
        double[][] expected = new double[p.length][];
        double[] dots = new double[p.length];
        try (Parallel single = new Parallel(1)) {
            for (int c = 0; c < p.length; c++) {
                Product alone = operator(single)
                        .products(new double[][] {p[c]}, new double[] {size[c]})
                        .getFirst();
                expected[c] = written(alone, p[c], single);
                dots[c] = alone.dot();
            }
        }
        for (int threads = 1; threads <= 3; threads++) {
            try (Parallel parallel = new Parallel(threads)) {
                List<Product> together = operator(parallel).products(p, size);
                for (int c = 0; c < p.length; c++) {
                    assertArrayEquals(expected[c], written(together.get(c), p[c], parallel), 0.0);
                    assertEquals(dots[c], together.get(c).dot(), 0.0);
                }
            }
        }
    }
}
