package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PatchTest {
    /// du_i/dx_j, `A[3*i + j]`
    private static final double[] GRADIENT = {2e-3, -4e-4, 7e-4, 1e-3, -1e-3, 3e-4, -6e-4, 9e-4, 1.5e-3};

    private static Body lumpy(double voxelMm) {
        return Body.of(15, 17, 13, voxelMm, (i, j, k) -> {
            double x = (i - 7) / 7.0;
            double y = (j - 8) / 8.0;
            double z = (k - 6) / 6.0;
            double bumps = 0.3 * Math.sin(1.3 * i) * Math.sin(1.7 * j) * Math.sin(1.9 * k);
            return x * x + y * y + z * z + bumps < 1 && (i + j + k) % 23 != 0 ? 700 : 0;
        });
    }

    private static int prescribeOnSurface(Body body, double[] a) {
        int[] around = new int[body.mesh().nodeCount()];
        for (int n : body.mesh().elementNodes()) {
            around[n]++;
        }
        double[] xyz = body.mesh().nodesXyz();
        body.forEachNode((n, ijk) -> {
            for (int i = 0; around[n] < 8 && i < 3; i++) {
                double u = 0;
                for (int j = 0; j < 3; j++) {
                    u += a[3 * i + j] * xyz[3 * n + j];
                }
                body.conditions().fix(n, i, u);
            }
        });
        return (int) Arrays.stream(around).filter(c -> c == 8).count();
    }

    @Test
    void linear_displacement_on_the_surface_of_a_ragged_body_strains_every_element_alike() {
        Body body = lumpy(0.7);
        int inside = prescribeOnSurface(body, GRADIENT);
        assertTrue(inside > 500, inside + " unknown nodes inside");
        Solution s = body.solve(1e-12);
        double[] a = GRADIENT;
        double[] strain = {a[0], a[4], a[8], a[1] + a[3], a[5] + a[7], a[2] + a[6]};
        for (int i = 0; i < s.strain().length; i++) {
            assertEquals(strain[i % 6], s.strain()[i], 1e-10 * 2e-3, "element " + i / 6);
        }
        double mu = 700 / 2.6;
        double lambda = 700 * 0.3 / (1.3 * 0.4);
        double trace = strain[0] + strain[1] + strain[2];
        for (int i = 0; i < s.stressMPa().length; i++) {
            double stress = i % 6 < 3 ? lambda * trace + 2 * mu * strain[i % 6] : mu * strain[i % 6];
            assertEquals(stress, s.stressMPa()[i], 1e-9, "element " + i / 6);
        }
    }

    @Test
    void rigid_rotation_of_the_surface_costs_no_energy_whatever_the_moduli() {
        Body body = lumpy(1);
        for (int e = 0; e < body.mesh().elementCount(); e++) {
            body.materials().youngsModulusMPa()[e] = e % 2 == 0 ? 20_000 : 2;
        }
        prescribeOnSurface(body, new double[] {0, -2e-3, 1e-3, 2e-3, 0, -3e-3, -1e-3, 3e-3, 0});
        Solution s = body.solve(1e-12);
        double work = 0;
        for (int i = 0; i < s.displacementMm().length; i++) {
            work += s.displacementMm()[i] * s.reactionNewton()[i];
        }
        double strained = 20_000 * 1e-6 * body.mesh().elementCount(); // a strain of 1e-3 in all of it
        assertTrue(Math.abs(work) < 1e-12 * strained, "work " + work);
    }
}
