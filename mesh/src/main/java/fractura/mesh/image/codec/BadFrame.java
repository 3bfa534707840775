package fractura.mesh.image.codec;

/// Why a decoder gave up, without what only the door knows: the syntax and how to mend it.
final class BadFrame extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isDamage;

    private BadFrame(String what, boolean isDamage) {
        super(what, null, false, false);
        this.isDamage = isDamage;
    }

    /// @param at first byte of the frame that cannot be right
    /// @param what what was found there, in one clause
    static BadFrame damaged(int at, String what) {
        return new BadFrame(what + ", at byte " + at, true);
    }

    /// @param what what cannot be right as a whole, in one clause
    static BadFrame damaged(String what) {
        return new BadFrame(what, true);
    }

    /// @param what a legal feature that is not decoded here, in one clause
    static BadFrame unsupported(String what) {
        return new BadFrame(what, false);
    }

    boolean isDamage() {
        return isDamage;
    }
}
