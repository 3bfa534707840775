package fractura.mesh.density;

import java.util.OptionalDouble;

/// What the phantom's maker says of one rod.
///
/// @param densityMgCm3 density of K2HPO4 or hydroxyapatite, mg/cm³
/// @param waterMgCm3 water-equivalent density, mg/cm³; only for rods of K2HPO4 in water
public record RodCertificate(double densityMgCm3, OptionalDouble waterMgCm3) {
    /// @return about its HU at 120 kVp, to know the rods by their order
    double usualHu() {
        return PhantomCalibration.usualHu(densityMgCm3, waterMgCm3);
    }
}
