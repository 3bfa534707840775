package fractura.mesh.gate;

import java.util.Locale;

/// Numbers as printed in findings: six digits, without trailing zeros.
final class Words {
    private Words() {}

    static String number(double v) {
        String text = String.format(Locale.ROOT, "%.6g", v);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
