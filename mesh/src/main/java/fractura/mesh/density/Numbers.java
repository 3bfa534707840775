package fractura.mesh.density;

import java.util.Arrays;
import java.util.Locale;

/// Numbers as printed in sentences (six digits, without trailing zeros), and their middle.
final class Numbers {
    private Numbers() {}

    static String words(double v) {
        String text = String.format(Locale.ROOT, "%.6g", v);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /// @param values at least one; not changed
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
