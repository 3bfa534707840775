package fractura.mesh.synthetic;

/// What a scanner makes of bone: HU = slope · density + offset, for the density its phantom is equivalent to.
///
/// The slope falls with the tube voltage. 1.4 HU per mg/cm³ is of the order K2HPO4 reads at 120 kVp (from
/// memory);
/// about 1.9 at 80 and 1.25 at 140 (recalled with low confidence).
///
/// @param huPerMgCm3 0.5 to 4
/// @param offsetHu -200 to 200
public record HounsfieldLine(double huPerMgCm3, double offsetHu) {
    /// A scanner at 120 kVp.
    public static final HounsfieldLine AT_120_KVP = new HounsfieldLine(1.4, -2);

    public HounsfieldLine {
        BoneQuality.check("The slope of the HU line", huPerMgCm3, 0.5, 4, "HU per mg/cm³");
        BoneQuality.check("The offset of the HU line", offsetHu, -200, 200, "HU");
    }

    /// @param mgCm3 density
    /// @return HU
    public double hounsfield(double mgCm3) {
        return huPerMgCm3 * mgCm3 + offsetHu;
    }

    /// @param hu Hounsfield units
    /// @return density, mg/cm³
    public double densityMgCm3(double hu) {
        return (hu - offsetHu) / huPerMgCm3;
    }
}
