package fractura.solver.assembly;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fractura.solver.linear.FastLoops;
import org.junit.jupiter.api.Test;

/// Where the Vector API is there, tests that compare fast loops with plain ones do compare two kinds.
class KernelsTest {
    @Test
    void the_fast_loops_are_those_with_vectors() {
        assertVector(VectorStencilLoops.class, Kernels.STENCIL);
        assertVector(VectorSideLoops.class, Kernels.SIDES);
        assertVector(VectorSmootherLoops.class, Kernels.SMOOTHER);
        assertVector(VectorTransferLoops.class, Kernels.TRANSFER);
        assertInstanceOf(FusedKernel.class, Kernels.ISOTROPIC.fast().inDouble());
        assertInstanceOf(FusedKernel.class, Kernels.ISOTROPIC.fast().inFloat());
        assertInstanceOf(MirrorKernel.class, Kernels.ISOTROPIC.plain().inFloat());
    }

    private static void assertVector(Class<?> expected, FastLoops<?> loops) {
        assertInstanceOf(expected, loops.fast());
    }
}
