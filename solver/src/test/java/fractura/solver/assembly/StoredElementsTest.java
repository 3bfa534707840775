package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredElementsTest {
    private final Random random = new Random(3);
    /// 7×5×5: the next layers of void go in front along x and z, behind along y.
    private final RowGrid fine = grid(13, 10, 9).coarsened();

    private final RowGrid coarse = fine.coarsened();
    private final Moduli moduli = Moduli.isotropic(values(fine), values(fine), 0.3);

    private static RowGrid grid(int nx, int ny, int nz) {
        int[] first = new int[ny * nz];
        int[] count = new int[ny * nz];
        Arrays.fill(count, nx);
        count[3] = 4;
        first[5] = 2;
        count[5] = 3;
        return new RowGrid(nx, ny, nz, first, count);
    }

    private float[] values(RowGrid g) {
        float[] v = new float[g.elementTotal + RowGrid.PAD];
        for (int e = 0; e < g.elementTotal; e++) {
            v[e] = e % 9 == 4 ? 0 : 0.2f + random.nextFloat();
        }
        return v;
    }

    private StoredElements product() {
        return product(moduli, fine, coarse);
    }

    private static StoredElements product(LevelStiffness stiffness, RowGrid fine, RowGrid coarse) {
        try (Parallel parallel = new Parallel(1)) {
            return StoredElements.of(stiffness, fine, coarse, parallel);
        }
    }

    private static double energy(RowGrid g, LevelStiffness stiffness, float[] x) {
        LayerKernel<float[]> kernel =
                switch (stiffness) {
                    case Moduli _ -> Kernels.ISOTROPIC.plain().inFloat();
                    case SideElements e -> e.kernel(g, Kernels.ISOTROPIC.plain().inFloat());
                    case StoredElements e -> e.kernel(g);
                };
        float[] y = new float[RowGrid.PAD + g.vectorLength()];
        float[] scratch = new float[kernel.scratchLength(g)];
        for (int k = 0; k < g.nz; k++) {
            kernel.applyLayer(
                    g, LayerConstants.ofAll(stiffness.constants()), x, PlanePair.of(g, y, k), k, true, true, scratch);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum -= (double) x[i] * y[RowGrid.PAD + i]; // the kernels subtract
        }
        return sum;
    }

    /// P x.
    static float[] interpolated(float[] x, RowGrid fine, RowGrid coarse) {
        LevelVectors v = new LevelVectors(fine.vectorLength());
        LevelColumns coarseColumns = new LevelColumns(coarse.vectorLength());
        System.arraycopy(x, 0, coarseColumns.get(0).x, 0, x.length);
        try (Parallel parallel = new Parallel(1)) {
            new Transfer(fine, coarse, coarseColumns).prolong(v, 0, HeldRuns.NONE, parallel);
        }
        return v.x;
    }

    /// Random numbers at all nodes, 0 behind them.
    static float[] displacement(RowGrid g, Random random) {
        float[] x = new float[g.vectorLength()];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < g.nodeTotal; i++) {
                x[c * g.stride + i] = random.nextFloat() - 0.5f;
            }
        }
        return x;
    }

    @Test
    void a_coarse_displacement_has_the_energy_of_its_interpolation() {
        StoredElements product = product();
        float[] x = displacement(coarse, random);
        double expected = energy(fine, moduli, interpolated(x, fine, coarse));
        assertEquals(new Padding(1, 0, 1, 0b010), coarse.padding);
        assertEquals(expected, energy(coarse, product, x), 1e-4 * expected);
    }

    @Test
    void a_product_of_products_has_the_energy_of_the_interpolation_too() {
        StoredElements product = product();
        RowGrid coarser = coarse.coarsened();
        float[] x = displacement(coarser, random);
        double expected = energy(coarse, product, interpolated(x, coarse, coarser));
        assertEquals(expected, energy(coarser, product(product, coarse, coarser), x), 1e-4 * expected);
    }

    @Test
    void vectors_and_numbers_one_by_one_have_the_same_bits_and_planes_do_not_depend_on_each_other() {
        StoredElements product = product();
        float[] x = displacement(coarse, random);
        float[] expected = new float[RowGrid.PAD + coarse.vectorLength()];
        float[] found = expected.clone();
        NodeStencil plain = new NodeStencil(coarse, product, Kernels.STENCIL::plain);
        NodeStencil best = new NodeStencil(coarse, product, Kernels.STENCIL::fast);
        LayerConstants<float[]> none = LayerConstants.ofAll(product.constants());
        for (int k = 0; k < coarse.nz; k++) {
            plain.applyLayer(coarse, none, x, PlanePair.of(coarse, expected, k), k, true, true, new float[0]);
            best.applyLayer(coarse, none, x, PlanePair.of(coarse, found, k), k, true, false, new float[0]);
            best.applyLayer(coarse, none, x, PlanePair.of(coarse, found, k), k, false, true, new float[0]);
        }
        assertArrayEquals(expected, found, 0);
    }

    @Test
    void elements_and_bounds_do_not_depend_on_the_number_of_threads() {
        RowGrid large = grid(23, 24, 25); // enough unknowns on the coarse grid to be shared out
        Moduli given = Moduli.isotropic(values(large), values(large), 0.3);
        try (Parallel alone = new Parallel(1);
                Parallel team = new Parallel(3)) {
            StoredElements product = StoredElements.of(given, large, large.coarsened(), alone);
            StoredElements shared = StoredElements.of(given, large, large.coarsened(), team);
            assertArrayEquals(product.matrices(), shared.matrices(), 0);
            assertEquals(product.eigenvalueBound(), shared.eigenvalueBound(), 0);
        }
    }

    @Test
    void the_bound_holds_every_rayleigh_quotient_and_is_at_most_a_quarter_too_large() {
        StoredElements product = product();
        double bound = product.eigenvalueBound();
        double[] k = new double[576];
        double largest = 0;
        for (int e = 0; e < coarse.elementTotal; e++) {
            if (!product.elementInto(e, k)) {
                continue;
            }
            double[] u = random.doubles(24, -1, 1).toArray();
            for (int step = 0; step < 300; step++) {
                largest = Math.max(largest, powerStep(k, u));
            }
        }
        assertTrue(largest <= bound, largest + " above " + bound);
        assertTrue(bound <= 1.25 * largest, bound + " against " + largest);
    }

    /// One step of the power method on D⁻¹K; returns the Rayleigh quotient of the vector it began with.
    static double powerStep(double[] k, double[] u) {
        double[] next = new double[24];
        double energy = 0;
        double norm = 0;
        for (int p = 0; p < 24; p++) {
            double sum = 0;
            for (int q = 0; q < 24; q++) {
                sum += k[24 * p + q] * u[q];
            }
            energy += u[p] * sum;
            norm += u[p] * u[p] * k[25 * p];
            next[p] = sum / k[25 * p];
        }
        double scale = 0;
        for (double v : next) {
            scale = Math.max(scale, Math.abs(v));
        }
        for (int p = 0; p < 24; p++) {
            u[p] = next[p] / scale;
        }
        return energy / norm;
    }
}
