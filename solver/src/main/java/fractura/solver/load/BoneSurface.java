package fractura.solver.load;

import fractura.mesh.VoxelMesh;

/// The free faces of a mesh, shared out among their nodes.
///
/// A node's area vector is the sum over the free faces it belongs to of a quarter of their area times their
/// outward direction, so that it points out of the bone even on the stairs of voxels, and the vectors of a
/// closed surface add up to zero.
final class BoneSurface {
    private final VoxelMesh mesh;
    private final double[] xyz;
    private final double[] area;

    BoneSurface(VoxelMesh mesh) {
        this.mesh = mesh;
        xyz = mesh.nodesXyz();
        area = new double[xyz.length];
        double quarter = mesh.voxelMm() * mesh.voxelMm() / 4;
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] v = mesh.elementIjk(e);
            for (int axis = 0; axis < 3; axis++) {
                for (int side = 0; side < 2; side++) {
                    int[] beyond = v.clone();
                    beyond[axis] += 2 * side - 1;
                    if (mesh.element(beyond[0], beyond[1], beyond[2]) < 0) {
                        share(v, axis, side, quarter);
                    }
                }
            }
        }
    }

    private void share(int[] v, int axis, int side, double quarter) {
        double[] axes = mesh.grid().axes();
        for (int corner = 0; corner < 4; corner++) {
            int[] at = v.clone();
            at[axis] += side;
            at[(axis + 1) % 3] += corner & 1;
            at[(axis + 2) % 3] += corner >> 1;
            int n = mesh.node(at[0], at[1], at[2]);
            for (int c = 0; c < 3; c++) {
                area[3 * n + c] += (2 * side - 1) * quarter * axes[3 * axis + c];
            }
        }
    }

    int nodeCount() {
        return mesh.nodeCount();
    }

    /// @return place of a node, LPS, mm, a new array of 3
    double[] at(int n) {
        return new double[] {xyz[3 * n], xyz[3 * n + 1], xyz[3 * n + 2]};
    }

    /// @return area of a node's share of the surface seen along a direction, mm²; above 0 where it faces that
    /// way
    double facing(int n, double[] outward) {
        return area[3 * n] * outward[0] + area[3 * n + 1] * outward[1] + area[3 * n + 2] * outward[2];
    }

    /// Where a ray leaves the bone for the last time, as far as voxels tell.
    ///
    /// @param from start inside, LPS, mm
    /// @param direction unit vector, LPS
    /// @param reachMm how far to look
    /// @return the point of the ray beside the outermost node that faces its way and is less than a voxel's
    ///     diagonal beside it; the start itself when there is none
    double[] exit(double[] from, double[] direction, double reachMm) {
        double beside = Math.sqrt(3) * mesh.voxelMm();
        double outermost = 0;
        for (int n = 0; n < nodeCount(); n++) {
            double[] r = Vectors.minus(at(n), from);
            double along = Vectors.dot(r, direction);
            if (along > outermost
                    && along <= reachMm
                    && facing(n, direction) > 0
                    && Vectors.length(Vectors.plus(r, -along, direction)) < beside) {
                outermost = along;
            }
        }
        return Vectors.plus(from, outermost, direction);
    }
}
