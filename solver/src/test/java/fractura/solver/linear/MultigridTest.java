package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cycle on a chain of springs held at both ends: every level is three lines.
class MultigridTest {
    /// n - 1 free nodes between n equal springs; matrix (-1, 2, -1) times a stiffness.
    private static final class Chain implements Multigrid.Level {
        final int n;
        final double stiffness;
        final double[] x;
        final double[] r;
        final double[] b;
        final double[] before;
        Chain coarse;

        Chain(int n, double stiffness) {
            this.n = n;
            this.stiffness = stiffness;
            x = new double[n + 1];
            b = new double[n + 1];
            r = new double[n + 1];
            before = new double[n + 1];
        }

        double product(double[] v, int i) {
            return stiffness * (2 * v[i] - v[i - 1] - v[i + 1]);
        }

        @Override
        public void begin(double scale) {
            for (int i = 1; i < n; i++) {
                before[i] = 0;
                x[i] = scale * b[i] / (2 * stiffness);
            }
        }

        @Override
        public void restart(double scale) {
            System.arraycopy(x, 0, before, 0, x.length);
            step(0, scale);
        }

        @Override
        public void step(double keep, double scale) {
            settle();
            for (int i = 1; i < n; i++) {
                double old = x[i];
                x[i] += keep * (old - before[i]) + scale * r[i] / (2 * stiffness);
                before[i] = old;
            }
        }

        @Override
        public void settle() {
            for (int i = 1; i < n; i++) {
                r[i] = b[i] - product(x, i);
            }
        }

        @Override
        public void restrictResidual() {
            restrict(r);
        }

        @Override
        public void restrictRightHandSide() {
            restrict(b);
        }

        private void restrict(double[] v) {
            for (int i = 1; i < coarse.n; i++) {
                coarse.b[i] = v[2 * i] + 0.5 * (v[2 * i - 1] + v[2 * i + 1]);
            }
        }

        @Override
        public void prolongCorrection() {
            for (int i = 1; i < n; i++) {
                x[i] += i % 2 == 0 ? coarse.x[i / 2] : 0.5 * (coarse.x[i / 2] + coarse.x[i / 2 + 1]);
            }
        }
    }

    /// Levels of n, n/2, … springs; the last of two springs is solved exactly.
    private static final class Cycle implements Preconditioner {
        final Chain[] chains;
        final Multigrid multigrid;

        Cycle(int levels) {
            chains = new Chain[levels + 1];
            for (int l = levels; l >= 0; l--) {
                chains[l] = new Chain(2 << levels - l, 1 << levels - l);
                if (l < levels) {
                    chains[l].coarse = chains[l + 1];
                }
            }
            Chain last = chains[levels];
            Multigrid.Level[] upper = java.util.Arrays.copyOf(chains, levels, Multigrid.Level[].class);
            double[] bound = new double[upper.length];
            java.util.Arrays.fill(bound, 2);
            multigrid = new Multigrid(upper, () -> last.x[1] = last.b[1] / (2 * last.stiffness), 3, 10, bound);
        }

        @Override
        public List<Correction> apply(double[][] r, double[] norm) {
            double[] z = new double[r[0].length];
            apply(r[0], z);
            return List.of(new WrittenOut(z));
        }

        void apply(double[] r, double[] z) {
            System.arraycopy(r, 0, chains[0].b, 0, r.length);
            multigrid.cycle();
            System.arraycopy(chains[0].x, 0, z, 0, z.length);
        }
    }

    private static double[] random(int n, Random random) {
        double[] v = new double[n + 1];
        for (int i = 1; i < n; i++) {
            v[i] = random.nextDouble() - 0.5;
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
    @ValueSource(ints = {0, 1, 2, 3, 6, 9})
    void cycle_is_symmetric_and_positive_definite(int levels) {
        Cycle cycle = new Cycle(levels);
        int n = cycle.chains[0].n;
        Random random = new Random(levels);
        for (int q = 0; q < 5; q++) {
            double[] a = random(n, random);
            double[] b = random(n, random);
            double[] ma = new double[n + 1];
            double[] mb = new double[n + 1];
            cycle.apply(a, ma);
            cycle.apply(b, mb);
            assertTrue(dot(a, ma) > 0);
            assertEquals(dot(a, mb), dot(b, ma), 1e-12 * Math.sqrt(dot(a, ma) * dot(b, mb)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 11})
    void iterations_do_not_grow_with_the_number_of_levels(int levels) {
        Cycle cycle = new Cycle(levels);
        Chain fine = cycle.chains[0];
        LinearOperator a = new LinearOperator() {
            @Override
            public int size() {
                return fine.n + 1;
            }

            @Override
            public void apply(double[] x, double[] y) {
                for (int i = 1; i < fine.n; i++) {
                    y[i] = fine.product(x, i);
                }
            }

            @Override
            public List<Product> products(double[][] x, double[] size) {
                return WrittenProduct.of(this, x);
            }
        };
        try (Parallel parallel = new Parallel(1)) {
            Solve s = new ConjugateGradient(a, cycle, parallel).solve(random(fine.n, new Random(3)), 1e-9, 20);
            assertTrue(s instanceof Solve.Converged c && c.iterations() <= 10, s.toString());
        }
    }

    /// Of a smooth load, what is left is the error of each grid, so it does not grow with the number of grids.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 8, 11})
    void nested_iteration_comes_as_near_with_any_number_of_levels(int levels) {
        Cycle cycle = new Cycle(levels);
        Chain fine = cycle.chains[0];
        java.util.Arrays.fill(fine.b, 1, fine.n, 1);
        double[] load = fine.b.clone();
        cycle.multigrid.nested();
        double left = residual(fine, load, fine.x);
        assertTrue(left <= 0.1, left + " of the load");
    }

    /// Of the norm of the load.
    private static double residual(Chain chain, double[] load, double[] x) {
        double[] r = new double[load.length];
        for (int i = 1; i < chain.n; i++) {
            r[i] = load[i] - chain.product(x, i);
        }
        return Math.sqrt(dot(r, r) / dot(load, load));
    }

    @Test
    void without_upper_levels_the_cycle_is_the_direct_solve() {
        Cycle cycle = new Cycle(0);
        double[] z = new double[3];
        cycle.apply(new double[] {0, 5, 0}, z);
        assertEquals(2.5, z[1], 0.0);
    }
}
