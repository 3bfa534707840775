package fractura.cases.evidence;

/// What meshes say together, each with voxels half as large as the one before.
final class Refinement {
    private Refinement() {}

    /// Order of convergence from the errors of two meshes.
    static double order(double coarseError, double fineError) {
        return Math.log(Math.abs(coarseError / fineError)) / Math.log(2);
    }

    /// Order of convergence from three results, without knowing the answer.
    static double order(double coarse, double middle, double fine) {
        return order(middle - coarse, fine - middle);
    }

    /// Result for voxels of no size, from two meshes and the order (Richardson's extrapolation).
    static double limit(double coarse, double fine, double order) {
        return fine + (fine - coarse) / (Math.pow(2, order) - 1);
    }
}
