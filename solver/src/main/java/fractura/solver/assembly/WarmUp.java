package fractura.solver.assembly;

import fractura.solver.linear.FastLoops;
import fractura.solver.linear.MixedLoops;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Runs the vector loops on numbers that nobody needs, on a thread of its own, until Java has compiled them; then
/// everybody changes over to them.
///
/// Compiling them takes as much of a machine with two processors as some solves on the plain loops do, so it begins
/// only when a process has solved a good deal.
public final class WarmUp {
    /// Elements solved for, from which on it pays (a choice). On two processors it slows other work for two to four
    /// seconds, in which plain loops solve for some two million elements.
    private static final long WORTH_IT = 3_000_000;

    /// After this long (a choice), vector loops do not get faster than the plain ones: Java runs without its
    /// optimising compiler, say.
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private static final AtomicLong SOLVED = new AtomicLong();
    private static final AtomicBoolean HAS_BEGUN = new AtomicBoolean();
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    /// two strips of a kernel and more
    private static final int NX = 200;

    private static final int NY = 6;
    private static final int NZ = 2;

    private final RowGrid grid = ragged();
    private final double[] x = new double[grid.vectorLength()];
    private final double[] y = new double[x.length + RowGrid.PAD];
    private final float[] high = new float[x.length];
    private final float[] low = new float[x.length];
    private final float[] yInSingle = new float[y.length];
    private final float[] blocks = new float[28 * NX];
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

    /// Takes note of a solve.
    ///
    /// @param elements it is for, once for each load
    static void count(long elements) {
        if (SOLVED.addAndGet(elements) > WORTH_IT) {
            begin();
        }
    }

    /// Begins if nobody has yet, and waits for the end; returns early if the thread is interrupted.
    public static void await() {
        begin();
        try {
            ENDED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void begin() {
        if (HAS_BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(WarmUp::run, "fractura-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run() {
        try {
            if (Kernels.ISOTROPIC.fast() != Kernels.ISOTROPIC.plain() && new WarmUp().getsFaster()) {
                FastLoops.changeOver();
            }
        } finally {
            ENDED.countDown();
        }
    }

    /// Shortest times are compared: others may have been waiting for the processor.
    private boolean getsFaster() {
        long start = System.nanoTime();
        long fast = Long.MAX_VALUE;
        long plain = Long.MAX_VALUE;
        while (fast >= plain && System.nanoTime() - start < LONGEST) {
            fast = Math.min(fast, nanos(true));
            plain = Math.min(plain, nanos(false));
        }
        return fast < plain;
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
        return System.nanoTime() - start;
    }

    private <A> void kernel(LayerKernel<A> kernel, A[] moduli, A from, A to, A scratch) {
        for (int k = 0; k < NZ; k++) {
            PlanePair<A> planes = PlanePair.of(grid, to, k);
            kernel.applyLayer(grid, LayerConstants.ofAll(moduli), from, planes, k, true, true, scratch);
        }
    }

    private void mixed(MixedLoops loops) {
        int n = x.length;
        loops.dot(x, 0, x, 0, n);
        loops.dot(x, high, 0, n);
        loops.subtract(x, 1, high, low, 0, n);
        loops.direction(x, 1, high, 1, 0, n);
        loops.round(high, x, 1, 0, n);
        loops.split(high, low, 0, x, 0, 1, n);
        loops.join(x, high, low, 0, n);
    }

    private void smoother(SmootherLoops loops) {
        int n = high.length;
        loops.begin(low, 1, high, 0, high, 0, n);
        loops.step(low, high, 1, 1, high, 0, high, 0, 0, n);
        loops.stepFromZero(low, high, 1, 1, high, 0, high, 0, 0, n);
        loops.restart(low, high, 1, high, 0, high, 0, 0, n);
        loops.add(low, high, 0, n);
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
}
