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
        return rounded.stripTrailingZeros().toPlainString();
    }

    /// Two digits where the interval is wider than a tenth of the value or unknown, else three.
    static int digits(double value, OptionalDouble low, OptionalDouble high) {
        boolean narrow =
                low.isPresent() && high.isPresent() && high.getAsDouble() - low.getAsDouble() < 0.1 * Math.abs(value);
        return narrow ? 3 : 2;
    }

    /// A value with its interval, for example `4.1 kN (3.0 to 5.6)`; the bounds have the decimals of the value.
    static String withBand(double value, OptionalDouble low, OptionalDouble high, String unit) {
        int scale = scale(value, digits(value, low, high));
        String head = fixed(value, scale) + (unit.isEmpty() ? "" : " " + unit);
        if (low.isEmpty() && high.isEmpty()) {
            return head;
        }
        if (low.isEmpty()) {
            return head + " (up to " + fixed(high.getAsDouble(), scale) + ")";
        }
        return high.isEmpty()
                ? head + " (from " + fixed(low.getAsDouble(), scale) + ")"
                : head + " (" + fixed(low.getAsDouble(), scale) + " to " + fixed(high.getAsDouble(), scale) + ")";
    }

    /// Newton as kilonewton with its interval.
    static String kilonewton(double newton, OptionalDouble low, OptionalDouble high) {
        return withBand(newton / 1e3, thousandth(low), thousandth(high), "kN");
    }

    /// Newton as kilonewton, two digits.
    static String kilonewton(double newton) {
        return kilonewton(newton, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// Decimals that show so many significant digits; negative where the last of them stands left of the point.
    private static int scale(double value, int digits) {
        return value == 0 ? 0 : digits - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    }

    private static String fixed(double value, int scale) {
        BigDecimal rounded = new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP);
        return rounded.setScale(Math.max(0, scale), RoundingMode.UNNECESSARY).toPlainString();
    }

    private static OptionalDouble thousandth(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / 1e3) : value;
    }
}
