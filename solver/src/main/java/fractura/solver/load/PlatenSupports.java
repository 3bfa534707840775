package fractura.solver.load;

import fractura.mesh.Grid;
import fractura.mesh.InputException;
import fractura.mesh.Specimen;
import fractura.mesh.Tissue;
import fractura.mesh.VoxelMesh;
import java.util.BitSet;

/// Faces of the embedding discs and the supports put on them. The grid's third axis is the loading axis.
final class PlatenSupports {
    private static final int AXIS = 2;

    private final Specimen specimen;
    private final VoxelMesh mesh;

    PlatenSupports(Specimen specimen) {
        this.specimen = specimen;
        this.mesh = specimen.mesh();
    }

    AppliedLoad compressedBy(double shorteningMm) {
        LoadedFaces faces = new LoadedFaces(outerFace(Tissue.PLATEN_TOP, 1), outerFace(Tissue.PLATEN_BOTTOM, -1));
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int n : faces.top()) {
            conditions.fix(n, AXIS, -shorteningMm);
        }
        for (int n : faces.bottom()) {
            conditions.fix(n, AXIS, 0);
        }
        pinInPlane(conditions, faces.bottom());
        return new AppliedLoad(conditions, faces);
    }

    /// Nodes of a disc that see outward: in each column of voxels, those of its outermost kept voxel's outer side
    /// when that voxel is of the disc. A column that ends in bone beyond the disc gives none.
    private int[] outerFace(Tissue platen, int outward) {
        Grid grid = mesh.grid();
        BitSet nodes = new BitSet(mesh.nodeCount());
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                int k = outermost(i, j, outward);
                if (k < 0 || specimen.elementTissue(mesh.element(i, j, k)) != platen) {
                    continue;
                }
                int side = outward > 0 ? k + 1 : k;
                for (int c = 0; c < 4; c++) {
                    nodes.set(mesh.node(i + (c & 1), j + (c >> 1), side));
                }
            }
        }
        if (nodes.isEmpty()) {
            throw noPlaten(platen);
        }
        return nodes.stream().toArray();
    }

    private int outermost(int i, int j, int outward) {
        int nz = mesh.grid().nz();
        for (int step = 0; step < nz; step++) {
            int k = outward > 0 ? nz - 1 - step : step;
            if (mesh.element(i, j, k) >= 0) {
                return k;
            }
        }
        return -1;
    }

    /// Holds the three rigid motions that are left in the plane of the lower face with three degrees of freedom:
    /// both in-plane components of its first node, and of the node farthest from that the component across the
    /// line between them. Nothing else holds them, so the pins carry no force.
    private void pinInPlane(BoundaryConditions conditions, int[] bottom) {
        int anchor = bottom[0];
        int[] a = mesh.nodeIjk(anchor);
        int far = anchor;
        int farthest = 0;
        for (int n : bottom) {
            int[] b = mesh.nodeIjk(n);
            int distance = (b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]);
            if (distance > farthest) {
                far = n;
                farthest = distance;
            }
        }
        int[] b = mesh.nodeIjk(far);
        boolean alongX = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]);
        conditions.fix(anchor, 0, 0);
        conditions.fix(anchor, 1, 0);
        conditions.fix(far, alongX ? 1 : 0, 0);
    }

    private InputException noPlaten(Tissue platen) {
        String end = platen == Tissue.PLATEN_TOP ? "upper" : "lower";
        return new InputException("Compression needs an embedding disc on the " + end + " endplate, and "
                + specimen.site().words() + " has none that faces outward. Name its label in the case file (labels: "
                + (platen == Tissue.PLATEN_TOP ? "platen-top" : "platen-bottom")
                + "), or let the mesh be built with discs.");
    }
}
