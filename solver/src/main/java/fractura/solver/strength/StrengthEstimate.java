package fractura.solver.strength;

import java.util.OptionalDouble;

/// One answer to the question at which force the bone breaks.
///
/// @param criterion name, for example `linear 0.0068 K H`
/// @param newton failure force, N, above 0
/// @param low lower bound of its band, N; empty when none is known or it would not be above 0
/// @param high upper bound of its band, N; empty when none is known
/// @param source citation keys
/// @param inDomain whether bone, load and value lie within what the criterion was calibrated on
/// @param note what limits it, in words for a report
public record StrengthEstimate(
        String criterion,
        double newton,
        OptionalDouble low,
        OptionalDouble high,
        String source,
        boolean inDomain,
        String note) {
    public StrengthEstimate {
        if (!(newton > 0) || Double.isInfinite(newton)) {
            throw new IllegalArgumentException(
                    "Strength by '" + criterion + "' must be a positive force, got " + newton + " N");
        }
        if (low.isPresent() && !(low.getAsDouble() > 0 && low.getAsDouble() <= newton)
                || high.isPresent() && !(high.getAsDouble() >= newton)) {
            throw new IllegalArgumentException("Band " + low + " to " + high + " of '" + criterion
                    + "' must be positive and hold its value " + newton + " N");
        }
    }

    /// @param lowNewton lower bound, N; 0 or below counts as none
    /// @param highNewton upper bound, N
    /// @return the same estimate with a band
    public StrengthEstimate withBand(double lowNewton, double highNewton) {
        OptionalDouble newLow = lowNewton > 0 ? OptionalDouble.of(lowNewton) : OptionalDouble.empty();
        return new StrengthEstimate(criterion, newton, newLow, OptionalDouble.of(highNewton), source, inDomain, note);
    }
}
