package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.InputException;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.SolverSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTest {
    /// The moved plate's reaction is an energy, so its error is the square of the displacements' and far below the last
    /// digit; the other plate's has the error of the residual itself, 1e-6.
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
    void processor_is_read_from_the_systems_list_or_named_by_its_architecture(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("cpuinfo");
        Files.writeString(list, "processor\t: 0\nmodel name\t: Quick Processor 9000\nflags\t: fpu\n");
        assertEquals("Quick Processor 9000", Machine.processor(list));
        assertEquals(System.getProperty("os.arch"), Machine.processor(folder.resolve("none")));
    }

    @Test
    void machine_facts_hold_threads_runtime_and_a_plausible_bandwidth() {
        Machine m = Machine.measured(2);
        assertEquals(2, m.threads());
        assertTrue(m.triadGBs() > 0.1 && m.triadGBs() < 5000, m.triadGBs() + " GB/s");
        assertTrue(m.jdk().contains(Runtime.version().toString().split("\\+")[0]), m.jdk());
    }
}
