package fractura.mesh.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Does one thing for each slice, with several threads. Slices must not depend on each other; then the outcome
/// does not
/// depend on the threads.
final class SliceWork {
    private SliceWork() {}

    static void forEach(int slices, int threads, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable loop = () -> {
            try {
                for (int k = next.getAndIncrement(); k < slices && failure.get() == null; k = next.getAndIncrement()) {
                    work.accept(k);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, slices); t++) {
            others.add(Thread.ofPlatform().daemon().start(loop));
        }
        loop.run();
        boolean isInterrupted = false;
        for (Thread other : others) {
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.get()) {
            case null -> {}
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
