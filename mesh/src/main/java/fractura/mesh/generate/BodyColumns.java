package fractura.mesh.generate;

import fractura.mesh.Grid;
import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.mesh.VoxelMesh;
import java.util.Arrays;

/// Which elements of a vertebra between discs belong to its body: bone in the columns that a disc stands on. In a
/// femur all do.
final class BodyColumns {
    private BodyColumns() {}

    /// @param specimen a bone
    /// @return one flag per element, a new array
    static boolean[] of(Specimen specimen) {
        VoxelMesh mesh = specimen.mesh();
        Grid grid = mesh.grid();
        int layer = grid.nx() * grid.ny();
        boolean[] disc = new boolean[layer];
        Arrays.fill(disc, specimen.site() instanceof Site.Femur);
        for (int e = 0; e < mesh.elementCount(); e++) {
            if (specimen.elementTissue(e).isPlaten()) {
                disc[mesh.voxel(e) % layer] = true;
            }
        }
        boolean[] body = new boolean[mesh.elementCount()];
        for (int e = 0; e < body.length; e++) {
            body[e] = disc[mesh.voxel(e) % layer] && !specimen.elementTissue(e).isPlaten();
        }
        return body;
    }
}
