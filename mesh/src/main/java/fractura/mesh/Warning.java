package fractura.mesh;

/// A finding that is no error but changes how far a result can be trusted. Carried in the result, printed in
/// every report.
///
/// @param code reason code, for example `W07`
/// @param level how much it matters
/// @param text what was found, and what it means for the number
public record Warning(String code, Level level, String text) {
    /// How much a finding matters.
    public enum Level {
        /// worth knowing
        NOTE,
        /// lowers trust, widens the interval
        CAUTION,
        /// no strength or risk is printed
        BLOCK
    }

    /// @param code reason code
    /// @param text what was found
    /// @return a finding of level note
    public static Warning note(String code, String text) {
        return new Warning(code, Level.NOTE, text);
    }

    /// @param code reason code
    /// @param text what was found
    /// @return a finding of level caution
    public static Warning caution(String code, String text) {
        return new Warning(code, Level.CAUTION, text);
    }

    /// @param code reason code
    /// @param text what was found
    /// @return a finding of level block
    public static Warning block(String code, String text) {
        return new Warning(code, Level.BLOCK, text);
    }
}
