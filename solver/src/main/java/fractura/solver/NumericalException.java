package fractura.solver;

/// A model that cannot be solved or a result that cannot be trusted: what, where, mend. Exit code 4.
public final class NumericalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what, where, mend, in that order
    public NumericalException(String message) {
        super(message);
    }
}
