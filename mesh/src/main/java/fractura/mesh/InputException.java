package fractura.mesh;

/// Something the user can mend: the message says what was found, where, and what to do. Exit code 3.
public sealed class InputException extends RuntimeException permits MemoryException {
    private static final long serialVersionUID = 1L;

    /// @param message what, where, mend, in that order
    public InputException(String message) {
        super(message);
    }

    /// @param message what, where, mend, in that order
    /// @param cause what the platform said
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
