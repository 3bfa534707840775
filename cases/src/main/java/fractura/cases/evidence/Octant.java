package fractura.cases.evidence;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.load.BoundaryConditions;

/// One eighth of a voxel body that is symmetric about the planes x = 0, y = 0 and z = 0.
///
/// Displacements normal to those planes are held; loads come from the stress of an exact field, integrated over
/// voxel faces. A staircase body under the tractions that the exact field has on its own stairs deforms exactly
/// as the field says, so no error of shape enters.
final class Octant {
    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private final VoxelMesh mesh;
    private final double h;

    /// Whether a point belongs to the body.
    @FunctionalInterface
    interface Body {
        /// @param r distance from the origin, mm
        /// @return whether a voxel centred there is kept
        boolean contains(double r);
    }

    /// @param n voxels along each edge
    /// @param voxelMm edge
    /// @param body which voxels are kept, by the distance of their centre
    Octant(int n, double voxelMm, Body body) {
        h = voxelMm;
        Grid grid = Grid.aligned(n, n, n, h);
        boolean[] keep = new boolean[grid.voxelCount()];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    keep[grid.index(i, j, k)] = body.contains(distance(i, j, k));
                }
            }
        }
        mesh = VoxelMesh.of(grid, keep);
    }

    VoxelMesh mesh() {
        return mesh;
    }

    /// @return distance of an element's centre from the origin, mm
    double distance(int e) {
        int[] c = mesh.elementIjk(e);
        return distance(c[0], c[1], c[2]);
    }

    private double distance(int i, int j, int k) {
        return h * Math.sqrt((i + 0.5) * (i + 0.5) + (j + 0.5) * (j + 0.5) + (k + 0.5) * (k + 0.5));
    }

    /// Position of an element's centre.
    ///
    /// @param e element
    /// @return mm from the origin, a new array of 3
    double[] centre(int e) {
        int[] c = mesh.elementIjk(e);
        return new double[] {h * (c[0] + 0.5), h * (c[1] + 0.5), h * (c[2] + 0.5)};
    }

    /// Symmetry planes and the tractions of a field.
    ///
    /// @param field exact stress
    /// @param onAllFaces true for every face without a neighbour, false for the faces of the bounding box only
    /// @return the conditions
    BoundaryConditions loadedBy(ExactField field, boolean onAllFaces) {
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        int edge = mesh.grid().nx();
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] c = mesh.elementIjk(e);
            for (int axis = 0; axis < 3; axis++) {
                for (int side = 0; side <= 1; side++) {
                    int[] next = c.clone();
                    next[axis] += 2 * side - 1;
                    boolean isOuter = next[axis] == edge;
                    boolean isBare = next[axis] >= 0 && (isOuter || mesh.element(next[0], next[1], next[2]) < 0);
                    if (isBare && (isOuter || onAllFaces)) {
                        addTraction(conditions, field, c, axis, side);
                    }
                }
            }
        }
        return conditions;
    }

    /// ∫ Nₐ σ·n over one face, 2×2 Gauss points.
    private void addTraction(BoundaryConditions conditions, ExactField field, int[] c, int axis, int side) {
        int p = (axis + 1) % 3;
        int q = (axis + 2) % 3;
        double[] x = new double[3];
        double[] s = new double[6];
        double weight = (2 * side - 1) * h * h / 4;
        for (int g = 0; g < 4; g++) {
            double a = 0.5 + ((g & 1) == 0 ? -GAUSS : GAUSS);
            double b = 0.5 + ((g & 2) == 0 ? -GAUSS : GAUSS);
            x[axis] = h * (c[axis] + side);
            x[p] = h * (c[p] + a);
            x[q] = h * (c[q] + b);
            field.stressInto(x, s);
            for (int corner = 0; corner < 4; corner++) {
                int[] at = c.clone();
                at[axis] += side;
                at[p] += corner & 1;
                at[q] += corner >> 1;
                double shape = ((corner & 1) == 0 ? 1 - a : a) * ((corner & 2) == 0 ? 1 - b : b);
                int node = mesh.node(at[0], at[1], at[2]);
                for (int i = 0; i < 3; i++) {
                    conditions.forceNewton()[3 * node + i] += weight * shape * s[voigt(i, axis)];
                }
            }
        }
    }

    /// Position of component (i, j) in xx, yy, zz, xy, yz, xz.
    private static int voigt(int i, int j) {
        return i == j ? i : i + j == 1 ? 3 : i + j == 3 ? 4 : 5;
    }
}
