package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.cases.Progress;
import fractura.mesh.InputException;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.SolverSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTest {
    /// The moved plate's reaction is an energy, so its error is the square of the displacements' and far below
    /// the last digit; the other plate's has the error of the residual itself, 1e-6.
    @ParameterizedTest
    @CsvSource({
        "c30, 33480, 103791, -42812.9846, 12",
        "c60, 265260, 809244, -42454.272, 10",
        "gyroid64, 154690, 824643, -48400.419, 20"
    })
    void plate_reaction_is_that_of_independent_solvers_to_their_last_digit(
            String name, int elements, long unknowns, double reaction, int mostIterations) {
        List<Timing> timings = Benchmark.run(name, 0, 2, 0);
        assertEquals(1, timings.size());
        Timing t = timings.getFirst();
        assertEquals(elements, t.size().elementCount());
        assertEquals(reaction, t.answer().reactionTopNewton(), 6e-4);
        assertEquals(-reaction, t.answer().reactionBottomNewton(), 1e-5 * Math.abs(reaction));
        assertTrue(t.answer().iterations() <= mostIterations, t.answer().iterations() + " iterations");
        assertTrue(
                t.answer().trueRelativeResidual() <= 1.01e-6,
                "true residual " + t.answer().trueRelativeResidual());
        assertEquals(unknowns, t.size().dofCount());
        assertTrue(t.size().bytesPerElement() <= 350, t.size().bytesPerElement() + " bytes an element");
    }

    /// The displacement under the load is an energy over the force; the expected ones are solved to 1e-10.
    @ParameterizedTest
    @CsvSource({
        "shaft, 259840, 1.37536568, 100, 20",
        "shaft-node, 259840, 1.39014953, 100, 16",
        "shaft-void, 259200, 1.39563706, 100, 20",
        "femur, 148259, 0.93559850, 2039.6078, 23"
    })
    void bodies_pushed_by_a_force_bend_as_a_solve_ten_thousand_times_finer_says_and_their_supports_bear_the_force(
            String name, int elements, double moved, double force, int mostIterations) {
        Timing t = Benchmark.run(name, 0, 2, 0).getFirst();
        assertEquals(elements, t.size().elementCount());
        assertTrue(t.size().hullElementCount() >= elements);
        assertEquals(moved, t.answer().displacementUnderLoadMm(), 1e-8 * moved);
        assertEquals(-force, t.answer().reactionBottomNewton(), 1e-5 * force);
        assertTrue(Double.isNaN(t.answer().reactionTopNewton()));
        assertTrue(t.answer().iterations() <= mostIterations, t.answer().iterations() + " iterations");
        assertTrue(t.answer().trueRelativeResidual() <= 1.01e-6);
    }

    @Test
    void without_warm_solves_the_operator_is_not_timed() {
        List<Timing> timings = Benchmark.run("c16", 0, 2, 0);
        assertEquals(1, timings.size());
        assertTrue(Double.isNaN(timings.getFirst().cost().operatorNsPerElement()));
        assertTrue(Double.isNaN(timings.getFirst().cost().floatOperatorNsPerElement()));
    }

    @Test
    void warm_solves_follow_the_cold_one_and_give_the_same_numbers() {
        List<Timing> timings = Benchmark.run("c16", 3, 2, 0.1);
        Timing cold = timings.getFirst();
        Timing warm = timings.getLast();
        assertEquals(2, timings.size());
        assertTrue(cold.cold() && !warm.cold());
        assertEquals(warm.cost().operatorNsPerElement(), cold.cost().operatorNsPerElement(), 0.0);
        assertEquals(cold.answer().reactionTopNewton(), warm.answer().reactionTopNewton(), 0.0);
        assertEquals(cold.answer().iterations(), warm.answer().iterations());
        assertTrue(warm.cost().setupSeconds() > 0
                && warm.cost().solveSeconds() > 0
                && warm.cost().operatorNsPerElement() > 0);
        assertTrue(warm.cost().floatOperatorNsPerElement() > 0);
        assertTrue(warm.size().bytesPerElement() > 3 * 24, "at least the Krylov vectors");
        assertTrue(warm.limitShare(40) > 0);
    }

    @Test
    void one_and_two_threads_give_the_same_bits() {
        ElasticProblem problem = Benchmark.problem("c30");
        SolverSettings settings = SolverSettings.defaults();
        assertArrayEquals(
                Elastostatics.solve(problem, settings.withThreads(1)).displacementMm(),
                Elastostatics.solve(problem, settings.withThreads(2)).displacementMm(),
                0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c7", "c257", "gyroid", "d30", "c-30", "c3000", ""})
    void an_unknown_name_is_refused_with_the_known_ones(String name) {
        InputException refusal = assertThrows(InputException.class, () -> Benchmark.problem(name));
        assertTrue(refusal.getMessage().contains("'" + name + "'"), refusal.getMessage());
        assertTrue(
                refusal.getMessage().contains("c30, c60, c96, c150, gyroid64, gyroid128, shaft"), refusal.getMessage());
    }

    @Test
    void a_report_names_machine_and_bandwidth() {
        Benchmark.Report r = Benchmark.report(List.of("c8"), 0, 2, Progress.silent());
        assertEquals(2, r.threads());
        assertTrue(r.triadGBs() > 0.1 && r.triadGBs() < 5000, r.triadGBs() + " GB/s");
        assertTrue(r.timings().getFirst().cold());
    }
}
