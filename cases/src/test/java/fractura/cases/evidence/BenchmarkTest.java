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
        "c60, 265260, 809244, -42454.272, 12",
        "gyroid64, 154690, 824643, -48400.419, 20"
    })
    void plate_reaction_is_that_of_independent_solvers_to_their_last_digit(
            String name, int elements, long unknowns, double reaction, int mostIterations) {
        List<Benchmark.Timing> timings = Benchmark.run(name, 0, 2);
        assertEquals(1, timings.size());
        Benchmark.Timing t = timings.getFirst();
        assertEquals(elements, t.elementCount());
        assertEquals(reaction, t.reactionTopNewton(), 6e-4);
        assertEquals(-reaction, t.reactionBottomNewton(), 1e-5 * Math.abs(reaction));
        assertTrue(t.iterations() <= mostIterations, t.iterations() + " iterations");
        assertTrue(t.trueRelativeResidual() <= 1.01e-6, "true residual " + t.trueRelativeResidual());
        assertEquals(unknowns, t.dofCount());
    }

    @Test
    void warm_solves_follow_the_cold_one_and_give_the_same_numbers() {
        List<Benchmark.Timing> timings = Benchmark.run("c16", 3, 2);
        Benchmark.Timing cold = timings.getFirst();
        Benchmark.Timing warm = timings.getLast();
        assertEquals(2, timings.size());
        assertTrue(cold.cold() && !warm.cold());
        assertEquals(cold.reactionTopNewton(), warm.reactionTopNewton(), 0.0);
        assertEquals(cold.iterations(), warm.iterations());
        assertTrue(warm.setupSeconds() > 0 && warm.solveSeconds() > 0 && warm.operatorNsPerElement() > 0);
        assertTrue(warm.peakBytesPerElement() > 8 * 24, "at least the Krylov vectors");
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
        assertTrue(refusal.getMessage().contains("c30, c60, c96, c150, gyroid64, gyroid128"), refusal.getMessage());
    }

    @Test
    void a_report_names_machine_and_bandwidth() {
        Benchmark.Report r = Benchmark.report(List.of("c8"), 0, 2, Progress.silent());
        assertEquals(2, r.threads());
        assertTrue(r.triadGBs() > 0.1 && r.triadGBs() < 5000, r.triadGBs() + " GB/s");
        assertTrue(r.timings().getFirst().cold());
    }
}
