package fractura.mesh.gate;

import fractura.mesh.Grid;
import java.util.Locale;

/// A face of the image box, named by the side of the patient it is nearest to.
public enum Face {
    /// first voxels along X
    RIGHT,
    /// last voxels along X
    LEFT,
    /// first voxels along Y
    FRONT,
    /// last voxels along Y
    BACK,
    /// first voxels along Z
    FEET,
    /// last voxels along Z
    HEAD;

    /// @param axis of an image's grid, axes nearest to L, P, S
    /// @param sign below 0 for the face of its first voxels
    /// @return the face there
    static Face towards(int axis, int sign) {
        return values()[2 * axis + (sign < 0 ? 0 : 1)];
    }

    /// @return the side of the patient
    String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param grid the image's grid, axes nearest to L, P, S
    /// @param i voxel along X
    /// @param j voxel along Y
    /// @param k voxel along Z
    /// @return whether the voxel lies on this face
    boolean holds(Grid grid, int i, int j, int k) {
        return switch (this) {
            case RIGHT -> i == 0;
            case LEFT -> i == grid.nx() - 1;
            case FRONT -> j == 0;
            case BACK -> j == grid.ny() - 1;
            case FEET -> k == 0;
            case HEAD -> k == grid.nz() - 1;
        };
    }
}
