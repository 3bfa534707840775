package fractura.mesh.density;

import fractura.mesh.InputException;
import java.util.Arrays;

/// A straight cylinder in which a rod lies.
///
/// @param centerMm middle of its axis, LPS, mm, 3 numbers; owned
/// @param axis unit vector along it, LPS, 3 numbers, rising in z; owned
/// @param radiusMm radius of the rod, mm, above 0
/// @param heightMm length along the axis, mm, above 0
public record RodRegion(double[] centerMm, double[] axis, double radiusMm, double heightMm) {
    public RodRegion {
        if (!(radiusMm > 0) || !(heightMm > 0) || !(axis[2] > 0.9)) {
            throw new InputException(
                    "A rod needs a radius and a height above 0 and runs along the scan axis; got radius "
                            + Numbers.words(radiusMm) + " mm, height " + Numbers.words(heightMm) + " mm, axis "
                            + Arrays.toString(axis) + ". Correct the region.");
        }
    }

    /// A rod along the scan axis.
    ///
    /// @param centerMm middle of its axis, LPS, mm
    /// @param radiusMm radius of the rod, mm
    /// @param heightMm length, mm
    /// @return the region
    public static RodRegion upright(double[] centerMm, double radiusMm, double heightMm) {
        return new RodRegion(centerMm, new double[] {0, 0, 1}, radiusMm, heightMm);
    }

    /// @param x LPS, mm
    /// @param y LPS, mm
    /// @param z LPS, mm
    /// @return {distance from the axis, distance from the middle along the axis}, mm
    double[] place(double x, double y, double z) {
        double dx = x - centerMm[0];
        double dy = y - centerMm[1];
        double dz = z - centerMm[2];
        double along = dx * axis[0] + dy * axis[1] + dz * axis[2];
        double square = dx * dx + dy * dy + dz * dz - along * along;
        return new double[] {Math.sqrt(Math.max(0, square)), Math.abs(along)};
    }
}
