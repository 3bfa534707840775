package fractura.mesh;

/// Input that is fine but for its size: it needs more memory than Java may use, or than is left beside other work.
public final class MemoryException extends InputException {
    private static final long serialVersionUID = 1L;

    /// @param message what, where, mend, in that order
    public MemoryException(String message) {
        super(message);
    }
}
