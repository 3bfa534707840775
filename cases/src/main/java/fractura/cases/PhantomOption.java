package fractura.cases;

import fractura.mesh.DensityKind;
import fractura.mesh.InputException;
import fractura.mesh.density.RodCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A phantom written in one word: densities of its rods, mg/cm³, separated by commas, each with its water
/// density behind a slash where the certificate gives one.
public final class PhantomOption {
    private PhantomOption() {}

    /// @param rods for example `0,50,100,200` or `-51.8/1012.2,-53.4/1057`
    /// @param material `k2hpo4` or `cha`
    /// @return the phantom, to be searched for
    /// @throws InputException when the text is no list of densities, or the material unknown
    public static CalibrationChoice.Phantom read(String rods, String material) {
        if (!material.equals("k2hpo4") && !material.equals("cha")) {
            throw new InputException("Phantom material '" + material + "' is unknown. Write k2hpo4 or cha.");
        }
        List<CalibrationChoice.Rod> all = new ArrayList<>();
        int water = 0;
        for (String rod : rods.split(",", -1)) {
            String[] parts = rod.strip().split("/", -1);
            OptionalDouble waterMgCm3 =
                    parts.length == 2 ? OptionalDouble.of(number(parts[1], rods)) : OptionalDouble.empty();
            water += parts.length - 1;
            all.add(new CalibrationChoice.Rod(
                    new RodCertificate(number(parts[0], rods), waterMgCm3), new CalibrationChoice.RodPlace.Search()));
        }
        if (water != 0 && water != all.size()) {
            throw new InputException("Phantom '" + rods + "': " + water + " water densities for " + all.size()
                    + " rods. Give one for each rod, or none.");
        }
        DensityKind kind = material.equals("cha") ? DensityKind.CHA : DensityKind.K2HPO4;
        return new CalibrationChoice.Phantom(kind, all, Optional.empty());
    }

    private static double number(String text, String rods) {
        try {
            double v = Double.parseDouble(text.strip());
            if (Math.abs(v) <= 3000) {
                return v;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new InputException("Phantom '" + rods + "': '" + text.strip()
                + "' is no density between -3000 and 3000 mg/cm³. Write for example 0,50,100,200.");
    }
}
