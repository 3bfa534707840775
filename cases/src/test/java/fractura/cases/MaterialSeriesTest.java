package fractura.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.evidence.Benchmark;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.material.Materials;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaterialSeriesTest {
    private static final ElasticProblem BONE = Benchmark.problem("c16");
    private static final SolverSettings SETTINGS = SolverSettings.defaults();

    private static MaterialSeries series() {
        return new MaterialSeries(BONE.mesh(), List.of(BONE.conditions()), SETTINGS);
    }

    /// All elements below 10 MPa, those of the lesion, by a factor.
    private static Materials lesion(double factor) {
        double[] e = BONE.materials().youngsModulusMPa().clone();
        for (int i = 0; i < e.length; i++) {
            e[i] *= e[i] < 10 ? factor : 1;
        }
        return new Materials(e, BONE.materials().poissonsRatio());
    }

    @Test
    void later_materials_have_the_energy_of_a_solve_of_their_own_and_take_fewer_iterations() {
        Solution alone = Elastostatics.solve(new ElasticProblem(BONE.mesh(), lesion(20), BONE.conditions()), SETTINGS);
        try (MaterialSeries series = series()) {
            series.solve(BONE.materials());
            Solution later = series.solve(lesion(20)).getFirst();
            assertEquals(
                    1,
                    later.report().balance().energyNewtonMm()
                            / alone.report().balance().energyNewtonMm(),
                    1e-8);
            assertTrue(later.report().iterations() < alone.report().iterations(), later.report()::toString);
        }
    }

    @Test
    void what_was_solved_in_between_changes_no_bit() {
        try (MaterialSeries one = series();
                MaterialSeries other = series()) {
            one.solve(BONE.materials());
            other.solve(BONE.materials());
            other.solve(lesion(0.1));
            assertArrayEquals(
                    one.solve(lesion(20)).getFirst().displacementMm(),
                    other.solve(lesion(20)).getFirst().displacementMm());
        }
    }

    @Test
    void the_first_materials_again_take_no_iteration() {
        try (MaterialSeries series = series()) {
            double[] first = series.solve(BONE.materials()).getFirst().displacementMm();
            Solution again = series.solve(BONE.materials()).getFirst();
            assertEquals(0, again.report().iterations());
            assertArrayEquals(first, again.displacementMm(), 1e-9);
        }
    }
}
