package fractura.solver.assembly;

import fractura.solver.element.Hex8;
import fractura.solver.linear.FastLoops;
import fractura.solver.linear.MixedLoops;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Runs the vector loops on numbers that nobody needs until Java has compiled them; then everybody changes over to
/// them.
///
/// That takes one to two seconds, in which a vertebra is solved on the plain loops, so it is done only where there is
/// more to solve. Solves wait for it: beside them it takes twice as long, and them with it.
public final class WarmUp {
    /// Elements solved for, from which on it pays (a choice, decision 0022): plain loops take some two seconds more for
    /// them than vectors do on two processors, and whoever has solved for as many goes on solving.
    private static final long WORTH_IT = 1_500_000;

    /// After this long (a choice), vector loops do not get faster than the plain ones: Java runs without its
    /// optimising compiler, say.
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    /// Rounds after which Java has compiled the plain loops (a choice): it does after some 5000 calls of a method,
    /// of which a round makes 20 to 50.
    private static final int ROUNDS = 200;

    /// two strips of a kernel and more
    private static final int NX = 200;

    private static final int NY = 6;
    private static final int NZ = 2;

    /// entries for the loops over vectors
    private static final int N = 4096;

    private static final AtomicLong SOLVED = new AtomicLong();
    private static boolean isDone;

    private final RowGrid grid = ragged();
    private final double[] x = new double[grid.vectorLength()];
    private final double[] y = new double[x.length + RowGrid.PAD];
    private final float[] high = new float[x.length];
    private final float[] low = new float[x.length];
    private final float[] yInSingle = new float[y.length];
    private final float[] blocks = new float[28 * NX];
    private final float[][] matrices = new float[2][Hex8.DOFS * Hex8.DOFS];
    private final double[][] constants = new double[2][grid.elementTotal + RowGrid.PAD];
    private final float[][] constantsInSingle = new float[2][grid.elementTotal + RowGrid.PAD];

    private WarmUp() {
        for (int q = 0; q < 2; q++) {
            Arrays.fill(constants[q], 1);
            Arrays.fill(constantsInSingle[q], 1);
        }
    }

    /// Rows that begin and end in different places, as a bone's do: what a body never shows, the compiler leaves out.
    private static RowGrid ragged() {
        int[] first = new int[NY * NZ];
        int[] count = new int[NY * NZ];
        for (int r = 0; r < first.length; r++) {
            first[r] = 17 * r % 29;
            count[r] = NX - first[r] - 23 * r % 31;
        }
        return new RowGrid(NX, NY, NZ, first, count);
    }

    /// Takes note of a solve that is about to begin.
    ///
    /// @param elements it is for, once for each load
    static void count(long elements) {
        if (SOLVED.addAndGet(elements) > WORTH_IT) {
            run();
        }
    }

    /// Changes over now, if nobody has yet.
    public static synchronized void run() {
        if (isDone) {
            return;
        }
        isDone = true; // whatever comes of it
        if (Kernels.ISOTROPIC.fast() != Kernels.ISOTROPIC.plain() && new WarmUp().getsFaster()) {
            FastLoops.changeOver();
        }
    }

    /// Shortest times are compared, since others may take the processor, and not before the plain loops are compiled.
    private boolean getsFaster() {
        long start = System.nanoTime();
        long fast = Long.MAX_VALUE;
        long plain = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS || fast >= plain; round++) {
            if (System.nanoTime() - start > LONGEST) {
                return false;
            }
            fast = Math.min(fast, nanos(true));
            plain = Math.min(plain, nanos(false));
        }
        return true;
    }

    private static <T> T of(FastLoops<T> loops, boolean isFast) {
        return isFast ? loops.fast() : loops.plain();
    }

    private long nanos(boolean isFast) {
        long start = System.nanoTime();
        Kernels kernels = of(Kernels.ISOTROPIC, isFast);
        kernel(
                kernels.inDouble(),
                constants,
                x,
                y,
                new double[kernels.inDouble().scratchLength(grid)]);
        kernel(
                kernels.inFloat(),
                constantsInSingle,
                high,
                yInSingle,
                new float[kernels.inFloat().scratchLength(grid)]);
        mixed(of(MixedLoops.BOTH, isFast));
        smoother(of(Kernels.SMOOTHER, isFast));
        transfer(of(Kernels.TRANSFER, isFast));
        stencil(of(Kernels.STENCIL, isFast));
        sides(of(Kernels.SIDES, isFast));
        return System.nanoTime() - start;
    }

    private <A> void kernel(LayerKernel<A> kernel, A[] moduli, A from, A to, A scratch) {
        for (int k = 0; k < NZ; k++) {
            PlanePair<A> planes = PlanePair.of(grid, to, k);
            kernel.applyLayer(grid, LayerConstants.ofAll(moduli), from, planes, k, true, true, scratch);
        }
    }

    private void mixed(MixedLoops loops) {
        loops.dot(x, 0, x, 0, N);
        loops.dot(x, high, 0, N);
        loops.subtract(x, 1, high, low, 0, N);
        loops.direction(x, 1, high, 1, 0, N);
        loops.round(high, x, 1, 0, N);
        loops.split(high, low, 0, x, 0, 1, N);
        loops.join(x, high, low, 0, N);
    }

    private void smoother(SmootherLoops loops) {
        loops.begin(low, 1, high, 0, high, 0, N);
        loops.step(low, high, 1, 1, high, 0, high, 0, 0, N);
        loops.stepFromZero(low, high, 1, 1, high, 0, high, 0, 0, N);
    }

    private void transfer(TransferLoops loops) {
        for (int row = 0; row < NY * NZ; row++) {
            loops.add(low, 0, 1, high, 0, NX);
            loops.restrict(low, high, 0, NX / 2);
            loops.prolong(low, 0, high, 0, NX);
        }
    }

    private void stencil(StencilLoops loops) {
        for (int row = 0; row < NY * NZ; row++) {
            int n = NX / 2 - 3 * row;
            int step = row % 2 == 0 ? 1 : -1;
            int[] pass = {0, 9 * NX, 3 * NX, NX, 2, step, RowGrid.PAD, n};
            loops.subtract(pass, 0, blocks, high, grid.stride, yInSingle, 0, grid.stride);
        }
    }

    private void sides(SideLoops loops) {
        for (int row = 0; row < NY * NZ; row++) {
            loops.multiply(matrices, constantsInSingle, 0, Hex8.DOFS, low, SideLoops.STEP);
        }
    }
}
