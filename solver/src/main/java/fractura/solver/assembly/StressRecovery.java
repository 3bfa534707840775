package fractura.solver.assembly;

import fractura.mesh.VoxelMesh;
import fractura.solver.element.Hooke;
import fractura.solver.element.Orthotropic;
import fractura.solver.material.Materials;
import java.util.Arrays;

/// Strain and stress at element centres, where the trilinear hexahedron is most accurate.
public final class StressRecovery {
    private StressRecovery() {}

    /// Strain at the centre of each element.
    ///
    /// @param mesh body
    /// @param u displacement, `u[3*n + i]`, mm
    /// @return `strain[6*e + v]`, order xx, yy, zz, xy, yz, xz, engineering shear
    public static double[] strain(VoxelMesh mesh, double[] u) {
        double[] strain = new double[6 * mesh.elementCount()];
        double scale = 0.25 / mesh.voxelMm();
        int nx = mesh.grid().nx();
        int ny = mesh.grid().ny();
        double[] g = new double[9]; // g[3*i + j] = du_i/dx_j
        for (int e = 0; e < mesh.elementCount(); e++) {
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
        return strain;
    }

    /// Stress at the centre of each element.
    ///
    /// @param materials constants of the elements
    /// @param strain as `strain` returns it
    /// @return `stress[6*e + v]`, MPa
    public static double[] stress(Materials materials, double[] strain) {
        double[] stress = new double[strain.length];
        boolean isIsotropic = materials.anisotropy().isEmpty();
        for (int e = 0; 6 * e < strain.length; e++) {
            if (!isIsotropic) {
                Orthotropic.stressInto(ElementConstants.of(materials, e), strain, stress, 6 * e);
                continue;
            }
            double modulus = materials.youngsModulusMPa()[e];
            double nu = materials.poissonsRatio()[e];
            Hooke.stressInto(Hooke.lambda(modulus, nu), Hooke.mu(modulus, nu), strain, stress, 6 * e);
        }
        return stress;
    }
}
