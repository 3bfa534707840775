package fractura.solver.assembly;

/// Where a twice coarser grid begins on the finer one.
///
/// An odd number of voxels is padded with one layer of void. Were it always put behind the last voxel, a wall
/// there would lie as an ever thinner sliver in ever larger voxels, and outside their middle: 17 voxels took up
/// to 1.5 iterations more than 16 or 18. So front and back take turns along each axis.
///
/// @param x layers put before the first voxel along x, 0 or 1
/// @param y the same along y
/// @param z the same along z
/// @param inFront one bit an axis: whether the next layer goes there before the first voxel
record Padding(int x, int y, int z, int inFront) {
    /// Of the finest grid, which lies on no other.
    static final Padding NONE = new Padding(0, 0, 0, 0);

    /// Padding of the next coarser grid, on one of nx × ny × nz voxels with this padding.
    Padding next(int nx, int ny, int nz) {
        int odd = (nx & 1) | (ny & 1) << 1 | (nz & 1) << 2;
        int before = odd & inFront;
        return new Padding(before & 1, before >> 1 & 1, before >> 2, inFront ^ odd);
    }

    /// A place of the finer grid on the padded one.
    ///
    /// @param place along x, y and z, in voxels of the finer grid
    /// @return the same in voxels twice as large, a new array
    double[] onCoarse(double[] place) {
        return new double[] {(place[0] + x) / 2, (place[1] + y) / 2, (place[2] + z) / 2};
    }
}
