package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fractura.solver.linear.FreshJava;
import fractura.solver.linear.MixedLoops;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// In a Java of its own, where nobody has changed over before.
class WarmUpTest {
    /// Solves on both kinds of loops.
    static final class Changing {
        private Changing() {}

        public static void main(String[] args) {
            MixedLoops before = MixedLoops.BOTH.now();
            double[] plain = solved();
            Elastostatics.warmUp();
            MixedLoops after = MixedLoops.BOTH.now();
            System.out.print(before.getClass().getSimpleName() + " "
                    + after.getClass().getSimpleName() + " " + Arrays.equals(plain, solved()));
        }

        private static double[] solved() {
            Body body = Body.cylinder(24, 24).bonded(-0.1);
            return Elastostatics.solve(body.problem(), SolverSettings.defaults())
                    .displacementMm();
        }
    }

    @Test
    void after_it_everybody_has_the_fast_loops_and_the_bits_stay() throws Exception {
        assertEquals(
                "PlainMixedLoops VectorMixedLoops true",
                FreshJava.printed(Changing.class, "--add-modules=jdk.incubator.vector"));
    }
}
