package fractura.solver.material;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.density.DensityConversion;
import java.util.Arrays;
import java.util.List;

/// From the density a specimen carries to the density a law wants, as one line ρ_law = slope ρ + offset.
///
/// The line is the product of the default published relations: K2HPO4 to ash (Keyak94), hydroxyapatite to ash and
/// ash to apparent density (Schileo08). Nothing leads back from ash or apparent density to K2HPO4, nor from
/// hydroxyapatite to K2HPO4. Negative results count as 0 after the last step, not before.
///
/// @param slope dimensionless
/// @param offsetGcm3 g/cm³
record LawDensity(double slope, double offsetGcm3) {
    /// @param from kind carried
    /// @param law law to be fed
    /// @param where the specimen in words, for the message
    /// @return the conversion
    /// @throws InputException when no cited relation leads to the law's kind
    static LawDensity of(DensityKind from, DensityLaw law, String where) {
        if (!isReachable(from, law.wants())) {
            throw wrongKind(from, law, where);
        }
        return line(DensityConversion.path(from, law.wants()));
    }

    /// @param densityGcm3 of the specimen's kind
    /// @return density of the law's kind, at least 0
    double at(double densityGcm3) {
        return Math.max(0, slope * densityGcm3 + offsetGcm3);
    }

    /// Density of a law's kind in bone whose apparent density is known; used to place limits stated in apparent
    /// density on the axis of any law.
    ///
    /// @param apparentGcm3 apparent density
    /// @param kind of the law
    /// @return the same bone's density of that kind, g/cm³
    static double ofApparent(double apparentGcm3, DensityKind kind) {
        LawDensity toApparent = toApparent(kind);
        return (apparentGcm3 - toApparent.offsetGcm3) / toApparent.slope;
    }

    /// @param kind carried
    /// @return the conversion to apparent density, to which every kind leads
    static LawDensity toApparent(DensityKind kind) {
        return line(DensityConversion.path(kind, DensityKind.APPARENT));
    }

    /// The relations are lines that are not negative at 0, so two of their values give slope and offset.
    private static LawDensity line(List<DensityConversion> path) {
        double atZero = 0;
        double atOne = 1;
        for (DensityConversion step : path) {
            atZero = step.apply(atZero);
            atOne = step.apply(atOne);
        }
        return new LawDensity(atOne - atZero, atZero);
    }

    private static boolean isReachable(DensityKind from, DensityKind to) {
        return switch (to) {
            case K2HPO4, CHA -> from == to;
            case ASH -> from != DensityKind.APPARENT;
            case APPARENT -> true;
        };
    }

    private static InputException wrongKind(DensityKind from, DensityLaw law, String where) {
        List<String> fitting = Arrays.stream(DensityLaw.values())
                .filter(other -> isReachable(from, other.wants()))
                .map(DensityLaw::caseName)
                .toList();
        return new InputException("Density law fed the wrong density kind: " + law.caseName() + " wants "
                + law.wants().words() + " density, the specimen (" + where + ") carries " + from.words()
                + " density, and no cited relation leads from one to the other. Choose a law it can feed ("
                + String.join(", ", fitting) + ") or calibrate the scan to "
                + law.wants().words() + " density.");
    }
}
