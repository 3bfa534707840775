package fractura.cases.risk;

/// Bands of the factor of risk, load over strength.
///
/// Failure is predicted at 1 and above; the transition of ± 20 % around it follows
/// (KeavenyBouxsein08), the others are our choice.
public enum RiskClass {
    /// below 0.5
    LOW("low"),
    /// 0.5 to below 0.8
    MODERATE("moderate"),
    /// 0.8 to 1.2
    TRANSITION("transition"),
    /// above 1.2
    HIGH("high");

    private final String words;

    RiskClass(String words) {
        this.words = words;
    }

    /// @param factorOfRisk load over strength
    /// @return its band
    public static RiskClass of(double factorOfRisk) {
        if (factorOfRisk > 1.2) {
            return HIGH;
        }
        if (factorOfRisk >= 0.8) {
            return TRANSITION;
        }
        return factorOfRisk >= 0.5 ? MODERATE : LOW;
    }

    /// @return as printed in reports
    public String words() {
        return words;
    }
}
