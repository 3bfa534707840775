package fractura.mesh;

/// What a density stands for. The kinds are different numbers for the same
/// bone; none is used for another in silence.
public enum DensityKind {
    /// dipotassium-phosphate equivalent, as calibrated QCT with a K2HPO4 phantom gives it
    K2HPO4("K2HPO4-equivalent"),
    /// calcium-hydroxyapatite equivalent
    CHA("hydroxyapatite-equivalent"),
    /// ash mass over specimen volume
    ASH("ash"),
    /// wet marrow-free mass over specimen volume
    APPARENT("apparent");

    private final String words;

    DensityKind(String words) {
        this.words = words;
    }

    /// @return the kind as printed in reports
    public String words() {
        return words;
    }
}
