package fractura.mesh.image;

import fractura.mesh.Grid;

/// A scalar image in patient space: the function that gives a value (HU or density) at a point.
///
/// @param grid voxels, LPS, mm
/// @param values one per voxel, x fastest; owned, not written to
public record Volume(Grid grid, float[] values) {
    public Volume {
        if (values.length != grid.voxelCount()) {
            throw new IllegalArgumentException(
                    values.length + " values for a grid of " + grid.voxelCount() + " voxels");
        }
    }
}
