package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.load.SkewSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts to a residual of 1e-6: a skew support must cost no more than one along an axis.
class SkewIterationTest {
    @ParameterizedTest
    @ValueSource(ints = {12, 24, 37, 48})
    void plates_inclined_in_any_direction_take_at_most_two_iterations_more_than_level_ones(int across) {
        double[] level = {0, 0, 1};
        int high = across * 4 / 5;
        int most = 2
                + Body.cylinder(across, high)
                        .betweenPlates(level, level)
                        .solve(1e-6)
                        .report()
                        .iterations();
        double[][] upper = {{1, 0, 1}, {-1, 0, 1}, {1, 1, 1}, {0.2, -0.1, 1}};
        for (double[] direction : upper) {
            double[] lower = direction[1] == 1 ? direction : new double[] {1, 0, 1};
            Solution s =
                    Body.cylinder(across, high).betweenPlates(lower, direction).solve(1e-6);
            int count = s.report().iterations();
            assertTrue(count <= most, count + " iterations against " + most + " at " + direction[0]);
        }
    }

    @Test
    void rollers_round_the_mantle_of_a_cylinder_take_at_most_twenty_iterations() {
        Body body = Body.cylinder(40, 32).pushed(0, 0, -1);
        int[] around = new int[body.mesh().nodeCount()];
        for (int n : body.mesh().elementNodes()) {
            around[n]++;
        }
        body.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                body.conditions().fix(n, 2, 0);
            } else if (ijk[2] < 32 && around[n] < 8) {
                body.conditions().hold(new SkewSupport(n, ijk[0] - 20, ijk[1] - 20, 0, 0));
            }
        });
        body.conditions().fix(body.mesh().node(38, 20, 0), 1, 0);
        int count = body.solve(1e-6).report().iterations();
        assertTrue(count <= 20, count + " iterations");
    }

    @Test
    void a_thin_tube_on_a_skew_clamp_is_helped_by_galerkin_products_like_one_on_a_plain_clamp() {
        Body tube = Body.of(40, 40, 160, 1, (i, j, k) -> {
            double r = Math.hypot(i - 19.5, j - 19.5);
            return r < 20 && r > 18 ? 15_000 : 0;
        });
        tube.forEachNode((n, ijk) -> {
            if (ijk[2] == 0) {
                tube.conditions().hold(new SkewSupport(n, 1, 2, 3, 0));
                tube.conditions().hold(new SkewSupport(n, 1, -2, 0, 0));
                tube.conditions().hold(new SkewSupport(n, 1, 1, 1, 0));
            }
        });
        int count = tube.pushed(1, 0, 0).solve(1e-6).report().iterations();
        assertTrue(count <= 32, count + " iterations");
    }
}
