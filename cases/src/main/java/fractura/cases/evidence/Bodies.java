package fractura.cases.evidence;

import fractura.mesh.Grid;
import fractura.mesh.VoxelMesh;
import fractura.solver.ElasticProblem;
import fractura.solver.Elastostatics;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Bodies and materials that several problems share.
final class Bodies {
    private static final int LIMIT = 400;

    private Bodies() {}

    /// A full box of voxels with its corner at the origin.
    static VoxelMesh box(int nx, int ny, int nz, double voxelMm) {
        boolean[] keep = new boolean[nx * ny * nz];
        Arrays.fill(keep, true);
        return VoxelMesh.of(Grid.aligned(nx, ny, nz, voxelMm), keep);
    }

    /// An ellipsoid with bumps, dents and inner holes, of sides 18, 16 and 21 voxels.
    static VoxelMesh ragged() {
        Grid grid = Grid.aligned(18, 16, 21, 1);
        boolean[] keep = new boolean[grid.voxelCount()];
        for (int v = 0; v < keep.length; v++) {
            int i = v % 18;
            int j = v / 18 % 16;
            int k = v / (18 * 16);
            double x = (i - 8.5) / 8.5;
            double y = (j - 7.5) / 7.5;
            double z = (k - 10) / 10.0;
            double r2 = x * x + y * y + z * z;
            keep[v] =
                    r2 + 0.25 * Math.sin(1.3 * i) * Math.sin(1.7 * j) * Math.sin(1.9 * k) < 0.9 && (r2 > 0.04 || i < 8);
        }
        return VoxelMesh.of(grid, keep);
    }

    /// Young's modulus by place.
    interface Modulus {
        /// @return MPa at a point, mm from the corner of the grid; 0 where there is no material
        double at(double x, double y, double z);
    }

    /// A mesh with the materials of its elements.
    record Filled(VoxelMesh mesh, Materials materials) {}

    /// Voxels whose centre has material, ν 0.3.
    static Filled filled(Grid grid, double voxelMm, Modulus modulus) {
        boolean[] keep = new boolean[grid.voxelCount()];
        double[] youngs = new double[keep.length];
        int kept = 0;
        for (int v = 0; v < keep.length; v++) {
            double x = (v % grid.nx() + 0.5) * voxelMm;
            double y = (v / grid.nx() % grid.ny() + 0.5) * voxelMm;
            double z = (v / (grid.nx() * grid.ny()) + 0.5) * voxelMm;
            double e = modulus.at(x, y, z);
            if (e > 0) {
                keep[v] = true;
                youngs[kept++] = e;
            }
        }
        double[] nu = new double[kept];
        Arrays.fill(nu, 0.3);
        return new Filled(VoxelMesh.of(grid, keep), new Materials(Arrays.copyOf(youngs, kept), nu));
    }

    /// The lowest node plane held, and a force shared evenly by the surface nodes within some distance of a
    /// point.
    ///
    /// @param pointMm from the corner of the grid
    /// @param withinMm radius of the patch; 0 for the single nearest node
    /// @param forceNewton its total
    static BoundaryConditions pushed(VoxelMesh mesh, double[] pointMm, double withinMm, double[] forceNewton) {
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        boolean[] isSurface = surfaceNodes(mesh);
        double h = mesh.voxelMm();
        double[] distance = new double[mesh.nodeCount()];
        double nearest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < distance.length; n++) {
            int[] ijk = mesh.nodeIjk(n);
            double x = ijk[0] * h - pointMm[0];
            double y = ijk[1] * h - pointMm[1];
            double z = ijk[2] * h - pointMm[2];
            distance[n] = isSurface[n] ? Math.sqrt(x * x + y * y + z * z) : Double.POSITIVE_INFINITY;
            nearest = Math.min(nearest, distance[n]);
            for (int axis = 0; ijk[2] == 0 && axis < 3; axis++) {
                conditions.fix(n, axis, 0);
            }
        }
        int[] patch = patch(distance, Math.max(nearest, withinMm), withinMm == 0);
        for (int n : patch) {
            for (int axis = 0; axis < 3; axis++) {
                conditions.forceNewton()[3 * n + axis] = forceNewton[axis] / patch.length;
            }
        }
        return conditions;
    }

    private static int[] patch(double[] distance, double within, boolean isSingle) {
        return IntStream.range(0, distance.length)
                .filter(n -> distance[n] <= within)
                .limit(isSingle ? 1 : distance.length)
                .toArray();
    }

    /// Nodes with fewer than eight elements round them.
    static boolean[] surfaceNodes(VoxelMesh mesh) {
        int[] count = new int[mesh.nodeCount()];
        for (int n : mesh.elementNodes()) {
            count[n]++;
        }
        boolean[] isSurface = new boolean[count.length];
        for (int n = 0; n < count.length; n++) {
            isSurface[n] = count[n] < 8;
        }
        return isSurface;
    }

    /// The planes x = 0, y = 0 and z = 0 of the lattice are planes of symmetry: nothing moves across them.
    static BoundaryConditions onSymmetryPlanes(VoxelMesh mesh) {
        BoundaryConditions conditions = BoundaryConditions.free(mesh.nodeCount());
        for (int n = 0; n < mesh.nodeCount(); n++) {
            int[] ijk = mesh.nodeIjk(n);
            for (int axis = 0; axis < 3; axis++) {
                if (ijk[axis] == 0) {
                    conditions.fix(n, axis, 0);
                }
            }
        }
        return conditions;
    }

    static Materials uniform(VoxelMesh mesh, double youngsMPa, double nu) {
        double[] e = new double[mesh.elementCount()];
        double[] ratio = new double[mesh.elementCount()];
        Arrays.fill(e, youngsMPa);
        Arrays.fill(ratio, nu);
        return new Materials(e, ratio);
    }

    static Solution solve(VoxelMesh mesh, Materials materials, BoundaryConditions conditions, double tol, int threads) {
        return Elastostatics.solve(
                new ElasticProblem(mesh, materials, conditions), new SolverSettings(tol, LIMIT, threads));
    }
}
