package fractura.mesh.segment;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.image.Volume;
import java.util.Arrays;
import java.util.Locale;

/// Where a seed may lie.
final class Seeds {
    private Seeds() {}

    /// @param scan CT
    /// @param seed LPS, mm
    /// @throws InputException when it lies outside the scan or is no number
    static void requireInside(Volume scan, double[] seed) {
        Grid g = scan.grid();
        double[] v = g.toVoxel(seed[0], seed[1], seed[2]);
        boolean isInside = Arrays.stream(v).allMatch(c -> c >= -0.5) // false for NaN
                && v[0] <= g.nx() - 0.5
                && v[1] <= g.ny() - 0.5
                && v[2] <= g.nz() - 0.5;
        if (!isInside) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "The seed (%.1f, %.1f, %.1f) mm lies outside the scan. Give LPS coordinates: NIfTI viewers that show"
                            + " RAS have the first two with the other sign.",
                    seed[0],
                    seed[1],
                    seed[2]));
        }
    }
}
