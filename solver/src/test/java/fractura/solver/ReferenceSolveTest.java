package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import fractura.solver.element.Hex8;
import fractura.solver.element.Hooke;
import fractura.solver.linear.EnvelopeCholesky;
import fractura.solver.load.SkewSupport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSolveTest {
    /// Something done with entry (p, q) of the assembled stiffness.
    private interface Entry {
        void add(int p, int q, double value);
    }

    /// Assembles K from the 24×24 matrices of all elements, in the mesh's own numbering.
    private static void assemble(Body body, Entry matrix) {
        VoxelMesh mesh = body.mesh();
        int[] dof = new int[Hex8.DOFS];
        for (int e = 0; e < mesh.elementCount(); e++) {
            double modulus = body.materials().youngsModulusMPa()[e];
            double nu = body.materials().poissonsRatio()[e];
            double[] k = Hex8.stiffness(Hooke.lambda(modulus, nu), Hooke.mu(modulus, nu));
            int[] c = mesh.elementIjk(e);
            for (int p = 0; p < Hex8.DOFS; p++) {
                int a = p / 3;
                dof[p] = 3 * mesh.node(c[0] + (a & 1), c[1] + (a >> 1 & 1), c[2] + (a >> 2)) + p % 3;
            }
            for (int p = 0; p < Hex8.DOFS; p++) {
                for (int q = 0; q < Hex8.DOFS; q++) {
                    matrix.add(dof[p], dof[q], mesh.voxelMm() * k[p * Hex8.DOFS + q]);
                }
            }
        }
    }

    /// Prescribed displacements moved to the right-hand side; unit rows for them.
    private static double[] rightHandSide(Body body) {
        boolean[] fixed = body.conditions().fixed();
        double[] f = new double[fixed.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = fixed[i]
                    ? body.conditions().displacementMm()[i]
                    : body.conditions().forceNewton()[i];
        }
        assemble(body, (p, q, v) -> {
            if (!fixed[p] && fixed[q]) {
                f[p] -= v * body.conditions().displacementMm()[q];
            }
        });
        return f;
    }

    private static double[] dense(Body body) {
        boolean[] fixed = body.conditions().fixed();
        int n = fixed.length;
        DMatrixRMaj k = new DMatrixRMaj(n, n);
        assemble(body, (p, q, v) -> {
            if (!fixed[p] && !fixed[q]) {
                k.add(p, q, v);
            }
        });
        for (int i = 0; i < n; i++) {
            if (fixed[i]) {
                k.set(i, i, 1);
            }
        }
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(n);
        assertTrue(cholesky.setA(k), "positive definite");
        DMatrixRMaj u = new DMatrixRMaj(n, 1);
        cholesky.solve(new DMatrixRMaj(n, 1, true, rightHandSide(body)), u);
        return u.getData();
    }

    private static double[] enveloped(Body body) {
        boolean[] fixed = body.conditions().fixed();
        int[] first = new int[fixed.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = i;
        }
        assemble(body, (p, q, v) -> first[p] = Math.min(first[p], q));
        EnvelopeCholesky factor = new EnvelopeCholesky(first);
        assemble(body, (p, q, v) -> {
            if (!fixed[p] && !fixed[q]) {
                factor.add(p, q, v);
            }
        });
        for (int i = 0; i < first.length; i++) {
            if (fixed[i]) {
                factor.add(i, i, 1);
            }
        }
        factor.factorise();
        double[] u = rightHandSide(body);
        factor.solve(u);
        return u;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void small_random_body_moves_as_dense_cholesky_says(long seed) {
        Body body = Body.random(5, 4, 7, 0.15, seed).bonded(-0.3);
        body.conditions().forceNewton()[3 * body.mesh().node(0, 0, 3) + 1] = 40;
        Solution s = body.solve(1e-11);
        double[] expected = dense(body);
        assertArrayEquals(expected, s.displacementMm(), 1e-8 * Body.largest(expected));
    }

    @Test
    void body_with_coarse_levels_moves_as_a_direct_solve_says() {
        Body body = Body.random(12, 11, 13, 0.05, 4).clamped().pushed(0.1, 0.2, -1);
        Solution s = body.solve(1e-11);
        assertTrue(s.report().levelCount() > 1, "multigrid is at work");
        double[] expected = enveloped(body);
        assertArrayEquals(expected, s.displacementMm(), 1e-7 * Body.largest(expected));
    }

    @Test
    void reactions_are_what_the_assembled_matrix_asks_of_the_supports() {
        Body body = Body.random(6, 5, 8, 0.1, 9).bonded(-0.3).pushed(5, 0, 0);
        Solution s = body.solve(1e-11);
        double[] force = new double[s.displacementMm().length];
        assemble(body, (p, q, v) -> force[p] += v * s.displacementMm()[q]);
        double scale = Body.largest(force);
        for (int i = 0; i < force.length; i++) {
            assertEquals(force[i] - body.conditions().forceNewton()[i], s.reactionNewton()[i], 1e-9 * scale);
        }
        assertTrue(s.report().trueRelativeResidual() <= 1e-10);
    }

    /// The assembled stiffness bordered by one row for each support, with the forces of the supports as unknowns:
    /// displacements, then what the supports do to each degree of freedom.
    private static double[][] bordered(Body body) {
        int n = body.conditions().fixed().length;
        List<SkewSupport> supports = new ArrayList<>(body.conditions().skew());
        for (int i = 0; i < n; i++) {
            if (body.conditions().fixed()[i]) {
                double mm = body.conditions().displacementMm()[i];
                supports.add(new SkewSupport(i / 3, i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0, mm));
            }
        }
        int all = n + supports.size();
        DMatrixRMaj k = new DMatrixRMaj(all, all);
        DMatrixRMaj f = new DMatrixRMaj(all, 1);
        assemble(body, k::add);
        System.arraycopy(body.conditions().forceNewton(), 0, f.data, 0, n);
        for (int s = n; s < all; s++) {
            SkewSupport support = supports.get(s - n);
            f.set(s, 0, support.displacementMm());
            for (int axis = 0; axis < 3; axis++) {
                k.set(s, 3 * support.node() + axis, support.normal()[axis]);
                k.set(3 * support.node() + axis, s, support.normal()[axis]);
            }
        }
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(all);
        assertTrue(lu.setA(k.copy()), "regular");
        DMatrixRMaj u = new DMatrixRMaj(all, 1);
        lu.solve(f, u);
        double[] reaction = new double[n];
        for (int i = 0; i < n; i++) {
            for (int s = n; s < all; s++) {
                reaction[i] -= k.get(i, s) * u.get(s, 0);
            }
        }
        return new double[][] {Arrays.copyOf(u.data, n), reaction};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void skew_supports_of_all_kinds_do_what_a_system_with_their_forces_as_unknowns_says(long seed) {
        Body body = Body.random(5, 4, 7, 0.15, seed).pushed(3, -2, 5);
        Random random = new Random(seed);
        body.forEachNode((n, ijk) -> {
            for (int q = 0; ijk[2] == 0 && q < 1 + n % 3; q++) {
                double mm = 0.1 * random.nextGaussian();
                body.conditions()
                        .hold(new SkewSupport(
                                n, random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), mm));
            }
            if (ijk[2] == 0 && n % 3 < 2 && n % 2 == 0) {
                body.conditions().fix(n, n % 5 % 3, 0.05);
            }
        });
        Solution s = body.solve(1e-11);
        double[][] expected = bordered(body);
        assertArrayEquals(expected[0], s.displacementMm(), 1e-8 * Body.largest(expected[0]));
        assertArrayEquals(expected[1], s.reactionNewton(), 1e-8 * Body.largest(expected[1]));
    }

    private static double tipOfCantilever(int length) {
        Body body = Body.of(1, 1, length, 1, (i, j, k) -> 1000).clamped().pushed(0.25, 0, 0);
        return body.solve(1e-6).displacementMm()[3 * body.mesh().node(0, 0, length)];
    }

    @Test
    void a_beam_hundreds_of_times_longer_than_thick_bends_with_the_cube_of_its_length() {
        // shear adds about (thickness / length)² to the deflection, 1e-4 of it at length 100
        assertEquals(64, tipOfCantilever(400) / tipOfCantilever(100), 64 * 1e-3);
    }
}
