package fractura.solver.linear;

import java.util.function.Supplier;

/// Chooses loops: fast ones link against an incubator module, and without `--add-modules jdk.incubator.vector`
/// their classes cannot be loaded.
public final class FastLoops {
    private static final boolean HAS_VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private FastLoops() {}

    /// @param fast makes what needs the Vector API; a lambda that names the class in its body, so that nothing is
    ///     loaded before it is asked
    /// @param plain makes the reference
    /// @param <T> what both can do
    /// @return the first if this Java runtime can load it, else the second
    public static <T> T best(Supplier<? extends T> fast, Supplier<? extends T> plain) {
        if (!HAS_VECTORS) {
            return plain.get();
        }
        try {
            return fast.get();
        } catch (LinkageError notThere) {
            return plain.get();
        }
    }
}
