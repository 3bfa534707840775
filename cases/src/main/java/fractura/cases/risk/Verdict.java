package fractura.cases.risk;

/// What a score says of a bone.
public enum Verdict {
    /// below the published threshold
    NOT_AT_RISK("not at risk"),
    /// between the published classes, or what is unknown or was not measured may decide
    OPEN("open"),
    /// at or above the published threshold
    AT_RISK("at risk");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// The verdict of quantities held against thresholds.
    ///
    /// @param isReached whether one of them reaches its threshold
    /// @param isWhole whether all of the lesion was measured; else what was not may be worse
    /// @return what follows
    static Verdict of(boolean isReached, boolean isWhole) {
        if (isReached) {
            return AT_RISK;
        }
        return isWhole ? NOT_AT_RISK : OPEN;
    }

    /// @return as printed in reports
    public String words() {
        return words;
    }
}
