package fractura.solver.linear;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A fixed team of threads for loops of a few microseconds.
///
/// `run` gives part p of the work to thread p and returns when all parts are done; part 0 runs on the caller.
/// Workers spin briefly between loops and then park, so an oversubscribed machine is not starved. Results never
/// depend on the team's size as long as parts write disjoint data; sums are the business of the caller
/// (`BlockSums`). Not reentrant; used by one caller at a time.
public final class Parallel implements AutoCloseable {
    private static final int SPINS = 4000;

    /// One part of a loop.
    @FunctionalInterface
    public interface Part {
        /// @param part number of the part, 0 to parts-1
        void run(int part);
    }

    /// Some steps of a loop.
    @FunctionalInterface
    public interface Range {
        /// @param from first step
        /// @param to behind the last one
        void of(int from, int to);
    }

    private final Thread[] workers;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile int epoch;
    private volatile boolean closed;
    private volatile Throwable failure;
    private Part task;
    private int parts;

    /// @param threads size of the team, at least 1; the caller counts as one
    public Parallel(int threads) {
        workers = new Thread[threads - 1];
        for (int w = 0; w < workers.length; w++) {
            int part = w + 1;
            workers[w] = new Thread(() -> work(part), "fractura-solver-" + part);
            workers[w].setDaemon(true);
            workers[w].start();
        }
    }

    /// @return size of the team
    public int threads() {
        return workers.length + 1;
    }

    /// Runs all parts and waits for them.
    ///
    /// @param count number of parts, 1 to `threads()`
    /// @param part the work
    public void run(int count, Part part) {
        if (count <= 1) {
            part.run(0);
            return;
        }
        task = part;
        parts = count;
        pending.set(workers.length);
        epoch++;
        for (Thread w : workers) {
            LockSupport.unpark(w);
        }
        try {
            part.run(0);
        } finally {
            for (int spin = 0; pending.get() > 0; spin++) {
                if (spin < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
        if (failure != null) {
            Throwable t = failure;
            failure = null;
            if (t instanceof Error e) {
                throw e; // out of memory is what it is on any thread
            }
            throw new IllegalStateException("A solver thread failed: " + t, t);
        }
    }

    /// Runs a loop whose steps do not depend on each other.
    ///
    /// @param n steps
    /// @param worthSharing steps below which one thread takes them all
    /// @param loop gets runs of them
    public void forShared(int n, int worthSharing, Range loop) {
        forRanges(n < worthSharing ? 1 : threads(), n, loop);
    }

    /// The same in a given number of parts.
    ///
    /// @param parts 1 to `threads()`
    /// @param n steps
    /// @param loop gets one run of them for each part
    public void forRanges(int parts, int n, Range loop) {
        run(parts, part -> loop.of((int) ((long) n * part / parts), (int) ((long) n * (part + 1) / parts)));
    }

    private void work(int part) {
        int seen = 0;
        while (true) {
            for (int spin = 0; epoch == seen && !closed; spin++) {
                if (spin < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (closed) {
                return;
            }
            seen = epoch;
            try {
                if (part < parts) {
                    task.run(part);
                }
            } catch (Throwable t) {
                failure = t;
            } finally {
                pending.decrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread w : workers) {
            LockSupport.unpark(w);
        }
    }
}
