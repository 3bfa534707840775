package fractura.mesh.density;

/// How much further than usual densities of a calibration may be off; added to every interval printed.
///
/// @param relative share of the density, 0.15 for ±15 %
/// @param absoluteMgCm3 the same everywhere, mg/cm³
public record DensityBand(double relative, double absoluteMgCm3) {
    /// Nothing beyond the uncertainty of any calibrated scan.
    public static final DensityBand NONE = new DensityBand(0, 0);
}
