package fractura.cases.risk;

/// Strength of a bone at both ends of one uncertain parameter.
///
/// The parameter changes the stiffness field or the load's direction, so the strengths come from solves of their
/// own (or from bounds); between them and the point value strength is taken as linear in the parameter, in its
/// logarithm when that is how it is spread.
///
/// @param cause name under which its share is printed, for example `lesion`
/// @param name for example `lytic cortex`
/// @param low lower end of the range, at most `point`
/// @param point value the model was solved with
/// @param high upper end of the range, at least `point`
/// @param isLogarithmic whether the parameter is spread evenly in its logarithm
/// @param lowNewton strength with the parameter at its lower end, N, above 0
/// @param highNewton strength with the parameter at its upper end, N, above 0
public record ParameterRange(
        String cause,
        String name,
        double low,
        double point,
        double high,
        boolean isLogarithmic,
        double lowNewton,
        double highNewton) {
    public ParameterRange {
        if (!(low > 0 && low <= point && point <= high && low < high)) {
            throw new IllegalArgumentException(
                    "Range of '" + name + "' must hold its value: " + low + " ≤ " + point + " ≤ " + high);
        }
        if (!(lowNewton > 0) || !(highNewton > 0)) {
            throw new IllegalArgumentException(
                    "Strengths at the ends of '" + name + "' must be positive: " + lowNewton + ", " + highNewton);
        }
    }

    double coordinate(double value) {
        return isLogarithmic ? Math.log(value) : value;
    }
}
