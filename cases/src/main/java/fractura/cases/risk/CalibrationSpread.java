package fractura.cases.risk;

/// How far densities may be off.
///
/// @param isAssumed whether nothing in the scan, or nothing near bone, calibrates it
/// @param residualMgCm3 standard deviation of one density about the fit, mg/cm³, at least 0; counts also where
///     the calibration is assumed, since a fit that scatters is no better for lacking points
public record CalibrationSpread(boolean isAssumed, double residualMgCm3) {
    /// Calibrated, and nothing measures how well.
    public static final CalibrationSpread STATED = new CalibrationSpread(false, 0);

    /// No calibration at all.
    public static final CalibrationSpread ASSUMED = new CalibrationSpread(true, 0);

    public CalibrationSpread {
        if (!(residualMgCm3 >= 0 && residualMgCm3 < 1e4)) {
            throw new IllegalArgumentException(
                    "Residual must be finite and not negative: " + residualMgCm3 + " mg/cm³");
        }
    }
}
