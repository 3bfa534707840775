package fractura.cases.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.SolverSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Speed without seconds: the share of the machine's limit that a solve reaches, by the memory bandwidth measured
/// in the same process just before.
///
/// One thread, since neighbours slow two threads more than the triad shows. The least shares are about a fifth of
/// what was measured on a machine with three times more work than processors, and the best of several solves
/// counts, so a busy machine passes and a solver that has become many times slower does not.
class SpeedTest {
    private static final int MOST_SOLVES = 8;

    @ParameterizedTest
    @CsvSource({"c30, 9, 0.02", "c60, 7, 0.03", "gyroid64, 16, 0.025", "shaft, 13, 0.03"})
    void a_solve_takes_its_iterations_and_reaches_its_share_of_the_machines_limit(
            String name, int iterations, double leastShare) {
        ElasticProblem problem = Benchmark.problem(name);
        SolverSettings settings = SolverSettings.defaults().withThreads(1);
        double best = 0;
        for (int q = 0; q < MOST_SOLVES && best < leastShare; q++) {
            double triad = MemoryBandwidth.triadGBs(1);
            Timing t = Benchmark.timing(name, problem, Elastostatics.solve(problem, settings), q == 0);
            assertEquals(iterations, t.answer().iterations());
            best = Math.max(best, t.limitShare(triad));
        }
        assertTrue(best >= leastShare, name + " reaches " + best + " of the limit, not " + leastShare);
    }
}
