package fractura.solver.assembly;

/// Element constants for a kernel: those of all layers, or of one that was made ready for it.
///
/// @param arrays one array a constant, 0 in voids; owned
/// @param first hull element their first entries belong to
/// @param <A> `double[]` or `float[]`
record LayerConstants<A>(A[] arrays, int first) {
    /// @param arrays one array a constant, one entry per hull element
    static <A> LayerConstants<A> ofAll(A[] arrays) {
        return new LayerConstants<>(arrays, 0);
    }
}
