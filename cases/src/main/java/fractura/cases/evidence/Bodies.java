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
