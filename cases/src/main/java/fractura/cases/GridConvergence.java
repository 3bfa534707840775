package fractura.cases;

/// Error bar of a number that was computed with voxels of several sizes: the grid convergence index (Roache94),
/// with the range of all sizes in place of the difference of two, as for results that do not fall in line
/// (EcaHoekstra14).
///
/// The order of convergence is assumed and not observed: stairs and sampled density scatter besides converging,
/// and three sizes of one bone need not even be in order. Order 1 is what bare stairs show, and the wider choice,
/// since a higher order divides the range by more. An assumed order asks for the safety factor 3 (Roache94).
final class GridConvergence {
    /// Power of the voxel size with which the error is taken to fall.
    static final double ORDER = 1;

    /// Safety factor where the order is not observed (Roache94).
    static final double SAFETY = 3;

    private GridConvergence() {}

    /// One number at one size.
    ///
    /// @param voxelMm edge of the voxels, mm
    /// @param value the number there
    record At(double voxelMm, double value) {}

    /// Half width of the bar: 3 (greatest - least) / (r - 1), r the ratio of the largest edge to the fine one.
    ///
    /// @param fine the number the bar is for
    /// @param coarser the same number with larger voxels, one size or more
    /// @return percent of the fine value
    static double percent(At fine, At... coarser) {
        double greatest = fine.value();
        double least = fine.value();
        double ratio = 1;
        for (At c : coarser) {
            if (!(c.voxelMm() > fine.voxelMm())) {
                throw new IllegalArgumentException(
                        "Voxels of " + c.voxelMm() + " mm are not larger than those of " + fine.voxelMm() + " mm");
            }
            greatest = Math.max(greatest, c.value());
            least = Math.min(least, c.value());
            ratio = Math.max(ratio, c.voxelMm() / fine.voxelMm());
        }
        if (ratio == 1) {
            throw new IllegalArgumentException("An error bar needs a coarser result");
        }
        return 100 * SAFETY * (greatest - least) / (Math.pow(ratio, ORDER) - 1) / Math.abs(fine.value());
    }
}
