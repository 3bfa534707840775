package fractura.solver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Each in a Java of its own, since a module once loaded stays.
class VectorApiTest {
    /// Prints which loops it gets.
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            System.out.print(MixedLoops.BOTH.now().getClass().getSimpleName() + " "
                    + MixedLoops.BOTH.fast().getClass().getSimpleName());
        }
    }

    private static String loops(String... options) throws Exception {
        return FreshJava.printed(Asking.class, options);
    }

    @Test
    void a_program_whose_jar_opens_the_loader_of_modules_gets_vectors_when_it_asks() throws Exception {
        assertEquals(
                "PlainMixedLoops VectorMixedLoops", loops("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"));
    }

    @Test
    void so_does_one_started_with_the_module() throws Exception {
        assertEquals("PlainMixedLoops VectorMixedLoops", loops("--add-modules=jdk.incubator.vector"));
    }

    @Test
    void any_other_stays_on_plain_loops() throws Exception {
        assertEquals("PlainMixedLoops PlainMixedLoops", loops());
    }
}
