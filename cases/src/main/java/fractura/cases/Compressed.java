package fractura.cases;

import fractura.mesh.Site;
import fractura.mesh.Specimen;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.AppliedLoad;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.LoadCase.PlatenCompression;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.Materials;
import fractura.solver.strength.AxialStiffness;
import fractura.solver.strength.BoneStrain;
import fractura.solver.strength.Pistoia;
import fractura.solver.strength.StrainCriterion;
import fractura.solver.strength.StrengthEstimate;
import fractura.solver.strength.VertebralStrength;
import java.util.ArrayList;
import java.util.List;

/// A specimen under its load, solved.
///
/// @param specimen the bone
/// @param solution of the load
/// @param materials it was solved with
/// @param conditions its supports
/// @param stiffness between the loaded faces
record Compressed(
        Specimen specimen,
        Solution solution,
        Materials materials,
        BoundaryConditions conditions,
        AxialStiffness stiffness) {

    static Compressed of(Specimen specimen, MaterialModel laws, PlatenCompression load, SolverSettings settings) {
        try (Solver solver = new Solver(specimen, load, settings)) {
            return solver.solve(specimen, laws);
        }
    }

    /// Solves one vertebra again and again: other materials take the place of the first.
    static final class Solver implements AutoCloseable {
        private final Specimen specimen;
        private final AppliedLoad applied;
        private final MaterialSeries series;

        /// @throws fractura.mesh.InputException when a disc is missing
        Solver(Specimen specimen, PlatenCompression load, SolverSettings settings) {
            this.specimen = specimen;
            applied = load.on(specimen);
            series = new MaterialSeries(specimen.mesh(), List.of(applied.conditions()), settings);
        }

        /// @param bone on the mesh of the specimen
        /// @param laws of its materials
        /// @return its solution, that of other materials from the first ones'
        /// @throws IllegalArgumentException when it is on another mesh
        /// @throws fractura.solver.NumericalException when a solve does not converge
        Compressed solve(Specimen bone, MaterialModel laws) {
            if (bone.mesh() != specimen.mesh()) {
                throw new IllegalArgumentException("This solver was set up for another mesh");
            }
            Materials materials = Materials.of(bone, laws);
            Solution solution = series.solve(materials).getFirst();
            return new Compressed(
                    bone, solution, materials, applied.conditions(), AxialStiffness.of(solution, applied.faces()));
        }

        @Override
        public void close() {
            series.close();
        }
    }

    VertebralStrength vertebral() {
        return VertebralStrength.of(stiffness, (Site.Vertebra) specimen.site());
    }

    BoneStrain strain() {
        return BoneStrain.of(solution, materials.bone(), BoneStrain.DEFAULT_RADIUS_MM);
    }

    StrainCriterion.Failure failure(BoneStrain strain) {
        return StrainCriterion.vertebra().failure(strain, specimen.mesh(), stiffness.forceNewton(), new int[0]);
    }

    /// Strength by all criteria, the reported one first and without its interval.
    List<StrengthEstimate> estimates(VertebralStrength vertebral, StrainCriterion.Failure failure) {
        List<StrengthEstimate> estimates = new ArrayList<>();
        estimates.add(vertebral.linear());
        vertebral.nonlinear().ifPresent(estimates::add);
        estimates.add(StrainCriterion.vertebra().estimate(failure, false));
        estimates.add(Pistoia.standard()
                .of(solution, materials.youngsModulusMPa(), materials.bone(), stiffness.forceNewton()));
        return estimates;
    }

    List<StrengthEstimate> estimates() {
        return estimates(vertebral(), failure(strain()));
    }
}
