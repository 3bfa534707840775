package fractura.cases.evidence;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.Solution;
import fractura.solver.load.BoundaryConditions;

/// The part x, y, z ≥ 0 of a voxel body: one eighth of one that is symmetric about the three planes x = 0, y = 0,
/// z = 0.
///
/// Loads come from a stress, integrated over voxel faces. A staircase body under the tractions that an exact
/// field has on its own stairs deforms exactly as the field says, so no error of shape enters.
final class Octant {
    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private final VoxelMesh mesh;
    private final double h;

    /// A part of space.
    @FunctionalInterface
    interface Region {
        /// @param x position, 3 numbers, mm
        /// @return whether it lies inside
        boolean contains(double[] x);
    }

    /// A stress at every point.
    @FunctionalInterface
    interface Stress {
        /// @param x position, 3 numbers, mm
        /// @param s 6 numbers, MPa; overwritten where they are not zero everywhere
        void into(double[] x, double[] s);
    }

    /// @param counts voxels along x, y and z
    /// @param voxelMm edge
    /// @param body which voxels are kept, by their centre
    Octant(int[] counts, double voxelMm, Region body) {
        h = voxelMm;
        Grid grid = Grid.aligned(counts[0], counts[1], counts[2], h);
        boolean[] keep = new boolean[grid.voxelCount()];
        for (int k = 0; k < counts[2]; k++) {
            for (int j = 0; j < counts[1]; j++) {
                for (int i = 0; i < counts[0]; i++) {
                    keep[grid.index(i, j, k)] = body.contains(at(i + 0.5, j + 0.5, k + 0.5));
                }
            }
        }
        mesh = VoxelMesh.of(grid, keep);
    }

    /// @param n voxels along each edge of the cube
    /// @param voxelMm edge
    /// @param body which voxels are kept, by their centre
    /// @return an octant in a cube
    static Octant cube(int n, double voxelMm, Region body) {
        return new Octant(new int[] {n, n, n}, voxelMm, body);
    }

    VoxelMesh mesh() {
        return mesh;
    }

    /// @return distance of a point from the origin, mm
    static double distance(double[] x) {
        return Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
    }

    /// @return distance of an element's centre from the origin, mm
    double distance(int e) {
        return distance(centre(e));
    }

    /// Position of an element's centre.
    ///
    /// @param e element
    /// @return mm from the origin, a new array of 3
    double[] centre(int e) {
        int[] c = mesh.elementIjk(e);
        return at(c[0] + 0.5, c[1] + 0.5, c[2] + 0.5);
    }

    /// @param n node
    /// @return mm from the origin, a new array of 3
    double[] position(int n) {
        int[] c = mesh.nodeIjk(n);
        return at(c[0], c[1], c[2]);
    }

    /// Largest error of any stress component at any element's centre.
    ///
    /// @param s solution on this body
    /// @param exact right stress, starting from zeros
    /// @return MPa
    double worstStress(Solution s, Stress exact) {
        double[] right = new double[6];
        double worst = 0;
        for (int e = 0; e < mesh.elementCount(); e++) {
            exact.into(centre(e), right);
            for (int v = 0; v < 6; v++) {
                worst = Math.max(worst, Math.abs(s.stressMPa()[6 * e + v] - right[v]));
            }
        }
        return worst;
    }

    private double[] at(double i, double j, double k) {
        return new double[] {h * i, h * j, h * k};
    }

    /// @return where the bounding box ends away from the origin, for `addTractions`
    Region farFaces() {
        double[] end = at(mesh.grid().nx(), mesh.grid().ny(), mesh.grid().nz());
        double near = h / 4; // from the middle of a face of the box to the box; half a voxel from any other
        return x -> x[0] > end[0] - near || x[1] > end[1] - near || x[2] > end[2] - near;
    }

    /// Symmetry planes and the tractions of a field.
    ///
    /// @param field exact stress
    /// @param where loaded faces, by their middle
    /// @return the conditions
    BoundaryConditions loadedBy(ExactField field, Region where) {
        BoundaryConditions conditions = Bodies.onSymmetryPlanes(mesh);
        addTractions(conditions, field::stressInto, where);
        return conditions;
    }

    /// As `loadedBy`, in a slab of which the upper face keeps its height: plane strain.
    BoundaryConditions loadedInPlane(ExactField field, Region where) {
        BoundaryConditions conditions = loadedBy(field, where);
        for (int n = 0; n < mesh.nodeCount(); n++) {
            if (mesh.nodeIjk(n)[2] == mesh.grid().nz()) {
                conditions.fix(n, 2, 0);
            }
        }
        return conditions;
    }

    /// Adds σ·n on faces without a neighbour, those on the planes x = 0, y = 0 and z = 0 excepted.
    ///
    /// @param conditions forces are added to
    /// @param stress σ
    /// @param where loaded faces, by their middle
    void addTractions(BoundaryConditions conditions, Stress stress, Region where) {
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] c = mesh.elementIjk(e);
            for (int axis = 0; axis < 3; axis++) {
                for (int side = 0; side <= 1; side++) {
                    int[] next = c.clone();
                    next[axis] += 2 * side - 1;
                    if (next[axis] < 0 || isKept(next)) {
                        continue;
                    }
                    double[] middle = centre(e);
                    middle[axis] += (side - 0.5) * h;
                    if (where.contains(middle)) {
                        addTraction(conditions, stress, c, axis, side);
                    }
                }
            }
        }
    }

    private boolean isKept(int[] c) {
        Grid grid = mesh.grid();
        return c[0] < grid.nx() && c[1] < grid.ny() && c[2] < grid.nz() && mesh.element(c[0], c[1], c[2]) >= 0;
    }

    /// ∫ Nₐ σ·n over one face, 2×2 Gauss points.
    private void addTraction(BoundaryConditions conditions, Stress stress, int[] c, int axis, int side) {
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
            stress.into(x, s);
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
