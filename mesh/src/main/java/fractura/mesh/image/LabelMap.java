package fractura.mesh.image;

import fractura.mesh.Grid;

/// A labelled image in patient space: which structure a voxel belongs to; 0 is background.
///
/// @param grid voxels, LPS, mm
/// @param values one label per voxel, x fastest; owned, not written to
public record LabelMap(Grid grid, int[] values) {
    public LabelMap {
        if (values.length != grid.voxelCount()) {
            throw new IllegalArgumentException(
                    values.length + " labels for a grid of " + grid.voxelCount() + " voxels");
        }
    }
}
