package fractura.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fractura.solver.load.BoundaryConditions;
import fractura.solver.material.Materials;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElasticSystemTest {
    private static final SolverSettings SETTINGS = new SolverSettings(1e-8, 200, 2);
    private static final SolverSettings TO_1E6 = new SolverSettings(1e-6, 200, 2);

    private static Body body() {
        return Body.cylinder(22, 30).clamped();
    }

    /// Loads of the clamped cylinder along each axis.
    private static List<BoundaryConditions> unitLoads() {
        return List.of(
                body().pushed(1, 0, 0).conditions(),
                body().pushed(0, 1, 0).conditions(),
                body().pushed(0, 0, 1).conditions());
    }

    private static Body with(BoundaryConditions conditions) {
        Body body = body();
        return new Body(body.mesh(), body.materials(), conditions);
    }

    private static ElasticSystem system(Body body) {
        return new ElasticSystem(new ElasticProblem(body.mesh(), body.materials(), body.conditions()), SETTINGS);
    }

    private static Solution alone(BoundaryConditions conditions) {
        Body body = with(conditions);
        return Elastostatics.solve(new ElasticProblem(body.mesh(), body.materials(), conditions), SETTINGS);
    }

    private static Materials stiffened(Materials m, double factor) {
        double[] e = m.youngsModulusMPa().clone();
        for (int i = 0; i < e.length; i++) {
            e[i] *= i % 2 == 0 ? factor : 1;
        }
        return new Materials(e, m.poissonsRatio());
    }

    @Test
    void several_loads_together_give_the_bits_of_each_alone() {
        List<BoundaryConditions> loads = unitLoads();
        try (ElasticSystem system = system(with(loads.getFirst()))) {
            List<Solution> together = system.solve(loads);
            for (int q = 0; q < loads.size(); q++) {
                Solution alone = alone(loads.get(q));
                assertArrayEquals(alone.displacementMm(), together.get(q).displacementMm());
                assertArrayEquals(alone.reactionNewton(), together.get(q).reactionNewton());
                assertEquals(
                        alone.report().iterations(), together.get(q).report().iterations());
            }
        }
    }

    @Test
    void a_solve_does_not_remember_the_ones_before() {
        List<BoundaryConditions> loads = unitLoads();
        try (ElasticSystem system = system(with(loads.getFirst()))) {
            system.solve(loads);
            assertArrayEquals(
                    alone(loads.get(1)).displacementMm(),
                    system.solve(loads.get(1)).displacementMm());
        }
    }

    /// Walls of two voxels make the solver change its coarse grids for one load in bending; the other keeps its
    /// own.
    @Test
    void loads_that_need_stronger_coarse_grids_do_not_change_the_bits_of_others() {
        Body tube = Body.tube(32, 2, 120).clamped();
        BoundaryConditions bent = tube.pushed(1, 0, 0).conditions();
        BoundaryConditions pressed =
                Body.tube(32, 2, 120).clamped().pushed(0, 0, -1).conditions();
        SolverSettings six = new SolverSettings(1e-6, 200, 2);
        try (ElasticSystem system = new ElasticSystem(new ElasticProblem(tube.mesh(), tube.materials(), bent), six)) {
            List<Solution> together = system.solve(List.of(bent, pressed));
            assertArrayEquals(
                    Elastostatics.solve(new ElasticProblem(tube.mesh(), tube.materials(), pressed), six)
                            .displacementMm(),
                    together.get(1).displacementMm());
            assertTrue(together.get(0).report().iterations()
                    > together.get(1).report().iterations());
        }
    }

    @Test
    void unit_loads_superpose_to_any_load() {
        try (ElasticSystem system = system(with(unitLoads().getFirst()))) {
            Solution sum = Solution.superposed(system.solve(unitLoads()), new double[] {0.4, 0.7, -1});
            Solution whole = system.solve(body().pushed(0.4, 0.7, -1).conditions());
            assertArrayEquals(
                    whole.displacementMm(), sum.displacementMm(), 1e-7 * Body.largest(whole.displacementMm()));
            assertArrayEquals(whole.stressMPa(), sum.stressMPa(), 1e-6 * Body.largest(whole.stressMPa()));
            assertArrayEquals(
                    whole.reactionNewton(), sum.reactionNewton(), 1e-6 * Body.largest(whole.reactionNewton()));
            assertTrue(Double.isNaN(sum.report().balance().energyNewtonMm()), "the parts' energies do not add up");
            List<Solution> parts = List.of(whole);
            assertThrows(IllegalArgumentException.class, () -> Solution.superposed(parts, new double[] {Double.NaN}));
        }
    }

    /// What a system keeps when its materials are replaced differs between these.
    private enum Kind {
        SOLID,
        /// with a loose part
        WHISKERED,
        /// a plate on a narrow foot beside a block: coarse nodes get copies
        TIED,
        /// a bent tube, which changes to Galerkin products on the way
        THIN_WALLED,
        /// one voxel apart from the rest
        FLOATING;

        Body body() {
            return switch (this) {
                case SOLID -> ElasticSystemTest.body().pushed(0.4, 0.7, -1);
                case WHISKERED ->
                    Body.of(24, 20, 32, 1, (i, j, k) -> {
                                boolean isFoot = i == 20 && j == 9 && k == 5;
                                boolean isWhisker = i == 21 && j == 9 && k >= 5 && k < 12;
                                return i < 20 || isFoot || isWhisker ? 1000 : 0;
                            })
                            .bonded(-0.1);
                case TIED ->
                    Body.of(25, 20, 32, 1, (i, j, k) -> {
                                boolean isPlate = i > 20 && j > 2 && k < 28;
                                boolean isFoot = i == 20 && j > 8 && j < 13 && k < 3;
                                return i < 20 || isPlate || isFoot ? 1000 : 0;
                            })
                            .bonded(-0.1);
                case THIN_WALLED -> Body.tube(24, 2, 72).clamped().pushed(1, 0, 0);
                case FLOATING ->
                    Body.of(22, 20, 24, 1, (i, j, k) -> i < 20 || i == 21 && j == 9 && k == 9 ? 1000 : 0)
                            .bonded(-0.1);
            };
        }
    }

    static Stream<Arguments> kindsAndFactors() {
        return Stream.of(Kind.values())
                .flatMap(kind -> DoubleStream.of(1.02, 0.01).mapToObj(factor -> Arguments.of(kind, factor)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndFactors")
    void replaced_materials_give_the_bits_of_a_new_system(Kind kind, double factor) {
        Body body = kind.body();
        Materials other = stiffened(body.materials(), factor);
        Solution fresh = Elastostatics.solve(new ElasticProblem(body.mesh(), other, body.conditions()), SETTINGS);
        try (ElasticSystem system = system(body)) {
            system.solve();
            system.replace(other);
            assertArrayEquals(fresh.displacementMm(), system.solve().displacementMm());
        }
    }

    @Test
    void a_start_from_a_nearby_solution_saves_iterations_and_ends_at_the_same_place() {
        Body body = body().pushed(0.4, 0.7, -1);
        try (ElasticSystem system = system(body)) {
            Solution before = system.solve();
            system.replace(stiffened(body.materials(), 1.001));
            Solution cold = system.solve();
            Solution warm = system.solve(body.conditions(), before.displacementMm());
            assertTrue(
                    warm.report().iterations() <= cold.report().iterations() - 4,
                    warm.report().iterations() + " against " + cold.report().iterations());
            assertArrayEquals(cold.displacementMm(), warm.displacementMm(), 1e-6 * Body.largest(cold.displacementMm()));
            assertEquals(
                    0,
                    system.solve(body.conditions(), warm.displacementMm())
                            .report()
                            .iterations());
        }
    }

    /// Stiffnesses are energies, and their errors the squares of the residual's, as from zero: the guess stays in the
    /// space that is searched. Where the preconditioner changes on the way, directions are dropped and so is that.
    @ParameterizedTest
    @MethodSource("kindsAndFactors")
    void energies_of_a_solve_from_a_guess_are_as_right_as_those_from_zero(Kind kind, double factor) {
        Body body = kind.body();
        Materials other = stiffened(body.materials(), factor);
        ElasticProblem changed = new ElasticProblem(body.mesh(), other, body.conditions());
        double exact = Elastostatics.solve(changed, new SolverSettings(1e-10, 200, 2))
                .report()
                .balance()
                .energyNewtonMm();
        try (ElasticSystem system =
                new ElasticSystem(new ElasticProblem(body.mesh(), body.materials(), body.conditions()), TO_1E6)) {
            double[] guess = system.solve().displacementMm();
            system.replace(other);
            SolveReport report = system.solve(body.conditions(), guess).report();
            double gap = kind == Kind.THIN_WALLED ? 1e-5 : 1e-8;
            assertEquals(exact, report.balance().energyNewtonMm(), gap * exact, report.toString());
            assertEquals(0, report.balance().energyGap(), gap, report.toString());
        }
    }

    @Test
    void prescribed_values_may_change_but_supports_may_not() {
        Body bonded = Body.cylinder(22, 30).bonded(-0.1);
        Body further = Body.cylinder(22, 30).bonded(-0.3);
        try (ElasticSystem system = system(bonded)) {
            Solution once = system.solve();
            Solution thrice = system.solve(further.conditions());
            assertEquals(3 * Body.largest(once.reactionNewton()), Body.largest(thrice.reactionNewton()), 1e-4);
            BoundaryConditions others = body().pushed(1, 0, 0).conditions();
            assertThrows(IllegalArgumentException.class, () -> system.solve(others));
            assertThrows(
                    IllegalArgumentException.class, () -> system.solve(bonded.conditions(), new double[] {Double.NaN}));
        }
    }

    @Test
    void a_closed_system_says_so() {
        Body body = Body.cylinder(12, 12).bonded(-0.1);
        ElasticSystem system =
                new ElasticSystem(body.problem(), SolverSettings.defaults().withThreads(2));
        system.close();
        assertThrows(IllegalStateException.class, system::solve);
        assertThrows(IllegalStateException.class, () -> system.replace(body.materials()));
    }

    @Test
    void bad_loads_and_materials_are_refused_as_at_the_front_door() {
        Body body = body().pushed(1, 0, 0);
        try (ElasticSystem system = system(body)) {
            BoundaryConditions broken = body().pushed(Double.NaN, 0, 0).conditions();
            assertThrows(NumericalException.class, () -> system.solve(broken));
            assertThrows(
                    NumericalException.class,
                    () -> system.replace(Materials.uniform(body.mesh().elementCount(), -1, 0.3)));
        }
    }
}
