package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.element.Hooke;
import fractura.solver.element.Orthotropic;
import fractura.solver.linear.Parallel;
import fractura.solver.material.Materials;
import java.util.Arrays;

/// Strain and stress at element centres, where the trilinear hexahedron is most accurate.
public final class StressRecovery {
    /// Elements below which one thread is used: a choice, some 0.1 ms of work.
    private static final int WORTH_SHARING = 1 << 12;

    private StressRecovery() {}

    /// Strain at the centre of each element.
    ///
    /// @param mesh body
    /// @param u displacement, `u[3*n + i]`, mm
    /// @param parallel threads
    /// @return `strain[6*e + v]`, order xx, yy, zz, xy, yz, xz, engineering shear
    public static double[] strain(VoxelMesh mesh, double[] u, Parallel parallel) {
        double[] strain = new double[6 * mesh.elementCount()];
        parallel.forShared(mesh.elementCount(), WORTH_SHARING, (from, to) -> strainInto(mesh, u, from, to, strain));
        return strain;
    }

    private static void strainInto(VoxelMesh mesh, double[] u, int from, int to, double[] strain) {
        double scale = 0.25 / mesh.voxelMm();
        int nx = mesh.grid().nx();
        int ny = mesh.grid().ny();
        double[] g = new double[9]; // g[3*i + j] = du_i/dx_j
        for (int e = from; e < to; e++) {
            int v = mesh.voxel(e);
            int i = v % nx;
            int j = v / nx % ny;
            int k = v / (nx * ny);
            Arrays.fill(g, 0);
            for (int a = 0; a < 8; a++) {
                int n = 3 * mesh.node(i + (a & 1), j + (a >> 1 & 1), k + (a >> 2));
                double sx = (a & 1) == 0 ? -scale : scale;
                double sy = (a & 2) == 0 ? -scale : scale;
                double sz = (a & 4) == 0 ? -scale : scale;
                for (int c = 0; c < 3; c++) {
                    g[3 * c] += sx * u[n + c];
                    g[3 * c + 1] += sy * u[n + c];
                    g[3 * c + 2] += sz * u[n + c];
                }
            }
            int o = 6 * e;
            strain[o] = g[0];
            strain[o + 1] = g[4];
            strain[o + 2] = g[8];
            strain[o + 3] = g[1] + g[3];
            strain[o + 4] = g[5] + g[7];
            strain[o + 5] = g[2] + g[6];
        }
    }

    /// Stress at the centre of each element.
    ///
    /// @param materials constants of the elements
    /// @param strain as `strain` returns it
    /// @param parallel threads
    /// @return `stress[6*e + v]`, MPa
    public static double[] stress(Materials materials, double[] strain, Parallel parallel) {
        double[] stress = new double[strain.length];
        boolean isIsotropic = materials.anisotropy().isEmpty();
        parallel.forShared(strain.length / 6, WORTH_SHARING, (from, to) -> {
            for (int e = from; e < to; e++) {
                double modulus = materials.youngsModulusMPa()[e];
                double nu = materials.poissonsRatio()[e];
                if (isIsotropic) {
                    Hooke.stressInto(Hooke.lambda(modulus, nu), Hooke.mu(modulus, nu), strain, stress, 6 * e);
                } else {
                    Orthotropic.stressInto(ElementConstants.of(materials, e), strain, stress, 6 * e);
                }
            }
        });
        return stress;
    }
}
