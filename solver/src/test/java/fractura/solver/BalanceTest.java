package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.mesh.VoxelMesh;
import fractura.solver.element.Hex8;
import fractura.solver.element.Hooke;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static Body loaded() {
        Body body = Body.cylinder(18, 23).clamped().pushed(0.5, -0.2, -3);
        body.conditions().forceNewton()[3 * body.mesh().node(9, 9, 12)] = 20;
        return body;
    }

    private static double strainEnergy(Body body, double[] u) {
        VoxelMesh mesh = body.mesh();
        double sum = 0;
        double[] local = new double[Hex8.DOFS];
        for (int e = 0; e < mesh.elementCount(); e++) {
            int[] c = mesh.elementIjk(e);
            for (int p = 0; p < Hex8.DOFS; p++) {
                int a = p / 3;
                local[p] = u[3 * mesh.node(c[0] + (a & 1), c[1] + (a >> 1 & 1), c[2] + (a >> 2)) + p % 3];
            }
            double modulus = body.materials().youngsModulusMPa()[e];
            double nu = body.materials().poissonsRatio()[e];
            double[] k = Hex8.stiffness(Hooke.lambda(modulus, nu), Hooke.mu(modulus, nu));
            for (int p = 0; p < Hex8.DOFS; p++) {
                for (int q = 0; q < Hex8.DOFS; q++) {
                    sum += 0.5 * mesh.voxelMm() * local[p] * k[p * Hex8.DOFS + q] * local[q];
                }
            }
        }
        return sum;
    }

    @Test
    void stored_energy_is_half_the_work_of_the_loads() {
        Body body = loaded();
        Solution s = body.solve(1e-10);
        double work = 0;
        for (int i = 0; i < s.displacementMm().length; i++) {
            work += 0.5 * s.displacementMm()[i] * body.conditions().forceNewton()[i];
        }
        assertEquals(work, strainEnergy(body, s.displacementMm()), 1e-9 * work);
        assertEquals(work, s.report().balance().energyNewtonMm(), 1e-9 * work);
        assertTrue(
                s.report().balance().energyGap() < 1e-11,
                "gap " + s.report().balance().energyGap());
    }

    @Test
    void stored_energy_is_half_the_work_of_the_moving_plate() {
        Body body = Body.cylinder(18, 23).bonded(-0.1);
        Solution s = body.solve(1e-10);
        double work = 0;
        for (int i = 0; i < s.displacementMm().length; i++) {
            work += 0.5 * s.displacementMm()[i] * s.reactionNewton()[i];
        }
        assertEquals(work, strainEnergy(body, s.displacementMm()), 1e-9 * work);
        assertEquals(work, s.report().balance().energyNewtonMm(), 1e-9 * work);
        assertTrue(
                s.report().balance().energyGap() < 1e-11,
                "gap " + s.report().balance().energyGap());
    }

    @Test
    void a_residual_left_in_the_solution_shows_in_forces_and_moments_but_not_in_the_energy_gap() {
        Balance coarse = loaded().solve(1e-3).report().balance();
        Balance fine = loaded().solve(1e-10).report().balance();
        assertTrue(coarse.force() > 1e4 * fine.force(), coarse + " against " + fine);
        assertTrue(coarse.moment() > 1e4 * fine.moment(), coarse + " against " + fine);
        assertTrue(coarse.energyGap() < 1e-9, coarse.toString());
    }

    @Test
    void a_reaction_that_is_wrong_by_a_part_in_a_thousand_shows_in_every_balance() {
        Body body = Body.cylinder(18, 23).bonded(-0.1);
        Solution s = body.solve(1e-10);
        double[] wrong = s.reactionNewton().clone();
        body.forEachNode((n, ijk) -> wrong[3 * n + 2] *= ijk[2] == 23 && ijk[0] > 9 ? 1.001 : 1);
        Balance b = Balance.of(
                body.problem(), s.displacementMm(), wrong, s.report().balance().energyNewtonMm());
        assertEquals(5e-4, b.force(), 1e-4);
        assertTrue(b.moment() > 1e-5, "moment " + b.moment());
        assertEquals(5e-4, b.energyGap(), 1e-4);
    }

    @Test
    void reactions_balance_the_loads_in_force_and_moment() {
        Body body = loaded();
        Solution s = body.solve(1e-10);
        double[] xyz = body.mesh().nodesXyz();
        double[] force = new double[3];
        double[] moment = new double[3];
        double size = 0;
        for (int n = 0; n < body.mesh().nodeCount(); n++) {
            for (int a = 0; a < 3; a++) {
                int b = (a + 1) % 3;
                int c = (a + 2) % 3;
                force[a] += total(body, s, 3 * n + a);
                moment[a] += xyz[3 * n + b] * total(body, s, 3 * n + c) - xyz[3 * n + c] * total(body, s, 3 * n + b);
                size += Math.abs(body.conditions().forceNewton()[3 * n + a]);
            }
        }
        assertArrayEquals(new double[3], force, 1e-9 * size);
        assertArrayEquals(new double[3], moment, 1e-9 * size * 23);
        assertTrue(s.report().balance().force() < 1e-9, "reported " + s.report().balance());
        assertTrue(
                s.report().balance().moment() < 1e-9, "reported " + s.report().balance());
    }

    private static double total(Body body, Solution s, int dof) {
        return body.conditions().forceNewton()[dof] + s.reactionNewton()[dof];
    }

    @Test
    void a_force_on_a_held_component_goes_into_the_support_and_nowhere_else() {
        Body plain = Body.cylinder(10, 12).clamped().pushed(0, 0, -1);
        Body loadedSupport = Body.cylinder(10, 12).clamped().pushed(0, 0, -1);
        int held = 3 * loadedSupport.mesh().node(5, 5, 0) + 2;
        loadedSupport.conditions().forceNewton()[held] = -77;
        Solution before = plain.solve(1e-9);
        Solution after = loadedSupport.solve(1e-9);
        assertArrayEquals(before.displacementMm(), after.displacementMm(), 0.0);
        assertEquals(before.reactionNewton()[held] + 77, after.reactionNewton()[held], 1e-12);
    }

    @Test
    void reactions_are_zero_where_nothing_is_held() {
        Body body = loaded();
        double[] reaction = body.solve(1e-8).reactionNewton();
        for (int i = 0; i < reaction.length; i++) {
            assertTrue(body.conditions().fixed()[i] || reaction[i] == 0);
        }
    }
}
