package fractura.solver.material;

/// How far the coefficients of a law were checked against what was printed.
public enum CoefficientCheck {
    /// read in a public table or a public program that cites the paper
    VERIFIED("coefficients read in a public source that cites the paper"),
    /// recalled from the literature; shown with its citation and not called validated
    FROM_MEMORY("coefficients recalled, not yet read in the source");

    private final String words;

    CoefficientCheck(String words) {
        this.words = words;
    }

    /// @return as printed in reports
    public String words() {
        return words;
    }
}
