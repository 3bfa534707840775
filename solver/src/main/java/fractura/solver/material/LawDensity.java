package fractura.solver.material;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import java.util.ArrayList;
import java.util.List;

/// From the density a specimen carries to the density a law wants, as one line ρ_law = slope ρ + offset.
///
/// The steps are cited: K2HPO4 to ash (Keyak94), hydroxyapatite to ash and the ratio of ash to apparent density
/// (Schileo08Ash). Nothing leads back from ash or apparent density to K2HPO4, nor from hydroxyapatite to K2HPO4.
/// Negative results count as 0 after the last step, not before.
///
/// @param slope dimensionless
/// @param offsetGcm3 g/cm³
record LawDensity(double slope, double offsetGcm3) {
    /// Ash density over apparent density (Schileo08Ash).
    private static final double ASH_TO_APPARENT = 0.6;

    /// @param from kind carried
    /// @param law law to be fed
    /// @param where the specimen in words, for the message
    /// @return the conversion
    /// @throws InputException when no cited relation leads to the law's kind
    static LawDensity of(DensityKind from, DensityLaw law, String where) {
        DensityKind to = law.wants();
        if (from == to) {
            return new LawDensity(1, 0);
        }
        if (to == DensityKind.K2HPO4 || to == DensityKind.CHA) {
            throw wrongKind(from, law, where);
        }
        LawDensity ash = toAsh(from);
        return to == DensityKind.ASH ? ash : ash.over(ASH_TO_APPARENT);
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
        LawDensity toAsh = toAsh(kind);
        return (apparentGcm3 * ASH_TO_APPARENT - toAsh.offsetGcm3) / toAsh.slope;
    }

    private static LawDensity toAsh(DensityKind from) {
        return switch (from) {
            case K2HPO4 -> new LawDensity(1.06, 0.0389);
            case CHA -> new LawDensity(1 / 1.14, 0.09 / 1.14);
            case ASH -> new LawDensity(1, 0);
            case APPARENT -> new LawDensity(ASH_TO_APPARENT, 0);
        };
    }

    private LawDensity over(double ratio) {
        return new LawDensity(slope / ratio, offsetGcm3 / ratio);
    }

    private static InputException wrongKind(DensityKind from, DensityLaw law, String where) {
        List<String> fitting = new ArrayList<>();
        for (DensityLaw other : DensityLaw.values()) {
            boolean reachable =
                    other.wants() == from || other.wants() == DensityKind.ASH || other.wants() == DensityKind.APPARENT;
            if (reachable) {
                fitting.add(other.caseName());
            }
        }
        return new InputException("Density law fed the wrong density kind: " + law.caseName() + " wants "
                + law.wants().words() + " density, the specimen (" + where + ") carries " + from.words()
                + " density, and no cited relation leads from one to the other. Choose a law it can feed ("
                + String.join(", ", fitting) + ") or calibrate the scan to "
                + law.wants().words() + " density.");
    }
}
