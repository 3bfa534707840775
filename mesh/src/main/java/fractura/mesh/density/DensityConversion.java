package fractura.mesh.density;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import java.util.List;
import java.util.Locale;

/// A published line from one kind of density to another, g/cm³ to g/cm³: to = slope · from + offset.
///
/// Results are held at zero from below, after the offset, not before: marrow fat is slightly negative on phantom
/// scales and its ash density is small but not negative. There is no line from K2HPO4 to hydroxyapatite: the two
/// scales differ by the scanner's spectrum, not by a constant.
public enum DensityConversion {
    // spotless:off
    /// ash from K2HPO4-equivalent, trabecular bone (Keyak94)
    KEYAK_1994           (DensityKind.K2HPO4, DensityKind.ASH,      1.06,     0.0389,      "Keyak 1994"),
    /// ash from hydroxyapatite-equivalent, ρ_ash = (ρ + 0.09)/1.14 (Schileo08)
    SCHILEO_2008         (DensityKind.CHA,    DensityKind.ASH,      1 / 1.14, 0.09 / 1.14, "Schileo 2008"),
    /// ash from hydroxyapatite-equivalent, trabecular bone with and without metastases (Kaneko04)
    KANEKO_2004          (DensityKind.CHA,    DensityKind.ASH,      0.839,    0.0698,      "Kaneko 2004"),
    /// apparent from ash, ρ_ash/ρ_app = 0.6 (Schileo08)
    SCHILEO_2008_APPARENT(DensityKind.ASH,    DensityKind.APPARENT, 1 / 0.6,  0,           "Schileo 2008");
    // spotless:on

    private final DensityKind from;
    private final DensityKind to;
    private final double slope;
    private final double offset;
    private final String source;

    DensityConversion(DensityKind from, DensityKind to, double slope, double offset, String source) {
        this.from = from;
        this.to = to;
        this.slope = slope;
        this.offset = offset;
        this.source = source;
    }

    /// @return the kind it takes
    public DensityKind from() {
        return from;
    }

    /// @return the kind it gives
    public DensityKind to() {
        return to;
    }

    /// @return authors and year
    public String source() {
        return source;
    }

    /// @param densityGCm3 density of kind `from`, g/cm³
    /// @return density of kind `to`, g/cm³, at least 0; NaN for NaN
    public double apply(double densityGCm3) {
        return Math.max(0, slope * densityGCm3 + offset);
    }

    /// @return the line as printed, for example `ash = 1.0600 · K2HPO4-equivalent + 0.0389 g/cm³ (Keyak 1994)`
    public String words() {
        String shift = offset == 0 ? "" : String.format(Locale.ROOT, " + %.4f", offset);
        return String.format(
                Locale.ROOT, "%s = %.4f · %s%s g/cm³ (%s)", to.words(), slope, from.words(), shift, source);
    }

    /// The default lines from one kind to another: Keyak for K2HPO4, Schileo for hydroxyapatite, Schileo to
    /// apparent.
    ///
    /// @param from the kind at hand
    /// @param to the kind wanted
    /// @return the lines in order of use; empty when the kinds are the same
    /// @throws InputException when no published line leads there
    public static List<DensityConversion> path(DensityKind from, DensityKind to) {
        if (from == to) {
            return List.of();
        }
        List<DensityConversion> toAsh =
                switch (from) {
                    case K2HPO4 -> List.of(KEYAK_1994);
                    case CHA -> List.of(SCHILEO_2008);
                    case ASH, APPARENT -> List.of();
                };
        if (to == DensityKind.ASH && !toAsh.isEmpty()) {
            return toAsh;
        }
        if (to == DensityKind.APPARENT) {
            return toAsh.isEmpty() ? List.of(SCHILEO_2008_APPARENT) : List.of(toAsh.getFirst(), SCHILEO_2008_APPARENT);
        }
        throw new InputException("No conversion from " + from.words() + " to " + to.words()
                + " density is offered. Choose a material law for " + from.words()
                + " density, or calibrate with the phantom the law was made for.");
    }
}
