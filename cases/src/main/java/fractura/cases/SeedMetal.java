package fractura.cases;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.gate.MetalCheck;
import fractura.mesh.image.Volume;
import java.util.Locale;

/// Metal so near to a seed that no outline around it can be believed.
final class SeedMetal {
    /// Half the width of a vertebra, more than the radius of a femoral head (project choice).
    private static final double NEAR_MM = 30;

    private SeedMetal() {}

    /// @param scan HU
    /// @param seed LPS, mm
    /// @throws InputException when as many voxels as the gate calls metal lie within 30 mm
    static void refuse(Volume scan, double[] seed) {
        Grid g = scan.grid();
        int found = 0;
        float brightest = 0;
        for (int v = 0; v < scan.values().length; v++) {
            if (scan.values()[v] > MetalCheck.ABOVE_HU) {
                double[] p = g.toPatient(v % g.nx(), v / g.nx() % g.ny(), v / (g.nx() * g.ny()));
                boolean isNear = Math.hypot(Math.hypot(p[0] - seed[0], p[1] - seed[1]), p[2] - seed[2]) < NEAR_MM;
                found += isNear ? 1 : 0;
                brightest = isNear ? Math.max(brightest, scan.values()[v]) : brightest;
            }
        }
        if (found >= MetalCheck.FEWEST_VOXELS) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "Metal (W06): %d voxels above %.0f HU, up to %.0f, lie within %.0f mm of the seed. Its streaks make every"
                            + " outline there a guess, so no mask is given.",
                    found,
                    MetalCheck.ABOVE_HU,
                    brightest,
                    NEAR_MM));
        }
    }
}
