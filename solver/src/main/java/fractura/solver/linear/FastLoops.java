package fractura.solver.linear;

import java.util.function.Supplier;

/// The same loops twice, with the same bits: plain, and over vectors.
///
/// Vector loops are several times faster once Java has compiled them and a hundred times slower until then, so the
/// plain ones run first; `changeOver` is called when the others have become faster. Those are made no sooner than
/// they are asked for, which loads the Vector API.
///
/// @param <T> what both can do
public final class FastLoops<T> {
    private static volatile boolean areFaster;

    private final T plain;
    private final Supplier<? extends T> maker;
    private volatile T fast;

    /// @param maker makes what needs the Vector API; a lambda that names the class in its body, so that nothing is
    ///     loaded before it is asked
    /// @param plain the reference
    public FastLoops(Supplier<? extends T> maker, T plain) {
        this.maker = maker;
        this.plain = plain;
    }

    /// @return the reference
    public T plain() {
        return plain;
    }

    /// @return the ones over vectors, the reference where this Java runtime cannot load them
    public T fast() {
        if (fast == null) {
            fast = VectorApi.isThere() ? made() : plain;
        }
        return fast;
    }

    private T made() {
        try {
            return maker.get();
        } catch (LinkageError other) { // an incubator's names may change with the Java
            return plain;
        }
    }

    /// @return the ones that are faster by now; ask for each use, since that changes
    public T now() {
        return areFaster ? fast() : plain;
    }

    /// From now on, everybody gets the fast loops.
    public static void changeOver() {
        areFaster = true;
    }
}
