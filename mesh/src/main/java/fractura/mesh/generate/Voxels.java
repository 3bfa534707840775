package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Tissue;

/// A voxel model before it becomes a mesh: what fills each voxel.
///
/// @param grid the voxels; third axis up in a vertebra, first axis up in a femur
/// @param fill one of the constants below per voxel; owned, written by the steps of the mesher
record Voxels(Grid grid, byte[] fill) {
    static final byte EMPTY = 0;
    /// bone behind the body: pedicles, arch, processes
    static final byte POSTERIOR = 1;
    /// bone of the body; all bone of a femur
    static final byte BODY = 2;
    static final byte PLATEN_TOP = 3;
    static final byte PLATEN_BOTTOM = 4;

    /// @param v voxel
    /// @return whether bone fills it
    boolean isBone(int v) {
        return fill[v] == POSTERIOR || fill[v] == BODY;
    }

    /// @param v voxel filled by a disc
    /// @return which
    Tissue platen(int v) {
        return fill[v] == PLATEN_TOP ? Tissue.PLATEN_TOP : Tissue.PLATEN_BOTTOM;
    }

    /// @param what a fill
    /// @return voxels filled by it
    int count(byte what) {
        int n = 0;
        for (byte f : fill) {
            n += f == what ? 1 : 0;
        }
        return n;
    }

    /// @param what a fill
    /// @return flags of the voxels filled by it, a new array
    boolean[] flags(byte what) {
        boolean[] flags = new boolean[fill.length];
        for (int v = 0; v < flags.length; v++) {
            flags[v] = fill[v] == what;
        }
        return flags;
    }
}
