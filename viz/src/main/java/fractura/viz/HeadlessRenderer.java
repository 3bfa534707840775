package fractura.viz;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Draws pictures of a result without a window, on machines with and without a display.
///
/// Nothing of the graphics library is loaded before the first call. Drawing runs on a thread of its own under a
/// watchdog, so a call always returns. One drawing at a time; calls from several threads queue.
final class HeadlessRenderer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MEND = "Install Mesa's off-screen renderer (Debian, Ubuntu: apt-get install libosmesa6;"
            + " Fedora: dnf install mesa-libOSMesa), or set DISPLAY to a screen with OpenGL.";

    /// The graphics library is one per process; once its thread hangs, further drawings would hang too.
    private static final AtomicBoolean IS_STUCK = new AtomicBoolean();

    private HeadlessRenderer() {}

    /// Draws.
    ///
    /// @param model what is drawn
    /// @param surfaces its surfaces
    /// @param shots the pictures
    /// @return the pictures, or why there are none
    static Rendering render(ResultModel model, ResultSurfaces surfaces, List<Shot> shots) {
        return render(model, surfaces, shots, PATIENCE);
    }

    /// Draws, waiting no longer than told.
    ///
    /// @param model what is drawn
    /// @param surfaces its surfaces
    /// @param shots the pictures
    /// @param patience how long drawing may take
    /// @return the pictures, or why there are none
    static synchronized Rendering render(
            ResultModel model, ResultSurfaces surfaces, List<Shot> shots, Duration patience) {
        if (IS_STUCK.get()) {
            return new Rendering.Unavailable("an earlier picture never came back from the graphics driver", MEND);
        }
        CompletableFuture<Rendering> outcome = new CompletableFuture<>();
        Thread painter = new Thread(() -> complete(outcome, model, surfaces, shots), "fractura-picture");
        painter.setDaemon(true);
        painter.start();
        try {
            return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            IS_STUCK.set(true);
            return new Rendering.Unavailable("drawing did not finish within " + patience.toSeconds() + " s", MEND);
        } catch (ExecutionException e) {
            return new Rendering.Unavailable("drawing failed: " + words(e.getCause()), MEND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Rendering.Unavailable("drawing was interrupted", "Run the command again.");
        }
    }

    /// Native libraries fail with errors as well as exceptions; both mean
    /// "no picture", not the end of the program.
    private static void complete(
            CompletableFuture<Rendering> outcome, ResultModel model, ResultSurfaces surfaces, List<Shot> shots) {
        try {
            outcome.complete(OffscreenSession.draw(model, surfaces, shots, MEND));
        } catch (Exception | Error e) { // or whoever waits would wait in vain
            outcome.completeExceptionally(e);
        }
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
