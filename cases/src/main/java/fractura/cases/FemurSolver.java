package fractura.cases;

import fractura.mesh.Specimen;
import fractura.solver.ElasticProblem;
import fractura.solver.ElasticSystem;
import fractura.solver.Solution;
import fractura.solver.SolverSettings;
import fractura.solver.load.BoundaryConditions;
import fractura.solver.load.FemurLoad;
import fractura.solver.load.FemurLoading;
import fractura.solver.material.MaterialModel;
import fractura.solver.material.Materials;
import fractura.solver.strength.FemoralStrength;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Solves several load cases on one femur again and again: those held alike share one setup and one pass, and
/// other materials take the place of the first.
final class FemurSolver implements AutoCloseable {
    private final Specimen specimen;
    private final List<FemurLoading> loadings;
    private final SolverSettings settings;
    private final List<Group> groups = new ArrayList<>();

    /// Load cases with the same supports.
    private static final class Group {
        private final List<Integer> members = new ArrayList<>();
        private ElasticSystem system;
    }

    /// A load case, solved.
    ///
    /// @param loading forces and supports
    /// @param materials of the bone
    /// @param solution of it
    /// @param strength under it
    record Solved(FemurLoading loading, Materials materials, Solution solution, FemoralStrength strength) {
        Variations.Answer answer() {
            return new Variations.Answer(
                    strength.estimates().getFirst().newton(),
                    strength.stiffness().newtonPerMm());
        }

        Discretisation.Coarser coarser(Specimen of) {
            return Discretisation.Coarser.of(of, strength.stiffness().newtonPerMm(), strength.estimates());
        }
    }

    /// @throws fractura.mesh.InputException when the bone lacks a place a load needs
    FemurSolver(Specimen specimen, List<? extends FemurLoad> loads, SolverSettings settings) {
        this.specimen = specimen;
        this.settings = settings;
        loadings = loads.stream().map(l -> l.on(specimen)).toList();
        for (int q = 0; q < loadings.size(); q++) {
            groupOf(loadings.get(q).conditions()).members.add(q);
        }
    }

    private Group groupOf(BoundaryConditions conditions) {
        for (Group g : groups) {
            BoundaryConditions other = loadings.get(g.members.getFirst()).conditions();
            if (Arrays.equals(other.fixed(), conditions.fixed()) && other.skew().equals(conditions.skew())) {
                return g;
            }
        }
        groups.add(new Group());
        return groups.getLast();
    }

    /// @param bone on the mesh of the specimen
    /// @param laws of its materials
    /// @return one per load case, in order
    List<Solved> solve(Specimen bone, MaterialModel laws) {
        if (bone.mesh() != specimen.mesh()) {
            throw new IllegalArgumentException("This solver was set up for another mesh");
        }
        Materials materials = Materials.of(bone, laws);
        Solved[] solved = new Solved[loadings.size()];
        for (Group g : groups) {
            List<BoundaryConditions> loads =
                    g.members.stream().map(q -> loadings.get(q).conditions()).toList();
            if (g.system == null) {
                g.system = new ElasticSystem(new ElasticProblem(bone.mesh(), materials, loads.getFirst()), settings);
            } else {
                g.system.replace(materials);
            }
            List<Solution> solutions = g.system.solve(loads);
            for (int i = 0; i < solutions.size(); i++) {
                FemurLoading loading = loadings.get(g.members.get(i));
                Solution solution = solutions.get(i);
                solved[g.members.get(i)] = new Solved(
                        loading, materials, solution, FemoralStrength.of(bone, materials, loading, solution));
            }
        }
        return List.of(solved);
    }

    @Override
    public void close() {
        for (Group g : groups) {
            if (g.system != null) {
                g.system.close();
            }
        }
    }
}
