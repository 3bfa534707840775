package fractura.solver.material;

/// How far a bone stayed within what its density law was fitted to.
///
/// @param boneElementCount elements that are mostly bone, lesions included
/// @param shareOutsideFit share of them whose mean density lies outside the law's fitted interval, 0 to 1
/// @param shareClamped share of their bone samples whose modulus was moved to a limit (1 or 22000 MPa), 0 to 1
public record LawCoverage(int boneElementCount, double shareOutsideFit, double shareClamped) {
    /// No law was used: the constants were given.
    public static final LawCoverage NONE = new LawCoverage(0, 0, 0);
}
