package fractura.mesh.density;

import java.util.Locale;

/// Numbers as printed in sentences: six digits, without trailing zeros.
final class Numbers {
    private Numbers() {}

    static String words(double v) {
        String text = String.format(Locale.ROOT, "%.6g", v);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
