package fractura.cases.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/// Numbers as people read them: no more digits than the interval supports.
final class Rounded {
    private Rounded() {}

    /// @param value any finite number
    /// @param digits significant digits
    /// @return plain decimal, never an exponent
    static String words(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "undefined";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        if (rounded.signum() == 0) {
            return "0";
        }
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    /// Two digits where the interval is wider than a tenth of the value or unknown, else three.
    static int digits(double value, OptionalDouble low, OptionalDouble high) {
        boolean narrow =
                low.isPresent() && high.isPresent() && high.getAsDouble() - low.getAsDouble() < 0.1 * Math.abs(value);
        return narrow ? 3 : 2;
    }

    /// A value with its interval, for example `4.1 kN (3.0 to 5.6)`.
    static String withBand(double value, OptionalDouble low, OptionalDouble high, String unit) {
        int digits = digits(value, low, high);
        String head = words(value, digits) + (unit.isEmpty() ? "" : " " + unit);
        if (low.isEmpty() && high.isEmpty()) {
            return head;
        }
        if (low.isEmpty()) {
            return head + " (up to " + words(high.getAsDouble(), digits) + ")";
        }
        return high.isEmpty()
                ? head + " (from " + words(low.getAsDouble(), digits) + ")"
                : head + " (" + words(low.getAsDouble(), digits) + " to " + words(high.getAsDouble(), digits) + ")";
    }

    /// Newton as kilonewton with its interval.
    static String kilonewton(double newton, OptionalDouble low, OptionalDouble high) {
        return withBand(newton / 1e3, thousandth(low), thousandth(high), "kN");
    }

    /// Newton as kilonewton, two digits.
    static String kilonewton(double newton) {
        return words(newton / 1e3, 2) + " kN";
    }

    private static OptionalDouble thousandth(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / 1e3) : value;
    }
}
