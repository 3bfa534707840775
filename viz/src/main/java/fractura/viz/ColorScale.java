package fractura.viz;

import fractura.mesh.Field;
import java.util.Arrays;

/// How the values of one field become colours, and what the legend says about them.
///
/// Utilisation has one fixed scale for every patient, plan and load case, so that pictures may be compared.
///
/// @param field name of the field
/// @param title quantity in words
/// @param unit as printed, empty when dimensionless
/// @param low value at the start of the scale
/// @param high value at its end; above `low`
/// @param map colours between `low` and the smaller of `failsAbove` and `high`
/// @param bands limits drawn as lines on bone and legend, rising
/// @param failsAbove value above which bone is predicted to yield and drawn hatched in its own colour; NaN for
///     none
public record ColorScale(
        String field,
        String title,
        String unit,
        double low,
        double high,
        ColorMap map,
        double[] bands,
        double failsAbove) {
    /// Where a value is not defined.
    static final int BLANK = 0xd8d3c8;

    /// Predicted to yield, just above the limit and at the end of the scale: vermilion, readable beside all maps.
    private static final int FAIL_LOW = 0xe8452c;

    private static final int FAIL_HIGH = 0xa80f2e;

    public ColorScale {
        if (!(high > low)) {
            throw new IllegalArgumentException("Colour scale of '" + field + "' from " + low + " to " + high);
        }
    }

    /// The scale of utilisation (demand ÷ strength): 0 to 1.5, bands at 0.5, 0.75 and 1.
    ///
    /// @return the scale, the same for every picture
    public static ColorScale utilisation() {
        return new ColorScale(
                "utilisation", "Utilisation", "", 0, 1.5, ColorMap.VIRIDIS, new double[] {0.5, 0.75, 1.0}, 1.0);
    }

    /// A scale for any field: utilisation and density have fixed ones, others run over round
    /// numbers that hold 98 % of the finite values.
    ///
    /// @param f scalar field, or one whose size is drawn
    /// @return its scale
    public static ColorScale of(Field f) {
        return switch (f.name()) {
            case "utilisation" -> utilisation();
            case "density" -> plain(f, titleOf(f.name()), 0, 1.2, ColorMap.GREY);
            default -> {
                float[] v = finite(ResultModel.magnitudes(f));
                double low = v.length == 0 ? 0 : v[v.length / 100];
                double high = v.length == 0 ? 1 : v[v.length - 1 - v.length / 100];
                double step = roundAbove((high - Math.min(0, low)) / 5);
                double from = low >= 0 ? 0 : step * Math.floor(low / step);
                double to = Math.max(from + step, high <= 0 ? 0 : step * Math.ceil(high / step));
                yield plain(f, titleOf(f.name()), from, to, ColorMap.VIRIDIS);
            }
        };
    }

    /// @param newLow value at the start
    /// @param newHigh value at the end
    /// @return this scale over another range
    public ColorScale withRange(double newLow, double newHigh) {
        return new ColorScale(field, title, unit, newLow, newHigh, map, bands, failsAbove);
    }

    /// @param value a value of the field, NaN where not defined
    /// @return sRGB colour 0xRRGGBB; values beyond the scale get the colour of its end
    public int rgb(double value) {
        if (Double.isNaN(value)) {
            return BLANK;
        }
        if (value > failsAbove) {
            return ColorMap.mix(
                    FAIL_LOW, FAIL_HIGH, Math.clamp((value - failsAbove) / Math.max(1e-12, high - failsAbove), 0, 1));
        }
        double top = Double.isNaN(failsAbove) ? high : Math.min(high, failsAbove);
        double t = (value - low) / (top - low);
        return map.rgb(t);
    }

    /// @return whether the field is an answer to a load, not a property of the bone
    boolean dependsOnLoad() {
        return switch (field) {
            case "density", "E", "tissue", "lesion" -> false;
            default -> true;
        };
    }

    /// @return unit with raised exponents, for example g/cm³
    String printedUnit() {
        return unit.replace("cm3", "cm³").replace("mm2", "mm²").replace("mm3", "mm³");
    }

    /// @return values to label on a legend, both ends and the bands among them
    double[] ticks() {
        if (bands.length > 0) {
            double[] all = new double[bands.length + 2];
            all[0] = low;
            System.arraycopy(bands, 0, all, 1, bands.length);
            all[all.length - 1] = high;
            return Arrays.stream(all)
                    .filter(t -> t >= low && t <= high)
                    .distinct()
                    .sorted()
                    .toArray();
        }
        double step = roundAbove((high - low) / 6);
        int first = (int) Math.ceil(low / step - 1e-9);
        int last = (int) Math.floor(high / step + 1e-9);
        double[] ticks = new double[last - first + 1];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = (first + i) * step;
        }
        return ticks;
    }

    private static ColorScale plain(Field f, String title, double low, double high, ColorMap map) {
        return new ColorScale(f.name(), title, f.unit(), low, high, map, new double[0], Double.NaN);
    }

    /// @param name of a field
    /// @return quantity in words; the name itself where none are known
    static String titleOf(String name) {
        return switch (name) {
            case "utilisation" -> "Utilisation";
            case "density" -> "Density";
            case "E" -> "Young's modulus";
            case "von_mises" -> "Von Mises stress";
            case "eps1" -> "Largest principal strain";
            case "eps3" -> "Smallest principal strain";
            case "displacement" -> "Displacement";
            default -> name;
        };
    }

    private static float[] finite(float[] values) {
        float[] out = new float[values.length];
        int n = 0;
        for (float v : values) {
            if (Float.isFinite(v)) {
                out[n++] = v;
            }
        }
        float[] kept = Arrays.copyOf(out, n);
        Arrays.sort(kept);
        return kept;
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below a value.
    static double roundAbove(double value) {
        double p = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-300))));
        for (double m : new double[] {1, 2, 5, 10}) {
            if (m * p >= value * (1 - 1e-9)) {
                return m * p;
            }
        }
        return 10 * p;
    }
}
