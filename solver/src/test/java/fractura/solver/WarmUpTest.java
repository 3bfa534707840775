package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import fractura.solver.linear.MixedLoops;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void after_it_everybody_has_the_fast_loops_and_the_bits_stay() {
        Body body = Body.cylinder(24, 24).bonded(-0.1);
        double[] before =
                Elastostatics.solve(body.problem(), SolverSettings.defaults()).displacementMm();
        Elastostatics.warmUp();
        assertSame(MixedLoops.BOTH.fast(), MixedLoops.BOTH.now());
        assertArrayEquals(
                before,
                Elastostatics.solve(body.problem(), SolverSettings.defaults()).displacementMm(),
                0);
    }
}
