package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.element.Hex8;
import fractura.solver.element.Orthotropic;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows that fit one strip of the kernel, and rows that take several.
@ParameterizedClass
@ValueSource(ints = {37, 300})
class KernelTest {
    private static final int NY = 4;
    private static final int NZ = 3;

    private final int nx;
    private final Random random = new Random(11);
    private final RowGrid grid;
    private final double[] lambda;
    private final double[] mu;
    private final double[] x;

    KernelTest(int nx) {
        this.nx = nx;
        grid = ragged();
        lambda = moduli();
        mu = moduli();
        x = random.doubles(grid.vectorLength(), -1, 1).toArray();
    }

    /// Rows of different hulls, one empty row, voids inside.
    private RowGrid ragged() {
        int[] first = new int[NY * NZ];
        int[] count = new int[NY * NZ];
        for (int r = 0; r < first.length; r++) {
            first[r] = random.nextInt(5 + nx / 3);
            count[r] = r == 5 ? 0 : 1 + random.nextInt(nx - first[r]);
        }
        return new RowGrid(nx, NY, NZ, first, count);
    }

    private double[] moduli() {
        double[] v = new double[grid.elementTotal + RowGrid.PAD];
        for (int e = 0; e < grid.elementTotal; e++) {
            v[e] = e % 7 == 3 ? 0 : 0.1 + random.nextDouble();
        }
        return v;
    }

    private double[] assembled() {
        return assembled(e -> Hex8.stiffness(lambda[e], mu[e]));
    }

    private double[] assembled(IntFunction<double[]> matrix) {
        double[] y = new double[x.length];
        int[] dof = new int[Hex8.DOFS];
        for (int r = 0; r < NY * NZ; r++) {
            int s = r % NY + (NY + 1) * (r / NY);
            int[] rows = {s, s + 1, s + NY + 1, s + NY + 2};
            for (int i = 0; i < grid.elementCount[r]; i++) {
                int e = grid.elementOffset[r] + i;
                double[] k = matrix.apply(e);
                for (int q = 0; q < Hex8.DOFS; q++) {
                    int a = q / 3;
                    dof[q] = q % 3 * grid.stride + grid.nodeEntry(rows[a >> 1], r) + i + (a & 1);
                }
                for (int p = 0; p < Hex8.DOFS; p++) {
                    for (int q = 0; q < Hex8.DOFS; q++) {
                        y[dof[p]] += k[p * Hex8.DOFS + q] * x[dof[q]];
                    }
                }
            }
        }
        return y;
    }

    private double[] inDouble(LayerKernel<double[]> kernel) {
        return inDouble(kernel, new double[][] {lambda, mu});
    }

    private double[] inDouble(LayerKernel<double[]> kernel, double[][] constants) {
        double[] y = new double[RowGrid.PAD + x.length];
        double[] scratch = new double[kernel.scratchLength(grid)];
        for (int k = 0; k < NZ; k++) {
            kernel.applyLayer(
                    grid, LayerConstants.ofAll(constants), x, PlanePair.of(grid, y, k), k, true, true, scratch);
        }
        return Arrays.copyOfRange(y, RowGrid.PAD, y.length);
    }

    private double[] inSingle(LayerKernel<float[]> kernel) {
        float[] y = new float[RowGrid.PAD + x.length];
        float[][] moduli = {TwoFloats.of(lambda).high(), TwoFloats.of(mu).high()};
        float[] scratch = new float[kernel.scratchLength(grid)];
        for (int k = 0; k < NZ; k++) {
            kernel.applyLayer(
                    grid,
                    LayerConstants.ofAll(moduli),
                    TwoFloats.of(x).high(),
                    PlanePair.of(grid, y, k),
                    k,
                    true,
                    true,
                    scratch);
        }
        double[] wide = new double[x.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = -y[RowGrid.PAD + i]; // it subtracts
        }
        return wide;
    }

    private void assertSame(double[] expected, double[] actual, double tolerance) {
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < grid.nodeTotal; i++) {
                assertEquals(expected[c * grid.stride + i], actual[c * grid.stride + i], tolerance, "entry " + i);
            }
        }
    }

    @Test
    void plain_kernel_is_the_assembled_matrix_times_the_vector() {
        assertSame(assembled(), inDouble(Kernels.ISOTROPIC.plain().inDouble()), 1e-13);
    }

    @Test
    void vector_loops_give_the_bits_of_the_plain_ones() {
        assertTrue(Kernels.ISOTROPIC.fast() != Kernels.ISOTROPIC.plain(), "the tests run with the Vector API module");
        assertSame(
                inDouble(Kernels.ISOTROPIC.plain().inDouble()),
                inDouble(Kernels.ISOTROPIC.fast().inDouble()),
                0);
        assertSame(
                inSingle(Kernels.ISOTROPIC.plain().inFloat()),
                inSingle(Kernels.ISOTROPIC.fast().inFloat()),
                0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbers_that_are_none_in_one_vector_do_not_reach_the_next(boolean isFast) {
        Kernels kernels = isFast ? Kernels.ISOTROPIC.fast() : Kernels.ISOTROPIC.plain();
        LayerKernel<double[]> kernel = kernels.inDouble();
        double[] broken = new double[x.length];
        Arrays.fill(broken, Double.NaN);
        double[] y = new double[RowGrid.PAD + x.length];
        double[] scratch = new double[kernel.scratchLength(grid)];
        var constants = LayerConstants.ofAll(new double[][] {lambda, mu});
        for (int k = 0; k < NZ; k++) {
            kernel.applyLayer(grid, constants, broken, PlanePair.of(grid, y, k), k, true, true, scratch);
        }
        Arrays.fill(y, 0);
        for (int k = 0; k < NZ; k++) {
            kernel.applyLayer(grid, constants, x, PlanePair.of(grid, y, k), k, true, true, scratch);
        }
        assertSame(inDouble(kernel), Arrays.copyOfRange(y, RowGrid.PAD, y.length), 0);
    }

    @Test
    void scratch_of_the_plain_kernels_is_enough_for_the_fast_ones() {
        for (int n = 1; n < 400; n++) {
            RowGrid row = new RowGrid(n, 1, 1, new int[1], new int[] {n});
            Kernels plain = Kernels.ISOTROPIC.plain();
            Kernels fast = Kernels.ISOTROPIC.fast();
            assertTrue(fast.inDouble().scratchLength(row) <= plain.inDouble().scratchLength(row), "double, " + n);
            assertTrue(fast.inFloat().scratchLength(row) <= plain.inFloat().scratchLength(row), "single, " + n);
        }
    }

    @Test
    void single_precision_kernels_are_the_matrix_to_single_rounding() {
        assertSame(assembled(), inSingle(Kernels.ISOTROPIC.plain().inFloat()), 3e-6);
        assertSame(assembled(), inSingle(Kernels.ISOTROPIC.fast().inFloat()), 3e-6);
    }

    @Test
    void a_plane_computed_by_its_owner_alone_has_the_same_bits() {
        LayerKernel<double[]> kernel = Kernels.ISOTROPIC.fast().inDouble();
        double[] whole = inDouble(kernel);
        double[] scratch = new double[kernel.scratchLength(grid)];
        double[] upperHalf = new double[RowGrid.PAD + x.length];
        var constants = LayerConstants.ofAll(new double[][] {lambda, mu});
        kernel.applyLayer(grid, constants, x, PlanePair.of(grid, upperHalf, 0), 0, false, true, scratch);
        kernel.applyLayer(grid, constants, x, PlanePair.of(grid, upperHalf, 1), 1, true, true, scratch);
        kernel.applyLayer(grid, constants, x, PlanePair.of(grid, upperHalf, 2), 2, true, true, scratch);
        for (int c = 0; c < 3; c++) {
            for (int i = grid.planeStart(1); i < grid.planeStart(NZ + 1); i++) {
                assertEquals(whole[c * grid.stride + i], upperHalf[RowGrid.PAD + c * grid.stride + i], 0.0);
            }
        }
    }

    @Test
    void kernel_of_nine_constants_is_the_assembled_matrix_times_the_vector() {
        double[][] constants = new double[Orthotropic.COUNT][grid.elementTotal + RowGrid.PAD];
        for (int e = 0; e < grid.elementTotal; e++) {
            for (int q = 0; q < constants.length; q++) {
                constants[q][e] = e % 7 == 3 ? 0 : (q < 3 ? 2 : 0.1) + random.nextDouble();
            }
        }
        double[] expected = assembled(e -> {
            double[] c = new double[constants.length];
            for (int q = 0; q < c.length; q++) {
                c[q] = constants[q][e];
            }
            return Hex8.stiffness(c);
        });
        assertSame(expected, inDouble(Kernels.ORTHOTROPIC.inDouble(), constants), 1e-13);
    }
}
