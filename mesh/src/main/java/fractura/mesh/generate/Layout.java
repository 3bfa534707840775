package fractura.mesh.generate;

/// How the elements of a bone are laid: axes of their grid, a corner of it, and room beyond the bone.
///
/// @param axes grid axes in LPS, `axes[3*a + c]`; owned
/// @param cornerMm a point that becomes a corner of voxels, LPS; owned
/// @param padMm room beyond both ends along the third axis, mm
/// @param paddingMm3 volume that will be filled there, mm³
/// @param body flags of the part of the mask that is told from the rest; owned
record Layout(double[] axes, double[] cornerMm, double padMm, double paddingMm3, boolean[] body) {
    /// The body's centre lies on a voxel corner, so that the mid-sagittal plane is a lattice plane and mirrored
    /// samples meet samples.
    ///
    /// @param marks landmarks of a vertebra
    /// @param mesher edge and disc thickness
    /// @return its layout, with room for the discs
    static Layout of(Landmarks marks, VoxelMesher mesher) {
        VertebraAxes axes = marks.axes();
        double discsMm3 = (axes.upperEndplateMm2() + axes.lowerEndplateMm2())
                * (mesher.platenMm() + Columns.reach(axes.heightMm()));
        return new Layout(
                axes.axes(), axes.bodyCentreMm(), mesher.platenMm() + mesher.voxelMm(), discsMm3, marks.body());
    }
}
