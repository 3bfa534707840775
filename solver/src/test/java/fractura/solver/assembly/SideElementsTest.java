package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.element.ElasticBasis;
import fractura.solver.element.Hex8;
import fractura.solver.element.Orthotropic;
import fractura.solver.linear.Parallel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideElementsTest {
    private static final Parallel ALONE = new Parallel(1);
    private static final double[] LAW = {9, 10, 14, 4, 4, 3, 2.5, 2, 3};

    private final Random random = new Random(5);

    private static RowGrid box(int nx, int ny, int nz) {
        int[] count = new int[ny * nz];
        Arrays.fill(count, nx);
        return new RowGrid(nx, ny, nz, new int[ny * nz], count);
    }

    /// The same material throughout, in grid units.
    private static Moduli uniform(RowGrid grid, boolean isIsotropic) {
        double[] law = isIsotropic ? new double[] {1.2, 0.8} : LAW;
        float[][] constants = new float[law.length][grid.elementTotal + RowGrid.PAD];
        for (int q = 0; q < law.length; q++) {
            Arrays.fill(constants[q], 0, grid.elementTotal, (float) law[q]);
        }
        return new Moduli(
                constants, isIsotropic ? ExtremeMaterials.isotropic(0.3) : ExtremeMaterials.orthotropic(law, 0.3));
    }

    private static Kernels kernels(LevelStiffness k) {
        return k.constants().length == 2 ? Kernels.ISOTROPIC.plain() : Kernels.ORTHOTROPIC;
    }

    private static float[] product(RowGrid g, LevelStiffness stiffness, LayerKernel<float[]> kernel, float[] x) {
        float[] y = new float[RowGrid.PAD + g.vectorLength()];
        float[] scratch = new float[kernel.scratchLength(g)];
        Arrays.fill(scratch, Float.NaN);
        LayerConstants<float[]> constants = LayerConstants.ofAll(stiffness.constants());
        for (int k = 0; k < g.nz; k++) {
            kernel.applyLayer(g, constants, x, PlanePair.of(g, y, k), k, true, false, scratch);
            kernel.applyLayer(g, constants, x, PlanePair.of(g, y, k), k, false, true, scratch);
        }
        return y;
    }

    private static double energy(RowGrid g, LevelStiffness stiffness, float[] x) {
        LayerKernel<float[]> whole = kernels(stiffness).inFloat();
        LayerKernel<float[]> kernel = stiffness instanceof SideElements s ? s.kernel(g, whole) : whole;
        float[] y = product(g, stiffness, kernel, x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum -= (double) x[i] * y[RowGrid.PAD + i]; // the kernels subtract
        }
        return sum;
    }

    /// Trilinear spaces are nested, so for one material rediscretisation is exact, if the sides are.
    @ParameterizedTest
    @CsvSource({"13, 10, 9, true", "11, 7, 5, true", "9, 9, 9, false", "7, 3, 1, true", "1, 1, 1, true"})
    void displacements_of_three_coarse_grids_have_the_energy_of_their_interpolation(
            int nx, int ny, int nz, boolean isIsotropic) {
        RowGrid finest = box(nx, ny, nz);
        RowGrid fine = finest;
        Moduli moduli = uniform(finest, isIsotropic);
        LevelStiffness finer = moduli;
        for (int level = 1; level <= 3; level++) {
            RowGrid coarse = fine.coarsened();
            moduli = moduli.coarsened(fine, coarse, ALONE);
            LevelStiffness coarser = SideElements.of(moduli, coarse);
            float[] x = StoredElementsTest.displacement(coarse, random);
            double expected = energy(fine, finer, StoredElementsTest.interpolated(x, fine, coarse));
            assertEquals(expected, energy(coarse, coarser, x), 2e-5 * expected);
            assertInstanceOf(SideElements.class, coarser);
            fine = coarse;
            finer = coarser;
        }
    }

    @Test
    void grids_of_even_size_have_whole_elements_only() {
        RowGrid fine = box(8, 6, 4);
        RowGrid coarse = fine.coarsened();
        Moduli means = uniform(fine, true).coarsened(fine, coarse, ALONE);
        assertSame(means, SideElements.of(means, coarse));
    }

    /// Of ten elements at the padded side, the last ones are void.
    @ParameterizedTest
    @CsvSource({"7, false", "8, true"})
    void only_a_side_that_the_body_takes_four_fifths_of_has_other_elements(int kept, boolean isWorthIt) {
        RowGrid fine = box(9, 4, 10);
        RowGrid coarse = fine.coarsened();
        Moduli moduli = uniform(fine, true);
        for (int row = 4 * kept; row < 4 * 10; row++) {
            int z = row / 8; // rows of the coarse grid: two along y for each of five along z
            int y = row % 8 / 4;
            for (int part = 0; part < 4; part++) {
                int e = fine.elementAt(8, 2 * y + part % 2, 2 * z + part / 2);
                moduli.constants()[0][e] = 0;
                moduli.constants()[1][e] = 0;
            }
        }
        assertEquals(isWorthIt, SideElements.of(moduli.coarsened(fine, coarse, ALONE), coarse) instanceof SideElements);
    }

    private SideElements uneven(RowGrid fine, RowGrid coarse) {
        Moduli moduli = uniform(fine, true);
        for (float[] c : moduli.constants()) {
            for (int e = 0; e < fine.elementTotal; e++) {
                c[e] = e % 9 == 4 ? 0 : 0.2f + random.nextFloat();
            }
        }
        return (SideElements) SideElements.of(moduli.coarsened(fine, coarse, ALONE), coarse);
    }

    @Test
    void vectors_and_numbers_one_by_one_have_the_same_bits() {
        RowGrid fine = box(75, 37, 9);
        RowGrid coarse = fine.coarsened();
        SideElements sides = uneven(fine, coarse);
        LayerKernel<float[]> whole = kernels(sides).inFloat();
        float[] x = StoredElementsTest.displacement(coarse, random);
        assertArrayEquals(
                product(coarse, sides, new SideKernel(coarse, sides, whole, Kernels.SIDES::plain), x),
                product(coarse, sides, new SideKernel(coarse, sides, whole, Kernels.SIDES::fast), x),
                0);
    }

    @Test
    void the_kernel_multiplies_with_the_elements_and_the_diagonal_is_theirs() {
        RowGrid fine = box(9, 7, 5);
        RowGrid coarse = fine.coarsened();
        SideElements sides = uneven(fine, coarse);
        float[] x = StoredElementsTest.displacement(coarse, random);
        double energy = 0;
        double[] diagonal = new double[x.length];
        double[] k = new double[576];
        int[] entry = new int[24];
        for (int r = 0; r < coarse.ny * coarse.nz; r++) {
            for (int i = 0; i < coarse.elementCount[r]; i++) {
                if (!sides.elementInto(coarse.elementOffset[r] + i, k)) {
                    continue;
                }
                coarse.unknownsInto(r, i, entry);
                for (int p = 0; p < 576; p++) {
                    energy += x[entry[p / 24]] * k[p] * x[entry[p % 24]];
                }
                for (int p = 0; p < 24; p++) {
                    diagonal[entry[p]] += k[25 * p];
                }
            }
        }
        assertEquals(energy, energy(coarse, sides, x), 1e-5 * energy);
        try (Parallel parallel = new Parallel(1)) {
            float[] inverse = sides.inverseDiagonal(coarse, new float[x.length], parallel);
            for (int i = 0; i < x.length; i++) {
                assertEquals(diagonal[i] == 0 ? 0 : 1 / diagonal[i], inverse[i], 1e-5 / Math.max(diagonal[i], 1e-3));
            }
        }
    }

    /// Against the power method, started anew for each of many mixtures; the bound is at most a quarter too large.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void the_bound_holds_every_rayleigh_quotient_of_any_mixture_of_the_materials(boolean isIsotropic) {
        ExtremeMaterials extremes =
                isIsotropic ? ExtremeMaterials.isotropic(0.45) : ExtremeMaterials.orthotropic(LAW, 0.45);
        double[][] matrices = extremes.basis().meanMatrices(new double[] {0, 0.25, 0}, new double[] {0.5, 1, 1});
        double bound = extremes.bound(matrices);
        double largest = 0;
        for (int trial = 0; trial < 40; trial++) {
            double[] k = new double[Hex8.DOFS * Hex8.DOFS];
            for (int m = 0; m < extremes.constants().length; m++) {
                double share = trial < 8 ? trial >> m & 1 : random.nextDouble();
                for (int q = 0; q < matrices.length; q++) {
                    ElasticBasis.addMultiple(share * extremes.constants()[m][q], matrices[q], k);
                }
            }
            double[] u = random.doubles(Hex8.DOFS, -1, 1).toArray();
            for (int step = 0; k[0] > 0 && step < 200; step++) {
                largest = Math.max(largest, StoredElementsTest.powerStep(k, u));
            }
        }
        assertTrue(largest <= bound, largest + " above " + bound);
        assertTrue(bound <= 1.25 * largest, bound + " against " + largest);
    }

    @Test
    void a_translation_meets_no_force_at_all() {
        RowGrid fine = box(9, 7, 5);
        RowGrid coarse = fine.coarsened();
        SideElements sides = uneven(fine, coarse);
        float[] x = new float[coarse.vectorLength()];
        for (int c = 0; c < 3; c++) {
            Arrays.fill(x, c * coarse.stride, c * coarse.stride + coarse.nodeTotal, 12.3456f + c);
        }
        for (float force :
                product(coarse, sides, sides.kernel(coarse, kernels(sides).inFloat()), x)) {
            assertEquals(0, force);
        }
    }

    @Test
    void isotropic_constants_in_the_orthotropic_basis_have_the_same_matrices() {
        double[] begin = {0, 0.5, 0};
        double[] end = {0.75, 1, 1};
        double[][] isotropic = ElasticBasis.ISOTROPIC.meanMatrices(begin, end);
        double[][] orthotropic = ElasticBasis.ORTHOTROPIC.meanMatrices(begin, end);
        double[] expected = new double[576];
        ElasticBasis.addMultiple(2, isotropic[0], expected);
        ElasticBasis.addMultiple(3, isotropic[1], expected);
        double[] constants = Orthotropic.isotropic(2, 3);
        double[] found = new double[576];
        for (int q = 0; q < constants.length; q++) {
            ElasticBasis.addMultiple(constants[q], orthotropic[q], found);
        }
        assertArrayEquals(expected, found, 1e-13);
    }
}
