package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.evidence.BoneCylinder;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridConvergenceTest {
    private static GridConvergence.At at(double voxelMm, double value) {
        return new GridConvergence.At(voxelMm, value);
    }

    @Test
    void an_error_of_first_order_gets_a_bar_of_three_times_itself() {
        double bar = GridConvergence.percent(at(1, 100 + 7), at(1.5, 100 + 10.5), at(2, 100 + 14));
        assertEquals(100 * 3 * 7 / 107.0, bar, 1e-12);
    }

    @Test
    void a_size_that_agrees_by_chance_does_not_shrink_the_bar() {
        assertEquals(12, GridConvergence.percent(at(1, 100), at(1.5, 104), at(2, 100)), 1e-12);
        assertEquals(18, GridConvergence.percent(at(1, 100), at(1.5, 104), at(2, 98)), 1e-12);
    }

    @Test
    void voxels_that_are_not_larger_say_nothing() {
        assertThrows(IllegalArgumentException.class, () -> GridConvergence.percent(at(1, 100), at(1, 101)));
        assertThrows(IllegalArgumentException.class, () -> GridConvergence.percent(at(1, 100), at(0.5, 101)));
        assertThrows(IllegalArgumentException.class, () -> GridConvergence.percent(at(1, 100)));
    }

    private static GridConvergence.At cylinder(int n) {
        ElasticProblem problem = BoneCylinder.of(n, false);
        Solution s = Elastostatics.solve(problem, SolverSettings.defaults());
        return at(32.0 / n, BoneCylinder.plateReaction(problem.mesh(), s.reactionNewton(), false) / 0.32);
    }

    /// Centre sampling makes the thin shell one voxel thick or two: the worst that a voxel model does to itself,
    /// up to 15 % between one size and the next.
    @ParameterizedTest
    @ValueSource(ints = {24, 30, 36})
    void the_bar_of_a_cylinder_of_bone_holds_what_voxels_half_as_large_say(int n) {
        GridConvergence.At fine = cylinder(n);
        double bar = GridConvergence.percent(fine, cylinder(n * 2 / 3), cylinder(n / 2));
        double difference = 100 * Math.abs(cylinder(2 * n).value() - fine.value()) / fine.value();
        assertTrue(difference <= bar, difference + " % outside ± " + bar + " %");
        assertTrue(bar < 60, "± " + bar + " % says nothing");
    }
}
