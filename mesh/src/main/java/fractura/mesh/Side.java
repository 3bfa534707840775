package fractura.mesh;

/// Side of the body.
public enum Side {
    /// the patient's left
    LEFT("left"),
    /// the patient's right
    RIGHT("right");

    private final String words;

    Side(String words) {
        this.words = words;
    }

    /// @return the side as written in case files and results
    public String words() {
        return words;
    }

    /// @return the other side
    public Side opposite() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
