package fractura.cases;

import java.util.List;
import java.util.OptionalDouble;

/// How the program does on problems with known answers.
///
/// @param problems in the order of the ladder, simplest first
public record VerificationResult(List<Problem> problems) {
    /// @return whether every problem passed
    public boolean passed() {
        return problems.stream().allMatch(Problem::passed);
    }

    /// A problem with a known answer.
    ///
    /// @param name for example `goodier-cavity`
    /// @param quantity what is compared, with unit
    /// @param exact known answer
    /// @param computed ours
    /// @param relativeError |computed - exact| / |exact|; the absolute error where exact is 0
    /// @param observedOrder slope of the error under refinement, where it was measured
    /// @param tolerance greatest error that passes
    /// @param source citation key
    public record Problem(
            String name,
            String quantity,
            double exact,
            double computed,
            double relativeError,
            OptionalDouble observedOrder,
            double tolerance,
            String source) {
        /// @return whether the error lies within the tolerance; an undefined error does not
        public boolean passed() {
            return relativeError <= tolerance;
        }
    }
}
